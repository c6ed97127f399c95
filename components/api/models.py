"""What the API answers with: the documents of observations, views and refusals."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from data.catalog import AUTHORITIES, QUALIFIERS
from data.evidence.changes import KINDS
from data.periods import ASKED, OTHER

from .entries import Source

Id = Field(pattern="^[0-9a-f]{12}$", examples=["3f0c5a9d1b27"])


class Document(BaseModel):
    """No field that is not described here."""

    model_config = ConfigDict(extra="forbid")


class Marked(Document):
    """A document of figures: it says so if they are made up, and nothing if they are not."""

    synthetic: Literal[True] | None = Field(
        None, description="True for figures made up for a demonstration: no statistics.",
        exclude_if=lambda said: said is None,
    )  # fmt: skip


class Licence(Document):
    """The licence of the figures."""

    name: str = "CC BY 4.0"
    url: str = "https://creativecommons.org/licenses/by/4.0/"


class Observation(Document):
    """One figure. The fields are the columns of the CSV file; an empty cell is null."""

    id: str = Id
    indicator: str = Field(examples=["industrial_production"])
    indicator_name: str
    measure: str = Field(description="`level`, or a published or derived `growth`, `change` …")
    zone: str = Field(examples=["sez"])
    zone_name: str
    region: str = Field(description="SOATO code.", examples=["1700"])
    region_name: str
    partner: str | None
    activity: str | None
    span: Literal[*ASKED, OTHER]
    period_start: date
    period_end: date = Field(description="Equal to the start for a stock.")
    period_name: str = Field(examples=["January–March 2025"])
    kind: Literal["flow", "stock"]
    value: int | float = Field(examples=[10652.9])
    value_text: str = Field(
        description="As published: its decimals are its precision.", examples=["10652.9"]
    )
    unit: str = Field(examples=["bn_uzs"])
    qualifier: Literal[*QUALIFIERS]
    status: Literal["published", "derived"]
    primary: bool = Field(description="Whether it is the best figure of its cell.")
    flag: str | None = Field(description="Space-separated: `conflict`, `suspect` …")
    authority: Literal[*AUTHORITIES]
    source_id: str | None
    source_title: str | None
    source_url: str | None
    published: date | None
    derivation: str | None = Field(description="Formula and operand ids of a derived figure.")
    note: str | None
    data_version: str


class Observations(Marked):
    """Observations under a query."""

    data_version: str = Field(description="Hash of the data files.", examples=["0273b4b0cd89"])
    licence: Licence
    query: dict[str, str | list[str]] = Field(description="The query as it was understood.")
    count: int
    observations: list[Observation]


class Other(Observation):
    """What another source prints for the same cell."""

    agrees: bool = Field(description="Whether it says the same, within the rounding of both.")


class Earlier(Observation):
    """What the same authority stated for the cell before."""

    until: date = Field(description="The day on which it was replaced or taken back.")


class Receipt(Marked, Observation):
    """One observation with everything that speaks for and against it."""

    low: float = Field(description="The least that it can stand for, as it is rounded.")
    high: float = Field(description="The most that it can stand for; a whole count is exact.")
    place: str | None = Field(description="Where in the source the figure stands.")
    printed: str | None = Field(description="The figure as the source prints it.")
    source: Source | None = Field(description="Null for a derived figure.")
    until: date | None = Field(
        description="The day on which it was replaced or taken back; null while it stands."
    )
    later: Observation | None = Field(
        description="What stands today in place of a replaced figure, or of one of a look back."
    )
    earlier: list[Earlier] = Field(description="What was stated before, the last first.")
    others: list[Other] = Field(description="What other sources print for the same cell.")
    operand_ids: list[str] = Field(description="The figures that a derived one is made of.")
    operands: list[Receipt] = Field(description="The receipts of these figures, in their order.")


class Inconsistency(Document):
    """What a check says of some figures."""

    id: str = Field(examples=["check-total-17028b71e7"])
    kind: str = Field(description="What is compared.", examples=["total"])
    kind_name: str
    verdict: Literal["differs", "rounding"]
    checks: str = Field(description="How many checks are folded into it.")
    indicator: str
    indicator_name: str
    zone: str
    zone_name: str
    region: str = Field(description="SOATO code.")
    region_name: str
    partner: str | None
    activity: str | None
    period_start: date
    period_end: date
    period_name: str
    value: int | float = Field(description="How far apart the figures are, in `unit`.")
    value_text: str
    unit: str
    computed: str | None = Field(description="What the other figures make of the first.")
    sentence: str
    observations: str = Field(description="Ids of the figures, the one that is checked first.")
    source_ids: str
    data_version: str
    flag: str | None = Field(
        None, description="`synthetic` for made-up figures.", exclude_if=lambda said: said is None
    )


class Inconsistencies(Marked):
    """What the checks find under a query."""

    data_version: str
    licence: Licence
    query: dict[str, str | list[str]] = Field(description="The query as it was understood.")
    checks: dict[str, int] = Field(description="All checks made, by verdict.")
    groups: int = Field(description="Series that were looked at, a million figures being too many.")
    groups_in_all: int
    count: int
    inconsistencies: list[Inconsistency]


class CoverageCell(Document):
    """What there is of an indicator for a zone type and a period."""

    indicator: str
    indicator_name: str
    zone: str
    zone_name: str
    region: str = Field(description="SOATO code.")
    region_name: str
    span: str
    period_start: date
    period_end: date
    period_name: str
    state: Literal["published", "derivable", "contradictory", "picture", "missing"]
    value: int | float | None
    value_text: str | None
    unit: str | None
    status: str | None
    flag: str | None
    source_id: str | None
    observation: str | None = Field(description="Id of the figure.")
    count: str = Field(description="Figures in the cell: several where told apart by activity.")
    would_give: str = Field(description="How many others a missing figure would let us compute.")
    why: str | None = Field(description="What is missing and what would fill it.")
    data_version: str


class Coverage(Marked):
    """The cells under a query."""

    data_version: str
    licence: Licence
    query: dict[str, str | list[str]] = Field(description="The query as it was understood.")
    states: dict[str, int] = Field(description="Cells by state.")
    count: int
    cells: list[CoverageCell]


class Change(Document):
    """A cell of an authority whose leading figure is another than it was."""

    kind: Literal[*KINDS]
    indicator: str
    indicator_name: str
    measure: str
    zone: str
    zone_name: str
    region: str = Field(description="SOATO code.")
    region_name: str
    partner: str | None
    activity: str | None
    authority: Literal[*AUTHORITIES]
    span: str
    period_start: date
    period_end: date
    period_name: str
    value_then: int | float | None
    value_then_text: str | None = Field(description="As published; null for an added figure.")
    unit_then: str | None
    qualifier_then: str | None
    value_now: int | float | None
    value_now_text: str | None = Field(description="As published; null for a withdrawn figure.")
    unit_now: str | None
    qualifier_now: str | None
    changed: date | None = Field(description="The day of the change.")
    id_then: str | None
    source_then: str | None
    published_then: date | None = Field(description="From which day the source was known.")
    id_now: str | None
    source_now: str | None
    published_now: date | None
    flag: str | None
    note: str | None
    since: date
    data_version: str


class Changes(Marked):
    """What has changed since a day."""

    data_version: str
    licence: Licence
    query: dict[str, str | list[str]] = Field(description="The query as it was understood.")
    since: date
    kinds: dict[str, int] = Field(description="Changes by kind.")
    count: int
    changes: list[Change]


class Event(Document):
    """An agreement, contract, project or event."""

    date: str | None = Field(description="The first day that `date_precision` allows.")
    date_precision: str | None = Field(description="`day`, `month`, `year`; null: undated.")
    date_end: str | None
    category: str
    title: str
    parties: str
    value: float | None = Field(description="US dollars.")
    value_text: str | None
    unit: str | None
    qualifier: str | None
    source_id: str
    source_title: str
    source_url: str | None
    published: str | None
    note: str | None
    data_version: str


class View(Marked):
    """What a card shows under a selection; `reason` says why there are no observations."""

    data_version: str
    licence: Licence
    page: str
    card: str
    query: dict[str, str] = Field(description="The selection, without defaults.")
    title: str
    subtitle: str
    sentence: str
    notes: list[str]
    reason: str | None
    sources: list[Source]
    count: int
    observations: list[Observation] = Field([], description="Published and derived figures.")
    events: list[Event] = Field(
        [], description="Agreements, contracts, projects and events, where the card shows these."
    )


class Problem(Document):
    """One thing that is wrong with a request."""

    message: str
    parameter: str | None = None
    value: str | int | float | None = None
    allowed: list[str] | None = Field(None, description="All values that are allowed.")


class Problems(Document):
    """Why a request could not be served."""

    errors: list[Problem]
