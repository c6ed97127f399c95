"""Flows are presumed to be counted from January, which a file does not say: here it is tested."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from ..findings import Findings, listed
from ..table import COUNTRY, Cell, Quarter, Table

STEADY = 1.75  # January-December in quarters of January-March; about 4 if quarters are alike
AGAIN = "Ask the publisher: single quarters must not be shown as January to the quarter's end."


def check(table: Table, findings: Findings) -> None:
    """No figure is below zero but a loss, and what is counted from January does not fall within
    the year: profit and loss may."""
    if table.may_be_negative:
        return
    for (_region, quarter), cell in table.cells.items():
        if cell.number < 0:
            rule = f"{table.series.indicator} cannot be below zero"
            todo = "Only profit and loss may. Ask the publisher."
            place = {"row": cell.place, "column": quarter.key, "value": cell.value}
            findings.error("negative", rule, todo, **place)
    if table.is_flow:
        _falls(table, findings)
        _steady(table, findings)


def _falls(table: Table, findings: Findings) -> None:
    falls = {
        region: found
        for region in table.regions
        if (found := [step for step in _steps(table, region) if _is_fall(*step)])
    }
    alive = [r for r in table.regions if any(_steps(table, r)) and _total(table, r) > 0]
    years = len({quarter.year for quarter in table.quarters})
    often = {region: found for region, found in falls.items() if len(found) * 2 > years}
    if len(often) * 2 > len(alive) or COUNTRY in often:
        rule = (
            f"falls within the year in {len(often)} of {len(alive)} territories, in most years: "
            f"not counted from January, as {table.series.indicator} must be"
        )
        rows = listed(often, len(alive))
        findings.error("not-cumulative", rule, AGAIN, row=rows, value=_example(often))
        return
    for found in falls.values():
        for _before, then, quarter, now in found:
            rule = f"is less than {then.value} of the quarter before, though counted from January"
            todo = "A correction by the publisher, or a misprint: look at it."
            findings.warn("fall", rule, todo, row=now.place, column=quarter.key, value=now.value)


def _steady(table: Table, findings: Findings) -> None:
    """Quarters that rise every year fall nowhere; but a whole year then is hardly more than one."""
    ratios = []
    for year in sorted({quarter.year for quarter in table.quarters}):
        first, last = table.at(year, "q1"), table.at(year, "year")
        if first and last and first[1].number > 0:
            ratios.append(last[1].number / first[1].number)
    if len(ratios) >= 2 and median(ratios) < STEADY:
        rule = (
            f"the republic's Q4 is {median(ratios):.2f} times Q1 (median of {len(ratios)} years): "
            "quarters by themselves rather than figures counted from January"
        )
        findings.error("steady", rule, AGAIN, row=COUNTRY, column="Q4 / Q1")


def _steps(table: Table, region: str) -> Iterator[tuple[Quarter, Cell, Quarter, Cell]]:
    """Each figure of a region with the one of the quarter before in the same year."""
    for one, other in pairwise(table.quarters):
        then, now = table.get(region, one), table.get(region, other)
        if one.year == other.year and then and now:
            yield one, then, other, now


def _is_fall(_one: Quarter, then: Cell, _other: Quarter, now: Cell) -> bool:
    return now.number < then.number - max(then.step, now.step) / 2


def _total(table: Table, region: str) -> float:
    found = (table.get(region, quarter) for quarter in table.quarters)
    return sum(cell.number for cell in found if cell)


def _example(falls: dict[str, list[tuple[Quarter, Cell, Quarter, Cell]]]) -> str:
    one, then, other, now = next(iter(falls.values()))[0]
    return f"{one.key} {then.value}, {other.key} {now.value}"
