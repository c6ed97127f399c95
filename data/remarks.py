"""What the reader must know beside the figures of a view: doubts, breaks, other sources."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from .language import _
from .observation import Observation
from .periods import OTHER
from .store import Store
from .view import View

FLAG_WORDS = {
    "conflict": "sources contradict each other",
    "suspect": "doubtful",
    "date_assumed": "date assumed",
    "expectation": "expected, not a result",
    "unit_corrected": "unit corrected by us",
    "ambiguous": "“times” may mean to or by",
}
QUALIFIER_WORDS = {"approx": "approximately", "more_than": "more than", "less_than": "less than"}


def remarks(store: Store, view: View, zones: Iterable[str]) -> tuple[str, ...]:
    """Notes in the order of weight: breaks, doubts, other sources, what contains what."""
    notes = [
        *_breaks(view),
        *_newer(store, view, zones),
        *_doubts(view),
        *_others(store, view),
        *_inside(view),
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
        words = [_(FLAG_WORDS[flag]) for flag in row.flags]
        if words:
            text = _("{zone}, {period}: {words}. {note}")
            found.append(
                text.format(
                    zone=_who(view, row),
                    period=row.period.name,
                    words=", ".join(words),
                    note=row.note,
                ).strip()
            )
    return found


def _who(view: View, row: Observation) -> str:
    """Whose figure it is: the zone's, or the region's where these are told apart."""
    if view.by == "region":
        return view.catalog.regions[row.region].name
    return view.catalog.zones[row.zone].name


def _others(store: Store, view: View) -> list[str]:
    """Sources that print another figure for a cell shown here."""
    found = []
    shown: dict[tuple[str, ...], Observation] = {}
    for row in view.levels:
        if row.source and row.period.span != OTHER:
            shown.setdefault(_cell(row), row)
    groups = {(row.indicator, row.region) for row in shown.values()}
    for indicator, region in sorted(groups):
        for other in store.all_rows(indicator, region):
            row = shown.get(_cell(other))
            if row and other.source != row.source and not _agree(view, row, other):
                text = _("{zone}, {period}: {publisher} prints {figure}.")
                zone = _who(view, row)
                publisher = view.catalog.sources[other.source].publisher
                printed = _printed(view, other)
                found.append(
                    text.format(
                        zone=zone, period=row.period.name, publisher=publisher, figure=printed
                    )
                )
    return found


def _printed(view: View, row: Observation) -> str:
    """`more than 1,100`, with its unit: a figure as its source says it."""
    qualifier = _(QUALIFIER_WORDS[row.qualifier]) if row.qualifier in QUALIFIER_WORDS else ""
    unit = _(view.catalog.units[row.unit].label or "")
    return " ".join(filter(None, (qualifier, row.value, unit)))


def _cell(row: Observation) -> tuple[str, ...]:
    return (
        row.indicator, row.measure, row.zone, row.region, row.partner, row.activity,
        row.period.key,
    )  # fmt: skip


def _agree(view: View, row: Observation, other: Observation) -> bool:
    """Whether two prints of one figure say the same within the rounding of the coarser."""
    one, two = view.catalog.units[row.unit], view.catalog.units[other.unit]
    step = max(
        unit.factor * 10 ** -len(value.partition(".")[2])
        for unit, value in ((one, row.value), (two, other.value))
    )
    apart = abs(row.number * one.factor - other.number * two.factor)
    bound = other.qualifier in ("more_than", "less_than", "approx")
    if bound:
        step = max(step, abs(row.number * one.factor) * 0.1)
    return apart <= step * 0.5 + 1e-9


def _inside(view: View) -> list[str]:
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
