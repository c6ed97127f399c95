"""What is inside something else: zones in zones, counts in counts, shares of amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from ...kept import kept
from ...observation import Observation
from ...reckoning import derive
from ...store import Store
from .finding import Finding, days_apart, limits, verdict
from .group import Group, cell, split
from .opinions import NEAR
from .relations import AT_MOST, LOOSE, SAME, SHARES, WIDER
from .sums import against_parts

NEARLY = Decimal("0.99")  # from here on a part is all but the whole


def inside(group: Group) -> Iterator[Finding]:
    """A zone, place by place, beside the one that contains it."""
    if not group.is_amount:
        return
    zones = group.catalog.zones
    rows = {(row.zone, row.authority, *cell(row)): row for row in group.results}
    by_zone = split(group.results, lambda row: row.zone)
    for row in group.results:
        whole = rows.get((zones[row.zone].part_of, row.authority, *cell(row)))
        if whole:
            yield _within("part", row, whole, group)
        wider = by_zone.get(WIDER.get(row.zone, ""), ())
        candidates = [one for one in wider if _contains(one, row)]
        if candidates:
            whole = min(candidates, key=lambda one: days_apart(row, one))
            yield _within("part", row, whole, group, nearly=False)
    yield from _single(group)


def _contains(whole: Observation, part: Observation) -> bool:
    """Whether a wider group's figure is of the same period, or of a day soon after."""
    if (whole.partner, whole.activity) != (part.partner, part.activity):
        return False
    if whole.period.key == part.period.key:
        return True
    later = whole.period.end >= part.period.end
    return whole.period.is_stock and later and days_apart(whole, part) <= NEAR


def _within(
    kind: str, part: Observation, whole: Observation, group: Group, *, nearly: bool = True
) -> Finding:
    catalog, unit = group.catalog, part.unit
    own, other = limits(part, catalog, unit), limits(whole, catalog, unit)
    value = derive.amount(whole, catalog, unit)
    size = abs(part.exact - value)
    if own[0] > other[1]:
        return Finding(kind, "differs", (part, whole), size, unit, value)
    if nearly and value > 0 and part.exact >= NEARLY * value and part.exact != value:
        return Finding("nearly", "differs", (part, whole), size, unit, part.exact / value * 100)
    exact = {part.qualifier, whole.qualifier} == {"exact"}
    said = "rounding" if part.exact > value and exact else "agrees"
    return Finding(kind, said, (part, whole), size, unit, value)


@kept()
def _singles(store: Store) -> dict[str, np.ndarray]:
    """Where in the frame the figures of single zones stand, by indicator: there are few."""
    single = store.catalog.zones_of("single_zone")
    rows = store.frame[store.frame["zone"].isin(single) & (store.frame["measure"] == "level")]
    return {
        slug: found.index.to_numpy() for slug, found in rows.groupby("indicator", observed=True)
    }


def _single(group: Group) -> Iterator[Finding]:
    """Single zones, wherever they are, against their type in the whole country."""
    if group.region != group.catalog.country:
        return
    zones = group.catalog.zones
    places = _singles(group.store).get(group.slug, np.array([], int))
    rows = [row for row in group.store.pick(places) if row.primary]
    wholes = {(row.zone, *cell(row)): row for row in group.results if row.primary}
    key = lambda row: (zones[row.zone].part_of, *cell(row))  # noqa: E731
    for name, parts in split(rows, key).items():
        if name in wholes:
            found = against_parts("part", wholes[name], parts, group, complete=False)
            yield found or Finding("part", "agrees", (wholes[name], *parts))


def at_most(group: Group) -> Iterator[Finding]:
    """An indicator beside another that it cannot exceed, of one zone, place and authority."""
    for rule in AT_MOST:
        if rule.lesser != group.slug or rule.greater not in group.catalog.indicators:
            continue
        lesser = split(group.results, _who)
        same = {(_who(row), row.period.key): row for row in group.results}
        for whole in group.of(rule.greater).results:
            row = same.get((_who(whole), whole.period.key))
            if not row:
                near = [one for one in lesser.get(_who(whole), ()) if _before(one, whole)]
                row = min(near, key=lambda one: days_apart(one, whole), default=None)
            if row:
                yield _within("above", row, whole, group, nearly=False)


def _who(row: Observation) -> tuple[str, ...]:
    return row.zone, row.partner, row.activity, row.authority


def _before(row: Observation, whole: Observation) -> bool:
    """Whether two stocks are of near days, the one that can grow beyond the other first."""
    if not (row.period.is_stock and whole.period.is_stock):
        return False
    return row.period.end <= whole.period.end and days_apart(row, whole) <= NEAR


def same(group: Group) -> Iterator[Finding]:
    """One event under two names in one source, at one closing day."""
    for first, second in SAME:
        if first != group.slug or second not in group.catalog.indicators:
            continue
        others = {(_who(row), row.period.end, row.source): row for row in group.of(second).levels}
        for row in group.levels:
            other = others.get((_who(row), row.period.end, row.source))
            if other:
                unit = row.unit
                own, against = (limits(one, group.catalog, unit) for one in (row, other))
                value = derive.amount(other, group.catalog, unit)
                said = verdict(own, against, value)
                yield Finding("same", said, (row, other), abs(value - row.exact), unit, value)


def printed_shares(group: Group) -> Iterator[Finding]:
    """A printed share against the amounts that make it. Statements on the sector that mean IT Park
    are held against IT Park's amounts."""
    for rule in SHARES:
        if rule.share != group.slug:
            continue
        part, whole = (group.of(one).results for one in (rule.part, rule.whole))
        for row in group.results:
            zones = (row.zone, *(inner for inner, wide in LOOSE if wide == row.zone))
            found = (_share(row, zone, part, whole, rule.whole_zone, group) for zone in zones)
            made = next(filter(None, found), None)
            if made:
                yield made


def _share(
    row: Observation,
    zone: str,
    parts: tuple[Observation, ...],
    wholes: tuple[Observation, ...],
    whole_zone: str,
    group: Group,
) -> Finding | None:
    """The share that amounts of `zone` make, beside the printed one."""
    catalog, when = group.catalog, row.period.key
    part = next(
        (one for one in parts if one.zone == zone and cell(one) == cell(row) and one.primary), None
    )
    whole = next(
        (
            one for one in wholes
            if one.zone == (whole_zone or zone) and one.period.key == when and one.primary
            and not one.activity and one.partner in (("", row.partner) if whole_zone else ("",))
        ),
        None,
    )  # fmt: skip
    if not part or not whole or whole.exact <= 0:
        return None
    unit = whole.unit
    low, high = limits(part, catalog, unit)
    least, most = limits(whole, catalog, unit)
    value = derive.amount(part, catalog, unit) / whole.exact * 100
    made = low / most * 100, high / least * 100
    said = verdict(limits(row, catalog, "percent"), made, value)
    return Finding("share", said, (row, part, whole), abs(value - row.exact), "percent", value)
