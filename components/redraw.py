"""The callback of the dashboard: controls to cards. (Controls to address: assets/filters.js.)"""

from __future__ import annotations

from dash import ALL, Input, Output, State, callback

from data import store as stores
from data.language import current

from . import filters
from .card import PARTS
from .offer import offer, selection_of
from .picture import picture, said
from .registry import PAGES


@callback(
    output={
        "head": Output({"part": ALL}, "data-html"),
        "frame": Output({"card": ALL, "part": "frame"}, "className"),
        "card": Output({"card": ALL, "part": "head"}, "data-html"),
        "canvas": Output({"card": ALL, "part": "canvas"}, "style"),
        "body": Output({"card": ALL, "part": "body"}, "data-html"),
        "figure": Output({"graph": ALL}, "figure"),
    },
    inputs={
        "values": Input({"filter": ALL}, "value"),
        "names": State({"filter": ALL}, "id"),
        "parts": State({"part": ALL}, "id"),
        "pages": State({"page": ALL}, "id"),
        "ids": {part: State({"card": ALL, "part": part}, "id") for part in PARTS},
        "graphs": State({"graph": ALL}, "id"),
    },
    prevent_initial_call=True,
)
def redraw(values, names, parts, pages, ids, graphs) -> dict[str, list]:
    """Every card of the open page under the controls' values. Dash does not promise an order for
    ALL (plotly/dash#3063): everything is matched by id."""
    page = PAGES[pages[0]["page"]]
    store = stores.current()
    usual = filters.defaults(page.filters, offer(page, store))
    query = {
        name["filter"]: _text(value)
        for name, value in zip(names, values, strict=True)
        if value != usual.get(name["filter"])
    }
    selection, notices = selection_of(page, query, store)
    drawing = picture(page, store, selection, current.get())
    done = drawing.cards
    whole = {"page-head": drawing.head, "active": drawing.active, "notices": said(notices)}

    def each(part: str, field: str) -> list:
        return [getattr(done[found["card"]], field) for found in ids[part]]

    return {
        "head": [whole[found["part"]] for found in parts],
        "frame": each("frame", "frame"),
        "card": each("head", "head"),
        "canvas": each("canvas", "canvas"),
        "body": each("body", "body"),
        "figure": [done[found["graph"]].figure for found in graphs],
    }


def _text(value: object) -> str | list[str]:
    """A control's value as the address would carry it."""
    if isinstance(value, list):
        return [str(part) for part in value] or "none"
    return str(value or "")
