"""Words for figures that are stated otherwise today than they were."""

from __future__ import annotations

from datetime import date

from data.evidence.history import Later
from data.language import _
from data.periods import month_day
from data.store import Store

from .receipts import figure, subject


def pair(one: Later, store: Store) -> str:
    """`SEZ · Uzbekistan · January–March 2025: 10,652.9 bn soums then, 10,700.1 bn soums now
    (revised on 15 May 2026)`."""
    catalog = store.catalog
    then = figure(one.then, catalog)
    what = subject(one.then, catalog)
    if one.now is None:
        return _gone(one).format(what=what, then=then, day=_day(one))
    text = _("{what}: {then} then, {now} now (revised on {day})")
    if one.is_rounding(catalog):
        text = _("{what}: {then} then, {now} now (more precise since {day})")
    if one.day is None:
        text = _("{what}: {then} then, {now} now")
    return text.format(what=what, then=then, now=figure(one.now, catalog), day=_day(one))


def _gone(one: Later) -> str:
    if one.day is None:
        return _("{what}: {then} then, taken back since")
    return _("{what}: {then} then, taken back on {day}")


def fate(one: Later) -> str:
    """What became of a figure, over the one that stands in its place."""
    if one.now is None:
        text = _("Taken back on {day}") if one.day else _("Taken back since")
    else:
        text = _("Replaced on {day} by") if one.day else _("Replaced since by")
    return text.format(day=_day(one))


def until(day: str) -> str:
    """`until 15 May 2026`: how long an earlier figure stood."""
    return _("until {day}").format(day=month_day(date.fromisoformat(day)))


def _day(one: Later) -> str:
    return month_day(one.day) if one.day else ""
