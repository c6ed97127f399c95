"""Routes: what is published, derivable, contradictory and missing, as files."""

from __future__ import annotations

from typing import Annotated, Any, Self

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from components.exports import csv, json
from components.exports.coverage import COLUMNS, record
from data import serving
from data.evidence import coverage as covered
from data.evidence.coverage import STATES, Cell, Plan
from data.store import Store

from . import models
from .answers import CSV_FILE, FILE, Csv, Json, file, plain_name, versioned, versions
from .names import file_name
from .parameters import one, several
from .queries import LIST, YEAR, YEARS, Asked, Spreadsheet, out_of_order, parameter

router = APIRouter(tags=["Coverage"], generate_unique_id_function=plain_name)
HEADER = {"text/csv": {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}}
CSV_ANSWERS: dict[int | str, dict[str, Any]] = CSV_FILE | {
    200: CSV_FILE[200] | {"content": HEADER}
}  # fmt: skip
ABOUT = """Every cell of the Statistics Committee's tables, indicator × zone type × period, with its
state. `why` says of a missing figure what is missing and what would fill it, `would_give` how many
other figures it would let us compute. Missing is not zero.

Example: `/api/v1/coverage.{kind}?indicator=industrial_production&zone=sez&state=missing`
"""


def tables() -> Plan:
    """The indicators and zone types that there are cells of."""
    return covered.plan(serving.current())


class Cells(Asked):
    """A query for cells."""

    indicator: several(lambda: tables().indicators) = parameter(
        f"Indicators; all when absent. {LIST}", "industrial_production"
    )
    zone: several(lambda: tables().types) = parameter(f"Zone types; all when absent. {LIST}", "sez")
    region: one(lambda: covered.regions(serving.current())) = parameter(
        "SOATO code of a place that the Committee has figures of; the republic when absent.", "1700"
    )
    state: several(lambda: STATES) = parameter(f"States; all when absent. {LIST}", "missing")
    first: one(lambda: [YEARS], YEAR) = parameter("First year of periods.", "2024", alias="from")
    last: one(lambda: [YEARS], YEAR) = parameter("Last year of periods.", "2025", alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first and self.last and self.first > self.last:
            raise PydanticCustomError("order", "{message}", out_of_order(self.first, self.last))
        return self


class CellsCsv(Spreadsheet, Cells):
    """The same for a CSV file."""


@router.get(
    "/coverage.csv",
    summary="Coverage as CSV",
    description=ABOUT.format(kind="csv"),
    response_class=Response,
    responses=CSV_ANSWERS,
)
def coverage_csv(request: Request, query: Annotated[CellsCsv, Query()]) -> Response:
    store = query.store

    def make() -> Response:
        cells = asked(store, query)
        pieces = csv.pieces((record(cell, store) for cell in cells), query.dialect, COLUMNS)
        return file(pieces, len(cells), Csv, file_name(store, query.said(), "csv", "coverage"))

    return versioned(request, store, make)


@router.get(
    "/coverage.json",
    summary="Coverage as JSON",
    description=ABOUT.format(kind="json"),
    response_model=models.Coverage,
    responses=FILE,
)
def coverage_json(request: Request, query: Annotated[Cells, Query()]) -> Response:
    store = query.store

    def make() -> Response:
        cells = asked(store, query)
        head = {
            **versions(store), "licence": models.Licence().model_dump(),
            "query": query.said(), "states": covered.counts(cells), "count": len(cells),
        }  # fmt: skip
        pieces = json.pieces(head, (record(cell, store) for cell in cells), "cells")
        return file(pieces, len(cells), Json, file_name(store, query.said(), "json", "coverage"))

    return versioned(request, store, make)


def asked(store: Store, query: Cells) -> list[Cell]:
    """The cells under a query; an empty parameter does not restrict."""
    first, last = int(query.first or 0), int(query.last or 9999)
    return [
        cell
        for cell in covered.coverage(store, query.region or store.catalog.country).cells
        if (not query.indicator or cell.indicator in query.indicator)
        and (not query.zone or cell.zone in query.zone)
        and (not query.state or cell.state in query.state)
        and first <= cell.period.year <= last
    ]
