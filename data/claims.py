"""What an article claims about the regions, and the official figures it can be held against."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .language import _
from .observation import Observation
from .store import Store


@dataclass(frozen=True, slots=True)
class Claim:
    """`said` and `official` name observations as indicator/measure/zone/region/day/source."""

    slug: str
    regions: tuple[str, ...]
    words: str  # what is claimed
    said: tuple[str, ...]
    official: tuple[str, ...]
    verdict: str
    prose: str  # why

    @property
    def text(self) -> str:
        return _(self.words)

    @property
    def reason(self) -> str:
        return _(self.prose)


@lru_cache(4)
def claims(folder: Path) -> tuple[Claim, ...]:
    """The claims in the order of the file."""
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Claim(
                row["claim"], tuple(row["regions"].split()), row["text"],
                tuple(row["said"].split()), tuple(row["official"].split()), row["verdict"],
                row["reason"],
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


def named(store: Store, reference: str) -> Observation | None:
    """The observation that a reference names."""
    indicator, _measure, _zone, region, _day, source = reference.split("/")
    rows = (row for row in store.all_rows(indicator, region) if row.source == source)
    return next((row for row in rows if reference_to(row) == reference), None)


def reference_to(row: Observation) -> str:
    """The reference that names an observation."""
    parts = (row.indicator, row.measure, row.zone, row.region, str(row.period.end), row.source)
    return "/".join(parts)
