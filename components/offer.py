"""What a page can be asked for, by the data there are; and the address that pins what it shows.

Cards, controls and choices are those of today, on whichever day the figures are looked at: a choice
that nothing was known of then says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data import serving
from data.kept import kept
from data.known import days, known
from data.language import current
from data.periods import ASKED, SPANS
from data.questions.across import by_place, by_zones
from data.questions.compare import against, release, snapshot
from data.questions.composition import composition
from data.questions.events import dated
from data.questions.places import places
from data.questions.regional import by_region
from data.questions.within import discrete, has_months, monthly
from data.selection import Notice, Offer, Query, Selection, read, write
from data.store import Store

from .card import Card
from .registry import Page
from .ways import derived_spans, everything, has_derived, prices_of, reasons, ways_of


def offer(page: Page, store: Store) -> Offer:
    """What the page's data allow to be asked, with reasons in the reader's language."""
    return _offer(page, store.present, current.get())


@kept()
def _offer(page: Page, store: Store, _language: str) -> Offer:
    if page.body:
        return replace(page.body.offer(store), days=days(store))
    rows = [row for card in page.cards for row in everything(card, store)]
    spans = {row.period.span for row in rows} | derived_spans(page, store)
    shows = ways_of(page, store)
    years = [row.period.year for row in rows] + _event_years(page, store)
    keys = {row.period.key: row.period.end for row in rows if row.period.span in SPANS}
    zones = {row.zone for row in rows}
    free = [card.topic for card in page.cards if not card.topic.fixed]
    offered = {zone for topic in free for zone in topic.offered}
    return Offer(
        zones=tuple(
            z for z in store.catalog.zones if z in offered and (z in zones or z in page.zones)
        ),
        default_zones=page.zones,
        spans=tuple(span for span in ASKED if span in spans),
        shows=shows,
        prices=prices_of(page, store),
        why_not=reasons(page, store, shows, spans),
        years=tuple(range(min(years), max(years) + 1)) if years else (),
        periods=tuple(sorted(keys, key=lambda key: keys[key])),
        regions=tuple(store.catalog.regions),
        listed=(store.catalog.country, *places(store, free)) if free else None,
        partners=tuple(p for p in store.catalog.partners if p in {row.partner for row in rows}),
        activities=tuple(
            a for a in store.catalog.activities if a in {row.activity for row in rows}
        ),
        days=days(store),
    )


def _event_years(page: Page, store: Store) -> list[int]:
    views = (card.view(store, Selection()) for card in page.cards if card.question is dated)
    events = [one for view in views if view for one in view.events]
    return [day.year for one in events for day in (one.start, one.last)]


def live(page: Page, store: Store) -> tuple[Card, ...]:
    """The cards that the data can fill under some selection; panels of empty spans are left out."""
    return _live(page, store.present)


@kept()
def _live(page: Page, store: Store) -> tuple[Card, ...]:
    def has_any(card: Card) -> bool:
        if card.question is discrete:
            return has_derived(card, store)
        if card.question is monthly:
            return has_months(store, card.topic)
        if card.question in (by_place, by_zones):
            return bool(places(store, [card.topic]))
        rows = everything(card, store)
        if card.optional and not rows:
            return False
        return any(row.period.span == card.topic.span for row in rows) if card.topic.span else True

    return tuple(card for card in page.cards if has_any(card))


@kept()
def controls(page: Page, store: Store) -> tuple[str, ...]:
    """The filters of the page that have something to choose."""
    allowed = offer(page, store)
    choices = {
        "show": allowed.shows, "prices": allowed.prices,
        "region": allowed.regions if allowed.listed is None else allowed.listed,
        "asof": allowed.days or (),
    }  # fmt: skip
    return tuple(name for name in page.filters if len(choices.get(name, "any")) > 1)


def asked(page: Page, query: Query) -> tuple[Store, Selection, tuple[Notice, ...]]:
    """What a query asks of a page: the figures, of today or as they were known on a day; the
    choices among them; and what could not be used."""
    present = serving.current()
    selection, notices = selection_of(page, query, present)
    return known(present, selection.asof), selection, notices


def looked_at(query: Query) -> tuple[Store, tuple[Notice, ...]]:
    """The figures of today, or as they were known on the day that a query names, if it is one."""
    today = serving.current()
    day, notices = day_asked(query, today)
    return known(today, day), notices


def day_asked(query: Query, store: Store) -> tuple[date | None, tuple[Notice, ...]]:
    """The day that a query names to look back to, and a notice where there is no such day."""
    selection, notices = read({"asof": query.get("asof", "")}, Offer(days=days(store)))
    return selection.asof, notices


def selection_of(page: Page, query: Query, store: Store) -> tuple[Selection, tuple[Notice, ...]]:
    return read(query, offer(page, store))


SINGLE = (  # questions whose period `at` decides
    snapshot, release, against, composition, by_region, by_zones,
)  # fmt: skip


def pinned(page: Page, store: Store, selection: Selection) -> dict[str, str]:
    """Every parameter of the page as it is shown now, defaults included. No day is written unless
    one was chosen: a look back leaves out sources without a date, which are shown here."""
    allowed = offer(page, store)
    views = (card.view(store, selection) for card in page.cards if card.question in SINGLE)
    periods = [view.period.key for view in views if view and view.period]
    period = periods[0] if periods and periods[0] in allowed.periods else ""
    full = replace(
        selection,
        zone=allowed.default_zones
        if selection.zone is None and "zone" in page.filters
        else selection.zone,
        first=selection.first or (allowed.years[0] if allowed.years else None),
        last=selection.last or (allowed.years[-1] if allowed.years else None),
        at=selection.at or (period if "at" in page.filters else ""),
    )
    return write(full)
