"""Jobs of a zone type: those at the start, plus new ones, less lost ones, are those at the end."""

from __future__ import annotations

from collections.abc import Mapping

from ...portal import Series
from ..findings import Findings
from ..table import COUNTRY, Table
from .loaded import Loaded

NEAR = 0.05  # enterprises enter and leave the zones within a year
PARTS = START, NEW, LOST, END = "jobs_start_of_year", "new_jobs", "jobs_lost", "jobs_end_of_period"
Line = dict[str, float]  # the republic, by last day


def check(
    tables: Mapping[str, Table], loaded: Mapping[str, Loaded], series: Mapping[str, Series],
    findings: Mapping[str, Findings],
) -> None:  # fmt: skip
    """A warning where the republic does not add up; `tables` and `findings` are those of the files
    of the call by series, parts without one are taken from what is loaded."""
    ids = {(one.indicator, one.zone): one.id for one in series.values()}
    for zone in sorted({one.series.zone for one in tables.values()}):
        of_zone = {part: ids[part, zone] for part in PARTS}
        mine = [one for one in of_zone.values() if one in tables]
        lines = {
            part: _line(tables[one]) if one in tables else _standing(loaded.get(one))
            for part, one in of_zone.items()
        }
        if mine:
            _told(lines, zone, findings[mine[-1]])


def _line(table: Table) -> Line:
    found = ((quarter, table.get(COUNTRY, quarter)) for quarter in table.quarters)
    return {str(quarter.end): cell.number for quarter, cell in found if cell}


def _standing(before: Loaded | None) -> Line:
    cells = before.cells if before else {}
    return {end: float(value) for (region, end), (value, _) in cells.items() if region == COUNTRY}


def _told(lines: Mapping[str, Line], zone: str, findings: Findings) -> None:
    days = sorted(set.intersection(*(set(line) for line in lines.values())))
    apart = []
    for day in days:
        start, new, lost, end = (lines[part][day] for part in PARTS)
        if abs(start + new - lost - end) > NEAR * max(abs(end), 1):
            apart.append((day, start, new, lost, end))
    if apart:
        day, start, new, lost, end = apart[-1]
        rule = (
            f"jobs of {zone} at the start {start:,.0f}, new {new:,.0f}, lost {lost:,.0f} make "
            f"{start + new - lost:,.0f}, at the end there are {end:,.0f} ({day}; more than "
            f"{NEAR:.0%} apart in {len(apart)} of {len(days)} quarters)"
        )
        todo = "Is one of the four files another series?"
        findings.warn("jobs", rule, todo, row=COUNTRY, column=day)
