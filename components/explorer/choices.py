"""The reader's choices above the explorer's table: what is chosen, and what stands in the way."""

from __future__ import annotations

from urllib.parse import urlencode

from data.language import _
from data.store import Store

from ..api.search import positions
from ..markup import Node, h, localized
from .asked import DAY, Asked, written
from .words import count, words


def active(store: Store, asked: Asked) -> list[Node]:
    """What is chosen, each with a link that takes it back; reset; the link to this choice."""
    items = [_taken(asked, name, words(store, name, asked)) for name in asked.chosen]
    if items:
        label = h("Span", _("Chosen:"), className="filter-name")
        items = [label, *items, h("A", _("Reset"), href="?", className="choice reset")]
    told = {"data-done": _(" – copied"), "data-bar": _(" – in the address bar")}
    state = h("Span", className="said", role="status", **told)
    return [
        *items,
        h(
            "A",
            _("Copy link"),
            state,
            href=localized(address(asked), always=True),
            className="copy-link",
        ),
    ]


def _taken(asked: Asked, name: str, chosen: str) -> Node:
    cross = h("Span", " ×", **{"aria-hidden": "true"})
    title = _("take back: {choice}").format(choice=chosen)
    href = address(asked.without(name))
    return h("A", chosen, cross, href=href, className="choice", title=title)


def address(asked: Asked) -> str:
    return f"?{urlencode(written(asked), safe=',')}"


def empty(store: Store, asked: Asked) -> Node:
    """Why nothing is found: the choices that stand in the way, with what each would give back."""
    stores = {name: store.present if name == DAY else store for name in asked.chosen}
    counts = [(len(positions(one, asked.without(name))), name) for name, one in stores.items()]
    ways = [
        h("Li", h("A", _without(store, asked, name, n), href=address(asked.without(name)),
                  className="choice"))
        for n, name in sorted(counts, reverse=True) if n
    ]  # fmt: skip
    reset = h("A", _("Reset all filters"), href="?", className="choice reset")
    why = _("No published figure meets all of these choices at once.")
    tip = _("Without one of them there are figures:") if ways else ""
    return h(
        "Div", h("P", why, " ", tip), h("Ul", ways) if ways else None, reset, className="empty"
    )


def _without(store: Store, asked: Asked, name: str, n: int) -> str:
    text = _("without “{choice}”: {count}")
    return text.format(choice=words(store, name, asked), count=count(n))
