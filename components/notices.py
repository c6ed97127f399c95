"""What of an address could not be used, and what was done instead."""

from __future__ import annotations

from collections.abc import Iterable

from data.selection import Notice

from .markup import Node, h


def notices(wrong: Iterable[Notice]) -> list[Node]:
    """A line for each, over the figures."""
    return [
        h("P", one.text, className="notice", **{"data-parameter": one.parameter}) for one in wrong
    ]
