"""What may be asked of the API: a model for each kind of route, with its parameters and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from components.exports.csv import DIALECTS
from data import language
from data import store as stores
from data.catalog import AUTHORITIES, MEASURES
from data.language import _
from data.periods import OTHER, SPANS
from data.selection import NONE, SHOWS, THEMES, VIEWS

from .parameters import one, several

YEAR = "(19|20)[0-9]{2}"
PERIOD = f"{YEAR}-(q1|h1|m9|year)"
YES = ("1", "true")
SPAN = "`q1` January–March, `h1` January–June, `m9` January–September, `year`"
LIST = "Comma list or repeated."


def slugs(name: str, *more: str) -> Callable[[], Iterable[str]]:
    """The slugs of a catalogue of the store that is served, when asked."""
    return lambda: (*getattr(stores.current().catalog, name), *more)


def periods() -> list[str]:
    """The keys of all periods with a span that there are figures of."""
    frame = stores.current().frame
    return sorted(frame.loc[frame["span"] != OTHER, "when"].unique())


def types() -> tuple[str, ...]:
    """The zone types that pages offer."""
    return stores.current().catalog.zones_of("type")


def parameter(about: str, example: str = "", **more: Any) -> Any:
    """A parameter that may be absent."""
    examples = [example] if example else None
    return Field(default_factory=list, description=about, examples=examples, **more)


class Asked(BaseModel):
    """Names that a query does not have are refused."""

    model_config = ConfigDict(extra="forbid", validate_default=True)
    lang: one(lambda: language.LANGUAGES) = parameter("Language of names and titles.", "en")


class Observations(Asked):
    """A query for observations."""

    indicator: several(slugs("indicators")) = parameter(
        f"Indicators; all when absent. {LIST}", "industrial_production"
    )
    zone: several(slugs("zones")) = parameter(
        f"Zone types, and the populations and single zones that figures exist of. {LIST}", "sez"
    )
    span: several(lambda: (*SPANS, OTHER)) = parameter(
        f"{SPAN}, `other` any other length or date. Stocks belong to the span that ends at their "
        f"date. {LIST}",
        "q1",
    )
    first: one(lambda: ["1900–2099"], YEAR) = parameter("First year.", "2024", alias="from")
    last: one(lambda: ["1900–2099"], YEAR) = parameter("Last year.", "2025", alias="to")
    at: one(periods, PERIOD) = parameter("One period: year and span.", "2025-q1")
    region: several(slugs("regions")) = parameter(
        f"SOATO codes; all when absent. `1700` is the republic. {LIST}", "1700"
    )
    partner: several(slugs("partners", NONE)) = parameter(
        f"Partner countries or groups; `none`: figures over all partners. {LIST}", "cn"
    )
    activity: several(slugs("activities", NONE)) = parameter(
        f"Activities; `none`: figures over all activities. {LIST}", "bpo"
    )
    measure: several(lambda: MEASURES) = parameter(
        f"What is published: the `level` (default), a `growth`, a `change`, … {LIST}", "level"
    )
    authority: several(lambda: AUTHORITIES) = parameter(
        "The best figure of each of these authorities, shown on pages or not. Absent: the best of "
        f"all. {LIST}",
        "statistics_committee",
    )
    all_sources: one(lambda: ("0", "1", "false", "true")) = parameter(
        "`1`: every source’s figure, not only the best of each cell.", "1"
    )
    show: one(lambda: SHOWS) = parameter("`level`: figures as published.", "level")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first and self.last and self.first > self.last:
            problem = {
                "parameter": "from", "value": self.first, "allowed": [f"1900–{self.last}"],
                "message": _("The first year is after the last year."),
            }  # fmt: skip
            raise PydanticCustomError("order", "{message}", problem)
        return self

    @property
    def every(self) -> bool:
        """Whether all sources are wanted."""
        return self.all_sources in YES

    def said(self) -> dict[str, list[str] | str]:
        """The query as it was understood, by parameter; only what was asked for."""
        found = self.model_dump(by_alias=True)
        return {name: value for name, value in found.items() if value}


class ObservationsCsv(Observations):
    """A query for a CSV file of observations."""

    dialect: one(lambda: [name for name in DIALECTS if name]) = parameter(
        "`excel`: UTF-8 with BOM, semicolons, decimal comma in `value`, CRLF. Absent: UTF-8, "
        "commas, decimal point, LF.",
        "excel",
    )


class View(Asked):
    """A page's own parameters. What of them a page takes depends on its data: a refusal lists it."""

    zone: several(lambda: (*types(), NONE), checked=False) = parameter(f"Zone types. {LIST}", "sez")
    span: one(lambda: SPANS, checked=False) = parameter(f"{SPAN}; absent: each.", "q1")
    first: one(lambda: (), YEAR, checked=False) = parameter("First year.", "2024", alias="from")
    last: one(lambda: (), YEAR, checked=False) = parameter("Last year.", "2025", alias="to")
    at: one(periods, checked=False) = parameter("Period of single-period cards.", "2025-q1")
    region: one(slugs("regions"), checked=False) = parameter("SOATO code.", "1700")
    partner: several(slugs("partners", NONE), checked=False) = parameter(f"Partners. {LIST}", "cn")
    activity: several(slugs("activities", NONE), checked=False) = parameter(f"Activities. {LIST}")
    show: one(lambda: SHOWS, checked=False) = parameter("How figures are shown.", "level")
    view: one(lambda: VIEWS, checked=False) = parameter("Does not change the figures.", "table")
    focus: one(types, checked=False) = parameter("Does not change the figures.", "sez")
    theme: one(lambda: THEMES, checked=False) = parameter("Does not change the figures.", "dark")


class ViewCsv(View):
    """A query for a CSV file of a view."""

    dialect: ObservationsCsv.__annotations__["dialect"] = None
