"""Routes: what has changed since a day, as files."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from components.exports import csv, json
from components.exports.changes import COLUMNS, record
from data import serving
from data.evidence.changes import KINDS, Changes, changes, usual
from data.store import Store

from . import models
from .answers import CSV_FILE, FILE, Csv, Json, file, plain_name, versioned, versions
from .names import file_name
from .parameters import several
from .queries import LIST, Asked, Spreadsheet, parameter, slugs

router = APIRouter(tags=["Changes"], generate_unique_id_function=plain_name)
HEADER = {"text/csv": {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}}
CSV_ANSWERS: dict[int | str, dict[str, Any]] = CSV_FILE | {
    200: CSV_FILE[200] | {"content": HEADER}
}  # fmt: skip
ABOUT = """The leading figure of every cell and authority, as it was known on the day `asof` and as
it is stated today: added, revised or withdrawn. Without `asof`: since the day before the newest
source. Sources without a date are left out on both sides.

Example: `/api/v1/changes.{kind}?asof=2025-06-01&indicator=participants_count`
"""


class Since(Asked):
    """A query for changes."""

    indicator: several(slugs("indicators")) = parameter(
        f"Indicators; all when absent. {LIST}", "participants_count"
    )
    zone: several(slugs("zones")) = parameter(f"Zones; all when absent. {LIST}", "sez")
    kind: several(lambda: KINDS) = parameter(f"Kinds; all when absent. {LIST}", "revised")


class SinceCsv(Spreadsheet, Since):
    """The same for a CSV file."""


@router.get(
    "/changes.csv",
    summary="What has changed as CSV",
    description=ABOUT.format(kind="csv"),
    response_class=Response,
    responses=CSV_ANSWERS,
)
def changes_csv(request: Request, query: Annotated[SinceCsv, Query()]) -> Response:
    store = serving.current()

    def make() -> Response:
        found = asked(store, query)
        rows = (record(one, str(found.since), store) for one in found.first())
        pieces = csv.pieces(rows, query.dialect, COLUMNS)
        return file(pieces, len(found), Csv, file_name(store, query.said(), "csv", "changes"))

    return versioned(request, store, make)


@router.get(
    "/changes.json",
    summary="What has changed as JSON",
    description=ABOUT.format(kind="json"),
    response_model=models.Changes,
    responses=FILE,
)
def changes_json(request: Request, query: Annotated[Since, Query()]) -> Response:
    store = serving.current()

    def make() -> Response:
        found = asked(store, query)
        head = {
            **versions(store), "licence": models.Licence().model_dump(), "query": query.said(),
            "since": str(found.since), "kinds": found.counts(), "count": len(found),
        }  # fmt: skip
        rows = (record(one, str(found.since), store) for one in found.first())
        pieces = json.pieces(head, rows, "changes")
        return file(pieces, len(found), Json, file_name(store, query.said(), "json", "changes"))

    return versioned(request, store, make)


def asked(store: Store, query: Since) -> Changes:
    """The changes under a query; an empty parameter does not restrict."""
    since = query.day or usual(store) or date.max
    return changes(store, since).where(query.indicator, query.zone or None, query.kind)
