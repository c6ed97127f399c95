"""The callback of the dashboard: controls to cards. (Controls to address: assets/filters.js.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from dash import ALL, Input, Output, callback, ctx

from data import serving
from data.language import current
from data.selection import Query

from . import filters
from .offer import asked, controls, offer
from .picture import picture
from .registry import PAGES, Page


@callback(
    Output({"page": ALL}, "data-picture"),
    Output({"graph": ALL}, "figure"),
    Input({"filter": ALL}, "value"),
    Input({"page": ALL}, "data-version"),  # changes when newer figures are served: assets/fresh.js
    prevent_initial_call=True,
)
def redraw(_values: list, _versions: list) -> tuple[list[str], list[dict]]:
    """Every card of the open page under the controls' values. Dash does not promise an order for
    ALL (plotly/dash#3063): everything is matched by the ids that come with the request."""
    pages, graphs = ctx.outputs_list
    values = {control["id"]["filter"]: control.get("value") for control in ctx.inputs_list[0]}
    page = PAGES[pages[0]["id"]["page"]]
    slugs = [graph["id"]["graph"] for graph in graphs]
    query = _address()
    text, figures = redrawn(page, values, slugs) if query is None else _drawn(page, query, slugs)
    return [text], figures


def _address() -> Query | None:
    """What the address asks for, if newer figures are the reason of the call: a choice that they
    do not offer is in no control any more, but is said, as when the page is opened."""
    versions = [one["value"] for one in ctx.triggered if one["prop_id"].endswith("-version")]
    return parse_qs(versions[0].partition("?")[2]) if versions else None


def redrawn(
    page: Page, values: Mapping[str, object], graphs: Sequence[str]
) -> tuple[str, list[dict]]:
    """The picture of a page as text (Picture.text), and the figures of its cards `graphs`."""
    today = serving.current()
    usual = filters.defaults(controls(page, today), offer(page, today))
    query = {name: _text(value) for name, value in values.items() if value != usual.get(name)}
    return _drawn(page, query, graphs)


def _drawn(page: Page, query: Query, graphs: Sequence[str]) -> tuple[str, list[dict]]:
    store, selection, notices = asked(page, query)
    drawing = picture(page, store, selection, current.get())
    return drawing.text(notices), [drawing.cards[slug].figure for slug in graphs]


def _text(value: object) -> str | list[str]:
    """A control's value as the address would carry it."""
    if isinstance(value, list):
        return [str(part) for part in value] or "none"
    return str(value or "")
