"""The catalogues: what every slug in the observations stands for, read from `data/*.csv`."""

from __future__ import annotations

import copy
import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from . import agreement
from .entries import Break, Indicator, Names, Region, Source, Term, Unit, Zone
from .language import N_

FOLDER = Path(__file__).parent
AUTHORITIES = (
    "statistics_committee", "it_park", "ministry", "president", "local", "press", "article",
)  # fmt: skip
AUTHORITY_NAMES = {
    "statistics_committee": N_("Statistics Committee"),
    "it_park": N_("IT Park"),
    "ministry": N_("Ministries"),
    "president": N_("President’s office"),
    "local": N_("Regional authorities"),
    "press": N_("Press"),
    "article": N_("Article"),
}
MEASURES = ("level", "growth", "change", "times", "index", "times_since_2017", "unclear")
QUALIFIERS = ("exact", "approx", "more_than", "less_than")
FLAGS = (
    "conflict", "suspect", "date_assumed", "expectation", "unit_corrected", "ambiguous",
    "zero_or_missing", "synthetic",
)  # fmt: skip
FOUR_TYPES = ("sez", "siz", "technopark", "cluster")  # the whole; IT Park is inside technoparks


class Catalog:
    """All catalogues of one data folder, each a dict from slug to entry, in display order.

    In a look back (known.py) `asof` is its day."""

    asof: date | None = None

    def __init__(
        self, folder: Path = FOLDER, more_sources: Iterable[Mapping[str, str]] = ()
    ) -> None:
        """`more_sources`: rows of sources.csv that were ingested."""
        self.folder = folder
        self._more_sources = tuple(more_sources)

    def looking_back(self, day: date) -> Catalog:
        """The same on a day; what a later source says is not in it."""
        found = copy.copy(self)
        found.asof = day
        found.__dict__.pop("agreements", None)
        return found

    def knows(self, source: str) -> bool:
        """Whether a source is to be used: in a look back one that had appeared by then."""
        known = self.sources[source].known
        return self.asof is None or (known is not None and known <= self.asof)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {
            row["indicator"]: Indicator(
                slug=row["indicator"], names=Names.read(row, "name"),
                shorts=Names.read(row, "short"), kind=row["kind"],
                family=row["family"], unit=row["unit"], decimals=int(row["decimals"]),
                theme=row["theme"], compare=row["compare"], sum_ok=row["sum_ok"] == "1",
                good=row["good"] == "1", price_index=row["price_index"],
                prose=row["definition"], definition_url=row["definition_url"],
                portal_id=row["portal_id"],
            )
            for row in self._rows("indicators")
        }  # fmt: skip

    @cached_property
    def zones(self) -> dict[str, Zone]:
        rows = sorted(self._rows("zones"), key=lambda row: int(row["position"]))
        return {
            row["zone"]: Zone(
                row["zone"], row["level"], Names.read(row, "name"),
                Names.read(row, "short"), Names.read(row, "plural_name"), row["part_of"],
                int(row["position"]), row["definition"],
            )
            for row in rows
        }  # fmt: skip

    @cached_property
    def regions(self) -> dict[str, Region]:
        rows = sorted(self._rows("regions"), key=lambda row: int(row["position"]))
        return {
            row["region"]: Region(
                row["region"], Names.read(row, "name"), Names.read(row, "short"),
                row["iso_3166_2"], row["kind"],
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
        rows = self._rows("partners")
        return {row["partner"]: Term(row["partner"], Names.read(row, "name")) for row in rows}

    @cached_property
    def activities(self) -> dict[str, Term]:
        rows = self._rows("activities")
        return {row["activity"]: Term(row["activity"], Names.read(row, "name")) for row in rows}

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {
            row["unit"]: Unit(
                row["unit"], row["family"], float(row["factor"]), Names.read(row, "label"),
                Names.read(row, "name"), int(row["decimals"]),
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
            for row in (*self._rows("sources"), *self._more_sources)
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
        rows = self._rows("agreements")
        return agreement.read(row for row in rows if self.knows(row["source_id"]))

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
