"""What the events of a store add up to: which figures stand, and until when the others did."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ..columns import KEYS
from .texts import among, coded, codes, numbered, repeated

IDENTITY = tuple(KEYS["observations"])  # what one source says of one cell
CELL = IDENTITY[:-1]


def subjects(rows: pa.Table) -> np.ndarray:
    """What a row is about, as a number: of a series of the portal the cell, whichever file says it;
    of other files what a source says of the cell. The next row about the same replaces it."""
    numbers, names = codes(rows, "source_id")
    own = np.where(among(rows, "series", [""]), numbers + 1, 0)
    return numbered(rows, [*CELL, "series"], (own, len(names) + 1))


def followed(events: pa.Table) -> pa.Table:
    """The rows that were added or revised, oldest first, with `until`: the day on which the next
    event about the same became known, empty for what stands. Of each identity the last: a row that
    corrects another replaces it."""
    about = subjects(events)
    order = np.argsort(about, kind="stable")
    earlier = np.flatnonzero(about[order][1:] == about[order][:-1])
    if not len(earlier):  # the first files of all: nothing was replaced yet
        return events.append_column("until", coded(np.zeros(len(events), np.int32), [""]))
    known, days = codes(events, "known")
    until = np.zeros(len(events), dtype=np.int32)
    until[order[earlier]] = known[order[earlier + 1]] + 1
    rows = events.append_column("until", coded(until, ["", *days]))
    rows = rows.filter(~among(events, "event", ["withdrawn"]))
    return rows.filter(~repeated(numbered(rows, IDENTITY), "last"))


def standing(history: pa.Table, series: set[str]) -> pa.Table:
    """The rows of these series ("": of other files) that nothing has replaced."""
    return history.filter(among(history, "until", [""]) & among(history, "series", series))


def latest(events: pa.Table) -> dict[str, str]:
    """The last day on which something became known of each series."""
    (numbers, names), (known, days) = codes(events, "series"), codes(events, "known")
    pairs = np.unique(numbers * np.int64(len(days)) + known).tolist()
    found: dict[str, str] = {}
    for series, day in ((names[pair // len(days)], days[pair % len(days)]) for pair in pairs):
        found[series] = max(day, found.get(series, ""))
    return found
