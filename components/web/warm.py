"""What a worker does before it takes requests.

Dash sets itself up only on a request to `/`: a worker whose first request is another page
would answer without assets, so each asks itself for `/` first.
"""

from __future__ import annotations

import asyncio
import copy
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dash import Dash, get_app, html
from dash.development.base_component import Component
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from components.registry import outlining
from components.web import files, watch
from components.web.csp import policy
from components.web.document import OPTIONAL


@asynccontextmanager
async def lifespan(server: FastAPI) -> AsyncIterator[None]:
    """Open the worker: first page, files, security policy; then it is ready."""
    app = get_app()
    await first_page(server, app)
    server.state.csp = policy(app.csp_hashes())
    server.state.files = files.load(app)
    server.state.warm = True
    # All that was built lives as long as the worker: spare the collector from walking it.
    gc.collect()
    gc.freeze()
    watching = asyncio.create_task(watch.watch())
    yield
    server.state.warm = False
    watching.cancel()


async def first_page(server: FastAPI, app: Dash) -> None:
    """Make Dash set itself up and shorten what it repeats in every page."""
    token = outlining.set(True)
    async with AsyncClient(transport=ASGITransport(app=server), base_url="http://warm") as client:
        (await client.get("/")).raise_for_status()
    outlining.reset(token)
    app.validation_layout = outline(app.validation_layout)
    # Dash makes this anew for every page (5 ms); the only changing part of it is an id that
    # guards background callbacks, of which we have none.
    config = app._generate_config_html()
    app._generate_config_html = lambda: config


def outline(layout: Component) -> Component:
    """Only the components that callbacks can name, once each, without other properties.

    Dash writes the validation layout (every page with every figure) into each HTML answer;
    it is read for ids only. Components whose scripts most pages do not load must stay out of it
    (the browser would look for them), so callbacks name these by a pattern.
    """
    named = {
        (part._type, str(part.id)): part
        for part in layout._traverse_ids()
        if part._namespace not in OPTIONAL
    }
    return html.Div([bare(part) for part in named.values()])


def bare(component: Component) -> Component:
    """A copy of the component with nothing but its id."""
    kept = copy.copy(component)
    for name in set(kept.to_plotly_json()["props"]) - {"id"}:  # data-* and aria-* among them
        delattr(kept, name)
    return kept
