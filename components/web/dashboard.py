"""Dash as we use it: its FastAPI backend without websockets, and our own HTML document."""

from __future__ import annotations

import logging
import os
from typing import Any

from dash import Dash
from dash.backends._fastapi import FastAPIDashServer
from fastapi import FastAPI

from components.web import document, warm

log = logging.getLogger("uvicorn.error")


# Dash writes these into every page; no visitor needs them.
UNTOLD = ("dash_version", "python_version", "plotly_version", "dash_version_url")


class Backend(FastAPIDashServer):
    """Dash's FastAPI backend on a server that warms itself and shows no default docs."""

    websocket_capability = False

    @staticmethod
    def create_app(name: str = "", config: dict | None = None) -> FastAPI:
        server = FastAPI(title="Zonalar", docs_url=None, redoc_url=None, lifespan=warm.lifespan)
        server.state.csp, server.state.files, server.state.warm = "default-src 'none'", {}, False
        return server


class Dashboard(Dash):
    """A Dash application whose pages are complete HTML documents (see `document`)."""

    def __init__(self, name: str, frame: document.Frame, **options: Any) -> None:
        os.environ["DASH_DISABLE_VERSION_CHECK"] = "true"  # it would ask a foreign host
        super().__init__(name, backend=Backend, on_error=reported, **options)
        self.frame = frame
        self.layout = frame.layout

    def _config(self) -> dict[str, Any]:
        return super()._config() | dict.fromkeys(UNTOLD)

    def interpolate_index(self, **parts: str) -> str:
        return document.html(self.backend.request_adapter(), parts, self.frame)


def reported(error: Exception) -> None:
    """Write a failed callback into the log (Dash only answers 500) and let it fail."""
    log.error("A callback failed", exc_info=error)
    raise error
