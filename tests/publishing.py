"""Figures for stores of tests: put into them as they are, or as files for an ingest."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data import vintages
from data.catalog import FOUR_TYPES
from data.columns import COLUMNS
from data.vintages.change import EVENT_COLUMNS, Change, Counts
from tests.made import HALF, flow, stock

KNOWN = "2026-10-25"
SOURCE = {
    "source_id": "made-2026", "title": "Made for a test", "publisher": "Nobody",
    "authority": "statistics_committee", "rank": "1", "url": "", "published": KNOWN,
    "not_before": "", "language": "en", "note": "",
}  # fmt: skip
Rows = list[dict[str, object]]


def half(year: int, value: object) -> Rows:
    """January to June of a year: the same production everywhere."""
    return [flow(value, zone, year, HALF, source_id=SOURCE["source_id"]) for zone in FOUR_TYPES]


def nine_months() -> Rows:
    """January to September 2026: production, and the technology parks of a region afterwards."""
    values = {"sez": "44777.7", "siz": "14777.7", "technopark": "1777.7", "cluster": "41777.7"}
    more = {"source_id": SOURCE["source_id"], "authority": SOURCE["authority"], "place": "table 1"}
    months = ("01-01", "09-30")
    rows = [flow(value, zone, 2026, months, **more) for zone, value in values.items()]
    parks = {"indicator": "zones_registered_count", "region": "1703"}
    rows.append(stock(9, "2026-10-01", "technopark", **parks, **more))
    return [row | {"printed": row["value"]} for row in rows]


def tables(folder: Path, rows: Rows) -> list[Path]:
    """The figures and their source as the tables that an operator brings in."""
    paths = []
    for name, lines in (("observations", rows), ("sources", [SOURCE])):
        columns = list(COLUMNS[name])
        paths.append(folder / f"{name}.csv")
        full = [{column: line.get(column, "") for column in columns} for line in lines]
        pd.DataFrame(full, columns=columns).to_csv(paths[-1], index=False)
    return paths


def publish(home: Path, rows: Rows, **columns: str) -> vintages.Version:
    """These figures are served from now on, with those that were before. Nothing is validated."""
    usual = {"authority": SOURCE["authority"], "event": "added", "series": "", "known": KNOWN}
    full = [{name: "" for name in EVENT_COLUMNS} | usual | row | columns for row in rows]
    events = pd.DataFrame(full, columns=list(EVENT_COLUMNS), dtype=str)
    served = vintages.current(home)
    counts = {"industrial_production": Counts(added=len(events))}
    change = Change(served.number if served else 0, events, (SOURCE,), counts, ())
    return vintages.publish(home, change, lambda _version: None)
