"""Routes: the catalogues, and which data are served."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from data.kept import kept
from data.periods import OTHER, SPANS
from data.store import Store

from . import entries
from .answers import COMMON, document, plain_name, versioned, versions
from .queries import Asked

router = APIRouter(tags=["Catalogues"], responses=COMMON, generate_unique_id_function=plain_name)
CATALOGUES = {  # name -> column of the observations, entry, document, what it is
    "indicators": ("indicator", entries.Indicator, entries.Indicators, "Indicators"),
    "zones": ("zone", entries.Zone, entries.Zones, "Zone types"),
    "regions": ("region", entries.Region, entries.Regions, "Regions"),
    "sources": ("source_id", entries.CountedSource, entries.Sources, "Sources"),
}


def _add(name: str) -> None:
    _column, _entry, model, words = CATALOGUES[name]

    def route(request: Request, query: Annotated[Asked, Query()]) -> Response:
        store = query.store
        return versioned(request, store, lambda: document(catalogue(name, store)))

    about = f"In display order, with numbers of observations. Example: `/api/v1/{name}.json`"
    router.add_api_route(
        f"/{name}.json", route, name=name, summary=words, description=about, response_model=model
    )


for _name in CATALOGUES:
    _add(_name)


@router.get("/version", summary="Data version", response_model=entries.Version)
def version(request: Request, query: Annotated[Asked, Query()]) -> Response:
    """Example: `/api/v1/version`"""
    store = query.store

    def make() -> Response:
        newest = entries.Newest.model_validate(store.newest) if store.newest else None
        model = entries.Version(**versions(store), observations=len(store), newest=newest)
        return document(model)

    return versioned(request, store, make)


def catalogue(name: str, store: Store) -> entries.Catalogue:
    """A whole catalogue of the store, with what the observations say of each entry."""
    column, entry, model, _words = CATALOGUES[name]
    known = extents(store, column)
    listed = [
        entry.model_validate(one).model_copy(update=_chosen(entry, known.get(slug, {})))
        for slug, one in getattr(store.catalog, name).items()
    ]
    return model(**versions(store), count=len(listed), **{name: listed})


def _chosen(entry: type[entries.Counted], extent: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in extent.items() if name in entry.model_fields}


@kept()
def extents(store: Store, column: str) -> dict[str, dict[str, Any]]:
    """By slug of a column: how many observations there are, of which spans and years."""
    groups = store.frame.groupby(column, observed=True)
    found = groups["year"].agg(observations="size", first_year="min", last_year="max")
    spans = groups["span"].agg(set)
    return {
        slug: row | {"spans": [span for span in (*SPANS, OTHER) if span in spans[slug]]}
        for slug, row in found.to_dict("index").items()
    }
