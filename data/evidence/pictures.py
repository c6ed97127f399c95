"""What a source shows as a picture without numbers: known to exist, and not to be read from it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..periods import Period, period_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of a source whose figures are printed nowhere."""

    indicator: str
    zone: str
    period: Period
    source: str
    place: str
    note: str


@lru_cache(4)
def pictures(folder: Path) -> tuple[Picture, ...]:
    """The pictures in the order of the file."""
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_picture(row) for row in csv.DictReader(file))


def _picture(row: dict[str, str]) -> Picture:
    start, end = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    return Picture(
        row["indicator"], row["zone"], period_of(start, end), row["source_id"], row["place"],
        row["note"],
    )  # fmt: skip
