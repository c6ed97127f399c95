"""Why files cannot follow what is kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa

from ..rules import Problem
from .change import OBSERVATION
from .history import CELL, IDENTITY
from .match import CONTENT, alike
from .sheet import Figures, name
from .texts import joined, numbered

DATED = ("published", "not_before", "authority")


def twice(rows: pa.Table) -> Iterator[Problem]:
    """Rows about which another row of the same files says something, too."""
    rule = "another row says something of the same cell and source; keep one of them"
    for row in rows.to_pylist():
        yield Problem(row["file"], row["where"], " + ".join(IDENTITY), _cell(row), rule)


def older(figures: Figures, day: str, latest: str) -> Iterator[Problem]:
    """A file that would replace figures which were published after it."""
    if day >= latest:
        return
    if any(source.get("published") for source in figures.sources):
        rule = (
            f"figures of series {figures.series} that were published on {latest} would be replaced "
            "by older ones; to go back to an earlier state: python -m data.rollback"
        )
        yield Problem(name(figures), "-", "published", day, rule)
    else:
        rule = (
            f"the file has no date of publication, and what it would replace is of {latest}; give "
            "its date: --published YYYY-MM-DD"
        )
        yield Problem(name(figures), "-", "not_before", day, rule)


def contradicting(said: pa.Table, rows: pa.Table) -> Iterator[Problem]:
    """Rows whose source has said something else of the cell before, in this series or elsewhere;
    one source, one value. (A value that was withdrawn and comes back is none.)"""
    columns = [*OBSERVATION, "series"]
    both = joined([said.select(columns), rows.select(columns)])
    keys = numbered(both, IDENTITY)
    place = pd.Index(keys[: len(said)]).get_indexer(keys[len(said) :])
    found = np.flatnonzero(place >= 0)
    found = found[~alike(both, place[found], len(said) + found, [*CONTENT, "series"])]
    values = said["value"].take(place[found]).to_pylist()
    for row, value in zip(rows.take(found).to_pylist(), values, strict=True):
        rule = (
            f"{row['source_id']} says {value} of {_cell(row)}, and a source has one value for a "
            "cell; if the publisher has replaced the file, give the new one a date of its own "
            "(--published YYYY-MM-DD) or another source_id"
        )
        yield Problem(row["file"], row["where"], "value", row["value"], rule)


def redated(figures: Figures, kept: dict[str, str], source: dict[str, str]) -> Iterator[Problem]:
    """A source that is kept with another date or authority, on which its figures rest."""
    for column in DATED:
        before, after = kept.get(column, ""), source.get(column, "")
        if before != after:
            rule = f"{source['source_id']} is kept with {before!r}; give this one another source_id"
            yield Problem(name(figures), "-", column, after, rule)


def _cell(row: dict[str, str]) -> str:
    return " ".join(row[name] for name in CELL if row[name])
