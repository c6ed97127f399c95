"""What changed since a day among the leading figures: added, revised, withdrawn.

A million figures are compared by numbers that stand for their cells; figures are read only where
they differ, and as they are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from ..kept import kept
from ..known import dated, days, known
from ..observation import Observation
from ..ranking import CELL
from ..store import Store
from .history import known_on, replaced_on

KINDS = ("revised", "withdrawn", "added")  # in the order in which they matter to a reader
PLACE = (*CELL, "authority")  # what a figure is compared by
NONE = -1  # no place: there is no such figure
KEPT = 4  # days that are kept compared
PIECE = 500  # changes that are read at once
CLOSE = 1e-12  # relative: how far apart one number may be in two units


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of an authority: what led it on the day, and what leads it today; `day` is that of
    the change, None where it is not known."""

    kind: str
    then: Observation | None
    now: Observation | None
    day: date | None

    @property
    def row(self) -> Observation:
        """The figure that the change is about."""
        return self.now or self.then


@dataclass(frozen=True, eq=False)
class Changes:
    """All changes since a day: `then` and `now` are places in the frames of the two stores, NONE
    where there is no figure; in the order of indicators, regions, zones and periods."""

    since: date
    before: Store
    after: Store
    kinds: np.ndarray  # place in KINDS
    then: np.ndarray
    now: np.ndarray

    def __len__(self) -> int:
        return len(self.kinds)

    @cached_property
    def indicators(self) -> np.ndarray:
        return self._column("indicator")

    @cached_property
    def zones(self) -> np.ndarray:
        return self._column("zone")

    def where(
        self,
        indicators: Collection[str] = (),
        zones: Collection[str] | None = None,
        kinds: Collection[str] = (),
    ) -> Changes:
        """Only the changes of these; nothing named does not restrict, but no zone type does."""
        wanted = np.ones(len(self), dtype=bool)
        if indicators:
            wanted &= np.isin(self.indicators, list(indicators))
        if zones is not None:
            wanted &= np.isin(self.zones, list(zones))
        if kinds:
            wanted &= np.isin(self.kinds, [KINDS.index(kind) for kind in kinds])
        parts = (part[wanted] for part in (self.kinds, self.then, self.now))
        return Changes(self.since, self.before, self.after, *parts)

    def counts(self) -> dict[str, int]:
        """How many there are of each kind."""
        found = np.bincount(self.kinds, minlength=len(KINDS))
        return dict(zip(KINDS, found.tolist(), strict=True))

    def by_indicator(self) -> dict[str, Changes]:
        """The changes of each indicator, in the order of the catalogue."""
        there = set(np.unique(self.indicators).tolist())
        return {one: self.where([one]) for one in self.after.catalog.indicators if one in there}

    def first(self, most: int | None = None) -> Iterator[Change]:
        """The first changes, or all; read in pieces."""
        for start in range(0, len(self) if most is None else min(most, len(self)), PIECE):
            stop = start + PIECE if most is None else min(start + PIECE, most)
            then, now = self.then[start:stop], self.now[start:stop]
            was = iter(self.before.pick(then[then != NONE]))
            stands = iter(self.after.pick(now[now != NONE]))
            for kind, one, other in zip(self.kinds[start:stop], then, now, strict=True):
                yield self._change(
                    KINDS[kind],
                    next(was) if one != NONE else None,
                    next(stands) if other != NONE else None,
                )

    def _change(self, kind: str, then: Observation | None, now: Observation | None) -> Change:
        gone = replaced_on(self.before, then) if then else None
        return Change(kind, then, now, gone or (known_on(self.after, now) if now else None))

    def _column(self, name: str) -> np.ndarray:
        """The slugs of a column, of the figure that each change is about."""
        found = np.empty(len(self), dtype=object)
        here = self.now != NONE
        for store, places, which in (
            (self.after, self.now, here), (self.before, self.then, ~here),
        ):  # fmt: skip
            column = store.frame[name].cat
            slugs = column.categories.to_numpy(dtype=object)
            found[which] = slugs[column.codes.to_numpy()[places[which]]]
        return found


