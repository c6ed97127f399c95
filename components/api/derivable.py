"""Derived figures under a query: which may be asked for, and the figures themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data import serving
from data.entries import Indicator
from data.language import _
from data.observation import Observation
from data.periods import MEMBERS, SPANS, members, parse_key
from data.questions.levels import levels
from data.questions.topic import Topic
from data.questions.ways import PER_MONTH, defined, shown, why_not
from data.questions.within import averages
from data.selection import NONE, Selection
from data.store import Store

if TYPE_CHECKING:
    from .queries import Observations


def hindrance(query: Observations) -> dict[str, Any] | None:
    """What is wrong with a query for derived figures: the parameter, its value, and why."""
    known = serving.current().catalog.indicators
    named = [known[slug] for slug in query.indicator if slug in known]
    if not named:
        text = _("Name the indicators that figures are to be derived of.")
        return _problem("indicator", "", text, list(known))
    for one in named:
        found = _for_one(query, one)
        if found:
            return found
    return _combined(query)


def _for_one(query: Observations, one: Indicator) -> dict[str, Any] | None:
    """What an indicator cannot be shown as."""
    show = query.show or "level"
    if show not in defined(one):
        reason = why_not(show, [one]) or _("it is not defined")
        return _problem("show", show, f"{one.name}: {reason}.", list(defined(one)))
    derived = next((span for span in query.span if span in MEMBERS), "")
    if derived and one.kind == "stock":
        text = _("{name}: figures of one day have no quarters or rolling years.")
        return _problem("span", derived, text.format(name=one.name), list(SPANS))
    if query.prices == "constant" and not one.price_index:
        text = _("{name}: no price index is kept for these figures.")
        return _problem("prices", "constant", text.format(name=one.name), ["current"])
    return None


def _combined(query: Observations) -> dict[str, Any] | None:
    """Choices that exclude each other."""
    derived = [span for span in query.span if span in MEMBERS]
    if len(query.span) > 1 and derived:
        text = _("A derived span is asked for alone.")
        return _problem("span", ",".join(query.span), text, derived)
    if query.prices == "constant" and (set(query.span) - {"year"} or query.show == PER_MONTH):
        text = _("Constant prices are given for whole years only.")
        return _problem("prices", "constant", text, ["current"])
    if query.show == PER_MONTH and derived:
        text = _("Monthly averages have periods of their own.")
        return _problem("span", derived[0], text, [])
    if query.measure not in ([], ["level"]):
        text = _("Figures are derived of levels; “show” says what is made of them.")
        return _problem("measure", ",".join(query.measure), text, ["level"])
    if query.every:
        text = _("Figures are derived of the best source of each cell.")
        return _problem("all_sources", "1", text, ["0"])
    return None


def _problem(parameter: str, value: str, message: str, allowed: list[str]) -> dict[str, Any]:
    return {"parameter": parameter, "value": value, "message": message, "allowed": allowed}


def derived(store: Store, query: Observations) -> list[Observation]:
    """The derived figures of every named indicator and region under a query."""
    found: list[Observation] = []
    for indicator in query.indicator:
        for region in query.region or store.regions_of(indicator):
            for authority in query.authority or [None]:
                found += _of_group(store, query, indicator, region, authority)
    return found


def _of_group(
    store: Store, query: Observations, indicator: str, region: str, authority: str | None
) -> list[Observation]:
    span = query.span[0] if len(query.span) == 1 else ""
    selection = Selection(
        region=region, span=span if span in MEMBERS else "", show=query.show or "level",
        prices=query.prices or "current",
    )  # fmt: skip
    topic = Topic((indicator,), zones=tuple(store.catalog.zones), authority=authority, fixed=True)
    if selection.show == PER_MONTH:
        rows = list(averages(store, selection, topic).rows)
    else:
        rows = _everything(store, selection, topic)
    kept = [row for row in rows if _wanted(row, query)]
    return list(shown(store, selection, topic, kept).rows)


def _everything(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    """Levels with and without partner and activity."""
    ways = ("zone", "partner", "activity")
    topics = (Topic(topic.indicators, topic.zones, authority=topic.authority, by=by, fixed=True)
              for by in ways)  # fmt: skip
    return [row for one in topics for row in levels(store, selection, one)]


def _wanted(row: Observation, query: Observations) -> bool:
    """Whether a row is of the zones, details and periods of the query."""
    asked = {"zone": query.zone, "partner": query.partner, "activity": query.activity}
    for name, slugs in asked.items():
        if slugs and (getattr(row, name) or NONE) not in slugs:
            return False
    year = row.period.year
    if not int(query.first or 0) <= year <= int(query.last or 9999):
        return False
    if query.at and not row.period.is_when(parse_key(query.at)):
        return False
    spans = {name for span in query.span for name in members(span)}
    return not spans or row.period.span in spans or query.show == PER_MONTH
