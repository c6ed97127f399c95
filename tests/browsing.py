"""What journeys in a browser are told with: the state of a page, a choice, an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page

from components.page import PAGES

CALL = "**/_dash-update-component*"
READY = "main[data-page='{}'][data-ready='1']"
STATE = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const visible = (node) => node.getClientRects().length > 0;
  const value = (box) => box.querySelector("select, input[type=date]")?.value
    ?? all("input:checked", box).map((input) => input.value);
  const texts = (selector, root) => all(selector, root).map((node) => node.textContent);
  const figure = (node) => ({data: node.zonalar.data, layout: node.zonalar.layout,
    painted: texts("text", node)});
  // Only those that are seen: in an empty card they may still be on their way (assets/ready.js).
  const charts = (node) => all(".js-plotly-plot", node).filter(visible);
  const card = (node) => [node.dataset.card, {texts: texts(".panel-head, .panel-body", node),
    tables: texts("table", node), figures: charts(node).map(figure)}];
  const control = (box) => [box.dataset.filter, value(box)];
  return {
    address: location.pathname + location.search,
    titles: texts("title, h1"), chosen: texts(".choice"), notices: texts(".notice"),
    controls: Object.fromEntries(all("[data-filter]").map(control)),
    cards: Object.fromEntries(all("[data-card]").filter(visible).map(card)),
  };
}"""
# To another page within the open one, as the topics at the top go.
GO = """(href) => {
  history.pushState({}, "", href);
  dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
}"""
Visit = Callable[[str], Page]


class Tabs:
    """Tabs of one reader, closed after each test, as are its cookies.

    (Kept open from test to test they load in half the time; but now and then the browser then never
    answers again.)"""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._context, self._url = context, url
        self._others: set[Page] | None = None

    def take(self) -> Page:
        if self._others is None:
            self._others = set(self._context.pages)
        page = self._context.new_page()
        page.bring_to_front()  # one behind another is drawn once a second
        return page

    def put_back(self) -> None:
        for page in set(self._context.pages) - (self._others or set()):
            page.close()
        self._others = None
        self._context.clear_cookies()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    return painted(page)


def gone(page: Page, url: str, address: str) -> Page:
    """An address, gone to from the page that is open if that is another one; else loaded."""
    there = urlsplit(address).path
    slug = next(one.slug for one in PAGES.values() if one.path == there)
    here = page.evaluate("document.querySelector('main')?.dataset.page")
    if not here or slug in (here, "data"):  # the explorer has scripts of its own
        page.goto(url + address)
    else:
        page.evaluate(GO, address)
    return painted(page, slug)


def painted(page: Page, slug: str = "") -> Page:
    page.wait_for_selector(READY.format(slug) if slug else READY.replace("='{}'", ""))
    return page


def state(page: Page) -> dict[str, Any]:
    return page.evaluate(STATE)


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What happens inside asks the server once, and the answer is painted."""
    page.evaluate("zonalar.forget()")  # or a choice shown before would need no server
    posts = []

    def count(request: Any) -> None:
        posts.append(request.url) if request.method == "POST" else None

    page.on("request", count)
    with page.expect_response(CALL):
        yield
    painted(page)
    page.remove_listener("request", count)
    assert len(posts) == 1


def control(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"[data-filter={name}] [data-value='{value}']")


def choose(page: Page, name: str, value: str) -> None:
    select = page.locator(f"[data-filter={name}] select")
    with answered(page):
        select.select_option(value) if select.count() else control(page, name, value).click()


def query(address: str) -> dict[str, str]:
    """The choices in an address; the language, which every address has, left out."""
    found = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return {name: ",".join(values) for name, values in found.items() if name != "lang"}


def numbers(texts: list[str]) -> list[str]:
    """The figures in some texts, as printed."""
    return [one for text in texts for one in re.findall(r"[-−+]?\d[\d,]*(?:\.\d+)?", text)]
