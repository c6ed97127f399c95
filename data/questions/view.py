"""A view: the rows that answer one question under one selection, ready for every rendering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..agreement import Agreement
from ..catalog import AUTHORITY_NAMES, Catalog
from ..entries import Indicator, Source, Unit
from ..language import _
from ..observation import Observation
from ..periods import MEMBERS, Period
from ..selection import Selection


@dataclass(frozen=True)
class Empty:
    """Why a view has no rows, and the nearest selection that has some (None: there is none)."""

    reason: str
    nearest: Selection | None = None
    nearest_name: str = ""


@dataclass(frozen=True)
class View:
    """Rows of a card: published levels, and whatever was derived from them.

    `kind` names the drawing (a key of CHARTS), `by` the field along which series are told apart,
    `keys` its values in display order, `unit` the unit that every level is shown in.
    """

    kind: str
    rows: tuple[Observation, ...]
    catalog: Catalog
    selection: Selection
    indicators: tuple[str, ...] = ()
    by: str = "zone"
    keys: tuple[str, ...] = ()
    unit: str = "count"
    measure: str = "level"  # what the series are made of; rows of other measures stand beside
    span: str = ""
    period: Period | None = None
    authority: str = ""
    partner: str = ""  # the only partner that the figures are about
    notes: tuple[str, ...] = ()
    operands: tuple[Observation, ...] = ()  # rows that the shown ones are computed from
    refusals: dict[str, str] = field(default_factory=dict)  # key -> why no change is given
    empty: Empty | None = None
    events: tuple[Agreement, ...] = ()  # what a view of agreements shows instead of rows
    fixed: bool = False  # the zones do not follow the reader's choice
    # Of a look back: by the id of a figure what is stated today in its place, None for nothing.
    today: Mapping[str, Observation | None] = field(default_factory=dict)

    @cached_property
    def indicator(self) -> Indicator:
        """What is shown first; named with the partner where only that one is shown."""
        found = self.catalog.indicators[self.indicators[0]]
        if not self.partner:
            return found
        return replace(found, names=found.names.about(self.catalog.partners[self.partner].names))

    def _about_partner(self, name: str) -> str:
        return f"{name}: {self.catalog.partners[self.partner].name}" if self.partner else name

    @property
    def shown_unit(self) -> Unit:
        return self.catalog.units[self.unit]

    @cached_property
    def levels(self) -> tuple[Observation, ...]:
        return tuple(row for row in self.rows if row.measure == self.measure)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods of the levels, in time order; one for each span and year, or date."""
        found = {row.period.key: row.period for row in self.levels}
        return tuple(sorted(found.values(), key=lambda p: (p.end, p.start)))

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], Observation]:
        ordered = sorted(self.rows, key=lambda row: row.status == "derived")
        return {(self.key(row), row.period.key, row.measure): row for row in ordered}

    def in_unit(self, unit: str) -> View:
        """The same view, figures in another unit."""
        return self if unit == self.unit else replace(self, unit=unit)

    def with_rows(self, rows: tuple[Observation, ...], keys: tuple[str, ...] = ()) -> View:
        """The same view with further rows beside its own."""
        return replace(self, rows=(*self.rows, *rows), keys=keys or self.keys)

    @property
    def is_single(self) -> bool:
        """One indicator of one fixed zone: the zone is part of what the view is about."""
        return self.fixed and len(self.keys) == 1

    def key(self, row: Observation) -> str:
        """Which series a row belongs to."""
        return getattr(row, self.by)

    def cell(self, key: str, period: Period, measure: str = "") -> Observation | None:
        """The figure of a series at a period, of the view's own measure or of another."""
        return self._cells.get((key, period.key, measure or self.measure))

    def stated(self, key: str, period: Period, measure: str) -> Observation | None:
        """What a source itself prints of a change, beside the one that is computed."""
        shown = self.cell(key, period, measure)
        printed = (
            row
            for row in self.rows
            if row.measure == measure
            and row.status == "published"
            and (self.key(row), row.period.key) == (key, period.key)
        )
        found = next(printed, None)
        return found if found is not shown else None

    def series(self, key: str) -> tuple[Observation, ...]:
        """The levels of one series in time order."""
        return self._series.get(key, ())

    @cached_property
    def _series(self) -> dict[str, tuple[Observation, ...]]:
        found: dict[str, list[Observation]] = {}
        for row in sorted(self.levels, key=lambda row: (row.period.end, row.period.start)):
            found.setdefault(self.key(row), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def number(self, row: Observation) -> float:
        """The figure in the view's unit (percentages and counts as they are)."""
        unit = self.catalog.units[row.unit]
        if unit.family != self.shown_unit.family:
            return row.number
        return row.number * unit.factor / self.shown_unit.factor

    @property
    def is_filled(self) -> bool:
        return bool(self.rows or self.events)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all published rows, that of the newest figure first."""
        rows = sorted(self.rows, key=lambda row: row.period.end, reverse=True)
        roots = (root for row in rows for root in row.roots)
        slugs = dict.fromkeys(one.source for one in (*roots, *self.events) if one.source)
        return tuple(self.catalog.sources[slug] for slug in slugs)

    @property
    def is_synthetic(self) -> bool:
        """Whether any of it is made up; then all of it is (data/rules.py)."""
        return any(source.is_synthetic for source in self.sources)

    @cached_property
    def newest(self) -> Period | None:
        """The newest period of a result; a plan for 2030 is no newest figure."""
        results = [
            row.period
            for row in self.levels
            if self.catalog.indicators[row.indicator].compare != "none"
        ]
        return max(results, key=lambda period: period.end, default=None)

    def key_name(self, key: str, *, short: bool = False) -> str:
        """The display name of a series key."""
        if self.by == "authority":
            return _(AUTHORITY_NAMES[key])
        tables = {
            "zone": self.catalog.zones, "indicator": self.catalog.indicators,
            "partner": self.catalog.partners, "activity": self.catalog.activities,
            "region": self.catalog.regions,
        }  # fmt: skip
        entry = tables[self.by][key]
        name = getattr(entry, "short", entry.name) if short else entry.name
        return self._about_partner(name) if self.by == "indicator" else name

    def segments(self, key: str) -> list[list[Observation]]:
        """A series cut where a definition breaks or more than a year was not published."""
        return self._cut(key, self.parted)

    def runs(self, key: str) -> list[list[Observation]]:
        """A series cut only where a definition breaks."""
        return self._cut(key, self._broken)

    def _cut(
        self, key: str, parted: Callable[[Observation, Observation], bool]
    ) -> list[list[Observation]]:
        parts: list[list[Observation]] = []
        for row in self.series(key):
            if parts and not parted(parts[-1][-1], row):
                parts[-1].append(row)
            else:
                parts.append([row])
        return parts

    def _broken(self, one: Observation, other: Observation) -> bool:
        days = one.period.end, other.period.end
        return self.catalog.break_between(other.indicator, other.zone, *days) is not None

    def parted(self, one: Observation, other: Observation) -> bool:
        """Whether two neighbours in time must not be joined: a break, or more than a year (of
        quarters: a quarter) between them."""
        if self._broken(one, other):
            return True
        longest = 100 if self.span in MEMBERS else 367  # a quarter apart, or a year
        return (other.period.end - one.period.end).days > longest
