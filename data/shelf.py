"""Figures in a frame, found by indicator and region or by id; read as objects when wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pandas as pd

from .observation import Observation, observation_id
from .ranking import period
from .rules import UNTIL

IDENTITY = (  # the columns that an observation's id is made of
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "source_id",
)  # fmt: skip
GROUPS_KEPT = 2048  # groups of (indicator, region) kept as Observation objects
PIECE = 1_000  # rows that are read at once where all are wanted in turn
Group = tuple[tuple[Observation, bool], ...]  # figures, and whether each leads its cell


class Shelf:
    """A ranked frame (ranking.py) and where in it each (indicator, region) stands."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.slices = _slices(frame)
        self._groups: dict[tuple[str, str], Group] = {}

    def group(self, indicator: str, region: str) -> Group:
        """The figures of an indicator in a region, read once; of very many some are let go."""
        key = indicator, region
        if key not in self.slices:
            return ()
        found = self._groups.get(key)
        if found is None:
            start, stop = self.slices[key]
            rows = self.frame.iloc[start:stop]
            found = tuple(zip(_read(rows), rows["leads"].tolist(), strict=True))
            if len(self._groups) >= GROUPS_KEPT:
                self._groups.pop(next(iter(self._groups)), None)
            self._groups[key] = found
        return found

    def pick(self, positions: np.ndarray) -> Iterator[Observation]:
        """The observations at these places of the frame; few are in memory at a time."""
        for start in range(0, len(positions), PIECE):
            yield from _read(self.frame.iloc[positions[start : start + PIECE]])

    def find(self, identity: str) -> Observation | None:
        """The observation with this id, or None."""
        if not re.fullmatch("[0-9a-f]{12}", identity):
            return None
        (numbers, places), number = self._ids, int(identity, 16)
        nearest = np.searchsorted(numbers, number)
        here = numbers[nearest : nearest + 1] == number  # reading a row that is another takes time
        return next(self.pick(places[nearest : nearest + 1][here]), None)

    @cached_property
    def _ids(self) -> tuple[np.ndarray, np.ndarray]:
        """All ids as sorted numbers, and their places: 16 bytes an observation."""
        keys = zip(*(self.frame[name].tolist() for name in IDENTITY), strict=True)
        numbers = np.fromiter((int(observation_id(*key), 16) for key in keys), np.int64)
        order = np.argsort(numbers)
        return numbers[order], order


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
        period=period(record["period_start"], record["period_end"]), value=record["value"],
        unit=record["unit"], qualifier=record["qualifier"], source=record["source_id"],
        authority=record["authority"], flag=record["flag"], place=record["place"],
        printed=record["printed"], note=record["note"], primary=bool(record["primary"]),
        until=record[UNTIL],
    )  # fmt: skip
