"""Routes: what the checks find in the figures, as files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from components.exports import csv, json
from components.exports.findings import COLUMNS, record
from data.evidence.checks import VERDICTS, Finding, report
from data.store import Store

from . import models
from .answers import CSV_FILE, FILE, Csv, Json, file, plain_name, versioned, versions
from .names import file_name
from .parameters import several
from .queries import LIST, Asked, Spreadsheet, parameter, slugs

router = APIRouter(tags=["Inconsistencies"], generate_unique_id_function=plain_name)
SAID = VERDICTS[:2]  # agreement is only counted
HEADER = {"text/csv": {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}}
CSV_ANSWERS: dict[int | str, dict[str, Any]] = CSV_FILE | {
    200: CSV_FILE[200] | {"content": HEADER}
}  # fmt: skip
ABOUT = """Totals against their parts, regions against the republic, printed growth against the
levels, sources and authorities against each other, jumps: whatever does not agree, the worst
first. `observations` names the figures by their ids.

Example: `/api/v1/inconsistencies.{kind}?indicator=industrial_production&verdict=differs`
"""


class Inconsistencies(Asked):
    """A query for findings."""

    indicator: several(slugs("indicators")) = parameter(
        f"Indicators that a figure of the finding is of. {LIST}", "industrial_production"
    )
    zone: several(slugs("zones")) = parameter(
        f"Zones that a figure of the finding is of. {LIST}", "total"
    )
    verdict: several(lambda: SAID) = parameter(
        f"`differs`, or `rounding`: apart, but within the printed rounding. {LIST}", "differs"
    )


class InconsistenciesCsv(Spreadsheet, Inconsistencies):
    """The same for a CSV file."""


@router.get(
    "/inconsistencies.csv",
    summary="Known inconsistencies as CSV",
    description=ABOUT.format(kind="csv"),
    response_class=Response,
    responses=CSV_ANSWERS,
)
def inconsistencies_csv(
    request: Request, query: Annotated[InconsistenciesCsv, Query()]
) -> Response:
    store = query.store

    def make() -> Response:
        rows = asked(store, query)
        pieces = csv.pieces((record(one, store) for one in rows), query.dialect, COLUMNS)
        name = file_name(store, query.said(), "csv", "inconsistencies")
        return file(pieces, len(rows), Csv, name)

    return versioned(request, store, make)


@router.get(
    "/inconsistencies.json",
    summary="Known inconsistencies as JSON",
    description=ABOUT.format(kind="json"),
    response_model=models.Inconsistencies,
    responses=FILE,
)
def inconsistencies_json(request: Request, query: Annotated[Inconsistencies, Query()]) -> Response:
    store = query.store

    def make() -> Response:
        rows, whole = asked(store, query), report(store)
        head = {
            **versions(store), "licence": models.Licence().model_dump(),
            "query": query.said(), "checks": whole.made, "groups": whole.groups,
            "groups_in_all": whole.of, "count": len(rows),
        }  # fmt: skip
        records = (record(one, store) for one in rows)
        pieces = json.pieces(head, records, "inconsistencies")
        name = file_name(store, query.said(), "json", "inconsistencies")
        return file(pieces, len(rows), Json, name)

    return versioned(request, store, make)


def asked(store: Store, query: Inconsistencies) -> list[Finding]:
    """The findings under a query; an empty parameter does not restrict."""
    return [
        one
        for one in report(store).findings
        if (not query.verdict or one.verdict in query.verdict)
        and any(
            (not query.indicator or row.indicator in query.indicator)
            and (not query.zone or row.zone in query.zone)
            for row in one.rows
        )
    ]
