"""The answers of the API to a request it cannot serve."""

from __future__ import annotations

import re

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
unknown = APIRouter(include_in_schema=False)


@unknown.api_route("/api/{path:path}", methods=METHODS)
async def no_such_route(path: str) -> JSONResponse:
    """404 as JSON; Dash would answer 200 with its shell."""
    message = f"There is no /api/{path}; see /docs."
    return JSONResponse({"errors": [{"message": message}]}, 404)


def install(server: FastAPI) -> None:
    """Use our form of 422 and 404; call it after every API route is registered."""
    server.add_exception_handler(RequestValidationError, refused)
    server.include_router(unknown)


async def refused(_request: Request, error: RequestValidationError) -> JSONResponse:
    """422 that names the parameter, the bad value and the allowed ones."""
    return JSONResponse({"errors": [explained(one) for one in error.errors()]}, 422)


def explained(error: dict) -> dict:
    """One of pydantic's errors in our words."""
    place = error["loc"]  # ("query", parameter, index in a list)
    expected = str(error.get("ctx", {}).get("expected", ""))
    value = error.get("input")
    return {
        "parameter": str(place[1] if len(place) > 1 else place[0]),
        "value": value if isinstance(value, str | int | float | None) else str(value),
        "allowed": re.findall(r"'([^']*)'", expected) or expected or None,
        "message": UNKNOWN if error["type"] == "extra_forbidden" else error["msg"],
    }


UNKNOWN = "There is no such parameter; see /docs."
