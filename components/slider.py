"""A slider over the periods of a page: another hold on the select `at`, set by assets/regions.js.

It stands outside what a redraw replaces, so that the keyboard's focus stays on it."""

from __future__ import annotations

import json

import dash_bootstrap_components as dbc
from dash import html

from data.language import _
from data.periods import parse_key, span_name
from data.selection import Offer, Selection


def slider(offer: Offer, selection: Selection, *, maps: int = 1) -> html.Div:
    """All periods in the order of time, each span its own stop; none stands between two. Before the
    reader moves it, several `maps` show the newest of each, which need not be the same."""
    names = stops(offer)
    places = list(names)
    place = places.index(selection.at) if selection.at in names else len(places) - 1
    control = dbc.Input(
        type="range", min=0, max=len(places) - 1, step=1, value=place, className="slide",
    )  # fmt: skip
    label = html.Label([html.Span(_("Period on the map"), className="filter-name"), control])
    newest = _("the newest of each map") if maps > 1 else ""
    words = newest if newest and not selection.at else names[places[place]] if places else ""
    said = html.Span(words, className="slide-name")
    known = {"data-periods": json.dumps(names), "data-newest": newest}
    return html.Div([label, said], className="slider", **known)


def stops(offer: Offer) -> dict[str, str]:
    """The names of the periods by their keys, in the order of time."""
    return {key: named(key) for key in offer.periods}


def named(key: str) -> str:
    """`January–March 2025`, for `2025-q1`."""
    span, year = parse_key(key)
    return f"{span_name(span)} {year}"
