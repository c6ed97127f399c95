"""One published or derived figure, with all that it needs to be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

from .periods import Period


@dataclass(frozen=True)
class Observation:
    """`value` is the text as published (its decimals are its precision); `number` the same as a
    float in `unit`. A derived observation has `status="derived"`, no source of its own, and names
    formula and operands in `derivation`."""

    indicator: str
    measure: str
    zone: str
    region: str
    partner: str
    activity: str
    period: Period
    value: str
    unit: str
    qualifier: str
    source: str
    authority: str
    flag: str = ""
    place: str = ""
    printed: str = ""
    note: str = ""
    primary: bool = False
    status: str = "published"
    derivation: str = ""
    operands: tuple[str, ...] = ()

    @cached_property
    def number(self) -> float:
        return float(self.value)

    @cached_property
    def id(self) -> str:
        """12 hex digits that stay the same from one data version to the next."""
        return observation_id(
            self.indicator, self.measure, self.zone, self.region, self.partner, self.activity,
            str(self.period.start), str(self.period.end), self.source or self.derivation,
        )  # fmt: skip

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(self.flag.split())

    @property
    def is_firm(self) -> bool:
        """Exact, undoubted and uncontradicted: fit to be computed with."""
        doubts = {"suspect", "expectation", "conflict"}
        return self.qualifier == "exact" and not doubts & set(self.flags)

    def derived(self, measure: str, value: str, unit: str, formula: str, *others: Observation):
        """A figure computed from this one (its period, zone and place) and `others`."""
        operands = (self.id, *(other.id for other in others))
        return replace(
            self, measure=measure, value=value, unit=unit, qualifier="exact", source="",
            flag="", place="", printed="", note="", primary=False, status="derived",
            derivation=f"{formula} [{' '.join(operands)}]", operands=operands,
        )  # fmt: skip


def observation_id(*parts: str) -> str:
    """First 12 hex digits of the SHA-256 of indicator, measure, zone, region, partner, activity,
    period start, period end and source, joined by `|`."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]
