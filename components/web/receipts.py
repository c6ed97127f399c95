"""The receipt of a figure as a piece of HTML, which assets/receipts.js puts into a dialog."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from components.api.answers import versioned
from components.markup import h, to_html
from components.offer import looked_at
from components.receipt import receipt
from data.evidence import receipts
from data.language import _

router = APIRouter(include_in_schema=False)
Identity = Annotated[str, Path(alias="id", pattern="^[0-9a-f]{12}$")]
Slugs = Annotated[str, Query(pattern="^[a-z0-9_,-]*$", max_length=400)]


@router.get("/receipts/{id}")
def fragment(
    request: Request, identity: Identity, indicator: Slugs = "", region: Slugs = "", asof: str = ""
) -> Response:
    """The receipt of a published or derived figure, in the language of the page and on its day. The
    indicators of its card and the region of the page say where a derived one is looked for first.
    Beside the figures of a look back stand some of today."""
    store, _notices = looked_at({"asof": asof})
    row = receipts.find(store, identity, indicator.split(","), region)
    if row is None and store.asof:
        store = store.present
        row = store.find(identity)
    if row is None:
        said = h("H2", _("No figure with this id is known."), id="receipt-title")
        return HTMLResponse(to_html(said), 404)
    return versioned(request, store, lambda: HTMLResponse(to_html(receipt(row, store))))
