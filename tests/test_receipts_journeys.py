"""Receipts in the browser: by pointer, by keyboard and by touch, from tiles, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browsing import Visit, numbers, opened, painted, query, state

AXE = Path(__file__).parent.parent / "build" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CARD = "[data-card=compare-q1]"  # of /production: a bar for each figure
HERE = "() => document.activeElement.dataset.id"
HIDDEN = "() => document.querySelector('#receipt').getClientRects().length === 0"


def at(page: Page, mark: Locator) -> None:
    """Click where something stands in a chart; the chart, not its parts, gets the event."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def shown(page: Page) -> Locator:
    """The receipt that has opened."""
    page.wait_for_selector("#receipt[open]")
    return page.locator("#receipt")


def closed(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_function(HIDDEN)


def figure(page: Page) -> str:
    """The figure on the receipt; the receipt is closed again."""
    text = shown(page).locator(".receipt-figure").inner_text()
    closed(page)
    return numbers([text])[0]


# ---- tiles and tables ----


def test_a_tile_opens_its_receipt_and_escape_gives_the_focus_back(production: Page) -> None:
    tile = production.locator(".tile .fig").first
    tile.click()
    receipt = shown(production)
    expect(receipt).to_have_accessible_name(f"Industrial production {tile.inner_text()} bn soums")
    for words in ("As printed", "Source", "Publisher", "Authority", "Place in the source"):
        expect(receipt.locator("dt", has_text=words).first).to_be_visible()
    assert "means 10,652.85 to 10,652.95" in receipt.inner_text()
    before = production.evaluate(HERE)
    assert before is None  # it is within the dialog
    closed(production)
    assert production.evaluate(HERE) == tile.get_attribute("data-id")


def test_a_change_shows_its_operands_and_each_has_a_receipt(production: Page) -> None:
    production.locator(".tile .change strong .fig").first.click()
    receipt = shown(production)
    assert "10,652.9 bn soums ÷ 8,808.2 bn soums × 100 − 100 = +20.9 %" in (
        receipt.locator(".receipt-numbers").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    )
    operands = receipt.locator(".receipt-body > .receipt-part")
    expect(operands).to_have_count(2)
    for part in operands.all():
        expect(part.locator("dl")).not_to_be_visible()
        part.locator("summary").first.click()
        expect(part.locator("dt", has_text="Place in the source")).to_be_visible()
    paths = receipt.locator(".receipt-part .receipt-path a")
    for path in paths.all():
        answer = production.request.get(path.evaluate("(link) => link.href"))
        assert answer.json()["status"] == "published"


def test_an_operand_that_is_derived_unfolds_in_turn(visit: Visit) -> None:
    """What a month of April to June 2025 brought rests on a base that a printed change implies."""
    page = visit("/it-park")
    page.locator("[data-card=services-per-month] .chart").focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#chart-said")).to_contain_text("April–June 2025")
    page.keyboard.press("Enter")
    outer = shown(page).locator(".receipt-body > .receipt-part")
    inner = outer.first.locator(".receipt-part")
    expect(inner).to_have_count(2)
    expect(inner.first).not_to_be_visible()
    outer.first.locator("summary").first.click()
    inner.first.locator("summary").first.click()
    expect(inner.first.locator("dt", has_text="As printed")).to_be_visible()


def test_a_whole_cell_of_a_table_can_be_clicked(production: Page) -> None:
    card = production.locator(CARD)
    card.locator(".toggle").click()
    cell = card.locator("tbody td").first
    box = cell.bounding_box()
    production.mouse.click(box["x"] + 5, box["y"] + 5)
    assert figure(production) == numbers([cell.inner_text()])[0]


def test_one_figure_of_a_table_is_a_stop_and_arrow_keys_go_on(production: Page) -> None:
    card = production.locator(CARD)
    card.locator(".toggle").click()
    expect(card.locator('table .fig[tabindex="0"]')).to_have_count(1)
    rows = [row.locator(".fig") for row in card.locator("tbody tr").all()]
    ids = [[one.get_attribute("data-id") for one in row.all()] for row in rows]
    card.locator(".scroll").focus()
    production.keyboard.press("Tab")
    for key, row, column in (
        ("ArrowRight", 0, 1), ("ArrowDown", 1, 1), ("ArrowLeft", 1, 0), ("ArrowUp", 0, 0),
        ("ArrowUp", 0, 0), ("End", -1, -1), ("Home", 0, 0),
    ):  # fmt: skip
        production.keyboard.press(key)
        assert production.evaluate(HERE) == ids[row][column], key
    production.keyboard.press("ArrowDown")
    production.keyboard.press("Enter")
    assert figure(production) == numbers([rows[1].first.inner_text()])[0]
    assert production.evaluate(HERE) == ids[1][0]
    production.keyboard.press("Shift+Tab")
    production.keyboard.press("Tab")
    assert production.evaluate(HERE) == ids[1][0]  # the stop is where the reader was


def test_the_list_beside_a_map_keeps_its_links_and_has_figures(visit: Visit) -> None:
    page = visit("/regions")
    card = page.locator("[data-card=investment-map]")
    card.locator(".ranked .fig").first.focus()
    page.keyboard.press("ArrowDown")
    second = card.locator(".ranked tr").nth(1)
    assert page.evaluate(HERE) == second.locator(".fig").first.get_attribute("data-id")
    page.keyboard.press("Enter")
    assert figure(page) == numbers([second.locator(".fig").first.inner_text()])[0]
    card.locator(".pick").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.className") == "pick"
    assert query(page.url) == {}


def test_a_row_of_the_explorer_opens_its_receipt(visit: Visit) -> None:
    page = visit("/data")
    cell = page.locator(".ag-row .ag-cell.value").nth(2)
    cell.click()
    assert figure(page) == numbers([cell.inner_text()])[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    below = page.locator(".ag-row .ag-cell.value").nth(3)
    assert figure(page) == numbers([below.inner_text()])[0]
    page.keyboard.press("ArrowLeft")  # the period: Enter means the row
    page.keyboard.press("Enter")
    assert figure(page) == numbers([below.inner_text()])[0]
    assert page.evaluate("() => document.activeElement.getAttribute('col-id')") == "when"


# ---- charts ----


def test_a_bar_and_the_figures_beside_it_open_receipts(production: Page) -> None:
    bars = production.locator(CARD).locator(".bars .point")
    for mark, value in (
        (bars.nth(0).locator("path"), "8,808.2"),
        (bars.nth(1).locator("path"), "10,652.9"),
        (bars.nth(0).locator("text"), "8,808.2"),
        (bars.nth(1).locator("tspan").first, "10,652.9"),
        (bars.nth(1).locator("tspan").last, "+20.9"),
    ):
        at(production, mark)
        assert figure(production) == value
    assert query(production.url) == {}


def test_a_point_of_a_line_and_the_figure_at_its_end_open_receipts(visit: Visit) -> None:
    page = visit("/regions")
    card = page.locator("[data-card=investment]")
    at(page, card.locator(".point").nth(1))
    assert figure(page) == "99,767.4"
    at(page, card.locator(".annotation-text tspan.line").last)
    assert figure(page) == "338,944.2"


def test_on_a_map_a_figure_opens_its_receipt_and_a_region_is_chosen(visit: Visit) -> None:
    page = visit("/regions")
    label = page.locator("[data-card=investment-map] .annotation-text:has-text('Karakalpakstan')")
    value = numbers([label.locator("tspan.line").last.text_content() or ""])[0]
    at(page, label.locator("tspan.line").last)
    assert figure(page) == value
    assert query(page.url) == {}
    at(page, label.locator("tspan.line").first)
    page.wait_for_url("**/regions?*region=1735*")


def test_the_keyboard_goes_through_a_chart(production: Page) -> None:
    box = production.locator(f"{CARD} .chart")
    assert "Arrow keys" in (production.locator("#chart-keys").text_content() or "")
    assert "chart-keys" in (box.get_attribute("aria-describedby") or "")
    said = production.locator("#chart-said")
    box.focus()
    for key, words in (
        ("ArrowRight", "8,808.2"), ("ArrowRight", "10,652.9"), ("ArrowDown", "2,259.6"),
        ("ArrowLeft", "10,652.9"), ("End", "9,960.7"), ("ArrowRight", "9,960.7"),
        ("Home", "8,808.2"),
    ):  # fmt: skip
        production.keyboard.press(key)
        expect(said).to_contain_text(words)
        expect(box.locator(".hovertext")).to_contain_text(words)
    production.keyboard.press("ArrowRight")
    production.keyboard.press("Enter")
    assert figure(production) == "10,652.9"
    assert production.evaluate("() => document.activeElement.className") == "chart"
    production.keyboard.press("ArrowRight")
    expect(said).to_contain_text("2,259.6")  # it goes on from where the reader was
    production.keyboard.press("Escape")
    expect(box.locator(".hovertext")).to_have_count(0)
    expect(production.locator("#chart-keys")).to_be_visible()
    production.keyboard.press("Tab")
    assert not production.evaluate("() => document.activeElement.matches('.chart')")
    expect(production.locator("#chart-keys")).not_to_be_visible()


def test_on_a_slide_the_keys_of_a_chart_do_not_step_slides(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    page.locator(f"{CARD} .chart").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#chart-said")).to_contain_text("8,808.2")
    page.keyboard.press("Enter")
    shown(page)
    page.keyboard.press("ArrowRight")
    assert query(page.url)["slide"] == "2"
    closed(page)
    page.keyboard.press("Escape")  # ends the walk
    assert query(page.url) == {"present": "1", "slide": "2"}
    page.keyboard.press("PageDown")
    assert query(page.url)["slide"] == "3"


def test_a_presenter_who_clicks_a_figure_steps_on_with_the_arrows(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    at(page, page.locator(f"{CARD} .bars .point path").nth(1))
    assert figure(page) == "10,652.9"
    page.keyboard.press("ArrowRight")
    assert query(page.url)["slide"] == "3"


# ---- the dialog ----


def test_back_closes_an_open_receipt_and_the_page_goes_on(production: Page) -> None:
    production.locator("[data-filter=span] label", has_text="Jan–Mar").click()
    production.wait_for_url("**/production?span=q1*")
    painted(production)
    production.locator(".tile .fig").first.click()
    shown(production)
    production.go_back()
    production.wait_for_url("**/production?lang=en")
    production.wait_for_function(HIDDEN)
    painted(production)
    production.locator(".tile .fig").first.click()
    assert figure(production) == "10,652.9"
    assert state(production)["notices"] == []


def test_a_click_beside_the_receipt_closes_it(production: Page) -> None:
    production.locator(".tile .fig").first.click()
    shown(production)
    production.mouse.click(60, 400)
    production.wait_for_function(HIDDEN)


def test_a_failure_is_said_and_can_be_tried_again(production: Page) -> None:
    def fail(route: Route) -> None:
        route.abort()

    production.route("**/receipts/*", fail, times=1)
    production.locator(".tile .fig").first.click()
    expect(shown(production)).to_contain_text("could not be fetched")
    closed(production)
    production.locator(".tile .fig").first.click()
    assert figure(production) == "10,652.9"


def test_on_a_phone_a_tap_opens_a_receipt_that_fits(browser: Browser, url: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = opened(context.new_page(), f"{url}/production")
    bar = page.locator(f"{CARD} .bars .point path").nth(3)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    receipt = shown(page)
    expect(receipt.locator(".receipt-figure")).to_contain_text("3,367.3")
    assert page.evaluate("() => document.querySelector('#receipt').scrollWidth") <= 360
    receipt.get_by_role("button", name="Close the receipt").click()
    page.wait_for_function(HIDDEN)
    page.locator(".tile .fig").first.tap()
    expect(shown(page).locator(".receipt-figure")).to_contain_text("10,652.9")
    context.close()


@pytest.fixture(scope="module")
def unfolded(browser: Browser, url: str) -> Iterator[Page]:
    """A page with the receipt of a derived figure, all of it unfolded."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    context.add_init_script(path=AXE)
    page = opened(context.new_page(), f"{url}/production?theme=light")
    page.locator(".tile .change strong .fig").first.click()
    shown(page)
    page.evaluate(
        "() => document.querySelectorAll('#receipt details').forEach((d) => d.open = true)"
    )
    yield page
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_an_open_receipt_breaks_no_rule_of_accessibility(unfolded: Page, theme: str) -> None:
    unfolded.evaluate("(name) => zonalar.theme(name)", theme)
    unfolded.wait_for_function("() => zonalar.painting === 0")
    run = "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
    found = unfolded.evaluate(run, TAGS)["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_figures_in_titles_and_sentences_open_the_receipts_of_the_card(visit: Visit) -> None:
    page = visit("/production")
    for words, where, told in (
        ("10,652.9", "h1", "10,652.9 bn soums"),
        ("51.9", "[data-card=compare-q1] h2", "+51.9"),
        ("8,834.8", "[data-card=compare-q1] .panel-table", "8,834.8 bn soums"),
        ("3,367.3", "[data-card=compare-q1] .say", "3,367.3 bn soums"),
    ):
        figure = page.locator(f"{where} .fig", has_text=words).first
        if where.endswith("table"):
            page.locator("[data-card=compare-q1] .toggle").click()
        figure.click()
        dialog = page.locator("dialog[open]")
        assert told in dialog.locator("h2").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog:not([open])", state="attached")
