"""Days in words."""

from __future__ import annotations

from data.entries import Source
from data.language import _
from data.periods import month_day


def published(source: Source) -> str:
    """`15 May 2025`, `not before 30 June 2025`, or that it is not known."""
    if source.published:
        return month_day(source.published)
    if source.not_before:
        return _("not before {day}").format(day=month_day(source.not_before))
    return _("undated")
