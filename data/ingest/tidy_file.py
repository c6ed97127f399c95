"""A table of figures from any source, from its cells to figures that may be published."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from .. import reading
from ..catalog import Catalog
from ..synthetic import PREFIX, WORD
from ..vintages import Version
from . import tidy_csv, titles, xlsx
from .batch import ROWS, WHERE, Batch
from .contacts import without_contacts_in_lines
from .findings import Findings, Unreadable, listed
from .gate import cells, entries, leaps
from .gate.cells import distinct_of, report
from .given import Given
from .kinds import XLSX
from .layout import READ

GUARDED = r"^'(?=[=+\-@\t\r\n])"  # an export keeps spreadsheets from running such a text


def read(
    given: Given, kind: str, catalog: Catalog, known: set[str],
    sources: dict[str, dict[str, str]], standing: pd.DataFrame, today: date, findings: Findings,
) -> Batch:  # fmt: skip
    """The figures of the file; Unreadable if there are errors among the findings.

    `known` names all sources, `sources` has the rows of those that are not in the data folder;
    `standing` is what the data folder and the portal's files say already: a table may repeat it,
    but cannot change it."""
    frame = (xlsx if kind == XLSX else tidy_csv).read(given, findings)
    frame = frame.assign(note=frame["note"].str.replace(GUARDED, "", regex=True))
    cells.check(frame, findings)
    if not findings.failed:
        entries.known(frame, catalog, findings)
        entries.sourced(frame, known, findings)
    if not findings.failed:
        _checked(frame, catalog, today, findings)
    if not findings.failed:
        frame = _new(frame, standing, findings)
    if findings.failed:
        raise Unreadable
    rows = _rows(frame)
    used = set(distinct_of(rows["source_id"]))
    return Batch(
        given.path, given.sha256, "", rows,
        tuple(row for slug, row in sources.items() if slug in used), False, findings.warnings,
        _cleaned(given, kind, rows),
    )  # fmt: skip


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


def standing(folder: Path, version: Version | None) -> pd.DataFrame:
    """The figures that files of other kinds have: of the data folder, and of the portal."""
    frame = reading.figures(folder / "observations.csv")[list(ROWS)]
    if version is None:
        return frame
    loaded = version.frame()
    loaded = loaded[loaded["source_id"].isin(_of_portal(loaded)).to_numpy()]
    return pd.concat([frame.astype(str), loaded[list(ROWS)].astype(str)], ignore_index=True)


def _of_portal(frame: pd.DataFrame) -> list[str]:
    """The sources that are files of the portal."""
    return [one for one in distinct_of(frame["source_id"]) if re.fullmatch(titles.OF_PORTAL, one)]


def _new(frame: pd.DataFrame, standing: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The rows that are not there yet; an error for those that say something else."""
    used = distinct_of(frame["source_id"])
    there = standing[standing["source_id"].isin(list(used)).to_numpy()]
    of_portal = _of_portal(frame)
    if there.empty and not of_portal:
        return frame
    keys = list(entries.IDENTITY)
    mine = frame[[*keys, "value", "unit"]].astype(str).reset_index(names="row")
    both = mine.merge(
        there[[*keys, "value", "unit"]].astype(str), how="left", on=keys, suffixes=("", "_there")
    )
    found = both["value_there"].notna().to_numpy()
    same = found & (both["value"] == both["value_there"]).to_numpy()
    same = same & (both["unit"] == both["unit_there"]).to_numpy()
    for place in np.flatnonzero(found & ~same)[:50]:
        one = both.iloc[place]
        rule = f"the data have {one['value_there']} {one['unit_there']} for this cell and source"
        todo = "Correct it where it stands (data/observations.csv), or name another source."
        value = f"{one['value']} {one['unit']}"
        findings.error("standing", rule, todo, row=int(one["row"]), column="value", value=value)
    lone = ~found & frame["source_id"].isin(of_portal).to_numpy()
    rule = "figures of the portal come from the portal's files only"
    report(frame, lone, "source_id", "source", rule, "Give the figure its own source.", findings)
    if same.any():
        rule = f"{int(same.sum()):,} of {len(frame):,} rows are in the data already"
        findings.warn("standing", rule, value=listed(used))
    return frame[~same]


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
