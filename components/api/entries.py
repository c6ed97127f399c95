"""What the API answers with: the entries of the catalogues, and the data version."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from data.catalog import AUTHORITIES
from data.columns import KINDS, LEVELS


class Entry(BaseModel):
    """Read from the entry of the same name in a catalogue."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class Marked(Entry):
    """A document about figures: it says so if they are made up, and nothing if they are not."""

    synthetic: Literal[True] | None = Field(
        None, description="True for figures made up for a demonstration: no statistics.",
        exclude_if=lambda said: said is None,
    )  # fmt: skip


class Counted(Entry):
    """An entry with the number of its observations."""

    observations: int = Field(0, description="Of all sources and measures.")


class Indicator(Counted):
    """A published quantity."""

    slug: str = Field(examples=["industrial_production"])
    name: str
    short: str
    kind: Literal["flow", "stock"]
    family: str = Field(description="Units of one family can be converted.")
    unit: str = Field(description="The unit shown where published units differ.")
    decimals: int
    theme: str
    compare: Literal["growth", "swing", "points", "none"] = Field(
        description="How two figures may be compared: by a rate, by a difference (`swing`: profit "
        "or loss, `points`: percentages), or not at all (plans)."
    )
    sum_ok: bool = Field(description="Whether figures of zone types may be added.")
    definition: str
    definition_url: str
    portal_id: str
    spans: list[str] = Field([], description="Spans that there are figures of.")
    first_year: int | None = None
    last_year: int | None = None


class Zone(Counted):
    """A zone type, a population, a single zone or the total."""

    slug: str = Field(examples=["sez"])
    level: Literal[*LEVELS]
    name: str
    short: str
    plural_name: str
    part_of: str
    definition: str


class Region(Counted):
    """A region by its SOATO code."""

    slug: str = Field(examples=["1712"])
    name: str
    short: str
    iso_3166_2: str
    kind: Literal[*KINDS]


class Source(Entry):
    """A document that figures were read in."""

    slug: str = Field(examples=["statuz-2025q1"])
    title: str
    publisher: str
    authority: Literal[*AUTHORITIES]
    rank: int = Field(description="1 is the best; it decides which figure of a cell is primary.")
    url: str
    published: date | None
    not_before: date | None = Field(description="Where the day of publication is unknown.")
    language: str
    note: str


class CountedSource(Counted, Source):
    """A source with the number of its observations."""


class Catalogue(Marked):
    """A whole catalogue."""

    data_version: str
    count: int


class Indicators(Catalogue):
    """All indicators, in display order."""

    indicators: list[Indicator]


class Zones(Catalogue):
    """All zone types, in display order."""

    zones: list[Zone]


class Regions(Catalogue):
    """All regions, in display order."""

    regions: list[Region]


class Sources(Catalogue):
    """All sources."""

    sources: list[CountedSource]


class Newest(Entry):
    """A period."""

    key: str = Field(examples=["2026-h1"])
    name: str


class Version(Marked):
    """Which data are served."""

    data_version: str = Field(description="Hash of the data files.", examples=["0273b4b0cd89"])
    observations: int
    newest: Newest | None = Field(
        description="The newest period that a result is published for; null where there is none."
    )
