"""A table of figures from any source, from its cells to figures that may be published."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ..catalog import Catalog
from ..synthetic import PREFIX, WORD
from . import tidy_csv, xlsx
from .batch import ROWS, WHERE, Batch
from .contacts import without_contacts_in_lines
from .findings import Findings, Unreadable
from .gate import cells, entries, leaps
from .gate.cells import distinct_of, report
from .gate.standing import Standing
from .given import Given
from .kinds import XLSX
from .layout import READ

GUARDED = r"^'(?=[=+\-@\t\r\n])"  # an export keeps spreadsheets from running such a text


@dataclass(frozen=True)
class Context:
    """What a table is held against."""

    catalog: Catalog
    known: Set[str]  # all sources
    sources: Mapping[str, dict[str, str]]  # rows of those that are not in the data folder
    standing: Standing
    today: date


def read(given: Given, kind: str, context: Context, findings: Findings) -> Batch:
    """The figures of the file; Unreadable if there are errors among the findings."""
    frame = (xlsx if kind == XLSX else tidy_csv).read(given, findings)
    frame = frame.assign(note=frame["note"].str.replace(GUARDED, "", regex=True))
    cells.check(frame, findings)
    if not findings.failed:
        entries.known(frame, context.catalog, findings)
        entries.sourced(frame, context.known, findings)
    if not findings.failed:
        _checked(frame, context.catalog, context.today, findings)
    if not findings.failed:
        frame = context.standing.new(frame, findings)
    if findings.failed:
        raise Unreadable
    rows = _rows(frame)
    used = set(distinct_of(rows["source_id"]))
    sources = tuple(row for slug, row in context.sources.items() if slug in used)
    cleaned = _cleaned(given, kind, rows)
    return Batch(given.path, given.sha256, "", rows, sources, False, findings.warnings, cleaned)


def _checked(frame: pd.DataFrame, catalog: Catalog, today: date, findings: Findings) -> None:
    entries.fitting(frame, catalog, findings)
    entries.once(frame, findings)
    entries.past(frame, catalog, today, findings)
    if "status" in frame:
        entries.exported(frame, findings)
    if not findings.failed:
        leaps.check(frame, catalog, findings)
    marked = frame["note"].str.contains(WORD).to_numpy()
    marked = marked | frame["source_id"].astype(str).str.startswith(PREFIX).to_numpy()
    rule = f"is marked {WORD}: made up, nobody's figure"
    report(frame, marked, "note", "synthetic", rule, "Leave these rows out.", findings)


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of observations.csv, and where each row stands."""
    where = pd.Series(frame.index.astype(str), frame.index)
    if set(READ) <= set(frame):
        frame = frame.assign(place="", printed=frame["value"])
    return frame.assign(**{WHERE: "row " + where})[[*ROWS, WHERE]].reset_index(drop=True)


def _cleaned(given: Given, kind: str, rows: pd.DataFrame) -> bytes:
    """The file for the archive; of a spreadsheet its rows: its properties name who saved it."""
    if kind == XLSX:
        return rows[list(ROWS)].to_csv(index=False, lineterminator="\n").encode()
    content = given.read()
    if b"@" not in content:
        return content
    return without_contacts_in_lines(content.decode()).encode()
