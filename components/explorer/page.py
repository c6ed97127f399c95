"""The explorer: every published figure under filters, as a table and as files."""

from __future__ import annotations

import json

import numpy as np
from dash import (
    ALL,
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    dcc,
    html,
)

from data import serving
from data.known import known
from data.language import _
from data.selection import Notice, Query
from data.store import Store

from ..api.search import positions
from ..lookback import banner
from ..markup import Node
from ..notices import notices
from ..page import Page
from . import filters
from .asked import Asked
from .choices import active, empty
from .grid import table
from .query import read
from .rows import rows
from .said import files, head, legend, said
from .words import summary

LONGEST = 100  # characters of the quick search that are looked at


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page as its address asks for it."""
    today = serving.current()
    asked, wrong = read(query, today)
    store = known(today, asked.asof)
    found = positions(store, asked)
    find = str(query.get("find") or "")[:LONGEST]
    parts = _parts(store, asked, wrong, found)
    section = html.Section(
        [
            html.Div(
                [
                    filters.typed("explorer-find", _("Search the table"), find),
                    html.P(id="explorer-found", role="status", **said()),
                ],
                className="explorer-search",
            ),
            html.Div(table(rows(store, found), find), className="explorer-table"),
        ],
        className="explorer-section",
        **{"aria-label": _("Table of figures")},
    )
    return html.Main(
        [
            html.Div(head(page), className="page-head explorer-head"),
            _part("notices", parts, "notices"),
            filters.bar(today, asked),
            _part("active", parts, "active"),
            _part("files", parts, "explorer-files"),
            _part("empty", parts, "explorer-empty"),
            section,
            html.Div(legend(), className="explorer-legend"),
            dcc.Store(id="explorer-address"),
        ],
        id="main", tabIndex=-1,
        **{"data-page": page.slug, "data-ready": "0", "data-usual": json.dumps(filters.usual())},
    )  # fmt: skip


def _part(name: str, parts: dict[str, Node], look: str) -> html.Div:
    return html.Div(parts[name], id={"shown": name}, className=look, role="status")


def _parts(
    store: Store, asked: Asked, wrong: tuple[Notice, ...], found: np.ndarray
) -> dict[str, Node]:
    return {
        "notices": [*notices(wrong), *banner(store)],
        "active": active(store, asked),
        "files": files(store, asked, found),
        "empty": empty(store, asked) if not len(found) else None,
    }


clientside_callback(
    ClientsideFunction("explorer", "mirror"),
    Output("explorer-address", "data"),
    Input({"explore": ALL, "group": ALL}, "value"),
    State({"explore": ALL, "group": ALL}, "id"),
    prevent_initial_call=True,
)


@callback(
    output={
        "rows": Output({"grid": ALL}, "rowData"),
        "shown": Output({"shown": ALL}, "children"),
        "chosen": Output({"chosen": ALL}, "children"),
    },
    inputs={
        "values": Input({"explore": ALL, "group": ALL}, "value"),
        "controls": State({"explore": ALL, "group": ALL}, "id"),
        "parts": State({"shown": ALL}, "id"),
        "picks": State({"chosen": ALL}, "id"),
    },
    prevent_initial_call=True,
)
def redraw(values: list, controls: list, parts: list, picks: list) -> dict[str, list]:
    """Table, counts and links under the controls' values; everything is matched by id."""
    today = serving.current()
    query: Query = filters.query(controls, values)
    asked, wrong = read(query, today)
    store = known(today, asked.asof)
    found = positions(store, asked)
    drawn = _parts(store, asked, wrong, found)
    return {
        "rows": [rows(store, found)],
        "shown": [drawn[part["shown"]] for part in parts],
        "chosen": [summary(store, pick["chosen"], asked) for pick in picks],
    }
