"""Reader of tables of figures in a spreadsheet: one sheet with the columns of an export."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
import pandas as pd
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from . import layout
from .findings import Findings, Unreadable
from .given import Given
from .kinds import MB

LARGEST, RATIO = 384 * MB, 200  # unpacked; and beside the packed size, for parts over 1 MB
UNREADABLE = (  # what openpyxl and what it rests on raise for a file that is not as it should be
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, EOFError, KeyError,
    IndexError, ValueError, TypeError, AttributeError, RuntimeError, OSError,
)  # fmt: skip
DATES = ("period_start", "period_end")
SAVE = "Save the values, not the formulas, as XLSX or CSV."
FORMAT = re.compile(r"(?:[#,]*0|[#,]+0)(?:\.(0+))?(?:_-|_\))?")


def read(given: Given, findings: Findings) -> pd.DataFrame:
    """The cells as text, numbered as the rows of the sheet; Unreadable if it is no such table."""
    content = given.read()
    _packed(content, findings)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that do not concern us
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            try:
                rows = _rows(book, findings)
            finally:
                book.close()
    except UNREADABLE as error:
        findings.error("xlsx", f"is no spreadsheet that can be read: {error}", "Save it again.")
        raise Unreadable from None
    if findings.failed:
        raise Unreadable
    return rows


def _packed(content: bytes, findings: Findings) -> None:
    """Refuse what is small when packed and huge when unpacked, before it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        findings.error("xlsx", f"is no spreadsheet that can be read: {error}", "Save it again.")
        raise Unreadable from None
    total = sum(part.file_size for part in parts)
    dense = [p for p in parts if p.file_size > MB and p.file_size > RATIO * max(p.compress_size, 1)]
    if total > LARGEST or dense:
        rule = f"unpacks to {total / MB:,.0f} MB (at most {LARGEST // MB}, {RATIO} times its size)"
        todo = "A broken or hostile file; a large table is better saved as CSV."
        findings.error("size", rule, todo, value=f"{len(content) / MB:,.1f} MB")
        raise Unreadable
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        findings.error("kind", "this is an archive (ZIP), not a spreadsheet", "Unpack it first.")
        raise Unreadable


def _rows(book: openpyxl.Workbook, findings: Findings) -> pd.DataFrame:
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        findings.error("xlsx", "the workbook has no sheet", "Is it the right file?")
        raise Unreadable
    if len(book.worksheets) > 1:
        rule = "only the first sheet is read"
        findings.warn("sheets", rule, value=", ".join(book.sheetnames))
    sheet.reset_dimensions()  # what it says of its size may be anything
    lines = sheet.iter_rows()
    header = [str(cell.value or "").strip() for cell in next(lines, ())]
    while header and not header[-1]:
        header.pop()
    columns = layout.check(header, findings)
    places = [header.index(name) for name in columns]
    found, numbers = [], []
    for number, cells in enumerate(lines, 2):
        if all(cell.value is None for cell in cells):
            continue
        line = [cells[place] if place < len(cells) else EmptyCell() for place in places]
        found.append(
            [_text(cell, name, number, findings) for cell, name in zip(line, columns, strict=True)]
        )
        numbers.append(number)
    if not found:
        findings.error("empty", "the sheet holds no rows", "Is it the right file?")
    return pd.DataFrame(found, columns=list(columns), index=numbers, dtype=str)


def _text(cell: ReadOnlyCell | EmptyCell, column: str, row: int, findings: Findings) -> str:
    """What the cell shows, with all decimals that it has."""
    value = cell.value
    if value is None:
        return ""
    place = {"row": row, "column": column, "value": value}
    if cell.data_type == "f":
        findings.error("formula", "is a formula; a figure is what was published", SAVE, **place)
        return ""
    if cell.data_type == "e":
        findings.error("value", "is an error of the spreadsheet", SAVE, **place)
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime | date):
        return _day(value, column, findings, place)
    if isinstance(value, time):
        findings.error("date", "is a time of day", "Write days as YYYY-MM-DD.", **place)
        return ""
    if isinstance(value, int | float):
        return _number(value, cell.number_format if column == "value" else "0", place, findings)
    return str(value).strip()


def _day(value: datetime | date, column: str, findings: Findings, place: dict) -> str:
    if column in DATES and (not isinstance(value, datetime) or value.time() == time()):
        return value.strftime("%Y-%m-%d")
    rule = (
        "is a date: the spreadsheet has turned something else into it"
        if column not in DATES
        else "must be a day without a time"
    )
    findings.error("date", rule, "Write it as text.", **place)
    return ""


def _number(value: float, style: str, place: dict, findings: Findings) -> str:
    """The shortest text that is this number, with the zeros that its format adds."""
    text = repr(value) if isinstance(value, float) else str(value)
    if "e" in text or "n" in text:  # 1e+16, nan, inf: the rule of numbers says what is wrong
        return text
    text = text.removesuffix(".0")
    match = FORMAT.fullmatch(style.split(";")[0])
    wanted = len(match[1] or "") if match else 0
    whole, _, decimals = text.partition(".")
    if match and match[1] is not None and len(decimals) > wanted:
        rule = f"has more decimals than the cell shows ({style}); all of them are kept"
        findings.warn("decimals", rule, **place)
    decimals = decimals.ljust(wanted, "0")
    return f"{whole}.{decimals}" if decimals else whole
