"""`python -m tests.bench [--only shipped|million] [--rows N] [--growth]`: measure, print, fail on a
breach."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

import app  # noqa: F401 (registers the pages)
from components.registry import PAGES
from tests import synthetic

from .browser import chromium
from .click import clicks
from .figures import Figure, table
from .flood import flood
from .growth import growth
from .replay import captured, cpu
from .server import Server, serving
from .visit import visit

MILLION = 1_000_000
STARTS = 3  # of which the median counts
SHIPPED = {
    "start": "≤ 3", "memory": "≤ 300", "cpu": "≤ 10", "rate": "≥ 500", "ratio": "≤ 1.6",
    "bytes": "≤ 900", "grid": "≤ 1600", "shift": "≤ 0.05", "painted": "≤ 10000",
}  # fmt: skip
LARGE = SHIPPED | {"start": "≤ 5", "memory": "≤ 600", "cpu": "≤ 20", "rate": ""}


def main() -> int:
    """Exit code 1 when a budget is broken."""
    options = _options()
    begin, busy = time.monotonic(), os.getloadavg()[0]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if options.growth:
            figures += growth(browser)
        elif options.only in ("", "shipped"):
            figures += measured("shipped", None, SHIPPED, browser, STARTS)
        if options.only in ("", "million") and not options.growth:
            made = synthetic.write(Path(folder), options.rows)
            figures += measured(f"{options.rows:,}", made, LARGE, browser, 1)
    print(table(figures))
    if busy > 1:  # a click takes three processes, Plotly alone one: the ratio suffers first
        print(f"\nThe machine was busy with other work (load {busy:.1f}): measure again.")
    broken = [figure for figure in figures if not figure.passed]
    print(f"\n{len(broken)} of {len(figures)} over budget, {time.monotonic() - begin:.0f} s")
    return 1 if broken else 0


def measured(
    name: str, folder: Path | None, budget: dict[str, str], browser: Browser, starts: int
) -> list[Figure]:
    """Every figure for the dashboard over one data folder."""
    print(f"measuring with {name} data …", file=sys.stderr, flush=True)
    found: list[tuple] = []
    times = [_started(folder) for _ in range(starts - 1)]
    with serving(folder) as server:
        start = median([*times, server.started])
        found.append(("start until ready", start, "s", budget["start"]))
        found.append(("memory after start", server.memory(), "MB", budget["memory"]))
        found += _visits(browser, server, budget)
        found += _server(browser, server, budget)
        found += _clicks(browser, server, budget)
        found.append(("memory after all this", server.memory(), "MB", budget["memory"]))
    return [Figure(name, *one) for one in found]


def _started(folder: Path | None) -> float:
    with serving(folder) as server:
        return server.started


def _visits(browser: Browser, server: Server, budget: dict[str, str]) -> Iterator[tuple]:
    """First load of every page."""
    for page in sorted(PAGES.values(), key=lambda page: page.position):
        seen = visit(browser, server.url, page.path)
        most = budget["grid" if page.path == "/data" else "bytes"]
        yield f"{page.path} first load", seen.kilobytes, "kB", most
        yield f"{page.path} requests", seen.requests, "", ""
        yield f"{page.path} requests to other hosts", seen.foreign, "", "= 0"
        yield f"{page.path} painted after", seen.milliseconds, "ms", budget["painted"]
        yield f"{page.path} layout shift", seen.shift, "", budget["shift"]
        if page.path != "/data":
            yield f"{page.path} loads the data grid", float(seen.grid), "", "= 0"


def _server(browser: Browser, server: Server, budget: dict[str, str]) -> Iterator[tuple]:
    """CPU of a redraw and interactions a second, by the requests of a real click."""
    context = browser.new_context()
    posts = captured(context.new_page(), server.url)
    context.close()
    fresh, sizes = cpu(server, posts)
    again, _sizes = cpu(server, posts)
    yield "server CPU of a click", median(fresh), "ms", budget["cpu"]
    yield "server CPU of a click seen before", median(again), "ms", budget["cpu"]
    yield "answer to a click, unpacked", median(sizes) / 1000, "kB", ""
    result = flood(server.url, posts)
    what = f"interactions/s over {len(posts)} states ({result.client})"
    yield what, result.rate, "", budget["rate"]
    yield "failed interactions", result.failed, "", "= 0"


def _clicks(browser: Browser, server: Server, budget: dict[str, str]) -> Iterator[tuple]:
    """The reader's side of a click."""
    for asked, what in ((True, "click"), (False, "click seen before")):
        seen = clicks(browser, server.url, asked=asked)
        yield f"{what} until {seen.charts} charts are painted", seen.dash, "ms", ""
        yield "the same charts by Plotly alone", seen.pure, "ms", ""
        yield f"{what}: ratio, median of pairs", seen.ratio, "", budget["ratio"]
        yield f"{what}: charts drawn", seen.drawn, "", f"≤ {seen.charts}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=["", "shipped", "million"], default="")
    parser.add_argument("--rows", type=int, default=MILLION)
    parser.add_argument("--growth", action="store_true", help="10^4 to 10^7 observations instead")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
