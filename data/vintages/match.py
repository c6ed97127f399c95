"""Figures of files beside those that stand: which are new, which differ, which are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .change import OBSERVATION
from .history import IDENTITY, subjects
from .texts import among, joined, numbered, repeated

CONTENT = ("value", "unit", "qualifier")
NOTES = ("authority", "flag", "place", "printed", "note")  # corrected in files of our own
UNCHANGED, ADDED, REVISED = range(3)


@dataclass(frozen=True)
class Match:
    """What becomes of every row of the files, and of every row that stands."""

    fate: np.ndarray  # of the files' rows: UNCHANGED, ADDED, REVISED
    missing: np.ndarray  # of the rows that stand: no row of the files is about the same
    again: np.ndarray  # of the files' rows: one before it is about the same, or its identity


def matched(now: pa.Table, rows: pa.Table) -> Match:
    """Both with the columns of an observation and `series`."""
    columns = [*OBSERVATION, "series"]
    both = joined([now.select(columns), rows.select(columns)])
    about = subjects(both)
    place = pd.Index(about[: len(now)]).get_indexer(about[len(now) :])
    found = np.flatnonzero(place >= 0)
    first, second = place[found], len(now) + found
    same = alike(both, first, second)
    same &= alike(both, first, second, NOTES) | ~among(rows, "series", [""])[found]
    fate = np.full(len(rows), ADDED)
    fate[found] = np.where(same, UNCHANGED, REVISED)
    missing = np.ones(len(now), dtype=bool)
    missing[first] = False
    again = repeated(about[len(now) :]) | repeated(numbered(rows, IDENTITY))
    return Match(fate, missing, again)


def alike(
    rows: pa.Table, first: np.ndarray, second: np.ndarray, content: Sequence[str] = CONTENT
) -> np.ndarray:
    """Of each pair of rows whether they say the same; of a value the number counts, exactly."""
    texts = numbered(rows, [name for name in content if name != "value"])
    same = texts[first] == texts[second]
    if "value" in content:
        left, right = rows["value"].take(first), rows["value"].take(second)
        differ = np.flatnonzero(pc.not_equal(left, right))
        pairs = zip(left.take(differ).to_pylist(), right.take(differ).to_pylist(), strict=True)
        equal = (Decimal(one) == Decimal(other) for one, other in pairs)  # 5 and 5.0 are the same
        same[differ] &= np.fromiter(equal, bool, len(differ))
    return same
