"""Reader of sources: rows of sources.csv that come with the figures which rest on them."""

from __future__ import annotations

import csv
import io

import pandas as pd

from ..columns import COLUMNS
from . import titles
from .encoding import decoded
from .findings import Findings, Unreadable
from .gate.cells import broken, report
from .given import Given
from .layout import differing

NAMES = tuple(COLUMNS["sources"])


def read(
    given: Given, known: dict[str, dict[str, str]], findings: Findings
) -> dict[str, dict[str, str]]:
    """The rows by source_id; Unreadable if one breaks a rule or says something else than what is
    known of the source."""
    try:
        lines = list(csv.reader(io.StringIO(decoded(given.read(), findings)), strict=True))
    except csv.Error as error:
        findings.error("csv", f"is not CSV: {error}", "Check quotes and commas.")
        raise Unreadable from None
    header = lines[0]
    differing(header, NAMES, findings)
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            rule = f"has {len(cells)} cells, the header {len(header)}"
            findings.error("csv", rule, row=number, value=",".join(cells))
    if findings.failed:
        raise Unreadable
    frame = pd.DataFrame(lines[1:], columns=header, index=range(2, len(lines) + 1), dtype=str)
    _check(frame, known, findings)
    if findings.failed:
        raise Unreadable
    return {row["source_id"]: row for row in frame[list(NAMES)].to_dict("records")}


def _check(frame: pd.DataFrame, known: dict[str, dict[str, str]], findings: Findings) -> None:
    for column, checks in COLUMNS["sources"].items():
        for text, rule in broken(frame[column], checks) if checks else ():
            report(frame, frame[column] == text, column, "cell", rule, "", findings)
    again = frame.duplicated("source_id")
    report(frame, again, "source_id", "twice", "this source stands above already", "", findings)
    of_portal = frame["source_id"].str.fullmatch(titles.OF_PORTAL)
    rule = "these names are for the files of the portal"
    report(frame, of_portal, "source_id", "source", rule, "Choose another name.", findings)
    for row, number in zip(frame[list(NAMES)].to_dict("records"), frame.index, strict=True):
        before = known.get(row["source_id"], row)
        for column in NAMES:
            if before[column] != row[column]:
                rule = f"{row['source_id']} is known with {before[column]!r}"
                todo = "One name, one source: choose another name."
                place = {"row": int(number), "column": column, "value": row[column]}
                findings.error("source", rule, todo, **place)
