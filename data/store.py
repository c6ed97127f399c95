"""The observations in memory, grouped once at load: a filter never scans the whole frame."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from .catalog import AUTHORITIES, FOLDER, Catalog
from .observation import Observation, observation_id
from .periods import OTHER, Period, period_of
from .rules import checked

CELL = ["indicator", "measure", "zone", "region", "partner", "activity", "when"]
IDENTITY = (  # the columns that an observation's id is made of
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "source_id",
)  # fmt: skip
ORDER = ("indicator", "region", "zone", "partner", "activity", "period_end", "period_start")
GROUPS_KEPT = 2048  # groups of (indicator, region) kept as Observation objects
PIECE = 1_000  # rows that are read at once where all are wanted in turn


class Store:
    """All observations and catalogues of one data version; read-only once made."""

    def __init__(self, frame: pd.DataFrame, catalog: Catalog, version: str) -> None:
        self.catalog = catalog
        self.version = version
        self.frame = _ranked(frame, catalog)
        self._slices = _slices(self.frame)
        self._group = lru_cache(GROUPS_KEPT)(self._read_group)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Store:
        """The store of a data folder; DataError with a report if a file breaks a rule."""
        frames = checked(folder)
        return cls(frames["observations"], Catalog(folder), content_version(folder))

    def __len__(self) -> int:
        return len(self.frame)

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
            for row, leads in self._group(indicator, region)
            if row.measure == measure
            and (row.primary if authority is None else leads and authority in ("", row.authority))
        )

    def all_rows(self, indicator: str, region: str) -> tuple[Observation, ...]:
        """Every observation of an indicator in a region, of all sources and measures."""
        return tuple(row for row, _ in self._group(indicator, region))

    def regions_of(self, indicator: str) -> tuple[str, ...]:
        return tuple(region for name, region in self._slices if name == indicator)

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Every (indicator, region) that there are figures of, in display order."""
        return tuple(self._slices)

    def span_of(self, indicator: str, region: str) -> tuple[int, int]:
        """Where the figures of an indicator in a region begin and end in the frame."""
        return self._slices.get((indicator, region), (0, 0))

    def pick(self, positions: np.ndarray) -> Iterator[Observation]:
        """The observations at these places of the frame; few are in memory at a time."""
        for start in range(0, len(positions), PIECE):
            yield from _read(self.frame.iloc[positions[start : start + PIECE]])

    def find(self, identity: str) -> Observation | None:
        """The published observation with this id, or None."""
        if not re.fullmatch("[0-9a-f]{12}", identity):
            return None
        numbers, places = self._ids
        nearest = np.searchsorted(numbers, int(identity, 16))
        rows = self.pick(places[nearest : nearest + 1])
        return next((row for row in rows if row.id == identity), None)

    @cached_property
    def _ids(self) -> tuple[np.ndarray, np.ndarray]:
        """All ids as sorted numbers, and their places: 16 bytes an observation."""
        keys = zip(*(self.frame[name].tolist() for name in IDENTITY), strict=True)
        numbers = np.fromiter((int(observation_id(*key), 16) for key in keys), np.int64)
        order = np.argsort(numbers)
        return numbers[order], order

    @cached_property
    def newest(self) -> Period:
        """The newest period with a span that a result (not a plan) is published for."""
        plans = [i for i, entry in self.catalog.indicators.items() if entry.compare == "none"]
        rows = self.frame[
            (self.frame["span"] != OTHER)
            & ~self.frame["indicator"].isin(plans)
            & ~self.frame["flag"].astype(str).str.contains("expectation")
        ]
        last = rows.loc[rows["period_end"].astype(str).sort_values().index[-1]]
        return _period(str(last["period_start"]), str(last["period_end"]))

    def _read_group(self, indicator: str, region: str) -> tuple[tuple[Observation, bool], ...]:
        start, stop = self._slices.get((indicator, region), (0, 0))
        rows = self.frame.iloc[start:stop]
        return tuple(zip(_read(rows), rows["leads"].tolist(), strict=True))


def content_version(folder: Path) -> str:
    """12 hex digits of the SHA-256 over all CSV files of the folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:  # piece by piece: the figures alone may be 150 MB
            while piece := file.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()[:12]


@lru_cache(100_000)
def _period(start: str, end: str) -> Period:
    return period_of(pd.Timestamp(start).date(), pd.Timestamp(end).date())


def _ranked(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The frame in display order with span, year, `primary` (best of its cell) and `leads` (best
    of its cell and authority)."""
    frame = _with_periods(frame.astype(_types(frame)))
    frame["primary"] = _best(frame, CELL, catalog)
    frame["leads"] = _best(frame, [*CELL, "authority"], catalog)
    orders = {
        "indicator": list(catalog.indicators), "region": list(catalog.regions),
        "zone": list(catalog.zones),
    }  # fmt: skip
    keys = [
        _places(frame[name], orders.get(name))
        for name in (
            "indicator",
            "region",
            "zone",
            "partner",
            "activity",
            "period_end",
            "period_start",
        )
    ]
    keys += [~frame["primary"].to_numpy(), _places(frame["source_id"])]
    return frame.iloc[np.lexsort(keys[::-1])].reset_index(drop=True)


