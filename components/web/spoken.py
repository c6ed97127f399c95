"""The language of a request: what its address says, or else what its reader prefers."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope

from data.language import DEFAULT, LANGUAGES

COOKIE = "lang"  # the language of the last page that was open (assets/language.js)
FILES = ("/api/", "/openapi.json", "/docs", "/assets/", "/healthz", "/readyz")  # not for readers
CYRILLIC = ("uz-cyrl", "uz-uz-cyrl")


def spoken(scope: Scope) -> str:
    """`?lang=`; the page's own (header `x-lang`) for what it asks of the server; for a page whose
    address names none the language of the last visit, or the browser's. An unknown name is
    English: the page says so (data/selection.py)."""
    headers = Headers(scope=scope)
    query = parse_qs(scope["query_string"].decode("latin-1")).get("lang")
    if query or "x-lang" in headers:
        wanted = query[0] if query else headers["x-lang"]
        return wanted if wanted in LANGUAGES else DEFAULT
    if scope["path"].startswith(FILES):
        return DEFAULT
    return preferred(headers)


def preferred(headers: Headers) -> str:
    """The language of the last visit, or the first of the browser's that we speak."""
    cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    if cookie and cookie.value in LANGUAGES:
        return cookie.value
    found = (ours(tag) for tag in accepted(headers.get("accept-language", "")))
    return next((language for language in found if language), DEFAULT)


def accepted(header: str) -> list[str]:
    """The tags of `Accept-Language`, the dearest first."""
    weighed = []
    for part in header[:1000].split(","):
        tag, _mark, weight = part.strip().partition(";q=")
        try:
            value = float(weight or 1)
        except ValueError:
            continue
        if tag and value > 0:
            weighed.append((tag.strip().lower(), value))
    return [tag for tag, _value in sorted(weighed, key=lambda pair: -pair[1])]


def ours(tag: str) -> str:
    """`ru-RU` → `ru`; `uz`, `uz-Latn-UZ` → `uz`; `uz-Cyrl` → `uzc`; empty for one we lack."""
    if tag.startswith(CYRILLIC):
        return "uzc"
    name = tag.partition("-")[0]
    return name if name in LANGUAGES else ""
