"""The figures of one file of the portal, territory by quarter, once their form is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..periods import SPANS, since_january
from ..portal import Series

COUNTRY = "1700"
SPAN_OF = dict(zip((1, 2, 3, 4), SPANS, strict=True))


class Quarter(NamedTuple):
    """A quarter and the key that it has in the file."""

    year: int
    number: int
    key: str

    @property
    def span(self) -> str:
        return SPAN_OF[self.number]

    @property
    def start(self) -> date:
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        return since_january(self.year, self.span).end


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: the text to keep, and the text as it stood in the file."""

    value: str
    printed: str
    place: str  # of its row in the file, for messages

    @property
    def number(self) -> float:
        return float(self.value)

    @property
    def step(self) -> float:
        """The size of the last digit."""
        return 10.0 ** -len(self.value.partition(".")[2])

    @property
    def is_zero(self) -> bool:
        return self.number == 0


@dataclass(frozen=True)
class Table:
    """`cells` by region and quarter, in the order of the file and of time; what is missing is not
    there."""

    series: Series
    regions: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    cells: dict[tuple[str, Quarter], Cell]

    @property
    def is_flow(self) -> bool:
        return self.series.kind == "flow"

    @property
    def may_be_negative(self) -> bool:
        return self.series.indicator == "profit_before_tax"

    @property
    def newest(self) -> Quarter:
        return self.quarters[-1]

    def get(self, region: str, quarter: Quarter) -> Cell | None:
        return self.cells.get((region, quarter))

    def at(self, year: int, span: str) -> tuple[Quarter, Cell] | None:
        """The republic's figure of a span and year."""
        for quarter in self.quarters:
            if (quarter.year, quarter.span) == (year, span):
                cell = self.get(COUNTRY, quarter)
                return (quarter, cell) if cell else None
        return None

    def a_year_apart(self) -> Iterator[tuple[str, Quarter, Cell, Cell]]:
        """Each figure with that of the same quarter a year before: region, quarter, then, now."""
        of = {(quarter.year, quarter.number): quarter for quarter in self.quarters}
        for (region, quarter), now in self.cells.items():
            before = of.get((quarter.year - 1, quarter.number))
            then = self.get(region, before) if before else None
            if then:
                yield region, quarter, then, now
