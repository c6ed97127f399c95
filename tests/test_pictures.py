"""Pictures to take away: a file of its own with all that must be said beside the figures."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from tests.browsing import gone, opened

SIZES = {"16x9": (1280, 720), "4x3": (1200, 900), "square": (1080, 1080)}
SVG = "{http://www.w3.org/2000/svg}"
# An address with every kind of card, the card, the format of its picture.
CARDS = [
    ("/production", "compare-q1", "16x9"),  # paired bars
    ("/production", "compare-q1", "square"),
    ("/finance", "swing", "4x3"),  # losses
    ("/participants", "participants", "16x9"),  # lines
    ("/production", "composition", "square"),
    ("/production", "tiles", "4x3"),
    ("/", "cluster-result", "square"),  # one tile
    ("/", "release", "square"),  # a table
    ("/it-park", "targets", "16x9"),  # a long table
    ("/production?view=table", "compare-q1", "4x3"),  # a chart shown as a table
    ("/it-park", "exporters", "16x9"),  # marks of doubt
    ("/regions", "investment-map", "16x9"),
    ("/regions", "investment-regions", "square"),  # many small charts
    ("/regions", "claims", "4x3"),  # cells of several lines
]
LEAVES = """() => [...document.querySelectorAll("svg > text, svg > g text")]
  .filter((node) => node.textContent.trim()).map((node) => {
    const {left, top, right, bottom} = node.getBoundingClientRect();
    return {text: node.textContent, own: node.parentElement.localName === "svg",
      box: [left, top, right, bottom]};
  })"""
PIXELS = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width / 4, image.height / 4);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
  const whole = new Uint32Array(data.buffer);
  return {corner: [...data.slice(0, 3)],
    inked: whole.filter((one) => one !== whole[0]).length / whole.length};
}"""

TITLE = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const [width, height] = [image.width / 2, image.height / 5]; // where the title stands
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const whole = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
  return whole.filter((one) => one !== whole[0]).length / whole.length;
}"""


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Iterator[Page]:
    """A page that stays open from test to test; nothing may go wrong in it."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type != "log" else None)
    yield page
    assert wrong == []


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """An empty page, to look at a picture outside of the dashboard."""
    page = browser.new_page(viewport={"width": 1300, "height": 1100})
    yield page
    page.close()


def shown(page: Page, url: str, path: str) -> Page:
    """The page at a path; if it is the one that is open, as it is."""
    address = url + path + ("&" if "?" in path else "?") + "lang=en"
    return page if page.url == address else gone(page, url, path)


def taken(page: Page, card: str, kind: str, shape: str) -> Download:
    """The file that a button of a card's menu saves."""
    panel = page.locator(f"[data-card={card}]")
    panel.evaluate("(node) => node.querySelectorAll('details').forEach((one) => { one.open = 1; })")
    with page.expect_download() as download:
        panel.locator(f"[data-format='{shape}'][data-kind={kind}]").click()
    return download.value


def drawing(page: Page, card: str, shape: str) -> str:
    return Path(taken(page, card, "svg", shape).path()).read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    """Without white space: a picture breaks lines where it must."""
    return re.sub(r"\s+", "", text)


