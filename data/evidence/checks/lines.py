"""Figures along time: printed growth against computed, falls, dips, leaps, uneven growth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ...observation import Observation
from ...periods import OTHER, SPANS
from ...reckoning import derive
from .finding import Finding, limits, neighbours, verdict
from .group import Group, series, split
from .relations import is_to_date

RATES = ("growth", "index", "times")
FALL = Decimal("0.95")  # a stock that falls by 5 percent or more …
MADE_UP = Decimal("0.9")  # … and makes up for nearly all of it …
DATES = 2  # … within two dates
LEAP = 10  # times as much as the year before
YEAR = 400  # days: a year, and what dates are off by
POINTS = 20  # percentage points between the growth of two spans of one year


def growth(group: Group) -> Iterator[Finding]:
    """Printed growth, change, index and times against what the levels make of it: of the same
    source if it prints them, else the leading ones of the authority; never across a break."""
    levels = split(group.levels, lambda row: (row.zone, row.partner, row.activity))
    for row in group.rows:
        if row.measure not in (*RATES, "change") or row.period.span == OTHER:
            continue
        if row.qualifier != "exact" or not _can(row, group):
            continue
        found = levels.get((row.zone, row.partner, row.activity), ())
        later = _level(found, row, (row.period.span, row.period.year))
        earlier = _level(found, row, row.period.before())
        if later and earlier and (made := _stated(row, later, earlier, group)):
            yield made


def _can(row: Observation, group: Group) -> bool:
    way = group.indicator.compare
    return way == "growth" or (way == "swing" and row.measure == "change")


def _level(
    rows: Sequence[Observation], stated: Observation, when: tuple[str, int]
) -> Observation | None:
    """The level of a span and year that belongs to a printed rate."""
    mine = [
        row
        for row in rows
        if row.period.is_when(when)
        and row.authority == stated.authority
        and row.qualifier == "exact"
    ]
    return min(mine, key=lambda row: (row.source != stated.source, not row.primary), default=None)


def _stated(
    row: Observation, later: Observation, earlier: Observation, group: Group
) -> Finding | None:
    catalog, unit = group.catalog, row.unit
    if catalog.break_between(row.indicator, row.zone, earlier.period.end, later.period.end):
        return None
    units = catalog.units
    if row.measure == "change":
        if units[row.unit].family != units[later.unit].family:
            return None
        highs = [limits(one, catalog, unit) for one in (later, earlier)]
        made = highs[0][0] - highs[1][1], highs[0][1] - highs[1][0]
        value = derive.amount(later, catalog, unit) - derive.amount(earlier, catalog, unit)
    else:
        made = _ratios(later, earlier, group)
        if made is None:
            return None
        less, factor = {"growth": (1, 100), "index": (0, 100), "times": (0, 1)}[row.measure]
        ratio = derive.amount(later, catalog, earlier.unit) / earlier.exact
        value = (ratio - less) * factor
        made = (made[0] - less) * factor, (made[1] - less) * factor
    said = verdict(limits(row, catalog, unit), made, value)
    return Finding("growth", said, (row, later, earlier), abs(value - row.exact), unit, value)


def _ratios(
    later: Observation, earlier: Observation, group: Group
) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest ratio that rounding leaves; None from zero or a loss."""
    first = limits(earlier, group.catalog, earlier.unit)
    last = limits(later, group.catalog, earlier.unit)
    if first[0] <= 0 or last[0] <= 0:
        return None
    return last[0] / first[1], last[1] / first[0]


def falls(group: Group) -> Iterator[Finding]:
    """What is counted from January, or from the founding of a zone, must not become less, whoever
    prints it. Each figure is held against the largest before it."""
    entry = group.indicator
    flow = entry.kind == "flow"
    if not group.is_amount or not (flow or is_to_date(group.slug)):
        return
    rows = [row for row in group.results if not flow or _is_cumulative(row)]

    def line(row: Observation) -> tuple:
        return row.zone, row.partner, row.activity, row.period.year if flow else 0

    for found in split(rows, line).values():
        ordered = sorted(found, key=lambda row: row.period.end)
        for at, row in enumerate(ordered):
            before = [one for one in ordered[:at] if one.period.end < row.period.end]
            if before:
                yield _fall(before, row, group)


def _is_cumulative(row: Observation) -> bool:
    period = row.period
    return (period.start.month, period.start.day, period.start.year) == (1, 1, period.end.year)


