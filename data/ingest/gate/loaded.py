"""A file against the last state of its series: older ones, and what is missing in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ...vintages import Version
from ..findings import Findings, listed
from ..table import Cell, Quarter, Table
from ..titles import OF_PORTAL


@dataclass(frozen=True)
class Loaded:
    """What is loaded of a series: value and unit by region and last day, and the newest date."""

    cells: Mapping[tuple[str, str], tuple[str, str]]
    published: date | None


def loaded(version: Version | None) -> dict[str, Loaded]:
    """All series that are loaded, by id."""
    if version is None:
        return {}
    frame = version.frame()
    frame = frame[(frame["until"] == "").to_numpy()]
    days = {
        row["source_id"]: date.fromisoformat(row["published"])
        for row in version.sources
        if row["published"]
    }
    series = {source: _series_of(source) for source in frame["source_id"].unique()}
    frame = frame.assign(series=frame["source_id"].map(series).astype(str))
    return {
        name: Loaded(_cells(rows), _newest(rows["source_id"].unique(), days))
        for name, rows in frame.groupby("series")
        if name
    }


def _series_of(source: str) -> str:
    """`3641` of `siat-3641-2026-05-15`; empty for a source that is no file of the portal."""
    match = re.fullmatch(OF_PORTAL, source)
    return match[2] if match else ""


def _cells(rows: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    columns = (rows[name].astype(str) for name in ("region", "period_end", "value", "unit"))
    return {(region, end): (value, unit) for region, end, value, unit in zip(*columns, strict=True)}


def _newest(sources, days: Mapping[str, date]) -> date | None:
    return max((days[source] for source in sources if source in days), default=None)


def check(table: Table, published: date | None, before: Loaded | None, findings: Findings) -> None:
    """Refuse what is older than what is loaded, by its date or because quarters are missing."""
    if before is None:
        return
    if published and before.published and published < before.published:
        rule = f"was last changed before the file that is loaded ({before.published})"
        todo = "An older state is no news; to go back to one: python -m data.rollback."
        place = {"row": "metadata", "column": "last modified date"}
        findings.error("older", rule, todo, value=published, **place)
    have = {str(quarter.end) for quarter in table.quarters}
    gone = sorted({end for _region, end in before.cells} - have)
    if gone:
        rule = f"quarters are missing that are loaded (ending {listed(gone)})"
        todo = "An older or a cut file? What is missing would be withdrawn."
        findings.error("withdrawn", rule, todo, value=f"{len(gone)} quarter(s)")


def in_unit(
    table: Table, before: Loaded | None, unit: str, factors: Mapping[str, float]
) -> dict[tuple[str, Quarter], Cell]:
    """The loaded figures in the unit of the file."""
    if before is None:
        return {}
    found = {}
    for quarter in table.quarters:
        for region in table.regions:
            value, was = before.cells.get((region, str(quarter.end)), ("", ""))
            if value:
                number = value if was == unit else repr(float(value) * factors[was] / factors[unit])
                found[region, quarter] = Cell(number, value, region)
    return found
