"""The data API: figures, catalogues and views under stable addresses; /openapi.json tells all."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from . import catalogues, changes, coverage, inconsistencies, observations, views

router = APIRouter(prefix="/api/v1")
router.include_router(observations.router)
router.include_router(catalogues.router)
router.include_router(views.router)
router.include_router(inconsistencies.router)
router.include_router(coverage.router)
router.include_router(changes.router)


@router.options("/{path:path}", include_in_schema=False)
async def preflight(path: str) -> Response:
    """Browsers ask this before a script on another host may send `If-None-Match`."""
    allowed = {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD",
        "access-control-allow-headers": "If-None-Match",
        "access-control-max-age": "86400",
    }
    return Response(status_code=204, headers=allowed)
