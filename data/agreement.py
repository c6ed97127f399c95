"""An agreement, contract, project or event between partners, as precisely as it is dated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .language import _
from .periods import month_day, month_year


@dataclass(frozen=True, slots=True)
class Agreement:
    """`start` is the first day that `precision` (day, month, year; empty: undated) allows;
    `end` the last day of a programme; `value` US dollars as printed, with its `qualifier`."""

    start: date | None
    precision: str
    end: date | None
    who: tuple[str, ...]
    subject: str
    category: str
    value: str
    qualifier: str
    source: str
    place: str
    prose: str  # our note on it

    @property
    def parties(self) -> tuple[str, ...]:
        """Who agreed, in the reader's language; companies are called the same in each."""
        return tuple(_(name) for name in self.who)

    @property
    def title(self) -> str:
        return _(self.subject)

    @property
    def note(self) -> str:
        return _(self.prose)

    @property
    def last(self) -> date | None:
        """The last day on which it may have been, or until which it ran."""
        if self.end or not self.start or self.precision == "day":
            return self.end or self.start
        if self.precision == "year":
            return date(self.start.year, 12, 31)
        following = date(self.start.year + self.start.month // 12, self.start.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)

    @property
    def when(self) -> str:
        """`8 November 1999`, `June 2023`, `2006`, `2016 – 2025`; as precise as the source."""
        if not self.start:
            return _("undated")
        first = self._words(self.start)
        return f"{first} – {self.end.year}" if self.end else first

    def _words(self, day: date) -> str:
        if self.precision == "year":
            return str(day.year)
        return month_year(day) if self.precision == "month" else month_day(day)


def read(rows: Iterable[dict[str, str]]) -> tuple[Agreement, ...]:
    """The rows of agreements.csv, dated ones in time order, then the undated."""
    found = [
        Agreement(
            _day(row["date"]), row["date_precision"], _day(row["date_end"]),
            tuple(part.strip() for part in row["parties"].split(";")), row["title"],
            row["category"], row["value_usd"], row["qualifier"], row["source_id"], row["place"],
            row["note"],
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.start is None, one.start or date.min)))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
