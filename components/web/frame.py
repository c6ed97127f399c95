"""The outermost layer of the server: what holds for every answer, whoever gives it."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from dash._pages import _path_to_page
from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web import static, watch
from components.web.coding import coded
from components.web.csp import HEADERS
from components.web.spoken import spoken
from data import language, serving

log = logging.getLogger("uvicorn.error")
ASKED = "/api/v1/version"  # where open pages look for another version (assets/fresh.js)


class Frame:
    """An ASGI application around `server`; `server.state` is filled by `warm.lifespan`."""

    def __init__(self, server: FastAPI) -> None:
        self.server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.server(scope, receive, send)
            return
        answer = Answer(scope, send, self.server.state.csp)
        # Dash has no HEAD routes: we answer as to GET and leave the body out.
        request = scope | {"method": "GET"} if scope["method"] == "HEAD" else scope
        answer.scope = request
        token = language.current.set(spoken(request))
        pinned = serving.pin(await self.version(request))
        try:
            file = static.answer(request, self.server.state.files)
            if not file:
                answer.version = serving.current().version
            await (file or slashless(request) or self.server)(request, receive, answer)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if not answer.started:
                await FAILED(request, receive, answer)
        finally:
            serving.unpin(pinned)
            language.current.reset(token)

    async def version(self, scope: Scope) -> str:
        """The version of the data that an open page was drawn from (`x-version`), so that a page
        is of one version however many workers there are. A worker that has not heard of it yet
        looks at once. Asked for the version itself it names the newest."""
        wanted = Headers(scope=scope).get("x-version", "")
        if wanted and not serving.is_held(wanted):
            await watch.catch_up()
        return "" if scope["path"] == ASKED else wanted


class Answer:
    """A `send` that adds the headers, turns unknown pages into 404 and keeps HEAD empty."""

    def __init__(self, scope: Scope, send: Send, csp: str) -> None:
        self.scope, self.send, self.started = scope, send, False
        self.empty = scope["method"] == "HEAD"
        self.headers: Mapping[str, str] = HEADERS | {"content-security-policy": csp}
        self.version = ""  # of the figures that were at hand; none for a file
        self.start: Message = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message  # held until the body says whether it can be compressed
            return
        if not self.started:
            self.started = True
            message = self.begun(message)
            await self.send(self.start)
        await self.send(message | {"body": b""} if self.empty else message)

    def begun(self, message: Message) -> Message:
        """The first part of the body, after completing the status and headers before it."""
        if self.start["status"] == 200 and unknown(self.scope):
            self.start["status"] = 404
        headers = MutableHeaders(scope=self.start)
        headers.update(self.headers)
        headers.setdefault("cache-control", "no-cache")
        if self.version:
            headers["x-version"] = self.version
        if headers.get("content-type", "").startswith("text/html"):
            headers.setdefault("content-language", language.HTML_LANG[language.current.get()])
            headers.add_vary_header("accept-language, cookie")  # for addresses that name none
        if self.scope["path"].startswith("/_dash-"):
            headers.setdefault("content-type", "application/json")  # Dash forgets it
        if message.get("more_body"):
            return message
        wanted = Headers(scope=self.scope).get("accept-encoding", "")
        return message | {"body": coded(message.get("body", b""), headers, wanted)}


FAILED = JSONResponse({"error": "The server could not answer this request."}, 500)


def registered(path: str) -> Mapping:
    """Dash's entry for the page at `path`, empty when there is none."""
    page = _path_to_page(path.strip("/"))[0]
    return {} if page.get("module", "").endswith("not_found_404") else page


def unknown(scope: Scope) -> bool:
    """Whether Dash answered with its shell although no page has this address."""
    endpoint = getattr(scope.get("endpoint"), "__name__", "")
    return endpoint == "catchall" and not registered(scope["path"])


def slashless(scope: Scope) -> ASGIApp | None:
    """The redirect from `/figures/` to `/figures`, query kept; only to pages we have."""
    path, page = scope["path"], registered(scope["path"])
    if scope["method"] != "GET" or not page or path in ("/", page["path"]):
        return None
    if page["path_template"]:
        return None
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(page["path"] + ("?" + query if query else ""), 301)
