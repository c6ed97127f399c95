"""What a check has found, and how far printed figures may lie from each other without differing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from itertools import pairwise

from ...catalog import Catalog
from ...observation import Observation
from ...periods import Period
from ...reckoning import derive

VERDICTS = ("differs", "rounding", "agrees")  # from the worst to the best
APPROX = Decimal("0.1")  # "about 5 trn" may be 4.5 to 5.5
CAP = Decimal("1.5")  # nobody says "more than 300" of 450: then it would be "more than 400"
INFINITE = Decimal("Infinity")

Limits = tuple[Decimal, Decimal]


@dataclass(frozen=True, eq=False)
class Finding:
    """One check made on `rows`: the figure that is checked first, then those it is held against.

    `computed` is what the others make of the first (a sum, a rate), `size` how far apart they
    are, both in `unit`; `count` is how many checks are folded into this one, over `periods`."""

    kind: str  # a key of CHECKS' kinds, see components/text/findings.py
    verdict: str
    rows: tuple[Observation, ...]
    size: Decimal = Decimal(0)
    unit: str = "count"
    computed: Decimal | None = None
    detail: str = ""
    count: int = 1
    periods: tuple[Period, ...] = ()

    @property
    def indicator(self) -> str:
        return self.rows[0].indicator

    @property
    def zone(self) -> str:
        return self.rows[0].zone

    @property
    def region(self) -> str:
        return self.rows[0].region

    @property
    def period(self) -> Period:
        return self.rows[0].period

    @cached_property
    def slug(self) -> str:
        """A name that stays the same as long as the same figures are involved."""
        ids = "|".join(row.id for row in self.rows)
        return f"check-{self.kind}-{sha256(ids.encode()).hexdigest()[:10]}"

    @property
    def is_bad(self) -> bool:
        return self.verdict == "differs"

    @cached_property
    def weight(self) -> float:
        """How far apart, as a share of the figure that is checked: for the order of findings."""
        base = abs(float(self.rows[0].exact)) or 1.0
        return abs(float(self.size)) / base


def limits(row: Observation, catalog: Catalog, unit: str, *, strict: bool = False) -> Limits:
    """Between what the true value may lie, by rounding and by "about", "more than", "less than".

    `strict` takes "more than 300" for no more than 450; otherwise it has no upper limit."""
    low, high = derive.bounds(row, catalog, unit)
    value = derive.amount(row, catalog, unit)
    if row.qualifier == "approx":
        slack = abs(value) * APPROX
        return min(low, value - slack), max(high, value + slack)
    if row.qualifier == "more_than":
        return low, (value * CAP if value > 0 else value / CAP) if strict else INFINITE
    if row.qualifier == "less_than":
        return (value / CAP if value > 0 else value * CAP) if strict else -INFINITE, high
    return low, high


def verdict(own: Limits, other: Limits, value: Decimal) -> str:
    """What is to be said of a printed figure with `own` limits and of another way to it, which
    gives `value` within `other`: it is the same as printed, may be by rounding, or is not."""
    if own[0] <= value <= own[1]:
        return "agrees"
    return "rounding" if own[0] <= other[1] and other[0] <= own[1] else "differs"


def is_cut(row: Observation, value: Decimal, catalog: Catalog, unit: str) -> bool:
    """Whether a figure is `value` (in `unit`) with its last digits cut off, not rounded: 4.7 trn
    soums for 4790.7 bn."""
    step = derive.step(row, catalog, unit)
    printed = derive.amount(row, catalog, unit)
    if row.qualifier != "exact" or not step or printed % step or value == printed:
        return False
    return abs(value) // step * step == abs(printed) and value * printed > 0


def finest(rows: Iterable[Observation], catalog: Catalog, unit: str) -> Decimal:
    """The size of the finest last digit among figures, in `unit`."""
    return min(derive.step(row, catalog, unit) for row in rows)


def days_apart(one: Observation, other: Observation) -> int:
    return abs((one.period.end - other.period.end).days)


def neighbours(rows: Sequence[Observation]) -> Iterable[tuple[Observation, Observation]]:
    """Each figure with the next one in time."""
    return pairwise(sorted(rows, key=lambda row: (row.period.end, row.period.start)))
