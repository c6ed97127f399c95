"""The observations in memory, grouped once at load: a filter never scans the whole frame."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from .catalog import FOLDER, Catalog
from .observation import Observation
from .periods import OTHER, Period
from .ranking import period, ranked
from .rules import UNTIL, checked
from .shelf import Shelf
from .synthetic import is_synthetic


class Store:
    """All observations and catalogues of one data version; read-only once made.

    `frame` holds the figures that stand, `past` those that their source has replaced or taken back
    (the day of it is in `until`). A store may be a look back (known.py): then `asof` is the day,
    and `present` the store that it looks back from."""

    asof: date | None = None

    def __init__(
        self, frame: pd.DataFrame, catalog: Catalog, version: str, past: pd.DataFrame | None = None
    ) -> None:
        """`frame` has the columns of observations.csv, and `until` where there is any; with `past`
        both are ranked already."""
        self.catalog = catalog
        self.version = version
        self.kept: dict[object, object] = {}  # results about this store (kept.py)
        self._from: Store | None = None
        if past is None:
            frame, past = divided(frame, catalog)
        self._now, self._past = Shelf(frame), Shelf(past)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Store:
        """The store of a data folder alone, without anything ingested; DataError with a report if a
        file breaks a rule."""
        return cls(checked(folder)["observations"], Catalog(folder), content_version(folder))

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def frame(self) -> pd.DataFrame:
        return self._now.frame

    @property
    def past(self) -> pd.DataFrame:
        return self._past.frame

    @property
    def present(self) -> Store:
        """The store that this one looks back from, or itself."""
        return self._from or self

    @cached_property
    def is_synthetic(self) -> bool:
        """Whether its figures are made up; then all of them are (rules.py)."""
        sources = self.present.frame["source_id"]
        return bool(len(sources)) and is_synthetic(str(sources.iloc[0]))

    def looking_back(self, frame: pd.DataFrame, day: date) -> Store:
        """A store of the figures of `frame`, known on a day."""
        found = Store(frame, self.catalog.looking_back(day), f"{self.version}-{day}")
        found.asof, found._from = day, self
        return found

    def rows(
        self,
        indicator: str,
        region: str = "1700",
        *,
        measure: str = "level",
        authority: str | None = None,
    ) -> tuple[Observation, ...]:
        """The leading observations of an indicator in a region: one a cell, the best source of the
        authority; of every authority with `authority=""`; of all together with None."""
        return tuple(
            row
            for row, leads in self._now.group(indicator, region)
            if row.measure == measure
            and (row.primary if authority is None else leads and authority in ("", row.authority))
        )

    def all_rows(self, indicator: str, region: str) -> tuple[Observation, ...]:
        """All that stands of an indicator in a region, of every source and measure."""
        return tuple(row for row, _ in self._now.group(indicator, region))

    def earlier(self, row: Observation) -> tuple[Observation, ...]:
        """What was stated by the same authority for the cell of a figure before it was replaced or
        taken back, the last first."""
        rows = (one for one, _ in self._past.group(row.indicator, row.region))
        found = [one for one in rows if one.cell == row.cell and one.authority == row.authority]
        return tuple(sorted(found, key=lambda one: one.until, reverse=True))

    def regions_of(self, indicator: str) -> tuple[str, ...]:
        return tuple(region for name, region in self._now.slices if name == indicator)

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Every (indicator, region) that there are figures of, in display order."""
        return tuple(self._now.slices)

    def span_of(self, indicator: str, region: str) -> tuple[int, int]:
        """Where the figures of an indicator in a region begin and end in the frame."""
        return self._now.slices.get((indicator, region), (0, 0))

    def pick(self, positions: np.ndarray) -> Iterator[Observation]:
        """The observations at these places of the frame; few are in memory at a time."""
        return self._now.pick(positions)

    def find(self, identity: str) -> Observation | None:
        """The published observation with this id, whether it stands or was replaced; or None."""
        return self._now.find(identity) or self._past.find(identity)

    @cached_property
    def newest(self) -> Period | None:
        """The newest period with a span that a result (not a plan) is published for; None where a
        look back goes so far that there is none."""
        plans = [i for i, entry in self.catalog.indicators.items() if entry.compare == "none"]
        rows = self.frame[
            (self.frame["span"] != OTHER)
            & ~self.frame["indicator"].isin(plans)
            & ~self.frame["flag"].astype(str).str.contains("expectation")
        ]
        if rows.empty:
            return None
        last = rows.loc[rows["period_end"].astype(str).sort_values().index[-1]]
        return period(str(last["period_start"]), str(last["period_end"]))


def divided(frame: pd.DataFrame, catalog: Catalog) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures that stand and those that were replaced, both ranked."""
    if UNTIL not in frame:
        frame = frame.assign(**{UNTIL: ""})
    replaced = (frame[UNTIL] != "").to_numpy()
    if not replaced.any():
        now = ranked(frame, catalog)
        none = now.iloc[:0]
        return now, pd.DataFrame({name: _unused_left_out(none[name]) for name in none})
    return ranked(frame[~replaced], catalog), ranked(frame[replaced], catalog)


def _unused_left_out(column: pd.Series) -> pd.Series:
    """Without the names of categories that no row has: there may be a million of them."""
    is_category = isinstance(column.dtype, pd.CategoricalDtype)
    return column.cat.remove_unused_categories() if is_category else column


def content_version(folder: Path) -> str:
    """12 hex digits of the SHA-256 over all CSV files of the folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:  # piece by piece: the figures alone may be 150 MB
            while piece := file.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()[:12]
