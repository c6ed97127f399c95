"""What the Committee has printed elsewhere of the same cells: what a file is held against."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..catalog import FOLDER, FOUR_TYPES, Catalog
from ..observation import DOUBTS
from ..periods import SPANS, period_of

RELEASE = "statuz-2025q1"
COMMITTEE = "statistics_committee"
TOLERANCE = 0.05  # revisions between a release and the portal are of a few per cent
SWING_TOLERANCE = 0.10  # profit less loss: small beside what it is the difference of


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure of a zone type; `number` in the base unit of the family."""

    indicator: str
    zone: str
    region: str
    span: str
    year: int
    value: str
    unit: str
    source: str
    number: float
    step: float  # the size of its last digit, in the base unit

    @property
    def tolerance(self) -> float:
        share = SWING_TOLERANCE if self.indicator == "profit_before_tax" else TOLERANCE
        return share * abs(self.number)

    def fits(self, number: float, step: float) -> bool:
        """Whether a figure in the base unit may be the same, revised or rounded."""
        return abs(number - self.number) <= max(self.tolerance, step / 2, self.step / 2)


@dataclass(frozen=True)
class Official:
    """The release's figures by series, and all firm ones of the Committee."""

    factors: dict[str, float]  # unit → its size in the base unit of the family
    families: dict[str, str]
    anchors: dict[tuple[str, str], tuple[Figure, ...]]  # by indicator and zone
    further: dict[tuple[str, str], tuple[Figure, ...]]

    @classmethod
    @lru_cache(1)
    def shipped(cls) -> Official:
        """Those of the shipped data folder."""
        catalog = Catalog(FOLDER)
        factors = {slug: unit.factor for slug, unit in catalog.units.items()}
        with (FOLDER / "observations.csv").open(encoding="utf-8", newline="") as file:
            figures = [_figure(row, factors) for row in csv.DictReader(file) if _is_firm(row)]
        figures = [one for one in figures if one.span in SPANS]
        return cls(
            factors, {slug: unit.family for slug, unit in catalog.units.items()},
            _grouped(one for one in figures if one.source == RELEASE and one.region == "1700"),
            _grouped(one for one in figures if one.source != RELEASE),
        )  # fmt: skip

    def units(self, family: str) -> tuple[str, ...]:
        return tuple(slug for slug, name in self.families.items() if name == family)


def _is_firm(row: dict[str, str]) -> bool:
    return (
        row["authority"] == COMMITTEE and row["measure"] == "level" and row["zone"] in FOUR_TYPES
        and not row["partner"] and not row["activity"] and row["qualifier"] == "exact"
        and DOUBTS.isdisjoint(row["flag"].split())
    )  # fmt: skip


def _figure(row: dict[str, str], factors: dict[str, float]) -> Figure:
    start, end = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    period, factor = period_of(start, end), factors[row["unit"]]
    step = 10.0 ** -len(row["value"].partition(".")[2])
    return Figure(
        row["indicator"], row["zone"], row["region"], period.span, period.year, row["value"],
        row["unit"], row["source_id"], float(row["value"]) * factor, step * factor,
    )  # fmt: skip


def _grouped(figures) -> dict[tuple[str, str], tuple[Figure, ...]]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        found.setdefault((one.indicator, one.zone), []).append(one)
    return {
        key: tuple(sorted(some, key=lambda one: (-one.year, one.span)))
        for key, some in found.items()
    }
