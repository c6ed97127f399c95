"""Ways to show (`show=`): a level, or what is computed from it, like with like only.

The order of operations is units, then period (levels.py), then the way to show, of which a share is
one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from ..catalog import FOUR_TYPES, Catalog
from ..entries import Indicator
from ..language import _
from ..observation import Observation
from ..reckoning import change, derive
from ..reckoning.derive import Outcome, Refusal
from ..selection import SHOWS, Selection
from ..store import Store
from .levels import a_year_earlier, levels, stated
from .topic import Topic

LEVEL = "level"
MEMBERS = "participants_count"  # what a flow is divided by


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures to show, what they are computed from, and why some are not given, by series."""

    measure: str
    rows: tuple[Observation, ...]
    operands: tuple[Observation, ...] = ()
    refusals: tuple[tuple[Observation, str], ...] = ()


def shown(store: Store, selection: Selection, topic: Topic, rows: Sequence[Observation]) -> Shown:
    """The rows in the way that the selection asks for."""
    if selection.show not in WAYS:
        measure = rows[0].measure if rows else LEVEL
        return Shown(measure, tuple(rows))
    way = WAYS[selection.show](store, selection, topic)
    outcomes = [(row, way(row)) for row in rows]
    found = tuple(one for _row, one in outcomes if isinstance(one, Observation))
    refused = tuple((row, one.reason) for row, one in outcomes if isinstance(one, Refusal))
    operands = {part.id: part for one in found for part in one.operands}
    operands |= {row.id: row for row, one in outcomes if isinstance(one, Observation)}
    rest = tuple(part for part in operands.values() if part not in found)
    return Shown(selection.show, found, rest, refused)


Way = Callable[[Observation], Outcome]


def _related(measure: str, store: Store, selection: Selection, topic: Topic) -> Way:
    """Change, growth, index or times against the year before."""

    def way(row: Observation) -> Outcome:
        earlier = a_year_earlier(store, selection, row)
        return change.relate(row, earlier, store.catalog, stated(store, row), measure)

    return way


def _shared(store: Store, selection: Selection, topic: Topic) -> Way:
    """The share of each of the four types in their sum: all four, whatever zones are chosen."""
    whole: dict[tuple[str, str], dict[str, Observation]] = {}
    every = Selection(
        zone=FOUR_TYPES, region=selection.region, span=selection.span, prices=selection.prices
    )
    for row in levels(store, every, topic):
        whole.setdefault((row.indicator, row.period.key), {})[row.zone] = row

    def way(row: Observation) -> Outcome:
        parts = whole.get((row.indicator, row.period.key), {})
        return share(row, parts, store.catalog)

    return way


def share(row: Observation, parts: dict[str, Observation], catalog: Catalog) -> Outcome:
    """A figure in percent of the four types together, or why not; `parts` by zone type."""
    if row.zone not in FOUR_TYPES:
        return Refusal(_("it is not one of the four types that make the whole"))
    missing = [zone for zone in FOUR_TYPES if zone not in parts]
    if missing:
        names = ", ".join(catalog.zones[zone].plural_name for zone in missing)
        return Refusal(_("no figure is published for {names}").format(names=names))
    if any(part.exact < 0 for part in parts.values()):
        return Refusal(_("no share is given of a sum of profits and losses"))
    doubtful = next((part for part in parts.values() if not part.is_firm), None)
    if doubtful and doubtful.is_open_zero:
        return Refusal(derive.doubt_of(doubtful, catalog.zones[doubtful.zone].plural_name))
    if doubtful:
        text = _("not computed: {zone} is approximate, doubtful or contradicted")
        return Refusal(text.format(zone=catalog.zones[doubtful.zone].name))
    others = [part for part in parts.values() if part.zone != row.zone]
    return derive.share(row, others, catalog)


def _by_participant(store: Store, selection: Selection, topic: Topic) -> Way:
    """A flow divided by the participants on its closing day."""
    counts = {
        (row.zone, row.period.span, row.period.year): row
        for row in store.rows(MEMBERS, selection.region, authority=topic.authority)
    }

    def way(row: Observation) -> Outcome:
        members = counts.get((row.zone, row.period.span, row.period.year))
        if members is None:
            return Refusal(_("no number of participants is published for {day}").format(
                day=row.period.name
            ))  # fmt: skip
        reason = derive.hindrance((row, members), store.catalog)
        return Refusal(reason) if reason else derive.per(row, members, store.catalog)

    return way


WAYS: dict[str, Callable[[Store, Selection, Topic], Way]] = {
    **{name: partial(_related, name) for name in ("change", "growth", "index", "times")},
    "share": _shared,
    "per_participant": _by_participant,
}
PER_MONTH = "per_month"  # a way of its own: it has other periods (data/questions/compare.py)


def defined(indicator: Indicator) -> tuple[str, ...]:
    """The ways in which an indicator can be shown at all."""
    if indicator.compare == "none":
        return (LEVEL,)
    found = [LEVEL, "change"]
    if indicator.compare == "growth":
        found += ["growth", "index", "times"]
        found += ["share"] if indicator.sum_ok else []
    if indicator.kind == "flow" and indicator.family in ("uzs", "usd", "count"):
        found += ["per_participant", PER_MONTH]
    return tuple(found)


def offered(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The ways in which at least one of the indicators can be shown, in fixed order."""
    known = {name for one in indicators for name in defined(one)}
    return tuple(name for name in SHOWS if name in known)


def why_not(name: str, indicators: Iterable[Indicator]) -> str:
    """Why none of the indicators can be shown in a way."""
    kinds = {one.kind for one in indicators}
    compares = {one.compare for one in indicators}
    if name in (PER_MONTH, "per_participant") and kinds == {"stock"}:
        return _("a figure of one day is not a flow that could be divided")
    if compares == {"none"}:
        return _("plans are not compared")
    if name in ("growth", "index", "times", "share") and compares == {"swing"}:
        return _("profits and losses are compared by their difference, never by a rate or share")
    if name in ("growth", "index", "times") and compares == {"points"}:
        return _("percentages are compared by their difference")
    return ""
