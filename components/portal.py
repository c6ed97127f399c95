"""What a page says of the publisher's open data portal: series that were frozen there, and series
by region and quarter that are not loaded here."""

from __future__ import annotations

from data import schedule
from data.language import _, ngettext
from data.periods import month_day
from data.questions.across import by_place
from data.questions.places import told_apart
from data.questions.topic import COMMITTEE
from data.store import Store

from .markup import Node, h
from .registry import Page

PLACE = "portal"  # the element that the note stands in
SECTION = "/methodology#loading"


def frozen(page: Page, store: Store) -> str:
    """That no newer figures will come of what the page is about: the indicators of its first card,
    if the portal has stopped all of their series."""
    if not page.cards or page.cards[0].topic.authority != COMMITTEE:
        return ""
    topic, folder = page.cards[0].topic, store.catalog.folder
    known = schedule.by_cell(folder)
    days = [
        schedule.frozen(folder, slug)
        for slug in topic.indicators
        if any((slug, zone) in known for zone in topic.zones)
    ]
    if not days or not all(days):
        return ""
    text = _(
        "The Committee froze these series on its portal on {day}: no newer figures will come there."
    )
    return text.format(day=month_day(max(days)))


def note(page: Page, store: Store) -> Node:
    """How many series by region and quarter could be loaded for the page, and how; None if none."""
    missing = _missing(page, store)
    if not missing:
        return None
    text = ngettext(
        "By region and quarter the Committee publishes {n} series of these figures on its open "
        "data portal; it is not loaded here.",
        "By region and quarter the Committee publishes {n} series of these figures on its open "
        "data portal; they are not loaded here.",
        missing,
    )
    way = h("A", _("How an operator loads them"), href=SECTION)
    return h("P", text.format(n=missing), " ", way)


def _missing(page: Page, store: Store) -> int:
    """The series of a topic's indicators and zone types that no loaded figures come from; none of
    other pages, which would show no region."""
    topics = [card.topic for card in page.cards if not card.topic.fixed]
    if not any(card.question is by_place for card in page.cards):
        return 0
    shown = {
        (indicator, zone)
        for topic in topics
        if topic.authority == COMMITTEE
        for indicator in topic.indicators
        for zone in topic.offered
    }
    known = set(schedule.by_cell(store.catalog.folder)) & shown
    here = set(told_apart(store))
    return sum(cell[0] not in here and cell not in schedule.loaded(store) for cell in known)
