"""Sources against each other: in one cell, at near dates, and in the pace of one year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ...observation import Observation
from ...reckoning import derive
from .finding import CAP, VERDICTS, Finding, days_apart, is_cut, limits, verdict
from .group import Group, cell, split
from .relations import LOOSE, SERIES

NEAR = 100  # days: a quarter and the time it takes to publish
SLIPS = (Decimal(1000), Decimal(1_000_000))  # "thousand" for "million", "million" for "trillion"
SLACK = Decimal("0.05")  # around these
TWICE = Decimal(2)  # a pace that no season explains


def cells(group: Group) -> Iterator[Finding]:
    """Every figure printed for one cell beside the one that leads there; one finding a cell.

    Expectations are left out, and what a source prints so that it cannot be understood."""
    if group.indicator.compare == "none":
        return
    rows = [
        row for row in group.rows if row.measure != "unclear" and "expectation" not in row.flags
    ]
    for found in split(rows, lambda row: (row.measure, row.zone, *cell(row))).values():
        if len(found) > 1:
            yield from _cell(found, group)


def _cell(rows: Sequence[Observation], group: Group) -> Iterator[Finding]:
    """A slip of a thousand stands apart from what sources really disagree in."""
    first = next((row for row in rows if row.primary), rows[0])
    others = [row for row in rows if row is not first and _same_family(first, row, group)]
    slips = [row for row in others if _is_slip(row, first, group)]
    if slips:
        yield _finding("slip", "differs", (first, *slips), group, len(slips))
    rest = [row for row in others if not any(row is slip for slip in slips)]
    said = [_pair(first, row, group) for row in rest]
    for one, other in combinations(range(len(rest)), 2):  # both may be near a rounded one
        if "differs" not in (said[one], said[other]):
            said[other] = max(said[other], _pair(rest[one], rest[other], group), key=_badness)
    for word in dict.fromkeys(said):
        against = [row for row, one in zip(rest, said, strict=True) if one == word]
        aside = [row for row in rest if row not in against] if word == "differs" else []
        mixed = len({row.authority for row in (first, *against)}) > 1
        kind = "authorities" if mixed else "sources"
        yield _finding(kind, word, (first, *aside, *against), group, len(against), against)


def _badness(word: str) -> int:
    return -VERDICTS.index(word)


def _finding(
    kind: str,
    said: str,
    rows: tuple[Observation, ...],
    group: Group,
    count: int,
    against: Sequence[Observation] = (),
) -> Finding:
    first, unit, others = rows[0], rows[0].unit, against or rows[1:]
    far = max(abs(derive.amount(row, group.catalog, unit) - first.exact) for row in others)
    cut = said == "differs" and all(_cut(first, row, group) for row in others)
    return Finding(kind, said, rows, far, unit, None, "cut" if cut else "", count)


def _pair(one: Observation, other: Observation, group: Group) -> str:
    """What is to be said of two prints of one figure: within the rounding of the coarser."""
    unit = one.unit
    coarse, fine = sorted((one, other), key=lambda row: -_width(row, group, unit))
    value = derive.amount(fine, group.catalog, unit)
    return verdict(
        limits(coarse, group.catalog, unit, strict=True),
        limits(fine, group.catalog, unit, strict=True),
        value,
    )


def _same_family(one: Observation, other: Observation, group: Group) -> bool:
    units = group.catalog.units
    return units[one.unit].family == units[other.unit].family


def _width(row: Observation, group: Group, unit: str) -> Decimal:
    low, high = limits(row, group.catalog, unit, strict=True)
    return high - low


def _cut(one: Observation, other: Observation, group: Group) -> bool:
    """Whether one of two figures is the other with its last digits cut off."""
    catalog, unit = group.catalog, one.unit
    coarse, fine = sorted((one, other), key=lambda row: -derive.step(row, catalog, unit))
    return is_cut(coarse, derive.amount(fine, catalog, unit), catalog, unit)


def _is_slip(row: Observation, first: Observation, group: Group) -> bool:
    if not row.exact or not first.exact:
        return False
    value = derive.amount(row, group.catalog, first.unit)
    ratio = max(abs(value / first.exact), abs(first.exact / value))
    return any(abs(ratio / slip - 1) <= SLACK for slip in SLIPS)


def _apart(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], times: Decimal) -> bool:
    """Whether two ranges of positive figures are further apart than a ratio."""
    return min(one[0], other[0]) > 0 and (one[0] > times * other[1] or other[0] > times * one[1])


def dates(group: Group) -> Iterator[Finding]:
    """Counts that different sources give for near days: not half as much again, except in one
    series, where that is a development."""
    if group.indicator.kind != "stock" or group.indicator.compare != "growth":
        return
    key = lambda row: (row.zone, row.partner, row.activity)  # noqa: E731
    for rows in split(group.results, key).values():
        for row in (one for one in rows if one.primary and one.authority not in SERIES):
            near = [other for other in rows if _rivals(row, other)]
            if near:
                other = min(near, key=lambda one: days_apart(row, one))
                yield _near(row, other, group)


def _rivals(row: Observation, other: Observation) -> bool:
    """Whether `other` is a better source's figure for a near day."""
    if days_apart(row, other) > NEAR or row.period.key == other.period.key:
        return False
    if row.authority == other.authority:
        return row.source != other.source and row.period.end < other.period.end
    return other.authority in SERIES


def _near(row: Observation, other: Observation, group: Group) -> Finding:
    catalog, unit = group.catalog, other.unit
    ranges = (limits(one, catalog, unit, strict=True) for one in (row, other))
    said = "differs" if _apart(*ranges, CAP) else "agrees"
    size = abs(derive.amount(row, catalog, unit) - other.exact)
    return Finding("dates", said, (other, row), size, unit)


def pace(group: Group) -> Iterator[Finding]:
    """Flows of one year by different authorities over different lengths: what they make a month."""
    entry = group.indicator
    if entry.kind != "flow" or entry.compare != "growth" or entry.family == "percent":
        return
    rows = [row for row in group.leads if _from_january(row)]
    for found in split(rows, lambda row: (row.partner, row.activity, row.period.year)).values():
        for row in (one for one in found if one.primary and one.authority not in SERIES):
            rivals = [other for other in found if _paced(row, other)]
            if rivals:
                other = max(rivals, key=lambda one: (one.zone == row.zone, one.period.end))
                yield _pace(row, other, group)


def _from_january(row: Observation) -> bool:
    start = row.period.start
    return (start.month, start.day, start.year) == (1, 1, row.period.end.year)


def _paced(row: Observation, other: Observation) -> bool:
    """Whether `other` is a better authority's figure for another length of the year, of the same
    zone or of the part of it that statements mean."""
    if other.authority not in SERIES or row.period.end == other.period.end:
        return False
    if (other.zone, row.zone) in LOOSE:
        return True
    return row.zone == other.zone and "expectation" not in row.flags


def _pace(row: Observation, other: Observation, group: Group) -> Finding:
    catalog, unit = group.catalog, other.unit
    ranges = []
    for one in (row, other):
        months = Decimal((one.period.end - one.period.start).days + 1)
        low, high = limits(one, catalog, unit, strict=True)
        ranges.append((low / months, high / months))
    if row.zone == other.zone:
        differs = _apart(*ranges, TWICE)
    else:  # the wider one may well be larger, but is then no figure of the part
        differs = ranges[0][0] > CAP * ranges[1][1]
    return Finding(
        "pace", "differs" if differs else "agrees", (other, row),
        abs(derive.amount(row, catalog, unit) - other.exact), unit,
        detail="" if row.zone == other.zone else "wider",
    )  # fmt: skip
