"""What an open page asks for when newer figures are served (assets/fresh.js)."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from components.api.answers import Json, versioned
from components.fresh import news
from components.registry import PAGES
from data import serving

router = APIRouter(include_in_schema=False)


@router.get("/fresh/{slug}")
def fresh(request: Request, slug: str) -> Response:
    """The controls and cards of a page under the address that it has; 404 for a page that is not
    redrawn but loaded again."""
    page = PAGES.get(slug)
    if not page or not page.filters or not (page.cards or page.body):
        return JSONResponse({"error": "This page is loaded again."}, 404)
    store = serving.current()
    query = {name: request.query_params.getlist(name) for name in request.query_params}

    def made() -> Response:
        found = news(page, store, query)
        return Json(json.dumps(found, default=lambda part: part.to_plotly_json()))

    return versioned(request, store, made)
