"""The overview."""

import dash
from dash import html

dash.register_page(__name__, path="/", title="Overview")


def layout(**_query: str) -> html.Main:
    """The page."""
    return html.Main("Overview", **{"data-page": "overview"})