def spoken(root: ElementTree.Element) -> str:
    return squeezed("".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")))


def said(page: Page, card: str) -> list[str]:
    """What stands on the card and must stand in its picture."""
    panel = page.locator(f"[data-card={card}]")
    if panel.locator(".tiles").count():
        figures = panel.locator(".tile").all_text_contents()
        words = [panel.locator(".pictures").get_attribute("data-measure") or "?", *figures]
    else:
        words = panel.locator(".panel-head").locator("h2, .measure").all_text_contents()
        assert len(words) == 2
    marks = panel.locator(".doubt").all_text_contents()
    address = page.locator("#active .copy-link").evaluate("(link) => link.href")
    return [*words, panel.locator(".origin").text_content() or "?", *marks, address]


@pytest.mark.parametrize(("path", "card", "shape"), CARDS)
def test_a_drawing_says_all_and_needs_nothing(
    tab: Page, paper: Page, url: str, path: str, card: str, shape: str
) -> None:
    shown(tab, url, path)
    text = drawing(tab, card, shape)
    root = ElementTree.fromstring(text)
    wide, high = SIZES[shape]
    assert root.get("viewBox") == f"0 0 {wide} {high}"
    for words in said(tab, card):
        assert squeezed(words) in spoken(root)
    assert "foreignObject" not in text
    outside = re.findall(r"""(?:href|src)\s*=\s*["'](?!#)[^"']*|url\((?!["']?(?:#|data:))""", text)
    assert outside == []
    assert "@font-face" in text
    assert "var(--" not in text
    inside(paper, text, wide, high)


def inside(paper: Page, text: str, wide: int, high: int) -> None:
    """No word over the edge, none of the sheet's own over another."""
    paper.set_content(f"<body style='margin:0'>{text.partition('?>')[2]}")
    leaves: list[dict[str, Any]] = paper.evaluate(LEAVES)
    assert len(leaves) > 4
    for leaf in leaves:
        left, top, right, bottom = leaf["box"]
        assert left >= 0, leaf
        assert top >= 0, leaf
        assert right <= wide, leaf
        assert bottom <= high, leaf
    for n, one in enumerate(leaves):
        others = [other for other in leaves[n + 1 :] if one["own"] or other["own"]]
        assert [other for other in others if over(one["box"], other["box"])] == [], one


def over(a: list[float], b: list[float]) -> bool:
    slack = 3  # pixels: boxes of text are higher than its letters
    across = min(a[2], b[2]) - max(a[0], b[0])
    return across > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def test_every_figure_of_a_chart_is_in_its_picture(tab: Page, url: str) -> None:
    shown(tab, url, "/production")
    labels = tab.locator("[data-card=compare-q1] .bartext").all_text_contents()
    root = ElementTree.fromstring(drawing(tab, "compare-q1", "4x3"))
    assert len(labels) == 8
    assert all(squeezed(label) in spoken(root) for label in labels)


@pytest.mark.parametrize(
    ("shape", "theme", "paper"),
    [
        ("16x9", "light", [255, 255, 255]),
        ("4x3", "dark", [17, 22, 28]),
        ("square", "contrast", [255, 255, 255]),
    ],
)
def test_pixels(tab: Page, url: str, shape: str, theme: str, paper: list[int]) -> None:
    shown(tab, url, f"/production?theme={theme}")
    download = taken(tab, "compare-q1", "png", shape)
    assert download.suggested_filename == f"zonalar-production-compare-q1-2025-{shape}.png"
    data = Path(download.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == tuple(2 * side for side in SIZES[shape])
    found = tab.evaluate(PIXELS, base64.b64encode(data).decode())
    assert found["corner"] == paper
    assert 0.05 < found["inked"] < 0.6
    expect(tab.locator("[data-card=compare-q1] .picture-said")).to_contain_text(f"{shape}.png")


def test_words_of_two_alphabets_are_in_the_pixels(tab: Page, url: str) -> None:
    """Several fonts in one picture are ready at different times; drawn too early it is wordless."""
    for language in ("ru", "uzc"):
        page = opened(tab, f"{url}/production?lang={language}")
        data = taken(page, "compare-q1", "png", "16x9").path().read_bytes()
        title = page.evaluate(TITLE, base64.b64encode(data).decode())
        assert title > 0.02, language
    opened(tab, f"{url}/production?lang=en")  # the language of the last page is kept


def test_all_cards_of_a_page_become_pictures(tab: Page, url: str) -> None:
    shown(tab, url, "/debts")
    cards = tab.locator("[data-card]:visible").evaluate_all(
        "(all) => all.map((n) => n.dataset.card)"
    )
    assert len(cards) > 6
    for card in cards:
        assert ElementTree.fromstring(drawing(tab, card, "16x9")).find(f"{SVG}title") is not None


def test_an_empty_card_offers_no_picture(tab: Page, url: str) -> None:
    shown(tab, url, "/production?zone=none")
    assert tab.locator(".is-empty").count() > 3
    assert tab.locator(".pictures").count() == 0


def test_by_keyboard_and_with_names(tab: Page, url: str) -> None:
    shown(tab, url, "/production")
    card = tab.locator("[data-card=compare-q1]")
    card.evaluate("(node) => node.querySelectorAll('details').forEach((d) => { d.open = 0; })")
    card.locator("summary", has_text="Picture").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(card.get_by_role("button", name="PNG, 16:9")).to_be_focused()
    tab.keyboard.press("Tab")
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-16x9.svg")
    expect(card.get_by_role("button", name=re.compile("PNG|SVG"))).to_have_count(6)


def test_a_failure_is_said_and_the_next_try_works(context: BrowserContext, url: str) -> None:
    page = context.new_page()
    shown(page, url, "/production")
    page.route("**/main.mjs", lambda route: route.abort())
    card = page.locator("[data-card=compare-q1]")
    card.locator("summary", has_text="Picture").click()
    card.locator("[data-format='16x9'][data-kind=svg]").click()
    status = card.get_by_role("status")
    expect(status).to_contain_text("could not be made")
    page.unroute("**/main.mjs")
    assert taken(page, "compare-q1", "svg", "16x9").suggested_filename.endswith(".svg")
    page.close()
