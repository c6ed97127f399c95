"""One published or derived figure, with all that it needs to be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from .periods import Period

DOUBTS = {"suspect", "expectation", "conflict", "ambiguous", "zero_or_missing"}
OPEN = "zero_or_missing"  # a 0 of the portal: it writes 0 for what was not reported, too
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed value before it was rounded, how far its operands let it lie, and the size of its
    last shown digit; all in the unit of the observation."""

    exact: Decimal
    low: Decimal
    high: Decimal
    step: Decimal


@dataclass(frozen=True)
class Observation:
    """`value` is the text as published (its decimals are its precision); `number` the same as a
    float in `unit`; `until` the day (YYYY-MM-DD) on which its source replaced it or took it back,
    empty while it stands. A derived observation has `status="derived"`, no source of its own, and
    names formula and operands in `derivation`; `operands` are the figures themselves."""

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
    until: str = ""
    status: str = "published"
    derivation: str = ""
    operands: tuple[Observation, ...] = ()
    computed: Computed | None = None

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
    def cell(self) -> tuple[str, ...]:
        """What it is a figure of, whoever states it."""
        return (
            self.indicator, self.measure, self.zone, self.region, self.partner, self.activity,
            self.period.key,
        )  # fmt: skip

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(self.flag.split())

    @property
    def is_firm(self) -> bool:
        """Exact, undoubted and uncontradicted: fit to be computed with."""
        return self.qualifier == "exact" and DOUBTS.isdisjoint(self.flags)

    @property
    def is_open_zero(self) -> bool:
        """A published 0 that may mean zero or not reported: only a sum may count it as 0."""
        return OPEN in self.flags and not self.exact

    @cached_property
    def exact(self) -> Decimal:
        """The value to compute with: as printed, or as computed before it was rounded."""
        return self.computed.exact if self.computed else Decimal(self.value)

    @cached_property
    def step(self) -> Decimal:
        """The size of the last digit, in `unit`: 18.2 has a step of 0.1."""
        if self.computed:
            return self.computed.step
        return Decimal(1).scaleb(-len(self.value.partition(".")[2]))

    @cached_property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Between what the true value lies: 18.2 trn stands for 18.15 to 18.25. Whole counts are
        exact; a figure that is approximate or a bound has no other limit than its own rounding."""
        if self.computed:
            return self.computed.low, self.computed.high
        half = 0 if self.unit == "count" and "." not in self.value else self.step * HALF
        return self.exact - half, self.exact + half

    @cached_property
    def roots(self) -> tuple[Observation, ...]:
        """The published figures that it rests on: itself, or those of its operands."""
        if self.status == "published":
            return (self,)
        return tuple(dict.fromkeys(root for one in self.operands for root in one.roots))

    def derived(
        self,
        measure: str,
        value: str,
        unit: str,
        formula: str,
        operands: tuple[Observation, ...],
        computed: Computed,
        period: Period | None = None,
    ) -> Observation:
        """A figure of the same series computed from `operands`."""
        ids = " ".join(one.id for one in operands)
        return replace(
            self, measure=measure, value=value, unit=unit, qualifier="exact", source="",
            flag="", place="", printed="", note="", primary=False, until="", status="derived",
            derivation=f"{formula} [{ids}]", operands=operands, computed=computed,
            period=period or self.period,
        )  # fmt: skip


def observation_id(*parts: str) -> str:
    """First 12 hex digits of the SHA-256 of indicator, measure, zone, region, partner, activity,
    period start, period end and source, joined by `|`."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]
