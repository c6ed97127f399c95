"""Liveness and readiness, for whoever watches over the server."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from data import serving

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """Warm, and figures are loaded. Figures that were published but cannot be used make no worker
    unready, since it serves the ones before: `refused` says what is wrong with them."""
    served = serving.state()
    checks = {"warm": request.app.state.warm, "data": len(served.store) > 0}
    good = all(checks.values())
    said = {"status": "ready" if good else "not ready", **checks, "version": served.store.version}
    if served.trouble:
        said["refused"] = served.trouble
    return JSONResponse(said, 200 if good else 503)
