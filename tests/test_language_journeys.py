"""A page in another language, in a browser: the same view, nothing cut off, open to everyone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.page import PAGES
from data.language import HTML_LANG, LANGUAGES, NAMES
from tests.browsing import GO, READY, Tabs, painted, query
from tests.shots.__main__ import INSPECT
from tests.test_accessibility import AXE, RUN, TAGS

OTHERS = tuple(name for name in LANGUAGES if name != "en")
MOST = 900_000  # bytes of a first load
# What is wider than the window, and which words of charts are cut off at their edges.
LOOK = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (node) => node.getClientRects().length > 0;
  const kept = ".scroll, .ag-root, .ag-measurement-container, .topics, .visually-hidden, .skip, "
    + "svg, #search-button, details:not([open])";
  const wide = all("main *, header *, footer *").filter((node) => seen(node)
    && !node.closest(kept) && node.getBoundingClientRect().right > innerWidth + 1);
  const clipped = all("main *, header *").filter((node) => seen(node) && !node.closest(kept)
    && node.tagName !== "SELECT" && getComputedStyle(node).overflowX !== "visible"
    && node.scrollWidth > node.clientWidth + 1);
  const cut = all(".js-plotly-plot").filter(seen).flatMap((chart) => {
    const box = chart.getBoundingClientRect();
    return all("text", chart).filter((node) => node.textContent && seen(node)).filter((node) => {
      const {left, right} = node.getBoundingClientRect();
      return left < box.left - 2 || right > box.right + 2;
    });
  });
  return [...wide, ...clipped, ...cut].map((node) => (
    `${node.tagName}.${node.className} ${node.textContent.slice(0, 60)}`));
}"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    one.add_init_script(path=AXE)
    one.set_default_timeout(20_000)
    yield one
    one.close()


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    yield tabs.take()
    tabs.put_back()


VISITS = [(language, slug) for language in OTHERS for slug in sorted(PAGES)]


@pytest.fixture(scope="module")
def reader(context: BrowserContext) -> Iterator[Page]:
    """A page that goes from one to the next, as the topics at the top do."""
    one = context.new_page()
    yield one
    one.close()


@pytest.fixture(scope="module", params=VISITS, ids="-".join)
def visited(request: pytest.FixtureRequest, reader: Page, url: str) -> tuple[Page, str, str]:
    """A page in a language, on a phone."""
    language, slug = request.param
    path = f"{PAGES[slug].path}?lang={language}"
    reader.set_viewport_size({"width": 360, "height": 800})
    if f"lang={language}" in reader.url and slug != "data":
        reader.evaluate(GO, path)
    else:  # another language, or a page with scripts of its own: loaded anew
        reader.goto(url + path)
    return painted(reader, slug), slug, language


def test_nothing_is_cut_off_on_a_phone(visited: tuple[Page, str, str]) -> None:
    page, _slug, language = visited
    assert page.evaluate("document.documentElement.lang") == HTML_LANG[language]
    assert page.evaluate(LOOK) == []
    assert over(page) == []


def test_no_rule_of_accessibility_is_broken(visited: tuple[Page, str, str]) -> None:
    page, slug, language = visited
    if language != OTHERS[sorted(PAGES).index(slug) % len(OTHERS)]:
        return  # each page in one of the languages: the rules do not read
    found = page.evaluate(RUN, {"tags": TAGS, "rules": None})
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


def test_nothing_is_cut_off_on_a_desk(visited: tuple[Page, str, str]) -> None:
    page, slug, _language = visited
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("() => innerWidth === 1280")
    painted(page, slug)
    assert page.evaluate(LOOK) == []
    assert over(page) == []


def over(page: Page) -> list[str]:
    """Words of charts over other words, as `make shots` finds them."""
    return [one for one in page.evaluate(INSPECT) if one.startswith("overlap")]


def test_another_language_keeps_choices_and_height(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{url}/production?zone=sez,cluster&span=q1&lang=en")
    painted(page, "production")
    page.evaluate("scrollTo(0, 400)")
    before = page.evaluate("history.length")
    controls = "[...document.querySelectorAll('[data-filter] input')].map((one) => one.checked)"
    chosen = page.evaluate(controls)
    for name in (*OTHERS, "en"):
        link = page.locator(f".languages a[lang={HTML_LANG[name]}]")
        assert link.text_content() == NAMES[name]
        link.evaluate("(node) => node.click()")  # by hand one would have scrolled up to it
        page.wait_for_selector(f"html[data-lang={name}]")
        painted(page, "production")
        assert query(page.url) == {"zone": "sez,cluster", "span": "q1"}
        assert f"lang={name}" in page.url
        assert page.evaluate(controls) == chosen
        page.wait_for_function("() => Math.abs(scrollY - 400) < 3")
        assert page.evaluate("document.documentElement.lang") == HTML_LANG[name]
        expect(page.locator(".languages summary")).to_contain_text(NAMES[name])
    assert page.evaluate("history.length") == before + len(LANGUAGES)


def test_a_choice_made_after_the_menu_opened_goes_along(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{url}/production?lang=ru")
    painted(page, "production")
    page.locator("[data-filter=zone] [data-value=sez]").click()
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=uz-Cyrl]").click()
    page.wait_for_selector("html[data-lang=uzc]")
    assert query(page.url) == {"zone": "siz,technopark,cluster"}
    page.go_back()
    page.wait_for_selector("html[data-lang=ru]")


def test_the_menu_is_left_with_escape_and_by_a_click_beside_it(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{url}/jobs?lang=uz")
    painted(page, "jobs")
    summary, first = page.locator(".languages summary"), page.locator(".languages a").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(first).to_be_hidden()


def test_a_first_visit_is_in_the_language_of_the_browser_and_says_so_in_its_address(
    browser: Browser, url: str
) -> None:
    context = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{url}/debts?zone=sez")
    painted(page, "debts")
    assert page.url.endswith("/debts?zone=sez&lang=ru")
    assert page.evaluate("history.length") == 2  # nothing to step back through
    page.click(".topics a[href^='/finance']")
    painted(page, "finance")
    assert page.url.endswith("/finance?lang=ru")
    assert page.title().startswith("Прибыль и убытки")
    with page.expect_response("**/_dash-update-component*"):
        page.locator("[data-filter=zone] [data-value=sez]").click()
    painted(page, "finance")
    assert "lang=ru" in page.url
    assert "Специальные" not in page.locator("[data-card=tiles]").inner_text()
    page.goto(f"{url}/finance?lang=uz")
    painted(page, "finance")
    page.goto(f"{url}/finance")  # as the last time, not as the browser
    painted(page, "finance")
    assert page.url.endswith("/finance?lang=uz")
    context.close()


def test_a_receipt_and_a_file_are_in_the_language(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{url}/production?lang=uzc")
    painted(page, "production")
    page.locator(".tile .fig").first.click()
    dialog = page.locator("#receipt[open]")
    expect(dialog).to_contain_text("Манба")
    expect(dialog).to_contain_text("2025 йил 15 май")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.locator("[data-card=compare-q1] a[download]").first.click()
    assert download.value.suggested_filename.startswith("zonalar-ишлаб-чиқариш")
    text = download.value.path().read_text(encoding="utf-8")
    assert "Махсус иқтисодий зоналар" in text
    assert text.startswith("id,indicator,indicator_name")


def test_months_and_numbers_on_axes_are_in_the_language(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{url}/production?lang=uzc")
    painted(page, "production")
    words = page.evaluate("""() => {
      const box = document.createElement("div");
      document.body.append(box);
      return Plotly.newPlot(box, [{x: ["2025-02-01", "2025-03-15"], y: [1000.5, 20000]}],
        {yaxis: {tickformat: ",~f"}, xaxis: {tickformat: "%B"}},
        {locale: document.querySelector("html").dataset.lang === "uzc" ? "uz-Cyrl" : ""})
        .then(() => [...box.querySelectorAll("text")].map((node) => node.textContent));
    }""")
    assert "март" in words or "февраль" in words
    assert "10\N{NO-BREAK SPACE}000" in words


def test_a_page_in_cyrillic_letters_is_light(browser: Browser, url: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{url}/it-park?lang=uzc")
    page.wait_for_selector(READY.format("it-park"))
    loads = """() => ["navigation", "resource"].flatMap((one) => performance.getEntriesByType(one))
      .reduce((sum, load) => sum + load.transferSize, 0)"""
    assert page.evaluate(loads) <= MOST
    context.close()
