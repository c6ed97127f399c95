"""Which period a single-period card shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from ..observation import Observation
from ..periods import SPANS, ending_with, members, parse_key
from ..selection import Selection
from .topic import Topic

When = tuple[str, int]  # span and year
RECENT = timedelta(days=3 * 365 + 2)  # a fuller period that is older than that is no news


def chosen_period(selection: Selection, rows: Sequence[Observation], topic: Topic) -> When | None:
    """Span and year of single-period cards: as asked, else the newest that most series have."""
    if selection.at:
        return ending_with(parse_key(selection.at), selection.span)
    spans = members(selection.only_span)
    held: dict[When, set[str]] = {}
    ends: dict[When, date] = {}
    for row in rows:
        if row.period.span in spans:
            key = (row.period.span, row.period.year)
            held.setdefault(key, set()).add(getattr(row, topic.by))
            ends[key] = max(row.period.end, ends.get(key, row.period.end))
    newest = max(ends.values(), default=None)
    recent = [key for key in held if newest - ends[key] <= RECENT]
    return max(recent, key=lambda key: (len(held[key]), ends[key]), default=None)


def fullest(selection: Selection, rows: Sequence[Observation]) -> When | None:
    """As asked, else the period for which most indicators and types have a figure."""
    if selection.at:
        return parse_key(selection.at)
    spans = members(selection.span if selection.span in SPANS else "")
    count = Counter((r.period.span, r.period.year) for r in rows if r.period.span in spans)
    return max(count, key=lambda key: (count[key], key[1], SPANS[key[0]]), default=None)
