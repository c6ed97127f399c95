"""The zone types together, like for like, and what a category that joined later does to the sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog import FOUR_TYPES, Catalog
from ..kept import kept
from ..observation import Observation
from ..reckoning import derive
from ..selection import Selection
from ..store import Store
from .compare import spanned, view_of
from .levels import KEPT, levels
from .nearest import empty
from .topic import Topic
from .view import View
from .ways import LEVEL

TOTAL, ALL = "total", "all_types"
SINCE = "growth_since"  # growth on the date before, whatever the time between
UNLIKE = "_unlike"  # behind a measure that sets more categories against fewer: across a break


@dataclass(frozen=True, slots=True)
class Whole:
    """The four types at one period, and the same with every category there is by then."""

    four: Observation
    every: Observation | None


def together(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The sum of the four types at every date; the newest against a year before and the date
    before, like for like and, to show the difference, with the later categories counted in."""
    if selection.show != LEVEL or selection.prices != "current":
        return None
    rows = totals(store, topic.indicators[0], selection.region, topic.authority, selection.span)
    kept = [row for row in rows if selection.covers(row.period.year)]
    sums = [row for row in spanned(selection, kept) if row.measure == LEVEL]
    if not sums:
        return empty(store, selection, topic, "together")
    view = view_of(store, selection, topic, "together", sums)
    rates = [
        row for row in kept
        if row.measure != LEVEL and row.period.key == view.periods[-1].key
        and set(row.operands) <= set(rows)
    ]  # fmt: skip
    return view.with_rows(tuple(rates))


def totals(
    store: Store, indicator: str, region: str, authority: str, span: str = ""
) -> tuple[Observation, ...]:
    """Sums of the zone types by period, and the growth of each on a year before and on the period
    before; only where the sources allow it (Catalog.indicators' `sum_ok`)."""
    if not store.catalog.indicators[indicator].sum_ok or not authority:
        return ()
    return _totals(store, indicator, region, authority, span)


@kept(KEPT)
def _totals(
    store: Store, indicator: str, region: str, authority: str, span: str
) -> tuple[Observation, ...]:
    zones = (*FOUR_TYPES, TOTAL, *later_types(store.catalog))
    topic = Topic((indicator,), zones, authority=authority, fixed=True)
    rows = levels(store, Selection(region=region, span=span), topic)
    wholes = _wholes(rows, store.catalog)
    found = [row for one in wholes for row in (one.four, one.every) if row]
    return (*found, *_rates(wholes, store.catalog))


def later_types(catalog: Catalog) -> tuple[str, ...]:
    """Zone types that are neither of the four nor part of one of them."""
    types = (zone for zone in catalog.zones.values() if zone.level == "type")
    return tuple(z.slug for z in types if z.slug not in FOUR_TYPES and not z.part_of)


def _wholes(rows: Iterable[Observation], catalog: Catalog) -> list[Whole]:
    """By period, in time order: the total as printed, else the sum of the four if all are firm."""
    cells: dict[str, dict[str, Observation]] = {}
    for row in sorted(rows, key=lambda row: row.period.end):
        if row.is_firm:
            cells.setdefault(row.period.key, {})[row.zone] = row
    found = []
    for known in cells.values():
        parts = [known[zone] for zone in FOUR_TYPES if zone in known]
        four = known.get(TOTAL)
        if four is None and len(parts) == len(FOUR_TYPES):
            four = derive.total(parts, catalog, TOTAL)
        if four:
            later = [known[zone] for zone in later_types(catalog) if zone in known]
            every = derive.total([four, *later], catalog, ALL) if later else None
            found.append(Whole(four, every))
    return found


def _rates(wholes: list[Whole], catalog: Catalog) -> list[Observation]:
    """Growth on a year before and on the period before, of the four types and of all categories
    (against the four where there were no others: unlike groups, which the formula says)."""
    known = {(one.four.period.span, one.four.period.year): one for one in wholes}
    found: list[Observation] = []
    for place, one in enumerate(wholes):
        bases = [("growth", known.get(one.four.period.before()))]
        is_stock = one.four.period.is_stock  # flows of different length are never compared
        bases += [(SINCE, wholes[place - 1])] if place and is_stock else []
        for measure, base in bases:
            if base is None:
                continue
            found += _rate(measure, one.four, base.four, catalog, unlike=False)
            if one.every:
                earlier = base.every or base.four
                found += _rate(measure, one.every, earlier, catalog, unlike=base.every is None)
    return found


def _rate(
    measure: str, later: Observation, earlier: Observation, catalog: Catalog, *, unlike: bool
) -> list[Observation]:
    """The growth between two sums; nothing across a break in one of the four types."""
    days = earlier.period.end, later.period.end
    zones = (*FOUR_TYPES, TOTAL)
    if any(catalog.break_between(later.indicator, zone, *days) for zone in zones):
        return []
    formula = "later ÷ earlier × 100 − 100" + " (all categories ÷ the four types)" * unlike
    rate = derive.compute(
        measure + UNLIKE * unlike, formula, lambda a, b: a / b * 100 - 100,
        (later, earlier), catalog, "percent",
        derive.TENTH, strict=False,
    )  # fmt: skip
    return [rate] if isinstance(rate, Observation) else []
