"""The frame around every page: word mark, topics, theme, and a foot with the licence."""

from __future__ import annotations

import dash
from dash import dcc, html

from data.language import _

from . import redraw  # noqa: F401 – registers the callbacks
from .page import PAGES


def layout() -> html.Div:
    """Top bar, the open page, foot. Called once a visit."""
    return html.Div(
        [
            html.A(_("Skip to the figures"), href="#main", className="skip"),
            html.Header(
                [
                    html.A("Zonalar", href="/", className="wordmark"),
                    html.Nav(_topics(), className="topics", **{"aria-label": _("Topics")}),
                    html.Button(
                        _("Theme"), id="theme-button", className="as-link", type="button",
                        title=_("Switch between light and dark"),
                    ),
                ],
                className="bar",
            ),
            html.Div(
                _("The server did not answer: the cards show an earlier choice. Please reload."),
                className="stale", role="alert",
            ),
            dash.page_container,
            html.Footer(_foot(), className="foot"),
        ],
        className="page",
    )  # fmt: skip


def _topics() -> list:
    """Links in the order of the pages; those that need more scripts are plain links."""
    entries = sorted(PAGES.values(), key=lambda page: page.position)
    return [
        html.A(_(page.name), href=page.path)
        if page.slug == "data"
        else dcc.Link(_(page.name), href=page.path)
        for page in entries
    ]


def _foot() -> list:
    licence = html.A(
        "CC BY 4.0", href="https://creativecommons.org/licenses/by/4.0/", target="_blank",
        rel="noopener noreferrer",
    )  # fmt: skip
    return [
        html.P(
            [
                _(
                    "Figures: National Statistics Committee of Uzbekistan, IT Park and the sources "
                    "named on each card; open data under "
                ),
                licence,
                _(". Nothing is shown that the sources do not carry."),
            ]
        ),
        html.P(
            [
                html.A(_("Methodology and sources"), href="/methodology"), " · ",
                html.A(_("All figures"), href="/data"), " · ",
                html.A(_("Data API"), href="/docs"),
            ]
        ),
    ]  # fmt: skip
