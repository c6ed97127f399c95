"""First load of a page in a browser that was never here: bytes, requests, time, layout shift."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import inf
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, TimeoutError

from .browser import READY

PATIENCE = 20_000  # milliseconds
WATCH = """
window.visit = {ready: 0, shift: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) visit.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new MutationObserver(() => {
  if (!visit.ready && document.querySelector('READY')) visit.ready = performance.now();
}).observe(document, {attributes: true, subtree: true, attributeFilter: ["data-ready"]});
""".replace("READY", READY)


@dataclass(frozen=True)
class Visit:
    """What a cold load cost; `shift` adds up all shifts, so it is never below the real CLS."""

    kilobytes: float  # everything on the wire, headers included
    requests: int
    foreign: int  # requests to another host
    milliseconds: float  # until painted
    shift: float
    grid: bool  # whether files of the data grid came along


def visit(browser: Browser, url: str, path: str) -> Visit:
    """Load `url + path` with an empty cache and wait until it is painted."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        wire = _Wire(context.new_cdp_session(page))
        page.goto(url + path)
        with suppress(TimeoutError):  # a page that is never painted is a figure too
            page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
        page.wait_for_load_state("networkidle")
        seen = page.evaluate("() => window.visit")
    finally:
        context.close()
    hosts = [urlsplit(address).netloc for address in wire.addresses]
    return Visit(
        wire.bytes / 1000, len(hosts), sum(host != urlsplit(url).netloc for host in hosts),
        seen["ready"] or inf, seen["shift"],
        any("ag_grid" in address for address in wire.addresses),
    )  # fmt: skip


class _Wire:
    """Counts what a page asks for and receives."""

    def __init__(self, session: CDPSession) -> None:
        self.addresses: list[str] = []
        self.bytes = 0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._received)
        session.send("Network.enable")

    def _asked(self, event: dict) -> None:
        address = event["request"]["url"]
        if address.startswith(("http:", "https:", "ws:", "wss:")):
            self.addresses.append(address)

    def _received(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]
