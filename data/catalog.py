"""The catalogues: what every slug in the observations stands for, read from `data/*.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from . import agreement

FOLDER = Path(__file__).parent
AUTHORITIES = (
    "statistics_committee", "it_park", "ministry", "president", "local", "press", "article",
)  # fmt: skip
AUTHORITY_NAMES = {
    "statistics_committee": "Statistics Committee",
    "it_park": "IT Park",
    "ministry": "Ministries",
    "president": "President’s office",
    "local": "Regional authorities",
    "press": "Press",
    "article": "Article",
}
MEASURES = ("level", "growth", "change", "times", "index", "times_since_2017", "unclear")
QUALIFIERS = ("exact", "approx", "more_than", "less_than")
FLAGS = ("conflict", "suspect", "date_assumed", "expectation", "unit_corrected", "ambiguous")
FOUR_TYPES = ("sez", "siz", "technopark", "cluster")  # the whole; IT Park is inside technoparks


@dataclass(frozen=True, slots=True)
class Indicator:
    """One published quantity; `compare` says how two of its figures may be set side by side.

    `growth`: a rate and a difference; `swing`: profit or loss, a difference and words, never a
    rate; `points`: percentages, a difference in points; `none`: plans and targets.
    """

    slug: str
    name: str
    short: str
    kind: str  # flow or stock
    family: str
    unit: str  # shown unit where published units differ
    decimals: int
    theme: str
    compare: str
    sum_ok: bool
    good: bool  # whether more of it is better; if not, a change is shown without colour
    price_index: str  # of price_indices.csv: what annual amounts are put in constant prices by
    definition: str
    definition_url: str
    portal_id: str


@dataclass(frozen=True, slots=True)
class Zone:
    slug: str
    level: str  # type, total, population or single_zone
    name: str
    short: str
    plural_name: str
    part_of: str
    position: int
    definition: str


@dataclass(frozen=True, slots=True)
class Region:
    slug: str
    name: str
    short: str
    iso_3166_2: str
    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class Term:
    """A partner country, a group of countries, or an activity."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` turns a value into the family's base (bn soums, mn dollars, or one)."""

    slug: str
    family: str
    factor: float
    label: str
    name: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    title: str
    publisher: str
    authority: str
    rank: int
    url: str
    published: date | None
    not_before: date | None
    language: str
    note: str


@dataclass(frozen=True, slots=True)
class Break:
    """Between `not_before` and `not_after` a definition changed: no line, no growth across."""

    slug: str
    indicators: tuple[str, ...]
    zone: str
    not_before: date
    not_after: date
    reason: str
    sources: tuple[str, ...]

    def parts(self, indicator: str, zone: str, earlier: date, later: date) -> bool:
        """Whether figures of these two dates stand on different sides of the break, or in it."""
        named = "*" in self.indicators or indicator in self.indicators
        return (
            named
            and self.zone in ("*", zone)
            and earlier < self.not_after
            and later > self.not_before
        )


class Catalog:
    """All catalogues of one data folder, each a dict from slug to entry, in display order."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {
            row["indicator"]: Indicator(
                slug=row["indicator"], name=row["name"], short=row["short"], kind=row["kind"],
                family=row["family"], unit=row["unit"], decimals=int(row["decimals"]),
                theme=row["theme"], compare=row["compare"], sum_ok=row["sum_ok"] == "1",
                good=row["good"] == "1", price_index=row["price_index"],
                definition=row["definition"], definition_url=row["definition_url"],
                portal_id=row["portal_id"],
            )
            for row in self._rows("indicators")
        }  # fmt: skip

    @cached_property
    def zones(self) -> dict[str, Zone]:
        rows = sorted(self._rows("zones"), key=lambda row: int(row["position"]))
        return {
            row["zone"]: Zone(
                row["zone"], row["level"], row["name"], row["short"], row["plural_name"],
                row["part_of"], int(row["position"]), row["definition"],
            )
            for row in rows
        }  # fmt: skip

    @cached_property
    def regions(self) -> dict[str, Region]:
        rows = sorted(self._rows("regions"), key=lambda row: int(row["position"]))
        return {
            row["region"]: Region(
                row["region"], row["name"], row["short"], row["iso_3166_2"], row["kind"],
                int(row["position"]),
            )
            for row in rows
        }  # fmt: skip

    @cached_property
    def country(self) -> str:
        """The region that is the whole country."""
        return next(slug for slug, region in self.regions.items() if region.kind == "country")

    @cached_property
    def partners(self) -> dict[str, Term]:
        return {row["partner"]: Term(row["partner"], row["name"]) for row in self._rows("partners")}

    @cached_property
    def activities(self) -> dict[str, Term]:
        rows = self._rows("activities")
        return {row["activity"]: Term(row["activity"], row["name"]) for row in rows}

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {
            row["unit"]: Unit(
                row["unit"], row["family"], float(row["factor"]), row["label"], row["name"],
                int(row["decimals"]),
            )
            for row in self._rows("units")
        }  # fmt: skip

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {
            row["source_id"]: Source(
                row["source_id"], row["title"], row["publisher"], row["authority"],
                int(row["rank"]), row["url"], _date(row["published"]), _date(row["not_before"]),
                row["language"], row["note"],
            )
            for row in self._rows("sources")
        }  # fmt: skip

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return tuple(
            Break(
                row["break_id"], tuple(row["indicators"].split()), row["zone"],
                date.fromisoformat(row["not_before"]), date.fromisoformat(row["not_after"]),
                row["reason"], tuple(row["source_ids"].split()),
            )
            for row in self._rows("breaks")
        )  # fmt: skip

    @cached_property
    def agreements(self) -> tuple[agreement.Agreement, ...]:
        return agreement.read(self._rows("agreements"))

    def break_between(self, indicator: str, zone: str, earlier: date, later: date) -> Break | None:
        """The first break that parts two dates of a series, if there is one."""
        found = (b for b in self.breaks if b.parts(indicator, zone, earlier, later))
        return next(found, None)

    def zones_of(self, *levels: str) -> tuple[str, ...]:
        return tuple(slug for slug, zone in self.zones.items() if zone.level in levels)

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
