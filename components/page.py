"""A page: filters and cards; one callback redraws the cards of whatever page is open."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from urllib.parse import urlencode

import dash
from dash import (
    ALL,
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    dcc,
    html,
)

from data import store as stores
from data.catalog import FOUR_TYPES
from data.language import _
from data.periods import SPANS
from data.questions import Topic, compare, composition, figures, levels, snapshot
from data.selection import Notice, Offer, Query, Selection, read, write
from data.store import Store
from data.view import View

from . import filters
from .card import PARTS, Card, drawn, skeleton
from .markup import Node, h

STANDARD = ("zone", "span", "from", "to", "at", "view")


@dataclass(frozen=True)
class Page:
    """A topic: its cards in order, the filters that apply, and the finding that heads it.

    `lead` turns the first card's view into the headline; `about` is the grey line under it.
    """

    slug: str
    path: str
    name: str
    title: str
    about: str
    cards: tuple[Card, ...] = ()
    filters: tuple[str, ...] = STANDARD
    zones: tuple[str, ...] = FOUR_TYPES
    lead: Callable[[View], str] | None = None
    position: int = 0

    def card(self, slug: str) -> Card | None:
        return next((card for card in self.cards if card.slug == slug), None)


PAGES: dict[str, Page] = {}


def register_page(module: str, page: Page, **options: object) -> None:
    """Put a page into the dashboard: its address, its entry in the navigation, its views."""
    PAGES[page.slug] = page
    dash.register_page(
        module, path=page.path, name=page.name, order=page.position,
        title=lambda **_path: f"{_(page.title)} · Zonalar", description=lambda **_path: _(page.about),
        layout=options.pop("layout", None) or partial(layout, page), **options,
    )  # fmt: skip


@cache
def offer(page: Page, store: Store) -> Offer:
    """What the page's data allow to be asked."""
    rows = [row for card in page.cards for row in _everything(card, store)]
    spans = {row.period.span for row in rows}
    years = [row.period.year for row in rows]
    keys = {row.period.key: row.period.end for row in rows if row.period.span in SPANS}
    zones = {row.zone for row in rows}
    offered = {zone for card in page.cards if not card.topic.fixed for zone in card.topic.offered}
    return Offer(
        zones=tuple(
            z for z in store.catalog.zones if z in offered and (z in zones or z in page.zones)
        ),
        default_zones=page.zones,
        spans=tuple(span for span in SPANS if span in spans),
        years=tuple(range(min(years), max(years) + 1)) if years else (),
        periods=tuple(sorted(keys, key=lambda key: keys[key])),
        regions=tuple(store.catalog.regions),
        partners=tuple(p for p in store.catalog.partners if p in {row.partner for row in rows}),
        activities=tuple(
            a for a in store.catalog.activities if a in {row.activity for row in rows}
        ),
    )


def _everything(card: Card, store: Store) -> list:
    zones = card.topic.zones if card.topic.fixed else card.topic.offered
    return levels(store, Selection(zone=zones), card.topic)


@cache
def live(page: Page, store: Store) -> tuple[Card, ...]:
    """The cards that the data can fill under some selection; panels of empty spans are left out."""

    def has_any(card: Card) -> bool:
        rows = _everything(card, store)
        return any(row.period.span == card.topic.span for row in rows) if card.topic.span else True

    return tuple(card for card in page.cards if has_any(card))


def selection_of(page: Page, query: Query, store: Store) -> tuple[Selection, tuple[Notice, ...]]:
    return read(query, offer(page, store))


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page as its address asks for it; nothing is computed again after the first paint."""
    store = stores.current()
    selection, notices = selection_of(page, query, store)
    allowed = offer(page, store)
    shown = live(page, store)
    drawings = [drawn(card, page.slug, store, selection) for card in shown]
    head, active = _head(page, store, selection), _active(page, store, selection)
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
            html.Div(head, id={"part": "page-head"}, className="page-head"),
            html.Div([_notice(n) for n in notices], id={"part": "notices"}, className="notices", role="status"),
            filters.bar(page.filters, allowed, store, selection) if page.filters else None,
            html.Div(active, id={"part": "active"}, className="active", role="status"),
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


def _head(page: Page, store: Store, selection: Selection) -> list[Node]:
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


def _notice(notice: Notice) -> Node:
    return h("P", notice.text, className="notice", **{"data-parameter": notice.parameter})


def _active(page: Page, store: Store, selection: Selection) -> list[Node]:
    """What the reader has chosen, each with a link that takes it back; reset; the pinned link."""
    found = filters.active(page.filters, selection, store.catalog)
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


def pinned(page: Page, store: Store, selection: Selection) -> dict[str, str]:
    """Every parameter of the page as it is shown now, defaults included."""
    allowed = offer(page, store)
    view = page.cards[0].view(store, selection) if page.cards else None
    period = view.period.key if view and view.period and view.period.key in allowed.periods else ""
    full = replace(
        selection,
        zone=allowed.default_zones if selection.zone is None else selection.zone,
        first=selection.first or (allowed.years[0] if allowed.years else None),
        last=selection.last or (allowed.years[-1] if allowed.years else None),
        at=selection.at or (period if "at" in page.filters else ""),
    )
    return write(full)


clientside_callback(
    ClientsideFunction("zonalar", "mirror"),
    Output("address", "data"),
    Input({"filter": ALL}, "value"),
    State({"filter": ALL}, "id"),
    prevent_initial_call=True,
)


@callback(
    output={
        "head": Output({"part": ALL}, "children"),
        "frame": Output({"card": ALL, "part": "frame"}, "className"),
        "card": Output({"card": ALL, "part": "head"}, "children"),
        "canvas": Output({"card": ALL, "part": "canvas"}, "style"),
        "body": Output({"card": ALL, "part": "body"}, "children"),
        "figure": Output({"graph": ALL}, "figure"),
    },
    inputs={
        "values": Input({"filter": ALL}, "value"),
        "names": State({"filter": ALL}, "id"),
        "parts": State({"part": ALL}, "id"),
        "pages": State({"page": ALL}, "id"),
        "ids": {part: State({"card": ALL, "part": part}, "id") for part in PARTS},
        "graphs": State({"graph": ALL}, "id"),
    },
    prevent_initial_call=True,
)
def redraw(values, names, parts, pages, ids, graphs) -> dict[str, list]:
    """Every card of the open page under the controls' values. Dash does not promise an order for
    ALL (plotly/dash#3063): everything is matched by id."""
    page = PAGES[pages[0]["page"]]
    store = stores.current()
    usual = filters.defaults(page.filters, offer(page, store))
    query = {
        name["filter"]: _text(value)
        for name, value in zip(names, values, strict=True)
        if value != usual.get(name["filter"])
    }
    selection, notices = selection_of(page, query, store)
    done = {card.slug: drawn(card, page.slug, store, selection) for card in live(page, store)}
    whole = {
        "page-head": _head(page, store, selection),
        "notices": [_notice(notice) for notice in notices],
        "active": _active(page, store, selection),
    }

    def each(part: str, field: str) -> list:
        return [getattr(done[found["card"]], field) for found in ids[part]]

    return {
        "head": [whole[found["part"]] for found in parts],
        "frame": each("frame", "frame"),
        "card": each("head", "head"),
        "canvas": each("canvas", "canvas"),
        "body": each("body", "body"),
        "figure": [done[found["graph"]].figure for found in graphs],
    }


def _text(value: object) -> str | list[str]:
    """A control's value as the address would carry it."""
    if isinstance(value, list):
        return [str(part) for part in value] or "none"
    return str(value or "")


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
