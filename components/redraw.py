"""The callback of the dashboard: controls to cards. (Controls to address: assets/filters.js.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import ALL, Input, Output, callback, ctx

from data import serving
from data.language import current

from . import filters
from .offer import controls, offer, selection_of
from .picture import picture
from .registry import PAGES, Page


@callback(
    Output({"page": ALL}, "data-picture"),
    Output({"graph": ALL}, "figure"),
    Input({"filter": ALL}, "value"),
    prevent_initial_call=True,
)
def redraw(_values: list) -> tuple[list[str], list[dict]]:
    """Every card of the open page under the controls' values. Dash does not promise an order for
    ALL (plotly/dash#3063): everything is matched by the ids that come with the request."""
    pages, graphs = ctx.outputs_list
    values = {control["id"]["filter"]: control.get("value") for control in ctx.inputs_list[0]}
    page = PAGES[pages[0]["id"]["page"]]
    text, figures = redrawn(page, values, [graph["id"]["graph"] for graph in graphs])
    return [text], figures


def redrawn(
    page: Page, values: Mapping[str, object], graphs: Sequence[str]
) -> tuple[str, list[dict]]:
    """The picture of a page as text (Picture.text), and the figures of its cards `graphs`."""
    store = serving.current()
    usual = filters.defaults(controls(page, store), offer(page, store))
    query = {name: _text(value) for name, value in values.items() if value != usual.get(name)}
    selection, notices = selection_of(page, query, store)
    drawing = picture(page, store, selection, current.get())
    return drawing.text(notices), [drawing.cards[slug].figure for slug in graphs]


def _text(value: object) -> str | list[str]:
    """A control's value as the address would carry it."""
    if isinstance(value, list):
        return [str(part) for part in value] or "none"
    return str(value or "")
