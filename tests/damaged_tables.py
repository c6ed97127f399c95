"""Damaged tables of figures, sources and spreadsheets, and what must be said of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

from data.ingest.given import Given
from tests import tables_of_figures as tables
from tests.tables_of_figures import exported, row, sheet, sources, stock


def bomb() -> Given:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    return Given("figures.xlsx", file.getvalue())


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    return file.getvalue()


def cell(place: str, value: object) -> Callable:
    def change(page) -> None:
        page[place] = value

    return change


VALUE, START = "P2", "L2"  # of the columns of an export
SHIPPED = {
    "region": "1700",
    "period_end": "2025-03-31",
    "source_id": "statuz-2025q1",
    "authority": "statistics_committee",
}


ERRORS = {  # name → files, and the words that must be said
    # tables of figures
    "100 MB line": (
        Given("figures.csv", tables.table([row()]) + b"x" * 100_000_000),
        "[line] figures.csv, row 3",
        "a line may have 1 MB",
    ),
    "derived rows": (
        [tables.given(exported(), exported(region="1706", status="derived")), sources()],
        "[derived] figures.csv, row 3, column status: 'derived' – only published figures",
    ),
    "wrong id": (
        [tables.given(exported(id="0123456789ab")), sources()],
        "[id]",
        "is not the id of this row",
    ),
    "wrong span": (
        [tables.given(exported(span="q1")), sources()],
        "'q1' – the span of 2025-01-01 to 2025-12-31 is year",
    ),
    "unknown indicator": (
        tables.given(row(indicator="outputs")),
        "column indicator: 'outputs' – is not among",
    ),
    "unknown zone": (
        tables.given(row(zone="zez")),
        "[unknown] figures.csv, row 2, column zone: 'zez'",
    ),
    "unknown region": (tables.given(row(), row(region="1799")), "row 3, column region: '1799'"),
    "unknown unit in a table": (
        tables.given(row(unit="bn_sum")),
        "column unit: 'bn_sum' – is not among",
    ),
    "unknown source": (tables.given(row()), "'region-2026' – is no source that is known"),
    "unknown authority": (tables.given(row(authority="hearsay")), "'hearsay' – must be one of"),
    "missing columns": (
        Given("f.csv", b"indicator,zone,value\nnew_jobs,sez,5\n"),
        "these columns are missing: measure, region",
        "The columns must be: indicator, measure",
    ),
    "extra columns": (
        tables.given(row() | {"comment": "x"}),
        "these columns are not known: comment",
    ),
    "column twice": (
        Given("f.csv", tables.table([row()]).replace(b"partner,", b"zone,", 1)),
        "these columns stand twice: zone",
        "missing: partner",
    ),
    "table with broken quotes": (
        Given("f.csv", tables.table([row()]) + b'"a,b\nc,d\n'),
        "[csv]",
    ),
    "table with a short row": (
        Given("f.csv", tables.table([row()]) + b"new_jobs,level,sez\n"),
        "has 3 cells, the header 17",
    ),
    "table with decimal commas": (
        tables.given(row(value="120,5")),
        "[comma] figures.csv, row 2, column value: '120,5'",
    ),
    "table with words": (tables.given(row(value="about 5")), "'about 5' – must be a plain number"),
    "table in windows-1251": (
        Given("f.csv", tables.table([row(note="Это примечание")]).decode().encode("cp1251")),
        "[encoding] f.csv, row 2",
        "it looks like Windows-1251",
    ),
    "table without rows": (
        Given("f.csv", tables.table([row()]).partition(b"\n")[0] + b"\n"),
        "holds no rows",
    ),
    "rows twice": (
        [tables.given(row(), row(value="5.0")), sources()],
        "[twice] figures.csv, row 3",
        "another row above",
    ),
    "date as written": (
        tables.given(row(period_end="31.12.2025")),
        "'31.12.2025' – must be a day of the calendar",
    ),
    "stock over a year": (
        [tables.given(stock(period_start="2025-01-01")), sources()],
        "a stock has one date, a flow has two",
    ),
    "wrong family": (
        [tables.given(row(unit="th_usd")), sources()],
        "is not of the indicator's unit family",
    ),
    "wrong flag": (
        [tables.given(row(flag="guess")), sources()],
        "'guess' – may only name: conflict",
    ),
    "negative count": ([tables.given(stock(value="-3")), sources()], "'-3' – cannot be below zero"),
    "result of the future": (
        [tables.given(row(period_start="2026-01-01", period_end="2026-12-31")), sources()],
        "[future]",
        "'2026-12-31' – lies in the future",
    ),
    "leap in a table": (
        [
            tables.given(
                row(),
                row(period_start="2024-01-01", period_end="2024-12-31", value="0.1"),
                row(period_start="2023-01-01", period_end="2023-12-31", value="90.0"),
            ),
            sources(),
        ],
        "[jump]",
        "is 900 times away from 90.0 a year before",
    ),
    "another value for a shipped figure": (
        tables.given(row(**SHIPPED, value="10652.8")),
        "[standing]",
        "'10652.8 bn_uzs' – the data have 10652.9 bn_uzs",
    ),
    "a figure in the portal's name": (
        tables.given(row(source_id="siat-3641-2026-05-15", region="1700-1726")),
        "figures of the portal come from the portal's files only",
    ),
    "another value for the portal's": (
        tables.given(
            row(source_id="siat-3641-2026-05-15", value="1.0", authority="statistics_committee")
        ),
        "'1.0 bn_uzs' – the data have 3195.9 bn_uzs",
    ),
    "synthetic rows": ([tables.given(row(note="SYNTHETIC")), sources()], "is marked SYNTHETIC"),
    "source with an unknown authority": (
        sources(tables.SOURCE | {"authority": "hearsay"}),
        "[cell] sources.csv, row 2, column authority",
    ),
    "source under a known name": (
        sources(tables.SOURCE | {"source_id": "statuz-2025q1"}),
        "statuz-2025q1 is known with",
    ),
    "source in the portal's name": (
        sources(tables.SOURCE | {"source_id": "siat-3641-2026-08-01"}),
        "for the files of the portal",
    ),
    # spreadsheets
    "archive": (Given("a.xlsx", packed()), "this is an archive (ZIP), not a spreadsheet"),
    "zip bomb": (bomb(), "[size] figures.xlsx", "unpacks to 38 MB"),
    "formula": (
        sheet(exported(), change=cell(VALUE, "=1+1")),
        "[formula] figures.xlsx, row 2",
        "'=1+1'",
    ),
    "error cell": (sheet(exported(), change=cell(VALUE, "#REF!")), "'#REF!' – is an error of the"),
    "day as text": (
        sheet(exported(), change=cell(START, "1 January 2025")),
        "'1 January 2025' – must be",
    ),
    "day with a time": (
        sheet(exported(), change=cell(START, datetime(2025, 1, 1, 12))),
        "must be a day without a time",
    ),
    "sheet with another column": (sheet(exported() | {"comment": "x"}), "not known: comment"),
    "sheet without rows": (
        sheet(exported(), change=lambda page: page.delete_rows(2)),
        "holds no rows",
    ),
    "broken spreadsheet": (
        Given("f.xlsx", sheet(exported()).content[:2000]),
        "is no spreadsheet that can be read",
    ),
    "id made a number": (
        [sheet(exported(), change=cell("A2", 1234567)), sources()],
        "[id]",
        "is not the id",
    ),
}
WARNINGS = {  # name → files, and the words that must be said; the figures are taken
    "sheets": (
        [sheet(exported(), change=lambda page: page.parent.create_sheet("b")), sources()],
        "[sheets]",
        "only the first sheet is read",
    ),
    "hidden decimals": (
        [
            sheet(
                exported(),
                change=lambda page: (
                    setattr(page[VALUE], "number_format", "0")
                    or setattr(page[VALUE], "number_format", "0.0")
                    or setattr(page[VALUE], "value", 1.25)
                ),
            ),
            sources(),
        ],
        "[decimals]",
        "has more decimals than the cell shows (0.0)",
    ),
    "shipped rows": (tables.given(row(**SHIPPED, value="10652.9")), "1 of 1 rows are in the data"),
    "leap in a table": (
        [
            tables.given(
                row(value="900"),
                row(period_start="2024-01-01", period_end="2024-12-31", value="30.0"),
            ),
            sources(),
        ],
        "[jump]",
        "is 30 times away from 30.0 a year before",
    ),
}
