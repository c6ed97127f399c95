"""HTML as plain dicts in Dash's own shape: what a redraw sends by the hundred.

A Dash component costs about 7 µs to make and more to serialise; a card has a hundred elements, a
click redraws all cards within 10 ms. Controls and graphs stay real components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any] | str | None


def h(tag: str, *children: Any, **props: Any) -> dict[str, Any]:
    """An element: `h("Td", "10,652.9", className="num")`. Empty children are left out."""
    kept = list(_flat(children))
    if kept:
        props["children"] = kept[0] if len(kept) == 1 else kept
    return {"namespace": "dash_html_components", "type": tag, "props": props}


def link(words: str, href: str, **props: Any) -> dict[str, Any]:
    """A link to another host: opens in a new tab and tells it nothing."""
    return h("A", words, href=href, target="_blank", rel="noopener noreferrer", **props)


def _flat(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, (list, tuple)):
            yield from _flat(child)
        elif child is not None and child != "":
            yield child
