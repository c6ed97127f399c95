"""The series of the publisher's open data portal: its numbers and codes, and what they are here."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .catalog import FOLDER


@dataclass(frozen=True, slots=True)
class Series:
    """One quarterly indicator of one zone type by region.

    `due` are the days of the year, `MM-DD`, on which the portal's catalogue promises the next
    figures; for the 31st, which two series give, the last day of the month. A series that the
    portal stopped (`frozen`) has none.
    """

    id: str  # the portal's number: part of the file's name, not in the file
    code: str  # stands in the file; what an id holds is recognised by it
    zone: str
    indicator: str
    kind: str  # flow (cumulative from January) or stock (at the end of the period)
    name_uz: str  # the publisher's title; the Russian and English ones are muddled in places
    frozen: date | None
    due: tuple[str, ...]

    @property
    def url(self) -> str:
        """The page for readers."""
        return f"https://siat.stat.uz/data/{self.id}/"


def series(folder: Path = FOLDER) -> dict[str, Series]:
    """All series by their id, in the order of the portal's codes."""
    with (folder / "portal.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["series"]: Series(
                row["series"], row["code"], row["zone"], row["indicator"], row["kind"],
                row["name_uz"], date.fromisoformat(row["frozen"]) if row["frozen"] else None,
                tuple(row["due"].split()),
            )
            for row in csv.DictReader(file)
        }  # fmt: skip
