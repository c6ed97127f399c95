"""What the Committee's tables hold and what they lack: indicator × zone type × period.

A cell has one state. What is missing is not zero: it is shown as missing, with what would fill it
(data/evidence/wanted.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import pandas as pd

from ..catalog import FOUR_TYPES, Catalog
from ..kept import kept
from ..observation import Observation
from ..periods import OTHER, SPANS, Period, period_of, since_january
from ..questions.levels import with_implied
from ..questions.topic import COMMITTEE
from ..store import Store
from .checks import Finding, found
from .pictures import Picture, pictures

STATES = ("published", "derivable", "contradictory", "picture", "missing")
FILLED = ("published", "contradictory")  # states of cells that have a published figure
DOUBTS = {"conflict", "suspect"}
# Findings that deny a figure. What is odd but possible (leaps, dips) or about another group of
# enterprises leaves it as it is.
DENIALS = {
    "total", "regions", "growth", "slip", "sources", "falls", "part", "above", "breakdown",
    "activities", "shares", "share", "same",
}  # fmt: skip
BETWEEN = {"sources", "slip"}  # each figure denies the other; else only the first is denied
HARMLESS = {"cut", "unallocated"}  # digits cut off instead of rounded; what belongs to no region
KEPT = 16  # regions whose coverage is kept

When = tuple[str, int]  # span and year
Series = tuple[str, str]  # indicator and zone


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What there is of an indicator for a zone type and a period.

    `row` is the leading or the derived figure (the first of `count`, where they are told apart by
    activity), `elsewhere` what other authorities state, `findings` what denies the figure."""

    indicator: str
    zone: str
    region: str
    period: Period
    state: str
    row: Observation | None = None
    count: int = 0
    findings: tuple[Finding, ...] = ()
    picture: Picture | None = None
    elsewhere: tuple[str, ...] = ()

    @property
    def when(self) -> When:
        return self.period.span, self.period.year


@dataclass(frozen=True)
class Plan:
    """The lines by indicator and the columns of the tables, the same for every region."""

    zones: dict[str, tuple[str, ...]]
    periods: tuple[When, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(self.zones)

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(zone for zones in self.zones.values() for zone in zones))

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(year for _span, year in self.periods))


@dataclass(frozen=True, eq=False)
class Coverage:
    """All cells of a region: one line for each indicator and zone type, one cell a period."""

    region: str
    periods: tuple[When, ...]
    lines: dict[Series, tuple[Cell, ...]]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for line in self.lines.values() for cell in line)

    @cached_property
    def places(self) -> dict[tuple[str, str, When], Cell]:
        return {(cell.indicator, cell.zone, cell.when): cell for cell in self.cells}

    def row(self, indicator: str, zone: str, when: When) -> Observation | None:
        """The figure of a cell, if it has one."""
        cell = self.places.get((indicator, zone, when))
        return cell.row if cell else None

    @cached_property
    def since(self) -> dict[str, Period]:
        """By zone type: the first period that any figure is published for."""
        filled = [cell for cell in self.cells if cell.state in FILLED]
        ordered = sorted(filled, key=lambda cell: cell.period.end, reverse=True)
        return {cell.zone: cell.period for cell in ordered}

    def precedes(self, cell: Cell, catalog: Catalog) -> bool:
        """Whether the zone type was no category of its own yet, nor part of another one."""
        first = self.since.get(cell.zone)
        own = cell.zone not in FOUR_TYPES and not catalog.zones[cell.zone].part_of
        return own and first is not None and cell.period.end < first.end


def counts(cells: Iterable[Cell]) -> dict[str, int]:
    """Cells by state, each state named."""
    found_states = Counter(cell.state for cell in cells)
    return {state: found_states[state] for state in STATES}


@kept(KEPT)
def coverage(store: Store, region: str) -> Coverage:
    """The coverage of a region; every region has the lines and periods of the whole."""
    tables = plan(store)
    cells: dict[Series, tuple[Cell, ...]] = {}
    for indicator, zones in tables.zones.items():
        known = _known(store, indicator, region)
        for zone in zones:
            cells[indicator, zone] = tuple(
                _cell(store, indicator, zone, region, when, known) for when in tables.periods
            )
    return Coverage(region, tables.periods, cells)


def regions(store: Store) -> tuple[str, ...]:
    """The country, and every other place that the Committee has a figure of in these tables."""
    rows = _committees(store)
    named = {store.catalog.country, *rows["region"].unique()}
    return tuple(region for region in store.catalog.regions if region in named)


