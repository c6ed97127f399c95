"""The levels that a selection shows: as published, with what they imply; as single quarters or
rolling years; in current or constant prices. First units, then periods; ways.py follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..kept import kept
from ..language import current
from ..observation import Observation
from ..periods import OTHER, QUARTER, ROLLING, SPANS, a_year_before
from ..reckoning import change, cumulative, derive, prices
from ..reckoning.cumulative import Gap, Series
from ..selection import Selection
from ..store import Store
from .topic import Topic, in_topic

KEPT = 1024  # series of an indicator in a region that are kept
Cell = tuple[str, ...]


@dataclass(frozen=True)
class Levels:
    """The levels of an indicator in a region, and what could not be computed."""

    rows: tuple[Observation, ...]
    gaps: tuple[Gap, ...]
    places: dict[tuple[Cell, str, int], Observation]  # by series, span and year


def levels(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    """Results of the topic under the selection; one a cell, never of two authorities."""
    rows = (
        row
        for indicator in topic.indicators
        for row in _levels(store, selection, indicator, topic.authority).rows
    )
    return in_topic(rows, selection, topic)


def gaps(store: Store, selection: Selection, topic: Topic) -> list[Gap]:
    """Periods that the selection asks for and that cannot be computed."""
    zones = set(topic.chosen(selection))
    return [
        gap
        for indicator in topic.indicators
        for gap in _levels(store, selection, indicator, topic.authority).gaps
        if gap.zone in zones and selection.covers(gap.period.year)
    ]


def a_year_earlier(store: Store, selection: Selection, row: Observation) -> Observation | None:
    """The figure of the same series, made in the same way, for the same period a year before."""
    known = _levels(store, selection, row.indicator, row.authority, row.region)
    span, year = row.period.before()
    return known.places.get((_series_of(row), span, year))


def _levels(
    store: Store, selection: Selection, indicator: str, authority: str, region: str = ""
) -> Levels:
    way = selection.span if selection.span in (QUARTER, ROLLING) else ""
    where = region or selection.region
    return made(store, indicator, where, authority, way, selection.prices, current.get())


@kept(KEPT)
def made(
    store: Store,
    indicator: str,
    region: str,
    authority: str,
    way: str,
    in_prices: str,
    _language: str,
) -> Levels:
    """The levels of every series of an indicator in a region; `way` is a derived span or empty."""
    rows = with_implied(store, indicator, region, authority)
    found = Series(rows)
    engine = {QUARTER: cumulative.quarters, ROLLING: cumulative.rolling_years}.get(way)
    if engine:
        found = joined(engine(part, store.catalog) for part in by_series(rows))
    elif in_prices == "constant":
        found = _constant(rows, store)
    places = {
        (_series_of(row), row.period.span, row.period.year): row
        for row in found.rows
        if row.period.span != OTHER
    }
    return Levels(found.rows, found.gaps, places)


def with_implied(
    store: Store, indicator: str, region: str, authority: str
) -> tuple[Observation, ...]:
    """Published levels, and the bases that a published change or rate implies for the year before
    where no level is published."""
    rows = store.rows(indicator, region, authority=authority)
    known = {(_series_of(row), row.period.span, row.period.year) for row in rows}
    bases = []
    for row in rows:
        span, year = row.period.before()
        if row.period.span not in SPANS or (_series_of(row), span, year) in known:
            continue
        said = stated(store, row)
        before = a_year_before(row.period)
        base = change.implied(row, said, store.catalog, before) if said else None
        if base:
            bases.append(base)
    return (*rows, *bases) if bases else rows


def stated(store: Store, row: Observation) -> dict[str, Observation]:
    """What is printed of a figure's change on the year before, by measure; of its own source
    first."""
    if row.measure != "level" or row.status != "published":
        return {}
    found = [
        other
        for other in printed_changes(store, row.indicator, row.region)
        if other.period == row.period
        and other.authority == row.authority
        and _series_of(other) == _series_of(row)
    ]
    found.sort(key=lambda other: other.source == row.source)
    return {other.measure: other for other in found}


@kept(KEPT)
def printed_changes(store: Store, indicator: str, region: str) -> tuple[Observation, ...]:
    """Growth, change, times and index as printed."""
    rows = store.all_rows(indicator, region)
    return tuple(row for row in rows if row.measure in change.STATED)


def by_series(rows: Iterable[Observation]) -> list[list[Observation]]:
    """The rows of each series."""
    found: dict[Cell, list[Observation]] = {}
    for row in rows:
        found.setdefault(_series_of(row), []).append(row)
    return list(found.values())


def joined(parts: Iterable[Series]) -> Series:
    """Several series as one."""
    every = list(parts)
    rows = (row for part in every for row in part.rows)
    return Series(tuple(rows), tuple(gap for part in every for gap in part.gaps))


def _constant(rows: Iterable[Observation], store: Store) -> Series:
    """Annual figures in constant prices; other spans have none."""
    found, missing = [], []
    for row in rows:
        if row.period.span != "year":
            continue
        outcome = prices.constant(row, store.catalog)
        if isinstance(outcome, derive.Refusal):
            missing.append(Gap(row.zone, row.period, outcome.reason))
        else:
            found.append(outcome)
    return Series(tuple(found), tuple(missing))


def _series_of(row: Observation) -> Cell:
    return row.zone, row.partner, row.activity, row.authority
