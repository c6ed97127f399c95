"""The answer to a request for a static file: coding, caching, 304."""

from __future__ import annotations

from collections.abc import Mapping

from dash.fingerprint import check_fingerprint
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from components.web.coding import accepted
from components.web.files import PREFIXES, File

YEAR = "public, max-age=31536000, immutable"
# A font one release old harms nobody; asking about it on every page does.
MONTH = "public, max-age=2592000"
ICON = "/assets/favicon.png"
ROBOTS = PlainTextResponse("User-agent: *\nAllow: /\n")


def answer(scope: Scope, files: Mapping[str, File]) -> Response | None:
    """The response for a static address, or None when the address is not a static one."""
    path = scope["path"]
    if path == "/robots.txt":
        return ROBOTS
    if path in ("/favicon.ico", "/_favicon.ico"):
        return _response(scope, files.get(ICON))
    if path.startswith(PREFIXES):
        return _response(scope, files.get(check_fingerprint(path)[0]))
    return None


def _response(scope: Scope, file: File | None) -> Response:
    if scope["method"] not in ("GET", "HEAD"):
        return PlainTextResponse("Method not allowed", 405, {"allow": "GET, HEAD"})
    if file is None:
        return PlainTextResponse("Not found", 404)
    asked = Headers(scope=scope)
    coding, content = _coded(file, asked.get("accept-encoding", ""))
    headers = _caching(scope, file) | ({"content-encoding": coding} if coding else {})
    if f'"{file.digest}"' in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=file.type)


def _coded(file: File, header: str) -> tuple[str, bytes]:
    for coding in accepted(header):
        copy = file.br if coding == "br" else file.gzip
        if copy is not None:
            return coding, copy
    return "", file.plain


def _caching(scope: Scope, file: File) -> dict[str, str]:
    lasting = check_fingerprint(scope["path"])[1] or b"m=" in scope["query_string"][:2]
    life = YEAR if lasting else MONTH if file.type == "font/woff2" else "no-cache"
    return {"cache-control": life, "etag": f'W/"{file.digest}"', "vary": "accept-encoding"}