def _types(frame: pd.DataFrame) -> dict[str, str]:
    """Texts as categories: few of a million cells differ."""
    return {name: "category" for name in frame if name != "value"}


def _places(column: pd.Series, order: list[str] | None = None) -> np.ndarray:
    """Each cell's place in `order`, or in the alphabet; 16 bits where they do sort fastest."""
    names = column.cat.categories
    ordered = {name: place for place, name in enumerate(order or sorted(names))}
    places = np.array([ordered.get(name, len(ordered)) for name in names])
    kind = np.int16 if len(ordered) < 2**15 else np.int32
    return places.astype(kind)[column.cat.codes.to_numpy()]


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Every row's span, year and name of its period; made once for each pair of dates."""
    starts, ends = frame["period_start"].cat, frame["period_end"].cat
    width = len(ends.categories)
    pairs = starts.codes.to_numpy(np.int64) * width + ends.codes.to_numpy()
    found, place = np.unique(pairs, return_inverse=True)
    periods = [
        _period(starts.categories[pair // width], ends.categories[pair % width]) for pair in found
    ]
    named = pd.DataFrame({
        "span": pd.Categorical([p.span for p in periods]), "year": [p.year for p in periods],
        "when": pd.Categorical([p.key for p in periods]),
    })  # fmt: skip
    return pd.concat([frame, named.iloc[place].set_index(frame.index)], axis=1)


def _best(frame: pd.DataFrame, cell: list[str], catalog: Catalog) -> np.ndarray:
    """Which rows are the most preferred of their cell: nearly all are alone in it."""
    best = np.ones(len(frame), dtype=bool)
    rivals = frame[frame.duplicated(cell, keep=False)]
    if len(rivals):
        order = _preference(rivals, catalog)
        best[order.index[rivals.loc[order.index].duplicated(cell)]] = False
    return best


def _preference(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Rows from the most to the least preferred: clean before doubtful, then the better rank of the
    source, then precise before rounded; the rest only makes the order total."""
    frame = frame.astype(str)
    units = {slug: unit.factor for slug, unit in catalog.units.items()}
    ranks = {slug: source.rank for slug, source in catalog.sources.items()}
    published = {
        slug: str(source.published or source.not_before or "")
        for slug, source in catalog.sources.items()
    }
    flag = frame["flag"].astype(str)
    decimals = frame["value"].str.partition(".")[2].str.len()
    step = _numbered(frame["unit"], units) * 10.0 ** -decimals.to_numpy()
    authorities = {name: number for number, name in enumerate(AUTHORITIES)}
    order = pd.DataFrame({
        "doubt": flag.str.contains("suspect|expectation"),
        "rank": _numbered(frame["source_id"], ranks),
        "vague": frame["qualifier"] != "exact",
        "step": step,
        "authority": _numbered(frame["authority"], authorities),
        "published": frame["source_id"].map(published),
        "source": frame["source_id"],
    }, index=frame.index)  # fmt: skip
    ascending = [True, True, True, True, True, False, True]
    return order.sort_values(list(order), ascending=ascending)


def _numbered(column: pd.Series, numbers: dict[str, float]) -> np.ndarray:
    """The column's slugs as their numbers; slugs without one come last."""
    return column.map(numbers).fillna(len(numbers)).to_numpy()


def _slices(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """Where each (indicator, region) begins and ends in the sorted frame."""
    if frame.empty:
        return {}
    indicator, region = (frame[name].cat.codes.to_numpy() for name in ("indicator", "region"))
    new = (indicator[1:] != indicator[:-1]) | (region[1:] != region[:-1])
    starts = np.flatnonzero(np.r_[True, new])
    stops = np.r_[starts[1:], len(frame)]
    names = frame.iloc[starts][["indicator", "region"]].itertuples(index=False, name=None)
    return {
        name: (int(start), int(stop))
        for name, start, stop in zip(names, starts, stops, strict=True)
    }


def _read(rows: pd.DataFrame) -> Iterator[Observation]:
    """The rows of a frame as observations, column by column: a third of the time of to_dict."""
    names = list(rows)
    for cells in zip(*(rows[name].tolist() for name in names), strict=True):
        yield _observation(dict(zip(names, cells, strict=True)))


def _observation(record: dict) -> Observation:
    return Observation(
        indicator=record["indicator"], measure=record["measure"], zone=record["zone"],
        region=record["region"], partner=record["partner"], activity=record["activity"],
        period=_period(record["period_start"], record["period_end"]), value=record["value"],
        unit=record["unit"], qualifier=record["qualifier"], source=record["source_id"],
        authority=record["authority"], flag=record["flag"], place=record["place"],
        printed=record["printed"], note=record["note"], primary=bool(record["primary"]),
    )  # fmt: skip


@lru_cache(1)
def current() -> Store:
    """The store that is served: of the folder in `ZONALAR_DATA`, else the shipped one."""
    return Store.load(Path(os.environ.get("ZONALAR_DATA") or FOLDER))
