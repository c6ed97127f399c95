"""A page as slides: by keyboard, by address, by hand; large type, quick steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

import app  # noqa: F401 – registers the pages
from components.offer import selection_of
from components.page import PAGES
from data.serving import current
from tests.browsing import Tabs, opened
from tests.browsing import query as asked

AXE = Path(__file__).parent.parent / "build" / "axe.min.js"
READY = "main[data-page][data-ready='1']"
SLIDE = "[data-slide]"
ROOT = "document.documentElement.dataset"
LIMIT = 200  # ms from a key to the painted slide
# Type as it is on the screen: the font size, times what transforms make of it.
SIZES = """() => {
  const shown = (node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !node.closest(".visually-hidden, .page-head:not([data-present=tiles] *)");
  const size = (node) => {
    const svg = node.closest("svg");
    const frame = svg && node.getScreenCTM();
    const grown = svg ? Math.hypot(frame.a, frame.b) : (node.currentCSSZoom ?? 1);
    return parseFloat(getComputedStyle(node).fontSize) * grown;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const [text, node] = [words.currentNode.data.trim(), words.currentNode.parentElement];
    if (text && !node.closest("script, style") && shown(node)) found.push([text, size(node)]);
  }
  return found;
}"""
# Every label of a chart lies within the chart, and the chart within the slide above the source.
CLIPPED = """() => {
  const out = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1
    || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  const box = (node) => node.getBoundingClientRect();
  const foot = box(document.querySelector(".slide-foot"));
  const slide = document.querySelector("[data-slide]");
  const labels = [...slide.querySelectorAll("svg text, .tile, .figures")];
  const room = {left: 0, top: 0, right: innerWidth, bottom: foot.top};
  return labels.filter((node) => box(node).width && out(box(node), room))
    .map((node) => node.textContent.slice(0, 60));
}"""
# From the press of a key to the frame after the slide has changed and no chart is being drawn.
TIMED = """() => new Promise((done) => {
  addEventListener("keydown", () => {
    const start = performance.now();
    requestAnimationFrame(function frame() {
      if (window.zonalar.painting) return requestAnimationFrame(frame);
      return requestAnimationFrame(() => done(performance.now() - start));
    });
  }, {capture: true, once: true});
  document.body.dataset.armed = "1";
})"""
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    one.set_default_timeout(10_000)
    yield one
    one.close()


@pytest.fixture
def visit(tabs: Tabs, url: str) -> Iterator[Visit]:
    def shown(address: str, width: int = 1280, height: int = 720) -> Page:
        page = tabs.take()
        page.set_viewport_size({"width": width, "height": height})
        return opened(page, url + address)

    yield shown
    tabs.put_back()


def query(page: Page) -> dict[str, str]:
    return asked(page.url)


def slide(page: Page) -> Locator:
    return page.locator(SLIDE)


def number(page: Page) -> tuple[int, int]:
    """Where one is, of how many; the address says the same."""
    shown, of = map(int, page.locator(".slide-number").inner_text().split("/"))
    assert query(page)["slide"] == str(shown)
    assert slide(page).count() == 1
    return shown, of


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


# Keys


def test_a_presentation_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/production?zone=sez,siz")
    page.locator("a.present").focus()
    press(page, "Enter")
    first, count = number(page)
    assert first == 1
    assert count >= 5
    expect(slide(page)).to_have_class("tile-cards")
    for hidden in (".bar", ".foot", ".filters", ".copy-link", ".say"):
        expect(page.locator(hidden).first).not_to_be_visible()
    steps = (
        ("ArrowRight", 2), ("ArrowDown", 3), ("PageDown", 4), ("Space", 5), ("ArrowLeft", 4),
        ("ArrowUp", 3), ("PageUp", 2), ("Shift+Space", 1), ("ArrowLeft", 1), ("End", count),
        ("ArrowRight", count), ("Home", 1),
    )  # fmt: skip
    for key, expected in steps:
        press(page, key)
        assert number(page)[0] == expected, key
    press(page, "3", "Enter")
    assert number(page)[0] == 3
    press(page, "Escape")
    assert query(page) == {"zone": "sez,siz"}
    expect(page.locator("a.present")).to_be_focused()
    expect(page.locator(".bar")).to_be_visible()
    page.go_back()  # leaving was a step, too
    assert number(page)[0] == 3


def test_a_slide_has_title_unit_period_page_and_source(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    expect(slide(page).locator("h2")).to_be_visible()
    expect(slide(page).locator(".measure")).to_contain_text("bn soums")
    expect(slide(page).locator(".measure")).to_contain_text(re.compile(r"January–March 20\d\d"))
    expect(page.locator(".slide-over")).to_have_text("Production")
    expect(page.locator(".slide-source")).to_contain_text("Source: ")


def test_only_cards_that_show_something_are_slides(visit: Visit) -> None:
    whole = number(visit("/production?present=1"))[1]
    assert number(visit("/production?present=1&span=q1"))[1] < whole
    page = visit("/production?present=1&zone=none")
    assert number(page) == (1, 1)
    expect(slide(page).locator(".empty")).to_be_visible()


def test_the_list_of_keys_and_the_way_to_turn_them_off(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.locator("#single-keys").uncheck()
    press(page, "Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    press(page, "3", "Enter", "f", "?", "b")
    assert number(page)[0] == 2
    assert not page.evaluate(f"() => ['filters', 'blank'].some((name) => name in {ROOT})")
    page.reload()
    page.wait_for_selector(READY)
    press(page, "?")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    press(page, "PageDown")  # those of a clicker still work
    assert number(page)[0] == 3
    page.get_by_role("button", name="Keys").click()
    page.locator("#single-keys").check()
    page.get_by_role("button", name="Close").click()
    press(page, "b")
    assert page.evaluate(f"() => 'blank' in {ROOT}")
    press(page, "b", "2", "Enter")
    assert not page.evaluate(f"() => 'blank' in {ROOT}")
    assert number(page)[0] == 2


def test_buttons_do_as_keys(visit: Visit) -> None:
    page = visit("/production?present=1")
    page.get_by_role("button", name="Next slide").click()
    assert number(page)[0] == 2
    press(page, "Space")  # on the button in focus: once, not twice
    assert number(page)[0] == 3
    page.get_by_role("button", name="Previous slide").click()
    assert number(page)[0] == 2
    page.get_by_role("button", name="Leave").click()
    assert query(page) == {}


# Addresses


@pytest.mark.parametrize(("asked", "shown"), [("99", -1), ("0", 1), ("-3", 1), ("two", 1)])
def test_a_wrong_slide_is_named_and_the_nearest_shown(visit: Visit, asked: str, shown: int) -> None:
    page = visit(f"/production?present=1&slide={asked}")
    here, count = number(page)
    assert here == (count if shown < 0 else shown)
    notice = page.locator("[role=status] .notice[data-parameter=slide]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(f"“{asked}”")
    press(page, "ArrowRight", "ArrowLeft", "ArrowLeft")
    expect(notice).not_to_be_visible()


def test_a_wrong_presentation_is_the_usual_page_with_a_notice(visit: Visit) -> None:
    page = visit("/production?present=maybe&slide=2")
    expect(page.locator(".notice[data-parameter=present]")).to_contain_text("“maybe”")
    expect(page.locator(".bar")).to_be_visible()
    expect(slide(page)).to_have_count(0)
    for wrong in ("maybe", "1,1", "0"):
        _selection, notices = selection_of(PAGES["production"], {"present": wrong}, current())
        assert [notice.parameter for notice in notices] == ["present"]
    assert selection_of(PAGES["production"], {"present": "1", "slide": "2"}, current())[1] == ()


def test_filters_keep_the_slide_and_change_it(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    before = slide(page).inner_text()
    press(page, "f")
    expect(page.locator(".filters")).to_be_visible()
    page.locator("[data-filter=zone] [data-value=cluster]").click()
    expect(slide(page).locator(".annotation-text")).to_have_count(3)
    page.wait_for_selector(READY)
    assert query(page) == {"zone": "sez,siz,technopark", "present": "1", "slide": "2"}
    assert number(page)[0] == 2
    press(page, "Escape")
    expect(page.locator(".filters")).not_to_be_visible()
    address, after = page.url, slide(page).inner_text()
    assert after != before
    page.reload()
    page.wait_for_selector(READY)
    assert (page.url, slide(page).inner_text()) == (address, after)
    page.go_back()
    expect(slide(page).locator(".annotation-text")).to_have_count(4)
    page.wait_for_selector(READY)
    assert (query(page), slide(page).inner_text()) == ({"present": "1", "slide": "2"}, before)


# Looks


@pytest.mark.parametrize("path", ["/", "/production"])
def test_no_type_is_smaller_than_24_px_at_1920(visit: Visit, path: str) -> None:
    page = visit(f"{path}?present=1", 1920, 1080)
    press(page, "f")
    checked: list[str] = []
    for _slide in range(number(page)[1]):
        page.wait_for_function("() => !window.zonalar.painting")
        sizes = page.evaluate(SIZES)
        assert [(text, size) for text, size in sizes if size < 23.99] == []
        checked += [text for text, _size in sizes]
        press(page, "Escape") if page.locator(".filters").is_visible() else None
        press(page, "ArrowRight")
    assert "10,652.9" in checked  # of a bar
    assert any(text.startswith("Source") for text in checked)


@pytest.mark.parametrize(
    ("path", "width", "height"),
    [("/finance", 1280, 720), ("/production", 1920, 1080), ("/", 1024, 768)],
)
def test_nothing_is_cut_off(visit: Visit, path: str, width: int, height: int) -> None:
    page = visit(f"{path}?present=1", width, height)
    for _slide in range(number(page)[1]):
        page.wait_for_function("() => !window.zonalar.painting")
        assert page.evaluate(CLIPPED) == [], page.url
        press(page, "ArrowRight")


def test_the_charts_of_a_page_come_back_as_they_were(visit: Visit) -> None:
    page = visit("/production")
    drawn = """() => [...document.querySelectorAll(".panel:not(.absent) .js-plotly-plot")].map(
      ({_fullLayout: {width, height, font}}) => [width, height, font.size])"""
    before = page.evaluate(drawn)
    page.locator("a.present").click()
    page.wait_for_function(f"() => ({drawn})().every(([,, size]) => size > 13)")  # in idle time
    press(page, "Escape")
    page.wait_for_function("() => !window.zonalar.painting")
    assert page.evaluate(drawn) == before


def test_the_next_slide_is_there_at_once(visit: Visit) -> None:
    page = visit("/it-park", 1920, 1080)
    page.locator("a.present").click()
    times = []
    for _slide in range(12):
        timed = page.evaluate_handle(f"() => ({{done: ({TIMED})()}})")
        press(page, "PageDown")
        times.append(timed.evaluate("(it) => it.done"))
    assert max(times) < LIMIT, times


def test_it_breaks_no_rule_of_accessibility(visit: Visit) -> None:
    if not AXE.exists():
        pytest.fail("build/axe.min.js is missing: run `make setup` once")
    page = visit("/production?present=1&slide=9&theme=light")
    page.add_script_tag(path=AXE)
    run = """async () => (await axe.run(document, {resultTypes: ["violations"], runOnly: {
      type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }})).violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)])"""
    assert page.evaluate(run) == []
    for key in ("Home", "ArrowRight", "f", "?"):
        press(page, key)
        assert page.evaluate(run) == [], key
