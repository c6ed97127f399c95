"""A figure that opens its receipt (assets/receipts.js; assets/walk.js moves between figures)."""

from __future__ import annotations

from data.observation import Observation

from .markup import Node, h


def fig(words: str, row: Observation | None) -> Node:
    """The words of a figure as a button that looks like text; plain text where there is no figure.

    None of them is a stop of the Tab key here: the browser makes one of each table its stop."""
    if row is None:
        return words
    return h("Button", words, type="button", className="fig", tabIndex=-1, **{"data-id": row.id})
