"""Small stores of made-up figures for tests, over the shipped catalogues."""

from __future__ import annotations

from functools import cache

import pandas as pd

from data.catalog import Catalog
from data.store import Store

COLUMNS = (
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "value", "unit", "qualifier", "source_id", "authority", "flag", "place", "printed", "note",
    "until",
)  # fmt: skip
RELEASE, OTHER = "statuz-2025q1", "kun-2026-02"  # sources of the Committee's figures
YEAR, QUARTER, HALF = ("01-01", "12-31"), ("01-01", "03-31"), ("01-01", "06-30")


@cache
def catalog() -> Catalog:
    return Catalog()


def flow(
    value: object, zone: str = "sez", year: int = 2025, span: tuple[str, str] = YEAR, **more: object
) -> dict[str, object]:
    """A figure of industrial production in bn soums; any column can be given."""
    start, end = (f"{year}-{day}" for day in span)
    row = {
        "indicator": "industrial_production", "measure": "level", "zone": zone, "region": "1700",
        "period_start": start, "period_end": end, "value": value, "unit": "bn_uzs",
        "qualifier": "exact", "source_id": RELEASE,
    }  # fmt: skip
    return row | more


def stock(value: object, day: str, zone: str = "sez", **more: object) -> dict[str, object]:
    """A number of participants on a day."""
    row = {"indicator": "participants_count", "unit": "count"}
    return flow(value, zone, **(row | {"period_start": day, "period_end": day} | more))


def store(*rows: dict[str, object]) -> Store:
    """A store of these rows, the authority being that of the source."""
    known = catalog().sources
    full = [
        {name: str(row.get(name, "")) for name in COLUMNS}
        | {"authority": row.get("authority") or known[row["source_id"]].authority}
        for row in rows
    ]
    return Store(pd.DataFrame(full, columns=list(COLUMNS)), catalog(), "made")
