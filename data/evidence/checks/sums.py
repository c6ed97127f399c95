"""Totals against their parts: zone types, activities and partners, shares of one whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from ...catalog import FOUR_TYPES
from ...observation import Observation
from ...reckoning import derive
from .finding import Finding, finest, is_cut, limits, verdict
from .group import Group, cell, split
from .relations import ACTIVITIES, BROKEN_DOWN

HUNDRED = Decimal(100)


def against_parts(
    kind: str,
    whole: Observation,
    parts: Sequence[Observation],
    group: Group,
    *,
    complete: bool,
) -> Finding | None:
    """A printed whole beside the sum of its parts. Without all of them only an excess is wrong,
    and None is returned where they leave room for the rest."""
    catalog, unit = group.catalog, whole.unit
    value = sum((derive.amount(row, catalog, unit) for row in parts), Decimal(0))
    each = [limits(row, catalog, unit) for row in parts]
    summed = sum(low for low, _ in each), sum(high for _, high in each)
    own = limits(whole, catalog, unit)
    said = verdict(own, summed, value)
    below = said == "differs" and summed[1] < own[0]
    if not complete and (below or not group.is_amount):
        return None
    detail = ""
    if said == "differs":
        detail = "" if complete else "exceed"
        coarser = derive.step(whole, catalog, unit) > finest(parts, catalog, unit)
        if complete and coarser and is_cut(whole, value, catalog, unit):
            detail = "cut"
    return Finding(
        kind, said, (whole, *parts), abs(value - whole.exact), unit, value, detail
    )  # fmt: skip


def totals(group: Group) -> Iterator[Finding]:
    """The printed total of the zone types against the types: those of the same source, and those
    that lead in their cells."""
    if not group.indicator.sum_ok or group.indicator.family == "percent":
        return
    kinds = [z.slug for z in group.catalog.zones.values() if z.level == "type" and not z.part_of]
    leading = {(cell(row), row.authority, row.zone): row for row in group.leads}
    for key, rows in split(group.levels, cell).items():
        for whole in (row for row in rows if row.zone == "total"):
            own = {row.zone: row for row in rows if row.source == whole.source}
            best = {zone: leading.get((key, whole.authority, zone)) for zone in kinds}
            seen = set()
            for candidate in (own, best):
                parts = tuple(candidate[zone] for zone in kinds if candidate.get(zone))
                if parts and parts not in seen:
                    seen.add(parts)
                    found = _total(whole, parts, group)
                    if found:
                        yield found


def _total(whole: Observation, parts: tuple[Observation, ...], group: Group) -> Finding | None:
    """The four types are the whole; a type that came later may be in the total or not."""
    four = tuple(row for row in parts if row.zone in FOUR_TYPES)
    complete = len(four) == len(FOUR_TYPES)
    choices = [rows for rows in dict.fromkeys((four, parts)) if rows] if complete else [four]
    made = [
        found
        for rows in choices
        if rows and (found := against_parts("total", whole, rows, group, complete=complete))
    ]
    return min(made, key=lambda found: found.size, default=None)


def breakdowns(group: Group) -> Iterator[Finding]:
    """Figures by activity or partner against the figure without: they must not exceed it, and
    where they reach it they are all of it."""
    if not group.is_amount:
        return
    wide = {}
    for other in (group.slug, BROKEN_DOWN.get(group.slug)):
        rows = group.of(other).levels if other else ()
        for row in rows:
            if not (row.partner or row.activity):
                wide.setdefault((row.zone, row.period.key, row.source), row)
    for axis, other in (("partner", "activity"), ("activity", "partner")):
        rows = [row for row in group.levels if getattr(row, axis) and not getattr(row, other)]
        for key, parts in split(rows, lambda row: (row.zone, row.period.key, row.source)).items():
            if key in wide:
                found = against_parts("breakdown", wide[key], parts, group, complete=False)
                if found:
                    yield found


def made_up(group: Group) -> Iterator[Finding]:
    """An activity against those that make it up, whoever prints them."""
    if not group.is_amount:
        return
    rows = {(row.zone, row.partner, row.period.key, row.activity): row for row in group.leads}
    for (zone, partner, when, activity), whole in rows.items():
        names = ACTIVITIES.get(activity, ())
        parts = [rows.get((zone, partner, when, name)) for name in names]
        if parts and all(parts):
            found = against_parts("activities", whole, parts, group, complete=True)
            if found:
                yield found


def shares(group: Group) -> Iterator[Finding]:
    """The shares of one whole that one source prints cannot exceed 100 percent."""
    if group.indicator.family != "percent":
        return
    axes = ["activity"] if group.slug.endswith("to_country") else ["activity", "partner"]
    for axis in axes:
        rows = [row for row in group.levels if getattr(row, axis)]
        key = lambda row: (row.zone, row.period.key, row.source)  # noqa: E731
        for _key, found in groupby(sorted(rows, key=key), key):
            parts = tuple(found)
            if len(parts) < 2:
                continue
            each = [limits(row, group.catalog, "percent") for row in parts]
            least = sum(low for low, _ in each)
            value = sum((row.exact for row in parts), Decimal(0))
            said = "differs" if least > HUNDRED else "rounding" if value > HUNDRED else "agrees"
            yield Finding("shares", said, parts, max(value - 100, Decimal(0)), "percent", value)
