"""Routes: exactly what a card shows under a selection, as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from components import crosscheck, lookback
from components.card import Card
from components.exports import csv, events, json
from components.exports.columns import Record, record
from components.page import PAGES
from components.text.titles import title
from components.text.words import sentence, subtitle
from data.language import _
from data.questions.view import View
from data.selection import Selection, write
from data.store import Store

from . import models, strict
from .answers import (
    CSV_FILE,
    FILE,
    MISSING,
    Csv,
    Json,
    file,
    missing,
    plain_name,
    versioned,
    versions,
)
from .entries import Source
from .names import file_name
from .parameters import Value

router = APIRouter(tags=["Views"], generate_unique_id_function=plain_name)
PageSlug = Annotated[
    str, Path(description="Page.", examples=["production"]), Value(lambda: PAGES, checked=False)
]
CardSlug = Annotated[str, Path(description="Card of the page.", examples=["compare-q1"])]
ABOUT = """The rows of the card, published and derived, under the parameters of the page. A card
that is empty or hidden under the selection gives no rows.

Example: `/api/v1/views/production/compare-q1.{kind}?zone=sez,siz&from=2024`
"""


@router.get(
    "/views/{page}/{card}.csv",
    summary="What a card shows, as CSV",
    description=ABOUT.format(kind="csv"),
    response_class=Response,
    responses=CSV_FILE | MISSING,
)
def view_csv(
    request: Request, page: PageSlug, card: CardSlug, query: Annotated[strict.ViewCsv, Query()]
) -> Response:
    found = _card(page, card)
    if isinstance(found, Response):
        return found
    store = query.store
    selection = strict.selection(PAGES[page], query, store)

    def make() -> Response:
        rows = records(found.view(store, selection), store)
        name = file_name(store, write(selection), "csv", page, card)
        return file(csv.pieces(rows, query.dialect), len(rows), Csv, name)

    return versioned(request, store, make)


@router.get(
    "/views/{page}/{card}.json",
    summary="What a card shows, as JSON",
    description=ABOUT.format(kind="json"),
    response_model=models.View,
    responses=FILE | MISSING,
)
def view_json(
    request: Request, page: PageSlug, card: CardSlug, query: Annotated[strict.View, Query()]
) -> Response:
    found = _card(page, card)
    if isinstance(found, Response):
        return found
    store = query.store
    selection = strict.selection(PAGES[page], query, store)

    def make() -> Response:
        view = found.view(store, selection)
        rows = records(view, store)
        head = about(found, view, store, selection) | {"page": page, "card": card}
        name = file_name(store, write(selection), "json", page, card)
        what = "events" if view and view.events else "observations"
        body = json.pieces(head | {"count": len(rows)}, rows, what)
        return file(body, len(rows), Json, name)

    return versioned(request, store, make)


def _card(page: str, card: str) -> Card | Response:
    """The card, or the 404 that names those there are."""
    if page not in PAGES:
        return missing("page", page, PAGES, _("There is no such page."))
    cards = [one.slug for one in PAGES[page].cards]
    found = PAGES[page].card(card)
    return found or missing("card", card, cards, _("The page has no such card."))


def records(view: View | None, store: Store) -> list[Record]:
    """Every row of a view; none where the card is hidden or empty."""
    if view is None:
        return []
    if view.events:
        return [events.record(one, store) for one in view.events]
    return [record(row, store) for row in view.rows]


def about(card: Card, view: View | None, store: Store, selection: Selection) -> dict[str, object]:
    """What the card says of its figures."""
    indicator = store.catalog.indicators[card.topic.indicators[0]]
    shown = bool(view and view.is_filled)
    return {
        **versions(store),
        "licence": models.Licence().model_dump(),
        "query": write(selection),
        "title": title(view) if shown else indicator.name,
        "subtitle": subtitle(view) if shown else "",
        "sentence": sentence(view) if shown else "",
        "notes": notes(view, store) if view else [],
        "reason": reason(view),
        "sources": [Source.model_validate(one).model_dump() for one in view.sources]
        if view
        else [],
    }


def notes(view: View, store: Store) -> list[str]:
    """The notes of the card, why changes of some series are not given, what does not agree, and
    what of a look back is stated otherwise today."""
    refused = (f"{view.key_name(key)}: {why}" for key, why in view.refusals.items())
    since = lookback.sentences(store, view)
    return [*view.notes, *refused, *crosscheck.sentences(store, view), *since]


def reason(view: View | None) -> str | None:
    """Why there are no rows; None where there are some."""
    if view is None:
        return _("The card is hidden: nothing is published for its period under this selection.")
    return view.empty.reason if view.empty else None
