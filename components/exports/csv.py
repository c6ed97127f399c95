"""Observations as CSV: for programs, and (`dialect=excel`) for spreadsheets with decimal commas.

A text that a spreadsheet would run as a formula (it begins with `= + - @`, their full-width forms,
a tab or a line end) gets an apostrophe in front, in both dialects; numbers stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from .columns import COLUMNS, PIECE, VALUES, Record

FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells are put on the line."""

    separator: str = ","
    point: str = "."
    line_end: str = "\n"
    start: str = ""


DIALECTS = {"": Dialect(), "excel": Dialect(";", ",", "\r\n", "\N{BYTE ORDER MARK}")}


def pieces(
    records: Iterable[Record], dialect: str = "", columns: tuple[str, ...] = COLUMNS
) -> Iterator[bytes]:
    """The file in pieces: the header row, then up to PIECE rows at a time. `columns` are those of
    a file without rows."""
    style = DIALECTS[dialect]
    rest = iter(records)
    first = next(rest, None)
    columns = tuple(first) if first else columns
    yield style.start.encode() + _lines([columns], style)
    rows = (_cells(record, style) for record in chain([first] if first else [], rest))
    while piece := list(islice(rows, PIECE)):
        yield _lines(piece, style)


def harmless(cell: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it."""
    if "\r" in cell:  # csv leaves it unquoted, and some readers end the row there
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if cell[:1] in FORMULA and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _cells(record: Record, style: Dialect) -> list[str]:
    values = {name: record[name].replace(".", style.point) for name in VALUES if name in record}
    return [harmless(cell) for cell in (record | values).values()]


def _lines(rows: Iterable[Iterable[str]], style: Dialect) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=style.separator, lineterminator=style.line_end).writerows(rows)
    return text.getvalue().encode()
