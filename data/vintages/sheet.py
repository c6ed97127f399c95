"""The figures of many files as one frame: what is compared at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa

from .change import OBSERVATION
from .texts import among, coded, codes, joined, numbered, repeated, table

COLUMNS = (*OBSERVATION, "series", "file", "where")


class Figures(Protocol):
    """The figures of one file (data.ingest.batch.Batch)."""

    path: str
    sha256: str
    series: str
    rows: pd.DataFrame
    sources: tuple[dict[str, str], ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class Sheet:
    """At most one file of each series, and other files; in `rows` beside the columns of an
    observation `series`, `known` (the day on which the source was published, at the earliest),
    `file` and `where` in it."""

    files: tuple[Figures, ...]
    rows: pa.Table
    days: dict[str, str]  # `known` of each file that speaks for its whole series, by series


def sheets(batches: Iterable[Figures], today: str) -> list[Sheet]:
    """The oldest files of all series, with the files of no series; then the second oldest, …"""
    by_series = defaultdict(list)
    for one in batches:
        by_series[one.series].append(one)
    others = by_series.pop("", [])
    for files in by_series.values():
        files.sort(key=lambda one: _day(one, today))
    turns = [[one for one in turn if one] for turn in zip_longest(*by_series.values())]
    if others:
        turns[:1] = [[*others, *chain(*turns[:1])]]
    return [_sheet(files, today) for files in turns]


def name(figures: Figures) -> str:
    """The file's name; where it lay is nobody's business."""
    return Path(figures.path).name


def _sheet(files: list[Figures], today: str) -> Sheet:
    rows = joined([
        table(one.rows.assign(series=one.series, file=name(one)), COLUMNS) for one in files
    ])  # fmt: skip
    # Two files of our own may hold the same row.
    again = repeated(numbered(rows, [*OBSERVATION, "series"])) & among(rows, "series", [""])
    rows = rows.filter(~again)
    known = {one["source_id"]: _known(one) for figures in files for one in figures.sources}
    sources, slugs = codes(rows, "source_id")
    rows = rows.append_column("known", coded(sources, [known.get(one) or today for one in slugs]))
    return Sheet(tuple(files), rows, {one.series: _day(one, today) for one in files if one.whole})


def _day(figures: Figures, today: str) -> str:
    return max(map(_known, figures.sources), default="") or today


def _known(source: dict[str, str]) -> str:
    return source.get("published") or source.get("not_before") or ""