def _fall(before: Sequence[Observation], row: Observation, group: Group) -> Finding:
    catalog, unit = group.catalog, row.unit
    most = max(before, key=lambda one: limits(one, catalog, unit)[0])
    low, high = limits(most, catalog, unit)[0], limits(row, catalog, unit)[1]
    value = derive.amount(most, catalog, unit)
    said = "differs" if low > high else "rounding" if _fell(most, row, value) else "agrees"
    return Finding("falls", said, (row, most), abs(value - row.exact), unit, value)


def _fell(most: Observation, row: Observation, value: Decimal) -> bool:
    return value > row.exact and {most.qualifier, row.qualifier} == {"exact"}


def _firm_lines(group: Group) -> Iterator[list[Observation]]:
    """The lines of one authority's figures that say how much, not only how much at least."""
    rows = [row for row in group.results if row.qualifier in ("exact", "approx")]
    for found in split(rows, series).values():
        yield sorted(found, key=lambda row: (row.period.end, row.period.start))


def dips(group: Group) -> Iterator[Finding]:
    """A stock that falls by 5 percent or more and is back within two dates; not across a break."""
    if group.indicator.kind != "stock" or not group.is_amount:
        return
    for line in _firm_lines(group):
        for at, (high, low) in enumerate(pairwise(line)):
            if high.exact <= 0 or _broken(high, low, group):
                continue
            yield _dip(high, low, line[at + 2 : at + 2 + DATES], group)


def _dip(
    high: Observation, low: Observation, after: Sequence[Observation], group: Group
) -> Finding:
    unit, catalog = low.unit, group.catalog
    before = derive.amount(high, catalog, unit)
    fallen = before - low.exact
    back = None
    if low.exact <= FALL * before:
        enough = low.exact + MADE_UP * fallen
        unbroken = (row for row in after if not _broken(high, row, group))
        back = next((row for row in unbroken if derive.amount(row, catalog, unit) >= enough), None)
    rows = (low, high, back) if back else (low, high)
    size = fallen if back else Decimal(0)
    return Finding("dip", "differs" if back else "agrees", rows, size, unit)


def _broken(one: Observation, other: Observation, group: Group) -> bool:
    gap = group.catalog.break_between(one.indicator, one.zone, one.period.end, other.period.end)
    return gap is not None


def leaps(group: Group) -> Iterator[Finding]:
    """Ten times as much as a year before, or a tenth: more likely coverage than activity. Printed
    rates of that size count too where no earlier level is printed."""
    if not group.is_amount:
        return
    compared = set()
    for line in _firm_lines(group):
        for span in (*SPANS, OTHER):
            rows = [row for row in line if row.period.span == span and span != OTHER]
            for one, other in neighbours(rows):
                if one.period.is_when(other.period.before()):
                    compared.add((other.zone, other.period.key))
                    yield _leap(one, other, group)
    for row in group.rows:
        factor = {"times": 1, "growth": 100, "index": 100}.get(row.measure)
        known = (row.zone, row.period.key) in compared
        if factor and not known and row.qualifier == "exact" and row.exact >= LEAP * factor:
            levels = [one for one in group.levels if _beside(one, row)]
            yield Finding("leap", "differs", (row, *levels[:1]), row.exact, row.unit, None, "said")


def _beside(level: Observation, row: Observation) -> bool:
    return (level.zone, level.partner, level.activity, level.period, level.source) == (
        row.zone, row.partner, row.activity, row.period, row.source
    )  # fmt: skip


def _leap(one: Observation, other: Observation, group: Group) -> Finding:
    ranges = [limits(row, group.catalog, other.unit) for row in (one, other)]
    least, most = sorted(ranges)
    said = "differs" if least[0] > 0 and most[0] >= LEAP * least[1] else "agrees"
    value = derive.amount(one, group.catalog, other.unit)
    times = other.exact / value if value else Decimal(0)
    return Finding("leap", said, (other, one), abs(other.exact - value), other.unit, times)


def uneven(group: Group) -> Iterator[Finding]:
    """The printed growth of two spans of one year that lie far apart: something came in between."""
    rows = [
        row for row in group.rows
        if row.measure in ("growth", "index") and row.period.span in SPANS and row.primary
    ]  # fmt: skip
    for found in split(rows, lambda row: (*series(row), row.measure, row.period.year)).values():
        for one, other in neighbours(found):
            size = abs(other.exact - one.exact)
            said = "differs" if size >= POINTS else "agrees"
            yield Finding("uneven", said, (other, one), size, "percent")
