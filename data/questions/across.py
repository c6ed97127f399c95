"""A topic told apart by region: one period as a map, and its course as little charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..language import _
from ..observation import Observation
from ..periods import MEMBERS, SPANS, ending_with, members, parse_key
from ..reckoning.derive import Refusal
from ..selection import Selection
from ..store import Store
from .choice import RECENT, When
from .nearest import empty
from .places import COUNTRY, places, regions
from .remarks import frozen, inside, open_zeros
from .sums import Grid, Made, addable, complete, grid, growth, together
from .topic import Topic
from .view import View


def by_zones(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The regions at the period asked for, else at the newest that most of them have: the figure of
    the chosen zone type, or the sum of several. None where the data do not know regions."""
    if not places(store, [topic]):
        return None
    of, zones = _made(selection, topic), addable(topic.chosen(selection))
    when = _when(store, selection, of, zones)
    wanted = (COUNTRY, *regions(store))
    found = {r: together(store, of, r, when, zones) for r in wanted} if when else {}
    found = {region: row for region, row in found.items() if row}
    if not any(region != COUNTRY for region in found):
        return _none(store, selection, topic, "across")
    view = _view(store, selection, topic, "across", tuple(found.values()))
    ranked = sorted(
        (region for region in found if region != COUNTRY),
        key=lambda region: -view.number(found[region]),
    )
    rates = {region: growth(store, of, region, when, zones) for region in (*ranked, COUNTRY)}
    rows = tuple(row for row in rates.values() if isinstance(row, Observation))
    view = replace(
        view, rows=(*view.rows, *rows), keys=tuple(ranked), span=when[0],
        period=found[ranked[0]].period,
    )  # fmt: skip
    why = {region: rate.reason for region, rate in rates.items() if isinstance(rate, Refusal)}
    left = [z for z in topic.chosen(selection) if z not in zones]
    notes = (*_left_out(store, left), *_lacking(store, of, when, zones), *_ungrown(store, why))
    return replace(view, notes=(*view.notes, *notes))


