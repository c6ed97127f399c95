"""What the explorer is asked for: one value, with the names and defaults of the data API.

Nothing chosen in a list means no restriction; only `measure` starts with a choice, the levels.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from data.catalog import MEASURES

LISTS = (
    "indicator", "zone", "region", "span", "partner", "activity", "authority", "measure",
)  # fmt: skip
YEARS = {"from": "first", "to": "last"}
SWITCH = "all_sources"
DAY = "asof"
ORDER = (
    "indicator", "zone", "region", "span", "from", "to", "partner", "activity", "authority",
    "measure", SWITCH, DAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see; empty lists and years do not restrict."""

    indicator: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    span: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    partner: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    measure: tuple[str, ...] = ("level",)
    all_sources: bool = False
    asof: date | None = None

    at = ""  # single periods are a matter of the API and of the pages with cards

    @property
    def every(self) -> bool:
        """The API's word for the figures of all sources."""
        return self.all_sources

    def ticked(self, name: str) -> tuple[str, ...]:
        """What the controls of a list show as chosen: all measures are the same as none."""
        chosen = getattr(self, name)
        return () if chosen == MEASURES else chosen

    def without(self, parameter: str) -> Asked:
        """The same with one parameter taken back to its default."""
        name = YEARS.get(parameter, parameter)
        return replace(self, **{name: DEFAULTS[name]})

    @property
    def chosen(self) -> tuple[str, ...]:
        """The parameters that differ from their defaults, in the order of the address."""
        names = ((parameter, YEARS.get(parameter, parameter)) for parameter in ORDER)
        return tuple(p for p, name in names if getattr(self, name) != DEFAULTS[name])


DEFAULTS = {field.name: field.default for field in fields(Asked)}


def _single(value: date | int) -> str:
    return str(value) if isinstance(value, date) else str(int(value))


def written(asked: Asked) -> dict[str, str]:
    """The parameters of the address, only those that differ from the default."""
    found = {}
    for parameter in asked.chosen:
        value = getattr(asked, YEARS.get(parameter, parameter))
        found[parameter] = ",".join(value) if isinstance(value, tuple) else _single(value)
    return found
