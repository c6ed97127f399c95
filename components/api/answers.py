"""How the API answers: versions and 304, files whole or streamed, refusals, and what /docs says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel

from components.exports.columns import COLUMNS, PIECE
from components.web.files import ROOT
from data import language
from data.store import Store

from .models import Problems
from .names import FileName
from .parameters import refusal

CODE = (
    "data/**/*.py", "data/locale/**/*.po", "data/locale/*.csv", "components/**/*.py", "pages/*.py",
)  # fmt: skip
OPEN = {  # any site may read the answers
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Content-Disposition",
}
ALWAYS_ASK = "public, max-age=0, must-revalidate"
WHOLE = 5 * PIECE  # rows up to which an answer is sent whole: with its length, and compressed


class Csv(Response):
    """A CSV file."""

    media_type = "text/csv; charset=utf-8"


class Json(Response):
    """A JSON document that is written already."""

    media_type = "application/json"


@cache
def code_version() -> str:
    """8 hex digits of the SHA-256 over our code: a new release may answer otherwise."""
    digest = sha256()
    for pattern in CODE:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def plain_name(route: APIRoute) -> str:
    """The name of an operation in the description: that of its function."""
    return route.name


def versioned(request: Request, store: Store, make: Callable[[], Response]) -> Response:
    """The answer with its tag; 304 without a body if the client has it. The rest of what it depends
    on is in the address. Call it when the request is known to be right."""
    tag = f'"{store.version}-{code_version()}-{language.current.get()}"'
    headers = OPEN | {
        "etag": f"W/{tag}", "cache-control": ALWAYS_ASK,
        "vary": "accept-encoding, x-lang, x-version",
    }  # fmt: skip
    held = request.headers.get("if-none-match", "").split(",")
    known = {one.strip().removeprefix("W/") for one in held}
    answer = Response(status_code=304) if known & {tag, "*"} else make()
    answer.headers.update(headers)
    return answer


def file(pieces: Iterator[bytes], rows: int, kind: type[Response], name: FileName) -> Response:
    """A file in one answer, or streamed if it is large. A sync iterator, so that it is made in a
    thread; an `async` one would hold up every click."""
    way = "attachment" if kind is Csv else "inline"
    headers = {"content-disposition": f"{way}; {name.header}"}
    if rows > WHOLE:
        return StreamingResponse(pieces, headers=headers, media_type=kind.media_type)
    return kind(b"".join(pieces), headers=headers)


def versions(store: Store) -> dict[str, object]:
    """What the head of every JSON file says of the data."""
    return {"data_version": store.version} | ({"synthetic": True} if store.is_synthetic else {})


def document(model: BaseModel) -> Response:
    return Json(model.model_dump_json())


def missing(parameter: str, value: str, allowed: Iterable[str], message: str) -> Response:
    """404 for an address that names something we do not have."""
    problem = refusal(value, allowed) | {"parameter": parameter, "message": message}
    return JSONResponse({"errors": [problem]}, 404, OPEN)


def refused(problems: Iterable[Mapping[str, Any]]) -> RequestValidationError:
    """The exception that is answered with 422."""
    return RequestValidationError(
        [
            {
                "type": "refused",
                "loc": ("query", one["parameter"]),
                "msg": one["message"],
                "ctx": one,
            }
            for one in problems
        ]
    )


TEXT = {"schema": {"type": "string"}}
HEADERS = {
    "ETag": TEXT | {"description": "Changes with the data and with the code."},
    "Cache-Control": TEXT | {"description": f"`{ALWAYS_ASK}`"},
}
NAMED = HEADERS | {"Content-Disposition": TEXT | {"description": "A telling file name."}}
COMMON: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer.", "headers": HEADERS},
    304: {"description": "`If-None-Match` names the current version; no body.", "headers": HEADERS},
    422: {"description": "A parameter or value that is not allowed.", "model": Problems},
}
FILE = COMMON | {200: {"description": "The file.", "headers": NAMED}}
HEADER = {"text/csv": {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}}
SAFE = "The file. A text that a spreadsheet would run as a formula has an apostrophe in front."
CSV_FILE = FILE | {200: FILE[200] | {"description": SAFE, "content": HEADER}}
MISSING = {404: {"description": "There is no such thing.", "model": Problems}}
