"""Which ways to show, derived spans and prices a page can be asked for, and why not the others."""

from __future__ import annotations

from dataclasses import replace

from data.entries import Indicator
from data.language import _
from data.observation import Observation
from data.periods import MEMBERS
from data.questions.compare import against, compare, figures, snapshot, timeline
from data.questions.levels import levels
from data.questions.regional import by_region, course
from data.questions.ways import PER_MONTH, offered, why_not
from data.questions.within import discrete, has_months, monthly
from data.reckoning.prices import base_year
from data.selection import PRICES, SHOWS, Selection
from data.store import Store

from .card import Card
from .registry import Page

FOLLOWING = (against, compare, course, discrete, figures, monthly, snapshot, timeline)


def compared(page: Page, store: Store) -> list[Indicator]:
    """The indicators of the cards that follow the way to show."""
    names = {
        slug for card in page.cards if card.question in FOLLOWING for slug in card.topic.indicators
    }
    return [entry for slug, entry in store.catalog.indicators.items() if slug in names]


def ways_of(page: Page, store: Store) -> tuple[str, ...]:
    """The ways to show that at least one card of the page knows."""
    known = offered(compared(page, store)) if "show" in page.filters else ("level",)
    months = any(c.question is monthly and has_months(store, c.topic) for c in page.cards)
    return tuple(name for name in known if months or name != PER_MONTH)


def prices_of(page: Page, store: Store) -> tuple[str, ...]:
    """Current prices; constant ones where a price index fits an indicator of the page."""
    fitting = any(base_year(one.slug, store.catalog) for one in compared(page, store))
    return PRICES if fitting and "prices" in page.filters else PRICES[:1]


def derived_spans(page: Page, store: Store) -> set[str]:
    """Quarters and rolling years, where some can be computed."""
    cards = [card for card in page.cards if card.question in (discrete, by_region)]
    return {
        span
        for card in cards
        for span in ([card.topic.span] if card.topic.span else MEMBERS)
        if has_derived(replace_span(card, span), store)
    }


def replace_span(card: Card, span: str) -> Card:
    """The card with its topic narrowed to a span."""
    return replace(card, topic=replace(card.topic, span=span))


def reasons(
    page: Page, store: Store, shows: tuple[str, ...], spans: set[str]
) -> tuple[tuple[str, str], ...]:
    """Why values that other pages offer are refused here."""
    indicators = compared(page, store)
    if not indicators:
        return ()
    found = {name: why_not(name, indicators) for name in SHOWS if name not in shows}
    is_stock = all(one.kind == "stock" for one in indicators)
    for span in (name for name in MEMBERS if name not in spans):
        found[span] = (
            _("figures of one day have no quarters or rolling years")
            if is_stock
            else _("the published figures leave none to be computed")
        )
    if PER_MONTH not in (*shows, *found) or not found.get(PER_MONTH, "any"):
        found[PER_MONTH] = _("no two cumulative figures of one year are published")
    if prices_of(page, store) == PRICES[:1]:
        found["constant"] = _("no price index is kept for these figures")
    return tuple((name, reason) for name, reason in found.items() if reason)


def everything(card: Card, store: Store, span: str = "") -> list[Observation]:
    """Every figure that the card can show, of a span or as published."""
    zones = card.topic.zones if card.topic.fixed else card.topic.offered
    return levels(store, Selection(zone=zones, span=span), card.topic)


def has_derived(card: Card, store: Store) -> bool:
    """Whether a derived span of the card's figures holds more than published ones."""
    span = card.topic.span
    return any(row.period.span.startswith(span) for row in everything(card, store, span))
