"""What files would change: the events to be written, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..columns import COLUMNS

OBSERVATION = tuple(COLUMNS["observations"])
EVENTS = ("added", "revised", "withdrawn")
EVENT_COLUMNS = (*OBSERVATION, "event", "series", "known")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures of an indicator."""

    added: int = 0
    revised: int = 0
    withdrawn: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> int:
        return self.added + self.revised + self.withdrawn

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.added + other.added, self.revised + other.revised,
            self.withdrawn + other.withdrawn, self.unchanged + other.unchanged,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Change:
    """The difference between a version and files.

    `rows` has the columns of an observation, and: `event` (added, revised, withdrawn; a withdrawn
    row is the one that was withdrawn), `series` (id of the portal's series, empty for other files),
    `known` (the day on which the event became known, YYYY-MM-DD)."""

    base: int  # number of the version that it was compared with, 0 for none
    rows: pd.DataFrame
    sources: tuple[dict[str, str], ...]  # of the rows that were added or revised
    counts: dict[str, Counts]  # by indicator, in alphabetical order
    files: tuple[dict[str, str], ...]  # name, sha256, series of each file that changes something

    @property
    def empty(self) -> bool:
        """There is nothing to publish."""
        return self.rows.empty

    @property
    def total(self) -> Counts:
        return sum(self.counts.values(), Counts())
