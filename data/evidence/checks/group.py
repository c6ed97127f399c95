"""The figures that a check looks at: one indicator in one region, of all sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ...catalog import Catalog
from ...entries import Indicator
from ...observation import Observation
from ...store import Store

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Group:
    """All figures of an indicator in a region, and the ways in which the checks ask for them."""

    store: Store
    slug: str
    region: str

    @property
    def catalog(self) -> Catalog:
        return self.store.catalog

    @property
    def indicator(self) -> Indicator:
        return self.catalog.indicators[self.slug]

    @cached_property
    def is_amount(self) -> bool:
        """Whether figures can be added and can only grow: no share, no profit or loss."""
        entry = self.indicator
        return entry.sum_ok and entry.compare == "growth"

    @cached_property
    def rows(self) -> tuple[Observation, ...]:
        return self.store.all_rows(self.slug, self.region)

    @cached_property
    def levels(self) -> tuple[Observation, ...]:
        return tuple(row for row in self.rows if row.measure == "level")

    @cached_property
    def leads(self) -> tuple[Observation, ...]:
        """The best figure of each authority in a cell."""
        return self.store.rows(self.slug, self.region, authority="")

    @cached_property
    def results(self) -> tuple[Observation, ...]:
        """The same without what was only expected at the time."""
        return tuple(row for row in self.leads if "expectation" not in row.flags)

    def of(self, indicator: str) -> Group:
        """Another indicator in the same region."""
        return Group(self.store, indicator, self.region)


def split(rows: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """The figures by a key, in their order."""
    found: dict[Key, list[Item]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def cell(row: Observation) -> tuple[str, ...]:
    """What is counted, without zone and source: figures of one cell can be parts of one whole."""
    return row.partner, row.activity, row.period.key


def series(row: Observation) -> tuple[str, ...]:
    """What stays the same along a line of figures."""
    return row.zone, row.partner, row.activity, row.authority
