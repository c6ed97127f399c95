"""What may be asked about observations: every parameter with its values, for checks and /docs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from components.exports.csv import DIALECTS
from data import language, serving
from data.catalog import AUTHORITIES, MEASURES
from data.known import days, known
from data.language import _
from data.periods import ASKED, MEMBERS, OTHER
from data.selection import NONE, PRICES, SHOWS, day_bounds, day_of, newest_day
from data.store import Store

from .derivable import hindrance
from .parameters import one, refusal, several, split

YEAR = "(19|20)[0-9]{2}"
YEARS = "1900–2099"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
PERIOD = f"{YEAR}-(q1|h1|m9|year)"
SPAN = "`q1` January–March, `h1` January–June, `m9` January–September, `year`"
DERIVED = "`quarter` single quarters, `rolling` twelve months up to a date, both derived"
SHOW = (
    "`level` as published; derived, always like with like: `change`, `growth` (percent), `index` "
    "(a year before = 100) and `times` against the same period of the year before, `share` in the "
    "four types, `per_participant`, `per_month` (between consecutive cumulative figures)."
)
CONSTANT = "`constant`: annual amounts at the prices of the newest year of their price index."
NAMED = "Derived figures are given for the indicators that the query names."
LIST = "Comma list or repeated."


def slugs(name: str, *more: str) -> Callable[[], Iterable[str]]:
    """The slugs of a catalogue of the store that is served, when asked."""
    return lambda: (*getattr(serving.current().catalog, name), *more)


def periods() -> list[str]:
    """The keys of all periods with a span that there are figures of."""
    frame = serving.current().frame
    return sorted(frame.loc[frame["span"] != OTHER, "when"].unique())


def allowed_days() -> list[str]:
    """From the first source of the store that is served until today."""
    return day_bounds(days(serving.current()))


def parameter(about: str, example: str = "", **more: Any) -> Any:
    """A parameter that may be absent."""
    examples = [example] if example else None
    return Field(default_factory=list, description=about, examples=examples, **more)


class Asked(BaseModel):
    """The part of every query; a name that a query does not have is refused."""

    model_config = ConfigDict(extra="forbid", validate_default=True)
    lang: one(lambda: language.LANGUAGES) = parameter("Language of names and titles.", "en")
    asof: one(allowed_days, DAY) = parameter(
        "Only what was known on this day: figures of sources published by then, with those that "
        "were replaced later. Sources without a date are left out.",
        "2025-10-01",
    )

    @model_validator(mode="before")
    @classmethod
    def _known(cls, asked: dict[str, Any]) -> dict[str, Any]:
        names = cls.names().values()
        for name in asked:
            if name not in names:
                problem = unknown(name, ",".join(split(asked[name])), names)
                raise PydanticCustomError("unknown", "{message}", problem)
        return asked

    @model_validator(mode="after")
    def _on_a_day(self) -> Self:
        if self.asof and self.day is None:
            told = refusal(self.asof, allowed_days()) | {"parameter": "asof"}
            raise PydanticCustomError("asof", "{message}", told)
        return self

    @property
    def day(self) -> date | None:
        """The day that is looked back to; None for today's figures."""
        day, span = day_of(self.asof), days(serving.current())
        return day if day and span and span[0] <= day <= newest_day(span) else None

    @property
    def store(self) -> Store:
        """The figures that are asked about: of today, or as they were known on a day."""
        return known(serving.current(), self.day)

    @classmethod
    def names(cls) -> dict[str, str]:
        """The parameters, by field."""
        return {name: field.alias or name for name, field in cls.model_fields.items()}

    def said(self) -> dict[str, list[str] | str]:
        """What was asked for, by parameter."""
        values = {name: getattr(self, field) for field, name in self.names().items()}
        return {name: value for name, value in values.items() if value}


class Receipt(Asked):
    """Where a derived figure is looked for: stores with many observations need it."""

    indicator: several(slugs("indicators")) = parameter(
        "The indicator of a derived figure; needed beyond 50,000 observations.",
        "industrial_production",
    )
    region: one(slugs("regions")) = parameter("Its SOATO code.", "1700")


class Spreadsheet(BaseModel):
    """How a CSV file is written."""

    dialect: one(lambda: [name for name in DIALECTS if name]) = parameter(
        "`excel`: UTF-8 with BOM, semicolons, decimal comma in `value`, CRLF. Absent: UTF-8, "
        "commas, decimal point, LF.",
        "excel",
    )


class Observations(Asked):
    """A query for observations."""

    indicator: several(slugs("indicators")) = parameter(
        f"Indicators; all when absent. {LIST}", "industrial_production"
    )
    zone: several(slugs("zones")) = parameter(
        f"Zone types, and the populations and single zones that figures exist of. {LIST}", "sez"
    )
    span: several(lambda: (*ASKED, OTHER)) = parameter(
        f"{SPAN}, {DERIVED}, `other` any other length or date. A stock belongs to the span that "
        f"ends at its date or the day before. {LIST}",
        "q1",
    )
    first: one(lambda: [YEARS], YEAR) = parameter("First year of periods.", "2024", alias="from")
    last: one(lambda: [YEARS], YEAR) = parameter("Last year of periods.", "2025", alias="to")
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
        f"What is published: the `level` (default), a `growth`, a `change` … {LIST}", "level"
    )
    authority: several(lambda: AUTHORITIES) = parameter(
        "The best figure of each of these authorities in a cell. Absent: the best of all. " + LIST,
        "statistics_committee",
    )
    all_sources: one(lambda: ("0", "1", "false", "true")) = parameter(
        "`1`: the figures of every source, not only the best of a cell.", "1"
    )
    show: one(lambda: SHOWS) = parameter(f"{SHOW} {NAMED}", "level")
    prices: one(lambda: PRICES) = parameter(f"{CONSTANT} {NAMED}", "current")

    @property
    def every(self) -> bool:
        """Whether the figures of all sources are wanted."""
        return self.all_sources in ("1", "true")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first and self.last and self.first > self.last:
            raise PydanticCustomError("order", "{message}", out_of_order(self.first, self.last))
        if self.is_derived and (problem := hindrance(self)):
            raise PydanticCustomError("derived", "{message}", problem)
        return self

    @property
    def is_derived(self) -> bool:
        """Whether figures are asked for that no source prints."""
        shown = self.show not in ("", "level") or self.prices == "constant"
        return shown or any(span in MEMBERS for span in self.span)


class ObservationsCsv(Spreadsheet, Observations):
    """A query for a CSV file of observations."""


def unknown(name: str, value: str, allowed: Iterable[str]) -> dict[str, Any]:
    """What is said of a parameter that there is not."""
    return {
        "parameter": name[:60], "value": value, "allowed": sorted(allowed),
        "message": _("There is no such parameter; “allowed” lists those there are."),
    }  # fmt: skip


def out_of_order(first: str, last: str) -> dict[str, Any]:
    """What is said when the first year is after the last."""
    return {
        "parameter": "from", "value": first, "allowed": [f"{YEARS[:4]}–{last}"],
        "message": _("The first year is after the last year."),
    }  # fmt: skip
