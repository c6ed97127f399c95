"""The series of the publisher's portal as the figures here meet them: which of them are loaded,
which were frozen, and when the next figures are due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from .kept import kept
from .periods import OTHER, SPANS, Period, since_january
from .portal import Series, series
from .ranking import period
from .store import Store

OWN = re.compile(r"(?:siat|synthetic)-(\d+)-")  # how the source of a series' figures begins
Cell = tuple[str, str]  # indicator and zone type


@lru_cache(8)
def by_cell(folder: Path) -> dict[Cell, Series]:
    """The series of each indicator and zone type."""
    return {(one.indicator, one.zone): one for one in series(folder).values()}


def series_of(folder: Path, indicators: Iterable[str]) -> tuple[Series, ...]:
    """The series of these indicators, in the portal's order."""
    wanted = set(indicators)
    return tuple(one for one in by_cell(folder).values() if one.indicator in wanted)


def frozen(folder: Path, indicator: str) -> date | None:
    """The day on which the portal stopped the last series of an indicator; None if one grows."""
    days = [one.frozen for one in series_of(folder, [indicator])]
    return max(days) if days and all(days) else None


@kept()
def loaded(store: Store) -> dict[Cell, tuple[Period, ...]]:
    """The periods that loaded series of the portal have figures of, in time order."""
    frame, known = store.frame, series(store.catalog.folder)
    sources = frame["source_id"].astype("category")
    ours = [
        slug
        for slug in sources.cat.categories
        if (found := OWN.match(slug)) and found[1] in known
    ]  # fmt: skip
    columns = ["indicator", "zone", "period_start", "period_end"]
    rows = frame.loc[sources.isin(ours), columns].drop_duplicates().astype(str)
    held: dict[Cell, set[Period]] = {}
    for indicator, zone, start, end in rows.itertuples(index=False, name=None):
        one = period(start, end)
        if one.span != OTHER:
            held.setdefault((indicator, zone), set()).add(one)
    return {cell: tuple(sorted(some, key=lambda p: p.end)) for cell, some in held.items()}


def next_due(store: Store, cells: Iterable[Cell], span: str = "") -> date | None:
    """The day on which the portal promises the next figures of these series, by the newest that are
    loaded: those of the quarter after it or, of one `span`, those of its next year. None if no
    growing series of them is loaded."""
    known, held = by_cell(store.catalog.folder), loaded(store)
    growing = [cell for cell in cells if cell in held and not known[cell].frozen]
    periods = [one for cell in growing for one in held[cell] if span in ("", one.span)]
    if not periods:
        return None
    newest = max(periods, key=lambda one: (one.year, SPANS[one.span]))
    when = (newest.span, newest.year + 1) if span else _following(newest)
    days = (_first_after(since_january(when[1], when[0]).end, known[cell].due) for cell in growing)
    return min((day for day in days if day), default=None)


def ended(store: Store, cells: Iterable[Cell]) -> bool:
    """Whether these series are loaded and frozen, all that there are of them."""
    known, held = by_cell(store.catalog.folder), loaded(store)
    found = [known[cell] for cell in cells if cell in held]
    return bool(found) and all(one.frozen for one in found)


def _following(period: Period) -> tuple[str, int]:
    """Span and year of the cumulative period that ends a quarter later."""
    order = list(SPANS)
    place = order.index(period.span) + 1
    return (order[place], period.year) if place < len(order) else (order[0], period.year + 1)


def _first_after(end: date, due: tuple[str, ...]) -> date | None:
    """The first of the days of the year, `MM-DD`, after a date."""
    days = (date.fromisoformat(f"{year}-{day}") for year in (end.year, end.year + 1) for day in due)
    return min((day for day in days if day > end), default=None)
