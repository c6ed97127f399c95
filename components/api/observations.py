"""Routes: observations under a query as a file, and one observation with its receipt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from components.exports import csv, json
from components.exports.columns import Record, record
from data.content import place as where
from data.evidence import history, receipts
from data.evidence.others import agree, others
from data.language import _
from data.observation import Observation
from data.store import Store

from . import models, queries
from .answers import (
    COMMON,
    CSV_FILE,
    FILE,
    MISSING,
    Csv,
    Json,
    document,
    file,
    missing,
    plain_name,
    versioned,
    versions,
)
from .derivable import derived
from .entries import Source
from .names import file_name
from .search import positions

router = APIRouter(tags=["Observations"], generate_unique_id_function=plain_name)
Asked = Annotated[queries.Observations, Query()]
AskedCsv = Annotated[queries.ObservationsCsv, Query()]
ABOUT = """Without parameters: the best figure of each cell (indicator, zone type, region, partner,
activity, period), levels only, all regions.

Example: `/api/v1/observations.{kind}?indicator=industrial_production&zone=sez&from=2024&to=2025`
"""
WORDS = "12 hex digits; stable from one data version to the next."
Identity = Annotated[str, Path(alias="id", pattern="^[0-9a-f]{12}$", description=WORDS)]


@router.get(
    "/observations.csv",
    summary="Observations as CSV",
    description=ABOUT.format(kind="csv"),
    response_class=Response,
    responses=CSV_FILE,
)
def observations_csv(request: Request, query: AskedCsv) -> Response:
    store = query.store

    def make() -> Response:
        rows, count = found(store, query)
        pieces = csv.pieces(rows, query.dialect)
        return file(pieces, count, Csv, file_name(store, query.said(), "csv"))

    return versioned(request, store, make)


@router.get(
    "/observations.json",
    summary="Observations as JSON",
    description=ABOUT.format(kind="json"),
    response_model=models.Observations,
    responses=FILE,
)
def observations_json(request: Request, query: Asked) -> Response:
    store = query.store

    def make() -> Response:
        rows, count = found(store, query)
        head = {
            **versions(store), "licence": models.Licence().model_dump(),
            "query": query.said(), "count": count,
        }  # fmt: skip
        return file(json.pieces(head, rows), count, Json, file_name(store, query.said(), "json"))

    return versioned(request, store, make)


@router.get(
    "/observations/{id}.json",
    summary="One observation with its receipt",
    response_model=models.Receipt,
    responses=COMMON | MISSING,
)
def observation(
    request: Request, identity: Identity, query: Annotated[queries.Receipt, Query()]
) -> Response:
    """Where a figure stands in its source, how it is printed there, and what others print for the
    same cell; for a derived figure its operands, each with its own receipt."""
    store = query.store
    row = receipts.find(store, identity, query.indicator, query.region)
    if row is None:
        return missing("id", identity, (), _("No published or derived figure has this id."))
    return versioned(request, store, lambda: document(evidence(row, store)))


def found(store: Store, query: queries.Observations) -> tuple[Iterator[Record], int]:
    """The records under a query, one by one, and how many they are."""
    if query.is_derived:
        rows = derived(store, query)
        return (record(row, store) for row in rows), len(rows)
    places = positions(store, query)
    return (record(row, store) for row in store.pick(places)), len(places)


def evidence(row: Observation, store: Store) -> models.Receipt:
    """The receipt of an observation, with those of its operands."""
    catalog = store.catalog
    low, high = row.bounds
    source = catalog.sources.get(row.source)
    after = history.later(store, row)
    now = after.now if after else None
    return models.Receipt(
        **json.typed(record(row, store)),
        synthetic=store.is_synthetic or None,
        low=float(low),
        high=float(high),
        place=where(row.place) or None,
        printed=row.printed or None,
        source=Source.model_validate(source) if source else None,
        until=after.day if after else None,
        later=models.Observation(**json.typed(record(now, store.present))) if now else None,
        earlier=[
            models.Earlier(**json.typed(record(one, store.present)), until=one.until)
            for one in history.earlier(store, row)
        ],
        others=[
            models.Other(**json.typed(record(one, store)), agrees=agree(row, one, catalog))
            for one in others(store, row)
        ],
        operand_ids=[one.id for one in row.operands],
        operands=[evidence(one, store) for one in row.operands],
    )