@kept()
def plan(store: Store) -> Plan:
    """The lines by indicator, in the order of the catalogue, and the periods from the first year
    to the newest figure. The four types stand under every indicator, other types where they have
    ever had a figure: IT Park is part of the technology parks in all other tables."""
    rows = _committees(store)
    known = set(rows[["indicator", "zone"]].drop_duplicates().itertuples(index=False, name=None))
    listed = {indicator for indicator, _zone in known}
    lines = {
        indicator: tuple(
            zone
            for zone in store.catalog.zones_of("type")
            if zone in FOUR_TYPES or (indicator, zone) in known
        )
        for indicator in store.catalog.indicators
        if indicator in listed
    }
    pairs = rows[["year", "span"]].drop_duplicates().itertuples(index=False, name=None)
    return Plan(lines, _periods({(span, int(year)) for year, span in pairs}))


def _periods(found_in: set[When]) -> tuple[When, ...]:
    """Every span of every year, up to the newest that there is a figure of."""
    if not found_in:
        return ()
    order = list(SPANS)
    years = [year for _span, year in found_in]
    newest = max((year, order.index(span)) for span, year in found_in)
    every = [(span, year) for year in range(min(years), max(years) + 1) for span in order]
    return tuple(one for one in every if (one[1], order.index(one[0])) <= newest)


@kept()
def _committees(store: Store) -> pd.DataFrame:
    """The Committee's levels of zone types, by indicator, zone, region, span and year."""
    frame, types = store.frame, store.catalog.zones_of("type")
    kept = frame[
        (frame["authority"] == COMMITTEE)
        & (frame["measure"] == "level")
        & frame["zone"].isin(types)
        & (frame["span"] != OTHER)
        & ~frame["flag"].astype(str).str.contains("expectation")
    ]
    names = ["indicator", "zone", "region", "span", "year"]
    return kept[names].drop_duplicates().astype(dict.fromkeys(names[:-1], str))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an indicator in a region, by zone and period."""

    rows: dict[tuple[str, When], list[Observation]]
    elsewhere: dict[tuple[str, When], tuple[str, ...]]
    pictures: dict[tuple[str, When], Picture]


def _known(store: Store, indicator: str, region: str) -> _Known:
    """One pass over the figures of the indicator in the region."""
    rows: dict[tuple[str, When], list[Observation]] = {}
    for row in with_implied(store, indicator, region, COMMITTEE):
        if "expectation" not in row.flags:
            rows.setdefault((row.zone, (row.period.span, row.period.year)), []).append(row)
    others: dict[tuple[str, When], dict[str, None]] = {}
    for row in store.rows(indicator, region, authority=""):
        if row.authority != COMMITTEE and not {"expectation", *DOUBTS} & set(row.flags):
            key = row.zone, (row.period.span, row.period.year)
            others.setdefault(key, {})[row.authority] = None
    shown = {
        (one.zone, (one.period.span, one.period.year)): one
        for one in pictures(store.catalog.folder)
        if one.indicator == indicator
        and region == store.catalog.country
        and store.catalog.knows(one.source)
    }
    return _Known(rows, {key: tuple(named) for key, named in others.items()}, shown)


def _cell(store: Store, indicator: str, zone: str, region: str, when: When, known: _Known) -> Cell:
    rows = known.rows.get((zone, when), [])
    if not rows:
        picture = known.pictures.get((zone, when))
        period = picture.period if picture else _period(store, indicator, when)
        state = "picture" if picture else "missing"
        elsewhere = known.elsewhere.get((zone, when), ())
        return Cell(indicator, zone, region, period, state, picture=picture, elsewhere=elsewhere)
    # The whole before its parts by activity or partner, the largest part before the others.
    row = min(rows, key=lambda row: (bool(row.partner or row.activity), -row.exact))
    denied = _denials(store, row)
    state = "derivable" if row.status == "derived" else "published"
    if state == "published" and (denied or not DOUBTS.isdisjoint(row.flags)):
        state = "contradictory"
    return Cell(indicator, zone, region, row.period, state, row, len(rows), denied)


def _period(store: Store, indicator: str, when: When) -> Period:
    """What a figure would cover that is not there; a stock holds on the day after the span."""
    flow = since_january(when[1], when[0])
    if store.catalog.indicators[indicator].kind == "flow":
        return flow
    day = flow.end + timedelta(days=1)
    return period_of(day, day)


def _denials(store: Store, row: Observation) -> tuple[Finding, ...]:
    """What the checks have found that denies a published figure."""
    if row.status != "published":
        return ()
    group = found(store, row.indicator, row.region)
    cell = (row.indicator, row.measure, row.zone, row.partner, row.activity, row.period.key)
    return tuple(
        one
        for one in (*group.by_id.get(row.id, ()), *group.by_cell.get(cell, ()))
        if one.is_bad
        and one.kind in DENIALS
        and one.detail not in HARMLESS
        and (one.kind in BETWEEN or one.rows[0].id == row.id)
    )
