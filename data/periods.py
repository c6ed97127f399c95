"""Periods as the publisher counts them: cumulative spans of a year, dates, and everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from .language import LOCALE, _, current
from .script import cyrillic

SPANS = {"q1": 3, "h1": 6, "m9": 9, "year": 12}  # months that a cumulative figure covers
OTHER = "other"  # a length that is never compared: one month, eleven months, several years
QUARTER, ROLLING = "quarter", "rolling"  # derived: single quarters, twelve months up to a date
MEMBERS = {  # the periods of a derived span, by the cumulative span that they end with
    QUARTER: {"q1": "q1", "h1": "quarter2", "m9": "quarter3", "year": "quarter4"},
    ROLLING: {"q1": "rolling3", "h1": "rolling6", "m9": "rolling9", "year": "year"},
}
ASKED = (*SPANS, *MEMBERS)  # what one may ask for


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure covers: a flow from `start` to `end`, or a stock on one day (`start == end`).

    `span` and `year` make periods comparable: figures of the same span and of different years are
    like for like. A stock at the end of a span, or on the day after, belongs to that span.
    """

    start: date
    end: date
    span: str
    year: int

    @property
    def is_stock(self) -> bool:
        return self.start == self.end

    @property
    def key(self) -> str:
        """The name in a URL, as `2025-q1`; ISO dates for periods without a span."""
        if self.span != OTHER:
            return f"{self.year}-{self.span}"
        return str(self.end) if self.is_stock else f"{self.start}..{self.end}"

    @property
    def name(self) -> str:
        """`January–March 2025`, `1 April 2025`, `8 October 2017`."""
        return _named(self, "wide")

    @property
    def short(self) -> str:
        """`Jan–Mar 2025`, `1 Apr 2025`."""
        return _named(self, "abbreviated")

    @property
    def published_span(self) -> str:
        """The span as files name it: every derived quarter is a `quarter`."""
        return next((name for name in MEMBERS if self.span.startswith(name)), self.span)

    def is_when(self, when: tuple[str, int]) -> bool:
        """Whether the period has this span and year."""
        return (self.span, self.year) == when

    def before(self) -> tuple[str, int]:
        """Span and year of the same period a year earlier."""
        return self.span, self.year - 1


def period_of(start: date, end: date) -> Period:
    """The period between two dates (equal for a stock), with its span and year."""
    if start == end:
        return Period(start, end, *_span_of_day(end))
    first_day = start == date(start.year, 1, 1) and start.year == end.year
    month_end = (end + timedelta(days=1)).day == 1
    spans = {months: span for span, months in SPANS.items()}
    span = spans.get(end.month, OTHER) if first_day and month_end else OTHER
    return Period(start, end, span, end.year)


def since_january(year: int, span: str) -> Period:
    """January to the end of the span."""
    end = date(year, SPANS[span], 30 if SPANS[span] in (6, 9) else 31)
    return Period(date(year, 1, 1), end, span, year)


def quarter(year: int, span: str) -> Period:
    """The quarter that ends with a cumulative span; the first one is `q1` itself."""
    whole = since_january(year, span)
    return Period(date(year, SPANS[span] - 2, 1), whole.end, MEMBERS[QUARTER][span], year)


def rolling(year: int, span: str) -> Period:
    """The twelve months that end with a cumulative span; those of December are the `year`."""
    if span == "year":
        return since_january(year, span)
    end = since_january(year, span).end
    return Period(date(year - 1, SPANS[span] + 1, 1), end, MEMBERS[ROLLING][span], year)


def a_year_before(period: Period) -> Period:
    """The same period of the year before: the same days, or the closing day of the same span."""
    if period.span in SPANS and not period.is_stock:
        return since_january(period.year - 1, period.span)
    start, end = (_last_year(day) for day in (period.start, period.end))
    return Period(start, end, period.span, period.year - 1)


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def members(span: str) -> tuple[str, ...]:
    """The spans of periods that a chosen span shows; all published ones for none."""
    if span in MEMBERS:
        return tuple(MEMBERS[span].values())
    return (span,) if span else tuple(SPANS)


def ending_with(when: tuple[str, int], span: str) -> tuple[str, int]:
    """The period of a derived span that ends with a cumulative one."""
    return (MEMBERS[span][when[0]], when[1]) if span in MEMBERS else when


def _span_of_day(day: date) -> tuple[str, int]:
    last = day - timedelta(days=1) if day.day == 1 else day
    if (last + timedelta(days=1)).day == 1 and last.month % 3 == 0:
        span = next(span for span, months in SPANS.items() if months == last.month)
        return span, last.year
    return OTHER, day.year


def parse_key(text: str) -> tuple[str, int]:
    """Span and year of a URL name such as `2025-q1`; ValueError for anything else."""
    match = re.fullmatch(r"([0-9]{4})-(q1|h1|m9|year)", text)
    if not match:
        raise ValueError(f"{text!r} is not a period such as 2025-q1")
    return match[2], int(match[1])


def span_name(span: str, width: str = "wide") -> str:
    """`January–March`, or `Jan–Mar` with width `abbreviated`; the name of a derived span."""
    if span in MEMBERS:
        return {QUARTER: _("Quarters"), ROLLING: _("12 months")}[span]
    return months_name(1, SPANS[span], width=width)


def months_name(first: int, last: int, year: int | None = None, *, width: str = "wide") -> str:
    """`January–March 2025`, `June 2023`, `September`: months of one year, or of any."""
    months = month_names(width)
    dash = "–" if current.get() == "en" else "-"  # as the releases in each language write it
    name = months[first] if first == last else f"{months[first]}{dash}{months[last]}"
    return f"{name} {year}" if year else name


def month_day(day: date, width: str = "wide") -> str:
    """`1 April 2025`, `1 апреля 2025`, `2025-yil 1-aprel`: a day as the language names it."""
    month = month_names(width, "format")[day.month]
    return ORDER[current.get()].format(day=day.day, month=month, year=day.year)


def month_year(day: date) -> str:
    """`June 2023`."""
    return months_name(day.month, day.month, day.year)


ORDER = {
    "en": "{day} {month} {year}", "ru": "{day} {month} {year}",
    "uz": "{year}-yil {day}-{month}", "uzc": "{year} йил {day} {month}",
}  # fmt: skip


def month_names(width: str = "wide", context: str = "stand-alone") -> dict[int, str]:
    """The names of the months by their number, in the reader's language (CLDR)."""
    return _months(current.get(), width, context)


@cache
def _months(language: str, width: str, context: str) -> dict[int, str]:
    # CLDR writes the full Cyrillic names without the soft signs that the country's releases have
    made = language == "uzc" and width == "wide"
    known = Locale.parse(LOCALE["uz" if made else language]).months[context][width]
    spell = cyrillic if made else str
    small = str if language == "en" else str.lower
    return {number: spell(small(name.rstrip("."))) for number, name in known.items()}


def _named(period: Period, width: str) -> str:
    if period.is_stock:
        return month_day(period.end, width)
    start, end = period.start, period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not whole:
        return f"{month_day(start, width)} – {month_day(end, width)}"
    if start.year == end.year:
        return months_name(start.month, end.month, end.year, width=width)
    if start.month == 1 and end.month == 12:
        return f"{start.year}–{end.year}"
    months = month_names(width)
    return f"{months[start.month]} {start.year} – {months[end.month]} {end.year}"
