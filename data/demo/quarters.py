"""The quarters of a set, the last of each series, and the days on which files would have come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..portal import Series

FIRST_YEAR = 2020
STOPPED = date(2026, 2, 9)  # the last upload of the series that were stopped in April 2026
UPLOADS = {1: (0, 5, 14), 2: (0, 8, 14), 3: (0, 11, 13), 4: (1, 2, 13)}  # years later, month, day


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Quarter:
        """`2026-Q2`; ValueError for anything else and for quarters before the first."""
        found = re.fullmatch(r"(\d{4})-Q([1-4])", text)
        if not found or int(found[1]) < FIRST_YEAR:
            raise ValueError(f"{text!r} is no quarter from {FIRST_YEAR}-Q1 on, such as 2026-Q2.")
        return cls(int(found[1]), int(found[2]))

    @property
    def key(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def place(self) -> int:
        """0 for the first quarter of a set."""
        return (self.year - FIRST_YEAR) * 4 + self.number - 1

    @property
    def uploaded(self) -> date:
        """The day on which the portal would show it."""
        later, month, day = UPLOADS[self.number]
        return date(self.year + later, month, day)


def upto(last: Quarter) -> tuple[Quarter, ...]:
    return tuple(Quarter(FIRST_YEAR + at // 4, at % 4 + 1) for at in range(last.place + 1))


FROZEN = Quarter(2025, 4)  # the last one of the series that were stopped


def last_of(series: Series, through: Quarter) -> Quarter:
    """Where a series ends: a stopped one had its last upload before the first quarter of 2026."""
    return min(through, FROZEN) if series.frozen else through
