"""The checks that there are, and their findings: for the figures of a card, and for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...kept import kept
from ...observation import Observation
from ...store import Store
from . import lines, opinions, regions, sums, wholes
from .finding import VERDICTS, Finding
from .group import Group, cell, split
from .relations import related

Check = Callable[[Group], Iterator[Finding]]

CHECKS: dict[str, Check] = {  # in the order of weight: what is plainly wrong before what is odd
    "totals": sums.totals,
    "regions": regions.regions,
    "cells": opinions.cells,
    "growth": lines.growth,
    "falls": lines.falls,
    "inside": wholes.inside,
    "at_most": wholes.at_most,
    "breakdowns": sums.breakdowns,
    "made_up": sums.made_up,
    "shares": sums.shares,
    "printed_shares": wholes.printed_shares,
    "same": wholes.same,
    "dips": lines.dips,
    "leaps": lines.leaps,
    "uneven": lines.uneven,
    "dates": opinions.dates,
    "pace": opinions.pace,
}
KEPT = 1 << 14  # groups whose findings are kept; a group without any takes a few bytes
MOST = 60_000  # figures that a whole report looks at: a few seconds
PARTS = ("total", "regions")  # agreement that is worth saying on a card


@dataclass(frozen=True)
class Found:
    """What the checks of a group say: whatever does not agree, and how many were made."""

    findings: tuple[Finding, ...]
    made: Counter[tuple[str, str]]  # (kind, verdict) -> checks
    by_id: dict[str, tuple[Finding, ...]]
    by_cell: dict[tuple[str, ...], tuple[Finding, ...]]  # of regions, folded over periods
    prints: dict[str, tuple[Observation, ...]]  # id -> what other sources print for the cell


@dataclass(frozen=True)
class Report:
    """All findings that are no agreement, and the checks made; `groups` of `of` were looked at."""

    findings: tuple[Finding, ...]
    made: dict[str, int]  # verdict -> checks
    groups: int
    of: int


@kept(KEPT)
def found(store: Store, indicator: str, region: str) -> Found:
    """What all checks say of the figures of an indicator in a region; made once a store."""
    group = Group(store, indicator, region)
    findings: list[Finding] = []
    made: Counter[tuple[str, str]] = Counter()
    by_id: dict[str, list[Finding]] = {}
    by_cell: dict[tuple[str, ...], list[Finding]] = {}
    for check in CHECKS.values():
        for one in check(group):
            made[one.kind, one.verdict] += one.count
            if one.verdict == "agrees" and one.kind not in PARTS:
                continue
            findings.append(one)
            if one.periods:
                for period in one.periods:
                    by_cell.setdefault(_cell(one.rows[0], period.key), []).append(one)
            else:
                for row in one.rows:
                    by_id.setdefault(row.id, []).append(one)
    frozen = ({key: tuple(rows) for key, rows in index.items()} for index in (by_id, by_cell))
    return Found(tuple(findings), made, *frozen, _prints(group))


def _prints(group: Group) -> dict[str, tuple[Observation, ...]]:
    cells = split(group.rows, lambda row: (row.measure, row.zone, *cell(row)))
    return {
        row.id: tuple(other for other in rows if other is not row)
        for rows in cells.values()
        if len(rows) > 1
        for row in rows
    }


def _cell(row: Observation, when: str) -> tuple[str, ...]:
    return row.indicator, row.measure, row.zone, row.partner, row.activity, when


def about(store: Store, rows: Iterable[Observation]) -> tuple[Finding, ...]:
    """The findings that involve these figures, the worst first; agreement of parts at the end."""
    shown = [row for row in rows if row.source]
    country = store.catalog.country
    groups = {
        (indicator, region)
        for indicator, place in {(row.indicator, row.region) for row in shown}
        for region in (place, country)
        for indicator in (indicator, *related(indicator))
    }
    ids = dict.fromkeys(row.id for row in shown)
    cells: dict[tuple[str, ...], None] = {}
    met: dict[Finding, None] = {}
    for key in sorted(groups):
        one = found(store, *key)
        if one.by_cell and not cells:  # few stores have such findings
            cells = dict.fromkeys(_cell(row, row.period.key) for row in shown)
        for index, asked in ((one.by_id, ids), (one.by_cell, cells)):
            for name in index.keys() & asked.keys() if index else ():
                met |= dict.fromkeys(index[name])
    return tuple(sorted(met, key=severity))


def prints(store: Store, row: Observation) -> tuple[Observation, ...]:
    """What other sources print for the cell of a published figure."""
    return found(store, row.indicator, row.region).prints.get(row.id, ())


def severity(finding: Finding) -> tuple:
    """The worst first: by verdict, then by kind of check, then by how far apart."""
    return VERDICTS.index(finding.verdict), _RANK[finding.kind], -finding.weight, finding.slug


# How bad each kind is; a leap or a dip may be real, two sums may not.
KINDS = (
    "total", "regions", "growth", "slip", "sources", "authorities", "falls", "part", "above",
    "breakdown", "activities", "shares", "share", "same", "dip", "uneven", "leap", "dates", "pace",
    "nearly",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@kept()
def report(store: Store) -> Report:
    """Everything that the checks say of a store, the worst first. Of very many figures only the
    first are looked at, the republic before its regions: `groups` says how many groups."""
    order = {slug: place.position for slug, place in store.catalog.regions.items()}
    names = sorted(store.groups(), key=lambda name: order[name[1]])
    findings: dict[str, Finding] = {}
    made: Counter[str] = Counter()
    looked = rows = 0
    for name in names:
        start, stop = store.span_of(*name)
        rows += stop - start
        if rows > MOST:
            break
        looked += 1
        one = found(store, *name)
        for (_kind, verdict), count in one.made.items():
            made[verdict] += count
        findings.update((f.slug, f) for f in one.findings if f.verdict != "agrees")
    ordered = tuple(sorted(findings.values(), key=severity))
    return Report(ordered, {name: made[name] for name in VERDICTS}, looked, len(names))