def usual(store: Store) -> date | None:
    """The day that changes are counted from unless one is named: the one before the newest
    source; None where no source has a date."""
    span = days(store)
    return span[1] - timedelta(days=1) if span else None


@kept(KEPT)
def changes(store: Store, since: date) -> Changes:
    """What differs between what was known on a day and today, sources without a date left out."""
    before, after = known(store.present, since), dated(store)
    old, new = _leading(before), _leading(after)
    one, other = _numbered(before, after, old, new)
    _both, at_old, at_new = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    moved = ~_equal(before, after, old[at_old], new[at_new])
    gone = np.setdiff1d(np.arange(len(one)), at_old)
    come = np.setdiff1d(np.arange(len(other)), at_new)
    nothing = np.full(max(len(gone), len(come)), NONE)
    then = np.concatenate([old[at_old][moved], old[gone], nothing[: len(come)]])
    now = np.concatenate([new[at_new][moved], nothing[: len(gone)], new[come]])
    sizes = [int(moved.sum()), len(gone), len(come)]
    kinds = np.repeat(np.arange(len(KINDS), dtype=np.int8), sizes)
    found = Changes(since, before, after, kinds, then, now)
    order = _order(found)
    return Changes(since, before, after, kinds[order], then[order], now[order])


def _leading(store: Store) -> np.ndarray:
    return np.flatnonzero(store.frame["leads"].to_numpy())


def _numbered(
    before: Store, after: Store, old: np.ndarray, new: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """A number for each figure, the same for the same cell and authority in both stores."""
    numbers = [np.zeros(len(old), np.int64), np.zeros(len(new), np.int64)]
    size = 1
    for name in PLACE:
        columns = [before.frame[name].cat, after.frame[name].cat]
        names = columns[0].categories.union(columns[1].categories)
        size *= max(len(names), 1)
        if size >= 2**63:
            raise OverflowError("There are more cells than 64 bits can number.")
        for n, (column, places) in enumerate(zip(columns, (old, new), strict=True)):
            codes = names.get_indexer(column.categories)[column.codes.to_numpy()[places]]
            numbers[n] = numbers[n] * max(len(names), 1) + codes
    return numbers[0], numbers[1]


def _equal(before: Store, after: Store, old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Which of the paired figures are the same number, whatever their units and decimals."""
    sides = [(before.frame, old), (after.frame, new)]
    values = [frame["value"].to_numpy()[places] for frame, places in sides]
    units = [_units(frame, places, after) for frame, places in sides]
    equal = (values[0] == values[1]) & (units[0][0] == units[1][0])
    rest = np.flatnonzero(~equal & (units[0][1] == units[1][1]))
    amounts = [
        value[rest].astype(float) * unit[0][rest] for value, unit in zip(values, units, strict=True)
    ]
    equal[rest] = np.isclose(*amounts, rtol=CLOSE, atol=0)
    return equal


def _units(frame: pd.DataFrame, places: np.ndarray, store: Store) -> tuple[np.ndarray, np.ndarray]:
    """The factor and the family of each figure's unit."""
    column = frame["unit"].cat
    units = [store.catalog.units[slug] for slug in column.categories]
    codes = column.codes.to_numpy()[places]
    factors, families = ([one.factor for one in units], [one.family for one in units])
    return np.array(factors)[codes], np.array(families, dtype=object)[codes]


def _order(found: Changes) -> np.ndarray:
    """Places in display order: by indicator, region and zone, the newest period first."""
    catalog = found.after.catalog
    keys: list[np.ndarray] = []
    for name, table in (
        ("indicator", catalog.indicators), ("region", catalog.regions), ("zone", catalog.zones),
    ):  # fmt: skip
        places = {slug: n for n, slug in enumerate(table)}
        keys.append(np.array([places[slug] for slug in found._column(name)], dtype=np.int32))
    ends = found._column("period_end").astype(str)
    newest = -np.unique(ends, return_inverse=True)[1]
    return np.lexsort([found.kinds, newest, keys[2], keys[1], keys[0]])
