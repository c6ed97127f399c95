"""The period engine: quarters, rolling years and months from figures that are cumulative.

The publisher counts from 1 January: January-March, -June, -September, -December. What lies between
two such figures is their difference, as long as both are firm, of one year, one authority and one
definition. All functions take the levels of one series (one indicator, zone type, place, authority)
and tell, for every figure that cannot be had, why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ..catalog import Catalog
from ..language import _
from ..observation import Observation
from ..periods import SPANS, Period, period_of, quarter, rolling, since_january
from . import derive

Year = dict[str, Observation]  # the cumulative figures of a year, by span


@dataclass(frozen=True, slots=True)
class Gap:
    """A period whose figure cannot be computed."""

    zone: str
    period: Period
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """What could be computed, in time order, and what could not."""

    rows: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()


def quarters(rows: Iterable[Observation], catalog: Catalog) -> Series:
    """Single quarters: the first as published, the others as differences of cumulative figures."""
    found: list[Observation | Gap] = []
    for year, known in _years(rows).items():
        falling = _falling(list(known.values()), catalog)
        if first := known.get("q1"):
            found.append(first)
        for before, span in pairwise(SPANS):
            if later := known.get(span):
                when = quarter(year, span)
                operands = _operands(later, known, [(before, year)], when)
                found.append(_subtracted(operands, catalog, when, falling))
    return _series(found)


def rolling_years(rows: Iterable[Observation], catalog: Catalog) -> Series:
    """Twelve months up to the end of each cumulative figure; a calendar year as published."""
    found: list[Observation | Gap] = []
    years = _years(rows)
    for year, known in years.items():
        before = years.get(year - 1, {})
        falling = [f for one in (before, known) for f in _falling([*one.values()], catalog)]
        for span, later in known.items():
            if span == "year":
                found.append(later)
            elif before:
                when = rolling(year, span)
                wanted = [("year", year - 1), (span, year - 1)]
                operands = _operands(later, before, wanted, when)
                found.append(_rolled(operands, catalog, when, falling))
    return _series(found)


def months(rows: Iterable[Observation], catalog: Catalog) -> Series:
    """The monthly average over the months that lie between two consecutive cumulative figures of a
    year: January-March, April-September, October-December where January-June is missing."""
    found: list[Observation | Gap] = []
    for known in _years(rows).values():
        ordered = [known[span] for span in SPANS if span in known]
        falling = _falling(ordered, catalog)
        for earlier, later in pairwise([None, *ordered]):
            found.append(_monthly(earlier, later, catalog, falling))
    return _series(found)


def _years(rows: Iterable[Observation]) -> dict[int, Year]:
    """Cumulative flows by year and span, both in time order."""
    years: dict[int, Year] = {}
    for row in sorted(rows, key=lambda row: row.period.end):
        if row.period.span in SPANS and not row.period.is_stock:
            years.setdefault(row.period.year, {})[row.period.span] = row
    return years


def _operands(
    later: Observation, known: Year, wanted: Sequence[tuple[str, int]], when: Period
) -> tuple[Observation, ...] | Gap:
    """The later figure and those of the other spans; or which one is not published."""
    missing = next((one for one in wanted if one[0] not in known), None)
    if missing:
        span, year = missing
        text = _("{period} is not published")
        return Gap(later.zone, when, text.format(period=since_january(year, span).name))
    return later, *(known[span] for span, _year in wanted)


def _subtracted(
    operands: tuple[Observation, ...] | Gap, catalog: Catalog, when: Period, falling: list
) -> Observation | Gap:
    formula = "cumulative − cumulative of the period before"
    return _computed(operands, formula, lambda a, b: a - b, catalog, when, falling)


def _rolled(
    operands: tuple[Observation, ...] | Gap, catalog: Catalog, when: Period, falling: list
) -> Observation | Gap:
    formula = "cumulative + year before − cumulative of the year before"
    return _computed(operands, formula, lambda a, year, b: a + year - b, catalog, when, falling)


def _computed(
    operands: tuple[Observation, ...] | Gap,
    formula: str,
    function: Callable[..., Decimal],
    catalog: Catalog,
    when: Period,
    falling: list[Observation],
) -> Observation | Gap:
    if isinstance(operands, Gap):
        return operands
    first = operands[0]
    if any(row in falling for row in operands):
        return _fallen(first, when)
    reason = derive.hindrance(operands, catalog)
    if reason:
        return Gap(first.zone, when, reason)
    digit = derive.coarsest(operands, catalog, first.unit)
    found = derive.compute(
        "level", formula, function, operands, catalog, first.unit, digit, period=when
    )
    return Gap(first.zone, when, found.reason) if isinstance(found, derive.Refusal) else found


def _monthly(
    earlier: Observation | None, later: Observation, catalog: Catalog, falling: list[Observation]
) -> Observation | Gap:
    """The difference of two figures (or a first figure) for each month that it covers."""
    start = 1 + (SPANS[earlier.period.span] if earlier else 0)
    count = SPANS[later.period.span] - start + 1
    when = period_of(date(later.period.year, start, 1), later.period.end)
    operands = (later, earlier) if earlier else (later,)
    if earlier and any(row in falling for row in operands):
        return _fallen(later, when)
    reason = derive.hindrance(operands, catalog)
    if reason:
        return Gap(later.zone, when, reason)
    formula = f"(cumulative − cumulative of the period before) ÷ {count} months"
    found = derive.compute(
        "per_month", formula if earlier else f"cumulative ÷ {count} months",
        lambda a, b=0: (a - b) / count, operands, catalog, later.unit,
        _digit_of_a_part(operands, count, catalog), period=when,
    )  # fmt: skip
    if isinstance(found, derive.Refusal):
        return Gap(later.zone, when, found.reason)
    return found


def _digit_of_a_part(operands: Sequence[Observation], count: int, catalog: Catalog) -> Decimal:
    """The last digit of an average: a power of ten within the rounding of the figures for each
    month, not finer than the indicator is shown with."""
    unit = operands[0].unit
    indicator = catalog.indicators[operands[0].indicator]
    finest = Decimal(1).scaleb(-indicator.decimals) * derive.scale(catalog, indicator.unit, unit)
    part = derive.coarsest(operands, catalog, unit) / count
    return max(Decimal(1).scaleb(part.adjusted()), finest)


def _falling(rows: list[Observation], catalog: Catalog) -> list[Observation]:
    """Neighbours of which the later is smaller: one of the two must be wrong or revised, so neither
    is computed with. Only a result can shrink: losses take from profits."""
    found: list[Observation] = []
    for one, other in pairwise(row for row in rows if row.is_firm):
        shrinks = other.exact < derive.amount(one, catalog, other.unit)
        if shrinks and catalog.indicators[one.indicator].compare != "swing":
            found += [one, other]
    return found


def _fallen(row: Observation, when: Period) -> Gap:
    return Gap(row.zone, when, _("not computed: the cumulative figure falls within the year"))


def _series(found: Iterable[Observation | Gap]) -> Series:
    both = list(found)
    rows = tuple(one for one in both if isinstance(one, Observation))
    return Series(rows, tuple(one for one in both if isinstance(one, Gap)))
