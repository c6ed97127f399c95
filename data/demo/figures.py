"""The made-up figures of a series, in steps (shapes.py): a flow is cumulative within the year, the
regions make up the country but for a small part, and the anchors are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .anchors import YEAR, Anchors
from .chance import draw, split
from .quarters import Quarter
from .shapes import SHAPES, UNUSUAL, Shape
from .territories import REGIONS

Rows = dict[str, list[int]]  # territory → a figure a quarter
LEAST = 5  # steps that a region must be worth in a quarter of the first year, to take part
ABSENT = {"technopark": 4, "sez": 1}  # regions that have no zone of the type
OPENED_LATE = {"technopark": 2, "cluster": 1}  # regions that had none in the first two years
LATE = 2022
GAIN = 0.02  # of a revised figure


@dataclass(frozen=True)
class Maker:
    """What a series is made of."""

    seed: int
    zone: str
    indicator: str
    anchors: Anchors

    @property
    def shape(self) -> Shape:
        return SHAPES[self.indicator]

    def draw(self, low: float, high: float, *of: object) -> float:
        return draw(low, high, self.seed, self.zone, self.indicator, *of)

    def level(self, year: int) -> float:
        """What the first quarter of a year is in the whole country."""
        if year in self.anchors:
            return float(self.anchors[year])
        if year > YEAR:
            return self.level(year - 1) * self.growth(year)
        return self.level(year + 1) / self.growth(year + 1)

    def growth(self, year: int) -> float:
        """The first quarter of a year over that of the year before."""
        unusual = UNUSUAL.get((self.indicator, self.zone), {})
        return unusual.get(year) or self.draw(*self.shape.growth, year)

    def country(self, quarter: Quarter) -> int:
        """The figure of one quarter, or at its end, in the whole country."""
        year, past = quarter.year, quarter.number - 1
        if not past:
            return round(self.level(year))
        pace = (self.level(year + 1) / self.level(year)) ** (past / 4)
        chance = self.draw(0.96, 1.04, "country", quarter.key)
        return round(self.level(year) * pace * self.shape.year[past] * chance)

    def shares(self, quarter: Quarter, noise: float) -> list[float]:
        """What the regions have of it: their trends differ, and some have nothing."""
        return [
            0.0 if self.is_absent(region.code, quarter.year)
            else region.weight
            * draw(0.3, 1.7, self.seed, self.zone, region.code)
            * self.draw(0.94, 1.07, "trend", region.code) ** (quarter.year - 2023)
            * self.draw(1 - noise, 1 + noise, "share", region.code, quarter.key)
            for region in REGIONS
        ]  # fmt: skip

    def is_absent(self, region: str, year: int) -> bool:
        """Whether a region has no zone of the type, or too little for this indicator."""
        return region in self._never or (year < LATE and region in self._late)

    @cached_property
    def _never(self) -> set[str]:
        whole, first = sum(region.weight for region in REGIONS), abs(self.level(2020))
        small = {one.code for one in REGIONS if first * one.weight / whole < LEAST}
        return {*small, *_last(self, ABSENT.get(self.zone, 0))}

    @cached_property
    def _late(self) -> set[str]:
        return {*_last(self, ABSENT.get(self.zone, 0) + OPENED_LATE.get(self.zone, 0))}


def _last(maker: Maker, count: int) -> list[str]:
    """The regions that come last in a drawn order, the same for every indicator of a zone type."""
    order = sorted(REGIONS, key=lambda r: draw(0, r.weight, maker.seed, maker.zone, "has", r.code))
    return [region.code for region in order[:count]]


def flow(maker: Maker, quarters: Sequence[Quarter], revised: Quarter | None = None) -> Rows:
    """Cumulative from January, as the portal has it; in the `revised` quarter the two largest
    regions, and the country with them, have more than they would have otherwise."""
    singles = [single(maker, quarter) for quarter in quarters]
    if revised:
        numbers = singles[revised.place]
        for number in sorted(numbers[1:], reverse=True)[:2]:
            more = round(number * GAIN)
            numbers[numbers.index(number, 1)] += more
            numbers[0] += more
    return cumulative(singles, quarters)


def single(maker: Maker, quarter: Quarter) -> list[int]:
    """One quarter of a flow: the country, then its regions."""
    whole = maker.country(quarter)
    most = maker.shape.unallocated
    rest = round(whole * maker.draw(0, most, "rest", quarter.key)) if most else 0
    return [whole, *split(whole - rest, maker.shares(quarter, 0.08))]


def cumulative(singles: Sequence[Sequence[int]], quarters: Sequence[Quarter]) -> Rows:
    """Single quarters (the country first) added up from January on."""
    rows = []
    for numbers in zip(*singles, strict=True):
        sums: list[int] = []
        for quarter, number in zip(quarters, numbers, strict=True):
            sums.append(number if quarter.number == 1 else sums[-1] + number)
        rows.append(sums)
    return named(rows)


def stock(maker: Maker, quarters: Sequence[Quarter]) -> Rows:
    """At the end of each quarter."""
    points = [
        [whole := maker.country(quarter), *split(whole, maker.shares(quarter, 0.03))]
        for quarter in quarters
    ]
    return named([list(row) for row in zip(*points, strict=True)])


def profit(maker: Maker, quarters: Sequence[Quarter]) -> Rows:
    """Profits and losses: the sign changes, from quarter to quarter and from region to region."""
    return cumulative([_result(maker, quarter) for quarter in quarters], quarters)


def _result(maker: Maker, quarter: Quarter) -> list[int]:
    told = maker.anchors.values()
    usual = sum(map(abs, told)) / len(told)  # the size of a quarter's profit or loss
    mood = 0.6 * sum(told) / sum(map(abs, told))  # whether one or the other is usual
    size = usual * 1.15 ** (quarter.year - YEAR + quarter.number / 4)
    whole = round(size * (mood + maker.draw(-0.7, 0.7, "country", quarter.key)))
    if quarter.number == 1:
        whole = maker.anchors.get(quarter.year, whole)
    shares = maker.shares(quarter, 0.1)
    swings = [
        share * maker.draw(-1.5, 1.5, "swing", region.code, quarter.key)
        for region, share in zip(REGIONS, shares, strict=True)
    ]
    middle = sum(swings) / sum(shares)
    found = [
        round(share * whole / sum(shares) + (swing - share * middle) * size / sum(shares))
        for share, swing in zip(shares, swings, strict=True)
    ]
    largest = shares.index(max(shares))
    found[largest] += whole - sum(found)
    return [whole, *found]


def named(rows: Sequence[list[int]]) -> Rows:
    """The country first, then the regions in the order of the files."""
    return dict(zip(("1700", *(region.code for region in REGIONS)), rows, strict=True))