def by_place(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Every region's course, a line a zone type: one span over the years, single quarters, rolling
    years, or every date of a stock. None where the data do not know regions."""
    if not places(store, [topic]):
        return None
    of, zones = _made(selection, topic), topic.chosen(selection)
    span = _span(store, selection, of, zones)
    table, here = grid(store, of), regions(store)
    rows = tuple(
        place[zone]
        for when in _in_order(table)
        if selection.covers(when[1]) and when[0] in members(span)
        for region, place in table.cells[when].items()
        if region != COUNTRY
        for zone in zones
        if zone in place
    )
    if not rows:
        return _none(store, selection, topic, "panels")
    held = {row.region for row in rows}
    view = _view(store, selection, topic, "panels", rows)
    return replace(view, span=span, keys=tuple(slug for slug in here if slug in held))


def _made(selection: Selection, topic: Topic) -> Made:
    way = selection.span if selection.span in MEMBERS else ""
    return Made(topic.indicators[0], way, selection.prices)


def _when(store: Store, selection: Selection, of: Made, zones: tuple[str, ...]) -> When | None:
    """The period asked for, else the newest for which most regions have the whole figure."""
    if selection.at:
        return ending_with(parse_key(selection.at), selection.span)
    table, spans = grid(store, of), members(selection.only_span)
    open_ = (when for when in table.cells if when[0] in spans and selection.covers(when[1]))
    counts = {when: table.filled(when, zones) for when in open_}
    ends = {when: table.periods[when].end for when, count in counts.items() if count}
    newest = max(ends.values(), default=date.min)
    recent = [when for when, end in ends.items() if newest - end <= RECENT]
    return max(recent, key=lambda when: (counts[when], ends[when]), default=None)


def _span(store: Store, selection: Selection, of: Made, zones: tuple[str, ...]) -> str:
    """The span whose figures share a line; all dates of a stock do, unless a span is asked for."""
    if selection.only_span:
        return selection.only_span
    if store.catalog.indicators[of.indicator].kind == "stock":
        return ""
    table = grid(store, of)
    if selection.at:
        return parse_key(selection.at)[0]
    last = [
        when for when in _in_order(table)
        if selection.covers(when[1]) and any(zones_in(table, when, zones))
    ]  # fmt: skip
    return last[-1][0] if last else next(iter(SPANS))


def zones_in(table: Grid, when: When, zones: tuple[str, ...]) -> set[str]:
    """Which of the zone types some region has a figure of."""
    places_then = (p for region, p in table.cells[when].items() if region != COUNTRY)
    return {zone for place in places_then for zone in zones if zone in place}


def _in_order(table: Grid) -> list[When]:
    return sorted(table.cells, key=lambda when: table.periods[when].end)


def _view(
    store: Store, selection: Selection, topic: Topic, kind: str, rows: tuple[Observation, ...]
) -> View:
    view = View(
        kind=kind, rows=rows, measure=rows[0].measure, catalog=store.catalog,
        selection=selection, indicators=topic.indicators, by="region", authority=topic.authority,
        unit=store.catalog.indicators[topic.indicators[0]].unit,
    )  # fmt: skip
    notes = (*_breaks(view), *open_zeros(view), *inside(view), *frozen(view))
    return replace(view, notes=tuple(dict.fromkeys(notes)))


def _breaks(view: View) -> list[str]:
    """The breaks within the time shown, once for each zone type: they hold in every region."""
    if len(view.periods) < 2:
        return []
    found = []
    for zone in dict.fromkeys(row.zone for row in view.rows):
        gap = view.catalog.break_between(
            view.indicators[0], zone, view.periods[0].end, view.periods[-1].end
        )
        if gap:
            text = _("{zone}: {reason}")
            found.append(text.format(zone=view.catalog.zones[zone].name, reason=gap.reason))
    return found


def _left_out(store: Store, zones: list[str]) -> list[str]:
    """Chosen types that stand in no sum."""
    text = _("Not in the sum: {name}, which is no part of the four types added here.")
    return [text.format(name=store.catalog.zones[zone].name) for zone in zones]


def _lacking(store: Store, of: Made, when: When, zones: tuple[str, ...]) -> list[str]:
    """Regions without the figure, and of which zone type it is missing."""
    found: dict[str, list[str]] = {}
    for region in regions(store):
        place = grid(store, of).place(when, region)
        if not complete(place, zones):
            missing = [z for z in zones if z not in place or not place[z].is_firm]
            names = ", ".join(store.catalog.zones[zone].plural_name for zone in missing)
            found.setdefault(names, []).append(store.catalog.regions[region].short)
    text = _("{regions}: no firm figure of {names}, so no sum is given.")
    if len(zones) == 1:
        text = _("{regions}: no figure of {names}.")
    return [
        text.format(regions=", ".join(short), names=names) for names, short in found.items()
    ]  # fmt: skip


def _ungrown(store: Store, why: dict[str, str]) -> list[str]:
    """Why some regions, or all, have no growth: each reason once."""
    found: dict[str, list[str]] = {}
    for region, reason in why.items():
        found.setdefault(reason, []).append(store.catalog.regions[region].short)
    text = _("No growth for {regions}: {reason}.")
    return [
        text.format(regions=", ".join(short), reason=reason) for reason, short in found.items()
    ]  # fmt: skip


def _none(store: Store, selection: Selection, topic: Topic, kind: str) -> View:
    """No region has the figure: why, and the nearest choice that shows some; the region stays."""
    ask = by_zones if kind == "across" else by_place

    def holds(candidate: Selection) -> bool:
        answer = ask(store, candidate, topic)
        return bool(answer and answer.rows)

    away = replace(selection, region=COUNTRY)
    reason = ""
    chosen = topic.chosen(selection)
    if kind == "across" and len(chosen) > 1:
        names = ", ".join(store.catalog.zones[zone].plural_name for zone in chosen)
        reason = _("No region has figures of all of these that can be added: {names}.")
        reason = reason.format(names=names)
    view = empty(store, away, topic, kind, reason, holds)
    nearest = view.empty.nearest
    kept = replace(nearest, region=selection.region) if nearest else None
    return replace(view, selection=selection, by="region", empty=replace(view.empty, nearest=kept))
