"""The pieces that the explorer's controls are made of."""

from __future__ import annotations

from collections.abc import Iterable

import dash_bootstrap_components as dbc
from dash import html

Option = tuple[str, object]  # slug and label


def checks(
    name: str, group: str, options: list[Option], chosen: Iterable[str], legend: str, look: str
) -> html.Fieldset:
    slugs = [slug for slug, _label in options]
    return html.Fieldset(
        [
            html.Legend(legend, className="filter-name"),
            dbc.Checklist(
                id={"explore": name, "group": group}, inline=look == "chips", className=look,
                value=[slug for slug in slugs if slug in chosen],
                options=[
                    {"value": slug, "label": html.Span(label, **{"data-value": slug})}
                    for slug, label in options
                ],
            ),
        ],
        **{"data-group": group},
    )  # fmt: skip


def typed(name: str, label: str, value: str = "") -> html.Label:
    """A field to type in; assets/explorer-grid.js acts on it."""
    field = dbc.Input(
        id=name, type="search", value=value, placeholder=label, autoComplete="off", size="sm"
    )
    return html.Label([html.Span(label, className="visually-hidden"), field], className="typed")


def box(name: str, content: object) -> html.Div:
    return html.Div(content, className=f"filter filter-{name}", **{"data-filter": name})
