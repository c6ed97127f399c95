"""Puts made-up figures into a store as an ingest would: `python -m tests.publishing HOME YEAR`."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from data import vintages
from data.catalog import FOUR_TYPES
from data.vintages.change import EVENT_COLUMNS, Change, Counts
from tests.made import HALF, flow, stock

KNOWN = "2026-08-15"
SOURCE = {
    "source_id": "made-2026h1", "title": "Made for a test", "publisher": "Nobody",
    "authority": "statistics_committee", "rank": "1", "url": "", "published": KNOWN,
    "not_before": "", "language": "en", "note": "",
}  # fmt: skip


def half(year: int, value: object, zones: tuple[str, ...] = FOUR_TYPES) -> list[dict[str, object]]:
    """January to June of a year: the same production everywhere."""
    return [flow(value, zone, year, HALF, source_id=SOURCE["source_id"]) for zone in zones]


def region(year: int) -> dict[str, object]:
    """Technology parks in a region, in the middle of a year."""
    return stock(
        9, f"{year}-07-01", "technopark", indicator="zones_registered_count", region="1703",
        source_id=SOURCE["source_id"],
    )  # fmt: skip


def publish(home: Path, rows: list[dict[str, object]], **columns: str) -> vintages.Version:
    """These figures are served from now on, with those that were before. Nothing is validated."""
    usual = {"authority": SOURCE["authority"], "event": "added", "series": "", "known": KNOWN}
    full = [{name: "" for name in EVENT_COLUMNS} | usual | row | columns for row in rows]
    events = pd.DataFrame(full, columns=list(EVENT_COLUMNS), dtype=str)
    served = vintages.current(home)
    counts = {"industrial_production": Counts(added=len(events))}
    change = Change(served.number if served else 0, events, (SOURCE,), counts, ())
    return vintages.publish(home, change, lambda _version: None)


if __name__ == "__main__":
    year = int(sys.argv[2])
    publish(Path(sys.argv[1]), [*half(year, "7777.7"), region(year)])
