"""Liveness and readiness, for whoever watches over the server."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse


def router(ready: Callable[[], bool]) -> APIRouter:
    """`/healthz` (the process answers) and `/readyz` (warm, and `ready()` holds)."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @routes.get("/readyz")
    async def readyz(request: Request) -> JSONResponse:
        checks = {"warm": request.app.state.warm, "data": ready()}
        good = all(checks.values())
        status = "ready" if good else "not ready"
        return JSONResponse({"status": status, **checks}, 200 if good else 503)

    return routes
