"""The redraw callback as the browser posts it, over many states of the filters."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from itertools import combinations, product

import httpx2
from playwright.sync_api import Page

from data.catalog import FOUR_TYPES

from .browser import READY
from .click import CHIP, PATH
from .server import Server

ROUTE = "/_dash-update-component"
HEADERS = {"content-type": "application/json", "accept-encoding": "gzip, deflate, br"}
FIRST = '[data-filter="from"] [data-value]'
YEARS = 4  # first years that are tried, the default among them


def captured(page: Page, url: str, path: str = PATH) -> list[bytes]:
    """The bodies that clicks on filters post: one is caught, the others are made from it."""
    page.goto(url + path)
    page.wait_for_selector(READY)
    with page.expect_request(lambda request: ROUTE in request.url) as asked:
        page.evaluate("(chip) => document.querySelector(chip).click()", CHIP)
    page.wait_for_selector(READY)
    options = page.locator(FIRST).evaluate_all("(all) => all.map((one) => one.dataset.value)")
    years = [option for option in options if option.isdigit()][1:YEARS]
    return bodies(asked.value.post_data, ["first", *years])


def bodies(body: str, years: Sequence[str]) -> list[bytes]:
    """The body under every choice of two zone types or more and every first year: all different."""
    zones = [list(z) for n in (4, 3, 2) for z in combinations(FOUR_TYPES, n)]
    return [_under(body, {"zone": zone, "from": year}) for year, zone in product(years, zones)]


def _under(body: str, chosen: dict[str, object]) -> bytes:
    post = json.loads(body)
    # The pattern of the filters matches several controls: Dash sends them as a list in the list.
    for control in next(group for group in post["inputs"] if isinstance(group, list)):
        control["value"] = chosen.get(control["id"]["filter"], control.get("value"))
    return json.dumps(post, separators=(",", ":")).encode()


def cpu(server: Server, posts: Sequence[bytes]) -> tuple[list[float], list[int]]:
    """Milliseconds of the server's CPU for each body, and the bytes of each answer, unpacked."""
    spent, sizes = [], []
    with httpx2.Client(base_url=server.url, headers=HEADERS) as client:
        for post in posts:
            before = server.cpu()
            answer = client.post(ROUTE, content=post)
            time.sleep(0.002)  # what the server does after the last byte is part of the click
            spent.append((server.cpu() - before) * 1000)
            answer.raise_for_status()
            sizes.append(len(answer.content))
    return spent, sizes
