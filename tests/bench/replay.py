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


def captured(page: Page, url: str, path: str = PATH) -> str:
    """The body that a click on a filter posts."""
    page.goto(url + path)
    page.wait_for_selector(READY)
    with page.expect_request(lambda request: request.url.endswith(ROUTE)) as asked:
        page.locator(CHIP).click()
    page.wait_for_selector(READY)
    return asked.value.post_data


def bodies(body: str, most: int = 45) -> list[bytes]:
    """The body under every choice of zone types and first years, all different."""
    years = _years(json.loads(body))
    zones = [list(z) for n in range(len(FOUR_TYPES), 0, -1) for z in combinations(FOUR_TYPES, n)]
    states = product(years, zones)
    return [_under(body, zone=zone, first=year) for _n, (year, zone) in zip(range(most), states)]  # noqa: B905


def _years(post: dict) -> list[str]:
    """The default, and years that leave lines to draw on small data and on large."""
    return ["first", "2016", "2019"] if _value(post, "from") is not None else ["first"]


def _filters(post: dict) -> list[dict]:
    """The controls among the inputs: a list in Dash's body, as the pattern matches several."""
    return next(group for group in post["inputs"] if isinstance(group, list))


def _value(post: dict, name: str) -> object:
    found = (one.get("value") for one in _filters(post) if one["id"]["filter"] == name)
    return next(found, None)


def _under(body: str, *, zone: list[str], first: str) -> bytes:
    post = json.loads(body)
    for one in _filters(post):
        wanted = {"zone": zone, "from": first}
        one["value"] = wanted.get(one["id"]["filter"], one.get("value"))
    return json.dumps(post, separators=(",", ":")).encode()


def cpu(server: Server, posts: Sequence[bytes]) -> tuple[list[float], list[int]]:
    """Milliseconds of the server's CPU for each body, and the answers' bytes unpacked."""
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
