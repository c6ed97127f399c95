"""Reader of tables of figures as CSV, by the million: with commas, or as spreadsheets save them."""

from __future__ import annotations

import codecs
import csv
import re

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from . import layout
from .encoding import not_utf8
from .findings import Findings, Unreadable
from .given import Given

BLOCK = 8 << 20  # bytes that are parsed at once
PIECE = 1 << 20
TEXT = pa.string()
CATEGORY = pa.dictionary(pa.int32(), TEXT)
DIFFERENT = ("id", "value", "printed", "note", "place")  # columns in which most cells differ
COMMA = r"^-?\d+,\d+$"
AGAIN = "Check quotes and separators: a text with a comma, a quote or a line end stands in quotes."


def read(given: Given, findings: Findings) -> pd.DataFrame:
    """The cells as text, numbered from 2 on as the rows of the file; Unreadable if it is no such
    table."""
    header, separator = _header(given, findings)
    columns = layout.check(header, findings)
    _utf8(given, findings)
    wrong: list[arrow_csv.InvalidRow] = []

    def skipped(row: arrow_csv.InvalidRow) -> str:
        wrong.append(row)
        return "skip" if len(wrong) <= 100 else "error"

    try:
        with given.open() as file:
            table = arrow_csv.read_csv(
                file,
                read_options=arrow_csv.ReadOptions(block_size=BLOCK, use_threads=False),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=separator, newlines_in_values=True, invalid_row_handler=skipped
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types={n: TEXT if n in DIFFERENT else CATEGORY for n in header},
                    include_columns=list(columns), strings_can_be_null=False,
                ),
            )  # fmt: skip
    except pa.ArrowException as error:
        if not wrong:
            findings.error("csv", f"is not CSV: {_words(error)}", AGAIN)
            raise Unreadable from None
    for row in wrong:
        rule = f"has {row.actual_columns} cells, the header {row.expected_columns}"
        findings.error("csv", rule, AGAIN, row=row.number or "-", value=row.text)
    if wrong:
        raise Unreadable
    if not table.num_rows:
        findings.error("empty", "the file holds no rows", "Is it the right file?")
        raise Unreadable
    frame = table.unify_dictionaries().to_pandas()
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return _points(frame) if separator == ";" else frame


def _header(given: Given, findings: Findings) -> tuple[list[str], str]:
    with given.open() as file:
        line = file.readline(1 << 16).removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    separator = max(",;\t", key=line.count)
    if separator == "\t":
        findings.error("csv", "the cells must be parted by commas or semicolons", AGAIN, row=1)
        raise Unreadable
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=separator)), separator
    except csv.Error as error:
        findings.error("csv", f"is not CSV: {error}", AGAIN, row=1)
        raise Unreadable from None


def _utf8(given: Given, findings: Findings) -> None:
    """Unreadable with the row of the first byte that is no UTF-8; in pieces, for large files."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    row = 1
    with given.open() as file:
        while piece := file.read(PIECE):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                row += piece.count(b"\n", 0, error.start)
                not_utf8(piece, min(error.start, len(piece) - 1), findings, row)
                raise Unreadable from None
            row += piece.count(b"\n")


def _points(frame: pd.DataFrame) -> pd.DataFrame:
    """With semicolons between the cells, a comma in a number is a decimal one."""
    value = frame["value"]
    commas = value.str.match(COMMA)
    return frame.assign(value=value.where(~commas, value.str.replace(",", ".", n=1, regex=False)))


def _words(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error).removeprefix("CSV parse error: "))
