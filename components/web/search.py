"""The hits of a query as a piece of HTML, which assets/search.js puts into the dialog."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from components.api.answers import versioned
from components.found import answer, pages
from components.markup import to_html
from components.search import index
from data import serving
from data.language import current
from data.search import Query

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """What is found in the language of the page; the pages before anything is typed. A query that
    is too long is cut, and that is said."""
    store = serving.current()

    def made() -> Response:
        known, query = index(store), Query.read(q)
        empty = not query.text
        hits = pages(known.entries) if empty else known.search(query, current.get())
        return HTMLResponse(to_html(answer(query, hits)))

    return versioned(request, store, made)
