"""A click on a filter against the same charts redrawn by Plotly alone, in pairs, in one browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from .browser import READY

PATH = "/production"
CHIP = '[data-filter="zone"] [data-value="siz"]'  # off and on again: every chart changes
WATCH = Path(__file__).with_name("click.js").read_text(encoding="utf-8")
PAIRS, WARM = 24, 3
SETTLE = 250  # ms: coming to the front paints a page anew, which is no part of a click

CLICK = "(chip) => bench.time(() => document.querySelector(chip).click())"
FORGET = "() => zonalar.forget()"  # the answers that the page keeps
CHARTS = "() => bench.charts()"
SCRIPT = "() => [...document.scripts].map((one) => one.src).find((src) => src.includes('plotly'))"
STYLES = "() => [...document.querySelectorAll('link[rel=stylesheet]')].map((one) => one.href)"
PURE = """(states) => {
  const nodes = states.flat().map(() => document.body.appendChild(document.createElement("div")));
  const given = (n) => states[n].map((figure) => structuredClone(figure));
  bench.watch(Plotly);
  bench.draw = (n) => {
    const figures = given(n); // what arrives is always new: not part of the drawing
    return bench.time(() => figures.forEach((figure, i) => Plotly.react(nodes[i], figure)));
  };
  return bench.draw(0);
}"""
DRAW = "(n) => bench.draw(n)"


@dataclass(frozen=True)
class Clicks:
    """Medians in milliseconds, and the median of the ratios pair by pair."""

    dash: float
    pure: float
    ratio: float
    charts: int
    drawn: int  # charts that Plotly drew in one click of ours: more than `charts` is waste


def clicks(browser: Browser, url: str, *, asked: bool, pairs: int = PAIRS) -> Clicks:
    """One click of ours, one pure redraw, in turns: both see the same moment of the machine.
    `asked`: the server is asked each time; else the page may answer from what it has shown."""
    with _pages(browser) as (ours, pure):
        ours.goto(url + PATH)
        ours.wait_for_selector(READY)
        states = []
        for _round in range(4):  # twice through both states: caches are warm, sizes settled
            ours.evaluate(CLICK, CHIP)
            states.append(ours.evaluate(CHARTS))
        off, on = states[-2:]
        _blank(pure, url, ours.evaluate(SCRIPT), ours.evaluate(STYLES))
        pure.evaluate(PURE, [off, on])
        pure.evaluate(DRAW, 1)
        turns = [_turn(ours, pure, number % 2, asked) for number in range(WARM + pairs)][WARM:]
    return Clicks(
        median(one["ms"] for one, _ in turns), median(two["ms"] for _, two in turns),
        median(one["ms"] / two["ms"] for one, two in turns), len(on),
        max(one["drawn"] for one, _ in turns),
    )  # fmt: skip


def _turn(ours: Page, pure: Page, state: int, asked: bool) -> tuple[dict, dict]:
    ours.bring_to_front()
    ours.wait_for_timeout(SETTLE)
    if asked:
        ours.evaluate(FORGET)
    one = ours.evaluate(CLICK, CHIP)
    pure.bring_to_front()
    pure.wait_for_timeout(SETTLE)
    return one, pure.evaluate(DRAW, state)


@contextmanager
def _pages(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two pages of one browser that note when charts are painted."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    context.add_init_script(WATCH)
    yield context.new_page(), context.new_page()
    context.close()


def _blank(page: Page, url: str, script: str, styles: list[str]) -> None:
    """A page with nothing but Plotly: the file that the dashboard loads, the same fonts."""
    empty = {"body": "<!doctype html>", "content_type": "text/html"}
    page.route("**/pure", lambda route: route.fulfill(**empty))
    page.goto(f"{url}/pure")
    for style in styles:
        page.add_style_tag(url=style)
    page.add_script_tag(url=script)
