"""The answers of the API to a request it cannot serve."""

from __future__ import annotations

import re

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from data.language import N_, _

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
OPEN = {"access-control-allow-origin": "*"}  # a script on any host may read what is wrong
MESSAGES = {  # pydantic's kinds of errors; ours bring their own words
    "extra_forbidden": N_("There is no such parameter; see /docs."),
    "string_pattern_mismatch": N_("The value has not the form that “allowed” names."),
    "missing": N_("This parameter is needed."),
}
OTHER = N_("The value is not one that this parameter takes; see /docs.")
LONGEST = 60  # characters of a bad value that are repeated
unknown = APIRouter(include_in_schema=False)


@unknown.api_route("/api/{path:path}", methods=METHODS)
async def no_such_route(path: str) -> JSONResponse:
    """404 as JSON; Dash would answer 200 with its shell."""
    message = _("There is no {path}; see /docs.").format(path=f"/api/{path[:LONGEST]}")
    return JSONResponse({"errors": [{"message": message}]}, 404, OPEN)


def install(server: FastAPI) -> None:
    """Use our form of 422 and 404; call it after every API route is registered."""
    server.add_exception_handler(RequestValidationError, refused)
    server.include_router(unknown)


async def refused(_request: Request, error: RequestValidationError) -> JSONResponse:
    """422 that names the parameter, the bad value and all allowed ones."""
    return JSONResponse({"errors": [explained(one) for one in error.errors()]}, 422, OPEN)


def explained(error: dict) -> dict:
    """One of pydantic's errors in our words; our own errors bring them in their context."""
    place, context = error["loc"], error.get("ctx", {})  # ("query", parameter, index in a list)
    value = context.get("value", error.get("input"))
    return {
        "parameter": context.get("parameter") or str(place[1] if len(place) > 1 else place[0]),
        "value": value if isinstance(value, int | float | None) else str(value)[:LONGEST],
        "allowed": allowed(context),
        "message": message(error),
    }


def message(error: dict) -> str:
    """What is wrong, in the language of the request."""
    is_ours = "message" in error.get("ctx", {}) or error["type"] == "refused"
    return error["msg"] if is_ours else _(MESSAGES.get(error["type"], OTHER))


def allowed(context: dict) -> list[str] | None:
    """The values that an error's context names."""
    if "allowed" in context:
        return context["allowed"]
    words = str(context.get("expected") or context.get("pattern") or "")
    return re.findall(r"'([^']*)'", words) or [words] if words else None
