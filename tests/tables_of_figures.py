"""Tables of figures as operators bring them: rows of observations.csv, exports, spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

import openpyxl

from data.ingest.given import Given
from data.ingest.layout import EXPORT
from data.observation import observation_id

COLUMNS = (
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "value", "unit", "qualifier", "source_id", "authority", "flag", "place", "printed", "note",
)  # fmt: skip
SOURCE = {
    "source_id": "region-2026", "title": "Zones of a region", "publisher": "A regional office",
    "authority": "local", "rank": "4", "url": "", "published": "2026-07-01", "not_before": "",
    "language": "uz", "note": "",
}  # fmt: skip
IDENTITY = ("indicator", "measure", "zone", "region", "partner", "activity", "period_start",
            "period_end", "source_id")  # fmt: skip
Row = dict[str, str]


def row(**cells: str) -> Row:
    """A figure of industrial production; any column can be given."""
    return dict.fromkeys(COLUMNS, "") | {
        "indicator": "industrial_production", "measure": "level", "zone": "sez", "region": "1703",
        "period_start": "2025-01-01", "period_end": "2025-12-31", "value": "120.5",
        "unit": "bn_uzs", "qualifier": "exact", "source_id": "region-2026", "authority": "local",
        "place": "table 1", "printed": "120,5",
    } | cells  # fmt: skip


def stock(**cells: str) -> Row:
    return row(**{
        "indicator": "participants_count", "unit": "count", "value": "12",
        "period_start": "2025-12-31",
    } | cells)  # fmt: skip


def exported(**cells: str) -> Row:
    """The same as a row of an export."""
    one = row(**{name: cell for name, cell in cells.items() if name in COLUMNS})
    extra = {
        "id": observation_id(*(one[name] for name in IDENTITY)), "span": "year", "kind": "flow",
        "status": "published", "primary": "1", "indicator_name": "Industrial production",
    }  # fmt: skip
    return {name: (one | extra | cells).get(name, "") for name in EXPORT}


def table(rows: Iterable[Row], separator: str = ",") -> bytes:
    rows = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def given(*rows: Row, name: str = "figures.csv") -> Given:
    return Given(name, table(rows))


def sources(*rows: Row) -> Given:
    return Given("sources.csv", table(rows or [SOURCE]))


def sheet(
    *rows: Row, change: Callable[[openpyxl.worksheet.worksheet.Worksheet], None] | None = None
) -> Given:
    """A spreadsheet with the columns of an export, numbers as numbers."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(list(rows[0]))
    for one in rows:
        page.append([float(cell) if name == "value" else cell for name, cell in one.items()])
    if change:
        change(page)
    file = io.BytesIO()
    book.save(file)
    return Given("figures.xlsx", file.getvalue())
