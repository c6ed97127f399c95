"""A page laid out: the finding, filters, tiles and cards."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import dash
from dash import dcc, html

from data import store as stores
from data.language import _
from data.periods import SPANS
from data.questions import compare, composition, figures, snapshot
from data.selection import Notice, Selection, write
from data.store import Store
from data.topic import Topic
from data.view import View

from . import filters
from .card import Card, drawn, skeleton
from .markup import Node, h
from .offer import live, offer, pinned, selection_of
from .registry import PAGES, Page


def register_page(module: str, page: Page, **options: object) -> None:
    """Put a page into the dashboard: its address, its entry in the navigation, its views."""
    PAGES[page.slug] = page
    dash.register_page(
        module, path=page.path, name=page.name, order=page.position,
        title=lambda **_path: f"{_(page.title)} · Zonalar",
        description=lambda **_path: _(page.about),
        layout=options.pop("layout", None) or partial(layout, page), **options,
    )  # fmt: skip


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page as its address asks for it; nothing is computed again after the first paint."""
    store = stores.current()
    selection, notices = selection_of(page, query, store)
    allowed = offer(page, store)
    shown = live(page, store)
    drawings = [drawn(card, page.slug, store, selection) for card in shown]
    page_head, chosen = head(page, store, selection), active(page, store, selection)
    cards = [skeleton(c, d, _(page.title)) for c, d in zip(shown, drawings, strict=True)]
    tiles = [section for card, section in zip(shown, cards, strict=True) if card.is_tiles]
    rest = [
        node
        for card, section in zip(shown, cards, strict=True)
        if not card.is_tiles
        for node in (_section(card), section)
        if node is not None
    ]
    return html.Main(
        [
            html.Div(page_head, id={"part": "page-head"}, className="page-head"),
            html.Div(
                [said(n) for n in notices], id={"part": "notices"}, className="notices",
                role="status",
            ),
            filters.bar(page.filters, allowed, store, selection) if page.filters else None,
            html.Div(chosen, id={"part": "active"}, className="active", role="status"),
            html.Div(tiles, className="tile-cards") if tiles else None,
            html.Div(rest, className="cards"),
            dcc.Store(id={"page": page.slug}),
        ],
        id="main", tabIndex=-1,
        **{
            "data-page": page.slug, "data-ready": "0", "data-view": selection.view,
            "data-defaults": json.dumps(filters.defaults(page.filters, allowed)),
        },
    )  # fmt: skip


def _section(card: Card) -> html.H2 | None:
    return html.H2(_(card.section), className="section") if card.section else None


def head(page: Page, store: Store, selection: Selection) -> list[Node]:
    """Overline, the finding, and what the figures are."""
    view = page.cards[0].view(store, selection) if page.cards else None
    finding = page.lead(view) if page.lead and view and view.rows else _(page.title)
    compared = _compared(view) if view and page.cards[0].is_tiles else ""
    return [
        h("P", _(page.name), className="over"),
        h("H1", finding),
        h("P", f"{compared} {_(page.about)} {_newer(view)}".strip(), className="sub"),
    ]


def _compared(view: View) -> str:
    """`January–March 2025 against January–March 2024.`"""
    if len(view.periods) != 2:
        return f"{view.periods[0].name}." if view.periods else ""
    earlier, later = view.periods
    return _("{later} against {earlier}.").format(later=later.name, earlier=earlier.name)


def _newer(view: View | None) -> str:
    """Which zone types have figures newer than the headline's period."""
    rows = [note for note in view.notes if note.startswith(_("Newer figures"))] if view else []
    return " ".join(rows)


def said(notice: Notice) -> Node:
    return h("P", notice.text, className="notice", **{"data-parameter": notice.parameter})


def active(page: Page, store: Store, selection: Selection) -> list[Node]:
    """What the reader has chosen, each with a link that takes it back; reset; the pinned link."""
    found = filters.active(selection, store.catalog)
    chosen = write(selection)
    items = []
    for name, words in found:
        rest = {key: value for key, value in chosen.items() if key != name}
        taken = _("take back: {choice}").format(choice=words)
        cross = h("Span", " ×", **{"aria-hidden": "true"})
        href = f"?{urlencode(rest)}"
        items.append(h("A", words, cross, href=href, className="choice", title=taken))
    label = h("Span", _("Chosen:"), className="filter-name") if found else None
    reset = h("A", _("Reset"), href="?", className="choice reset") if found else None
    return [label, *items, reset, _copy(page, store, selection)]


def _copy(page: Page, store: Store, selection: Selection) -> Node:
    """A link that writes everything, so that it shows the same when newer data have come."""
    said = h("Span", className="said", role="status", **{
        "data-done": _(" – copied"), "data-bar": _(" – in the address bar"),
    })  # fmt: skip
    href = f"?{urlencode(pinned(page, store, selection), safe=',')}"
    title = _("Copies the address with every choice written out")
    return h("A", _("Copy link"), said, href=href, className="copy-link", title=title)


def topic_cards(indicator: str) -> tuple[Card, ...]:
    """The cards of a page about one flow: tiles, one panel a span, composition, all figures."""
    topic = Topic((indicator,))
    panels = (Card(f"compare-{span}", compare, replace(topic, span=span)) for span in SPANS)
    return (
        Card("tiles", snapshot, topic, is_tiles=True),
        *panels,
        Card("composition", composition, topic),
        Card("figures", figures, topic, has_chart=False),
    )
