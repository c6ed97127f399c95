"""What the reader must know beside the figures of a view: breaks, newer figures, doubts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from .. import schedule
from ..language import N_, _, ngettext
from ..observation import OPEN, Observation
from ..periods import OTHER, month_day
from ..store import Store
from ..synthetic import FLAG
from .topic import COMMITTEE
from .view import View

FLAG_WORDS = {
    "conflict": N_("sources contradict each other"),
    "suspect": N_("doubtful"),
    "date_assumed": N_("date assumed"),
    "expectation": N_("expected, not a result"),
    "unit_corrected": N_("unit corrected by us"),
    "ambiguous": N_("“times” may mean to or by"),
    "zero_or_missing": N_("zero or not reported"),
    "synthetic": N_("made up, no statistics"),
}
QUALIFIER_WORDS = {
    "approx": N_("approximately"),
    "more_than": N_("more than"),
    "less_than": N_("less than"),
}


def remarks(store: Store, view: View, zones: Iterable[str]) -> tuple[str, ...]:
    """Notes in the order of weight: breaks, newer figures, doubts, what contains what. What other
    sources print is found by data/checks."""
    notes = [
        *_breaks(view),
        *_newer(store, view, zones),
        *_doubts(view),
        *open_zeros(view),
        *inside(view),
        *frozen(view),
    ]
    return tuple(dict.fromkeys(notes))


def _breaks(view: View) -> list[str]:
    found = []
    for key in view.keys:
        rows = view.series(key)
        for one, other in pairwise(rows):
            gap = view.catalog.break_between(
                other.indicator, other.zone, one.period.end, other.period.end
            )
            if gap:
                name = view.catalog.zones[other.zone].name
                found.append(_("{zone}: {reason}").format(zone=name, reason=gap.reason))
    return found


def _doubts(view: View) -> list[str]:
    found = []
    for row in view.levels:
        words = [_(FLAG_WORDS[flag]) for flag in row.flags if flag not in (FLAG, OPEN)]
        if words:
            text = _("{zone}, {period}: {words}. {note}")
            found.append(
                text.format(
                    zone=_who(view, row),
                    period=row.period.name,
                    words=", ".join(words),
                    note=_(row.note),
                ).strip()
            )
    return found


def open_zeros(view: View) -> list[str]:
    """Which figures are, or contain, a published 0 that may mean “not reported”: a series once."""
    held: dict[str, list[Observation]] = {}
    for row in view.levels:
        if OPEN in row.flag:
            held.setdefault(_who(view, row), []).append(row)
    found = []
    for name, rows in held.items():
        text = ngettext(
            "{name}: the 0 published for {period} may mean zero or not reported.",
            "{name}: {n} published zeros, the last for {period}, may mean zero or not reported.",
            len(rows),
        )
        if not all(row.is_open_zero for row in rows):
            text = _("{name}: contains a published 0 that may mean zero or not reported.")
        last = max(rows, key=lambda row: row.period.end).period
        found.append(text.format(name=name, n=len(rows), period=last.name))
    return found


def frozen(view: View) -> list[str]:
    """Of which indicators the publisher's portal will bring no newer figures."""
    folder = view.catalog.folder
    days = {one: schedule.frozen(folder, one) for one in view.indicators}
    if not any(days.values()):
        return []
    shown = {
        (root.indicator, root.zone)
        for row in view.levels
        if row.authority == COMMITTEE
        for root in row.roots
    } & set(schedule.by_cell(folder))
    here = {indicator for indicator, _zone in shown}
    named: dict[date, list[str]] = {}
    for slug, day in days.items():
        if day and slug in here:
            named.setdefault(day, []).append(view.catalog.indicators[slug].name)
    text = _("{names}: frozen by the Committee on its portal on {day}; nothing newer comes there.")
    return [
        text.format(names=", ".join(names), day=month_day(day)) for day, names in named.items()
    ]  # fmt: skip


def _who(view: View, row: Observation) -> str:
    """Whose figure it is: the zone's, or the region's where these are told apart."""
    if view.by == "region":
        return view.catalog.regions[row.region].name
    return view.catalog.zones[row.zone].name


def inside(view: View) -> list[str]:
    shown = {row.zone for row in view.levels}
    if {"it_park", "technopark"} <= shown:
        return [
            _("IT Park is part of the technology parks: it stands beside them and is in no sum.")
        ]
    return []


def _newer(store: Store, view: View, zones: Iterable[str]) -> list[str]:
    """Zone types with a figure newer than the single period shown."""
    if view.period is None or view.by != "zone" or view.selection.at:
        return []
    found, region = [], view.selection.region
    for zone in zones:
        rows = [
            row
            for row in store.rows(view.indicators[0], region, authority=view.authority)
            if row.zone == zone
            and not (row.partner or row.activity)
            and row.period.span != OTHER
            and row.period.end > view.period.end
        ]
        if rows:
            newest = max(rows, key=lambda row: row.period.end).period
            text = _("Newer figures: {zone}, {period}.")
            found.append(text.format(zone=view.catalog.zones[zone].short, period=newest.name))
    return found
