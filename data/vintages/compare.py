"""The difference between a version and files: what was added, revised, withdrawn, or stayed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa

from ..rules import DataError, Problem
from . import refusals
from .change import EVENT_COLUMNS, Change, Counts
from .history import followed, latest, standing
from .match import UNCHANGED, matched
from .sheet import Figures, Sheet, name, sheets
from .texts import among, coded, codes, empty, held, joined
from .version import Version


def difference(version: Version | None, batches: Iterable[Figures], *, today: str = "") -> Change:
    """What the files would change.

    Figures of a series of the portal are compared with what stands of it, cell by cell; those of
    other files with what stands of the same source, which they correct. Equal numbers in the same
    unit are unchanged, however many zeros end them. `today` (YYYY-MM-DD) is the day on which a
    source without any date became known.

    DataError with every reason for which the files cannot follow the version: one is older than
    what it would replace, two values of one source for a cell, a source with another date."""
    work = _Comparison(version)
    for sheet in sheets(batches, today or str(date.today())):
        work.add(sheet)
    if work.problems:
        raise DataError(work.problems)
    return work.change()


class _Comparison:
    """What is kept, and what the files add to it; later ones are compared with both."""

    def __init__(self, version: Version | None) -> None:
        self.problems: list[Problem] = []
        self._base = version.number if version else 0
        self._events = version.events() if version else empty(EVENT_COLUMNS)
        self._sources = {row["source_id"]: row for row in (version.sources if version else ())}
        self._parts: list[pa.Table] = []  # events of the files
        self._used: dict[str, dict[str, str]] = {}  # their sources
        self._counts: dict[str, Counts] = {}
        self._files: list[dict[str, str]] = []

    def add(self, sheet: Sheet) -> None:
        events = joined([self._events, *self._parts])
        history = followed(events)
        now = standing(history, {one.series for one in sheet.files})
        match = matched(now, sheet.rows)
        gone = _withdrawn(now.filter(match.missing & among(now, "series", sheet.days)), sheet.days)
        words = ["unchanged", "added", "revised"]
        rows = sheet.rows.append_column("event", coded(match.fate, words))
        fresh = rows.filter(match.fate != UNCHANGED)
        self.problems += refusals.twice(rows.filter(match.again))
        self._refuse_values(history, fresh)
        changed = joined([one.select(EVENT_COLUMNS) for one in (fresh, gone)])
        self._refuse_dates(events, sheet, changed)
        self._count(joined([one.select(["indicator", "event"]) for one in (rows, gone)]))
        self._note(sheet, fresh, gone)
        self._parts.append(changed)

    def change(self) -> Change:
        rows = joined([empty(EVENT_COLUMNS), *self._parts])
        return Change(
            self._base, rows.to_pandas(), tuple(self._used.values()),
            dict(sorted(self._counts.items())), tuple(self._files),
        )  # fmt: skip

    def _refuse_values(self, history: pa.Table, fresh: pa.Table) -> None:
        names = {one for one in held(fresh, "source_id") if one in {**self._sources, **self._used}}
        if names:  # of a source that is new nothing can be contradicted
            is_correction = among(fresh, "series", [""]) & among(fresh, "event", ["revised"])
            fresh = fresh.filter(among(fresh, "source_id", names) & ~is_correction)
            said = history.filter(among(history, "source_id", names))
            self.problems += refusals.contradicting(said, fresh)

    def _refuse_dates(self, events: pa.Table, sheet: Sheet, changed: pa.Table) -> None:
        last, touched = latest(events), latest(changed)
        for figures in sheet.files:
            if figures.series in sheet.days and figures.series in touched:
                day = sheet.days[figures.series]
                self.problems += refusals.older(figures, day, last.get(figures.series, ""))

    def _count(self, rows: pa.Table) -> None:
        (fates, words), (numbers, names) = codes(rows, "event"), codes(rows, "indicator")
        found = np.bincount(numbers * len(words) + fates, minlength=len(names) * len(words))
        for indicator, row in zip(
            names, found.reshape(len(names), len(words)).tolist(), strict=True
        ):
            if any(row):
                more = Counts(**dict(zip(words, row, strict=True)))
                self._counts[indicator] = self._counts.get(indicator, Counts()) + more

    def _note(self, sheet: Sheet, fresh: pa.Table, gone: pa.Table) -> None:
        """Which sources and files contribute something."""
        sources, files = held(fresh, "source_id"), held(fresh, "file")
        series = held(gone, "series")
        for figures in sheet.files:
            for source in figures.sources:
                slug = source["source_id"]
                if slug in sources:
                    kept = self._used.get(slug) or self._sources.get(slug, source)
                    self.problems += refusals.redated(figures, kept, source)
                    self._used[slug] = source
            if name(figures) in files or figures.series in series:
                entry = {"name": name(figures), "sha256": figures.sha256, "series": figures.series}
                self._files.append(entry)


def _withdrawn(rows: pa.Table, days: dict[str, str]) -> pa.Table:
    """The events of rows that their file no longer has."""
    numbers, series = codes(rows, "series")
    known = coded(numbers, [days.get(one, "") for one in series])
    event = coded(np.zeros(len(rows), dtype=np.int32), ["withdrawn"])
    rows = rows.set_column(rows.schema.get_field_index("known"), "known", known)
    return rows.set_column(rows.schema.get_field_index("event"), "event", event)
