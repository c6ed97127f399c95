"""A page laid out: the finding, filters, tiles and cards."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import dash
from dash import html

from data.language import N_, _, current
from data.periods import QUARTER, ROLLING, SPANS
from data.questions.across import by_place, by_zones
from data.questions.compare import compare, figures, snapshot
from data.questions.composition import composition
from data.questions.topic import Topic
from data.questions.within import discrete, monthly
from data.selection import Offer, Selection

from . import filters
from .card import Card, skeleton
from .offer import asked, controls, live, offer
from .picture import blank, picture
from .portal import PLACE
from .registry import PAGES, Page, outlining
from .slider import slider
from .synthetic import titled


def register_page(module: str, page: Page, **options: object) -> None:
    """Put a page into the dashboard: its address, its entry in the navigation, its views."""
    PAGES[page.slug] = page
    dash.register_page(
        module, path=page.path, name=page.name, order=page.position,
        title=lambda **_path: titled(f"{_(page.title)} · Zonalar"),
        description=lambda **_path: page.line(),
        layout=options.pop("layout", None) or partial(layout, page), **options,
    )  # fmt: skip


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page as its address asks for it; nothing is computed again after the first paint."""
    store, selection, notices = asked(page, query)
    allowed = offer(page, store)
    shown, names = live(page, store), controls(page, store)
    waits = outlining.get()
    whole = blank(page, store) if waits else picture(page, store, selection, current.get())
    cards = [skeleton(card, whole.cards[card.slug], _(page.title)) for card in shown]
    tiles = [section for card, section in zip(shown, cards, strict=True) if card.is_tiles]
    rest = [
        node
        for card, section in zip(shown, cards, strict=True)
        if not card.is_tiles
        for node in (_section(card), _slider(card, shown, allowed, selection), section)
        if node is not None
    ]
    return html.Main(
        [
            html.Div(id="page-head", className="page-head"),
            html.Div(id="notices", className="notices", role="status"),
            filters.bar(names, allowed, store, selection) if names else None,
            html.Div(id="active", className="active", role="status"),
            html.Div(tiles, className="tile-cards") if tiles else None,
            html.Div(rest, className="cards"),
            html.Div(id=PLACE, className="portal"),
            html.Div(
                id={"page": page.slug}, hidden=True,
                **{"data-picture": whole.text(notices), "data-version": store.present.version},
            ),
        ],
        id="main", tabIndex=-1,
        **{
            "data-page": page.slug, "data-ready": "0", "data-view": selection.view,
            "data-defaults": json.dumps(filters.defaults(names, allowed)),
        },
    )  # fmt: skip


def _section(card: Card) -> html.H2 | None:
    return html.H2(_(card.section), className="section") if card.section else None


def _slider(
    card: Card, shown: Iterable[Card], allowed: Offer, selection: Selection
) -> html.Div | None:
    maps = sum(one.question is by_zones for one in shown)
    return slider(allowed, selection, maps=maps) if card.slides else None


def topic_cards(indicator: str) -> tuple[Card, ...]:
    """The cards of a page about one flow: tiles, one panel a span, composition, the regions, all
    figures."""
    topic = Topic((indicator,))
    panels = (Card(f"compare-{span}", compare, replace(topic, span=span)) for span in SPANS)
    return (
        Card("tiles", snapshot, topic, is_tiles=True),
        *panels,
        *within_the_year(indicator),
        Card("composition", composition, topic),
        *by_region((indicator,)),
        Card("figures", figures, topic, has_chart=False),
    )


def within_the_year(indicator: str, prefix: str = "", **more: object) -> tuple[Card, ...]:
    """What lies between cumulative figures of a flow: quarters, rolling years, monthly averages."""
    topic = Topic((indicator,), **more)
    return (
        Card(f"{prefix}quarters", discrete, replace(topic, span=QUARTER)),
        Card(f"{prefix}rolling", discrete, replace(topic, span=ROLLING)),
        Card(f"{prefix}per-month", monthly, topic),
    )


def by_region(indicators: Iterable[str]) -> tuple[Card, ...]:
    """A map and little charts of each indicator, where the data know regions; one slider over the
    periods stands above all of them."""
    cards: list[Card] = []
    for nth, indicator in enumerate(indicators):
        topic = Topic((indicator,))
        name = indicator.replace("_", "-")
        cards += [
            Card(
                f"{name}-map", by_zones, topic, wide=True,
                section="" if nth else N_("By region"), slides=not nth,
            ),
            Card(f"{name}-panels", by_place, topic, wide=True),
        ]  # fmt: skip
    return tuple(cards)
