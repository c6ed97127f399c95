"""Every figure that is shown leads to its receipt, and every receipt to published figures."""

from __future__ import annotations

import html as markup
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from components.api import models
from components.api.search import positions
from components.charts import draw
from components.explorer.query import read
from components.explorer.rows import rows as explorer_rows
from components.markup import to_html
from components.offer import live
from components.page import PAGES
from components.receipt import receipt
from components.table import table
from components.text import receipts as words
from components.tiles import tiles
from data.evidence import receipts
from data.observation import Observation
from data.questions.view import View
from data.selection import Selection
from tests.answers import API
from tests.test_views import FULL, STORE
from tests.test_ways import every

FIGURE = re.compile(
    r'<button type="button" class="fig" tabindex="-1" data-id="(\w+)">(.*?)</button>'
)
BARE = re.compile(r'<td class="num"[^>]*>[^<]*\d')  # a figure that is no button


def html_of(view: View) -> str:
    return to_html(tiles(view) if view.kind == "tiles" else table(view))


def in_chart(view: View) -> Iterator[tuple[str, float | None]]:
    """The ids that a chart carries, with the number drawn for each (None: an area or a label)."""
    drawn = draw(view) or {"data": [], "layout": {}}
    for trace in drawn["data"]:
        area, ids = trace.get("fill") == "toself", trace.get("customdata", [])
        values = trace["x" if trace.get("orientation") == "h" else "y"]
        for place, names in enumerate(ids):
            for nth, one in enumerate(names.split()):
                yield one, None if area or nth else values[place]
    narrow = drawn["layout"].get("meta", {}).get("narrow", {})
    for note in [*drawn["layout"].get("annotations", []), *narrow.get("annotations", [])]:
        yield from ((one, None) for one in note.get("name", "").split())


def known(row: Observation) -> Iterator[Observation]:
    """A figure and all that it is made of."""
    yield row
    for one in row.operands:
        yield from known(one)


ROWS = {row.id: row for _name, view in FULL for row in view.rows}
SHOWN = sorted(
    {one for _name, view in FULL for one, _words in FIGURE.findall(html_of(view))}
    | {one for _name, view in FULL for one, _number in in_chart(view)} - {"-"}
)
DERIVED = [row for row in ROWS.values() if row.operands]
each = pytest.mark.parametrize("view", [v for _n, v in FULL], ids=[n for n, _v in FULL])


# ---- what is shown carries an id ----


@each
def test_every_figure_of_a_table_or_tile_opens_the_receipt_of_its_row(view: View) -> None:
    ids = {row.id: row for row in view.rows}
    html = html_of(view)
    assert not BARE.findall(html)
    found = FIGURE.findall(html)
    assert {one for one, _words in found} <= set(ids)
    for one, said in found:
        digits = words.figure(replace(ids[one], qualifier="exact"), STORE.catalog)
        shown = re.sub(r"[^\d]", "", markup.unescape(said))
        assert shown or said == "–"
        if view.catalog.units[ids[one].unit].slug == view.unit and len(said) < 16:
            assert shown in (re.sub(r"[^\d]", "", digits), digits)


@each
def test_every_mark_of_a_chart_carries_the_figure_that_it_draws(view: View) -> None:
    ids = {row.id: row for row in view.rows}
    found = list(in_chart(view))
    for one, drawn in found:
        assert one == "-" or one in ids
        assert drawn is None or math.isclose(view.number(ids[one]), drawn, abs_tol=1e-9)
    if draw(view):
        shares = [row for row in view.rows if row.measure == "share"]
        rows = shares if view.kind == "composition" else view.levels
        whole = {row.id for row in rows if view.kind != "map" or row.region in view.keys}
        assert whole <= {one for one, _drawn in found}


def test_every_row_of_the_explorer_has_the_id_of_its_figure() -> None:
    asked, _notices = read({"all_sources": "1"}, STORE)
    places = positions(STORE, asked)
    made = explorer_rows(STORE, places)
    assert len(made) > 900
    assert [one["id"] for one in made] == [row.id for row in STORE.pick(places)][: len(made)]


# ---- what carries an id is answered ----


def test_every_figure_shown_is_found_by_its_id_and_is_the_same() -> None:
    assert len(SHOWN) > 500
    answers = {one: receipts.find(STORE, one) for one in SHOWN}
    lost = [one for one, found in answers.items() if found is None]
    assert not lost, f"{len(lost)} of {len(SHOWN)} figures have no receipt, as {ROWS[lost[0]]}"
    for one, found in answers.items():
        shown = ROWS[one]
        assert found.id == one
        assert (found.value, found.unit, found.period) == (shown.value, shown.unit, shown.period)


@pytest.fixture(scope="module")
def told(client: TestClient) -> Callable[[str], Response]:
    """The receipt of a figure as JSON, asked for once."""
    return cache(lambda one: client.get(f"{API}/observations/{one}.json"))


@pytest.mark.parametrize("part", range(8))
def test_every_figure_shown_has_its_receipt_as_json_and_as_html(
    client: TestClient, told: Callable[[str], Response], part: int
) -> None:
    for one in SHOWN[part::8]:
        answer = told(one)
        assert answer.status_code == 200, ROWS[one]
        found = models.Receipt.model_validate_json(answer.text)
        assert found.id == one
        assert found.operand_ids == [operand.id for operand in found.operands]
        assert (found.source is None) == (found.status == "derived") == bool(found.operands)
        page = client.get(f"/receipts/{one}")
        assert page.status_code == 200
        assert re.search(rf'href="/api/v1/observations/{one}\.json["?]', page.text)
        assert page.text.count('id="receipt-title"') == 1
        for operand in found.operands:
            assert re.search(rf'href="/api/v1/observations/{operand.id}\.json["?]', page.text)


# ---- what a receipt says ----


def test_a_derived_figure_leads_down_to_published_ones(client: TestClient) -> None:
    deep = next(row for row in DERIVED if any(one.operands for one in row.operands))
    html = to_html(receipt(deep, STORE))
    assert html.count("<details") >= sum(1 for _row in known(deep)) - 1
    for one in known(deep):
        assert words.figure(one, STORE.catalog) in markup.unescape(html)
        if not one.operands:
            assert markup.escape(STORE.catalog.sources[one.source].title) in html
    told = client.get(f"{API}/observations/{deep.id}.json").json()
    inner = next(one for one in told["operands"] if one["operands"])
    assert inner["operands"][0]["source"]["title"]


@pytest.mark.parametrize(
    "row", {row.derivation.partition(" [")[0]: row for row in DERIVED}.values(),
    ids=lambda row: row.derivation.partition(" [")[0],
)  # fmt: skip
def test_the_formula_in_numbers_gives_the_figure(row: Observation) -> None:
    """All names are replaced, and the sum is right: up to the unit, as in `bn soums ÷ count`."""
    said = words.in_numbers(row, STORE.catalog)
    assert not words.ROLE.search(said.replace("\N{NO-BREAK SPACE}times", ""))
    left, _equals, right = said.rpartition(" = ")
    signs = str.maketrans({"÷": "/", "×": "*", "−": "-", ",": "", "\N{NO-BREAK SPACE}": " "})
    sums = [re.sub(r"\(\d{4}\)|[^\d./*+() -]", "", one.translate(signs)) for one in (left, right)]
    value, shown = (eval(one, {"__builtins__": {}}) for one in sums)
    half = float(row.step) / 2 + 1e-9
    assert any(abs(value * scale - shown) <= half * 1.01 for scale in (1, 1000)), said


def test_a_figure_says_what_its_rounding_means() -> None:
    rows = {row.status: row for row in ROWS.values() if row.unit == "trn_uzs" and row.is_firm}
    low, high = rows["published"].bounds
    said = words.meaning(rows["published"], STORE.catalog)
    assert f"{low:,} to {high:,}" in said
    assert "lies between" in words.meaning(rows["derived"], STORE.catalog)
    count = next(row for row in ROWS.values() if row.unit == "count" and row.source)
    assert words.meaning(count, STORE.catalog) == ""
    assert count.bounds == (count.exact, count.exact)


def test_a_receipt_says_whether_other_sources_agree(
    client: TestClient, told: Callable[[str], Response]
) -> None:
    verdicts = set()
    for one in SHOWN:
        others = told(one).json()["others"]
        html = client.get(f"/receipts/{one}").text if others else ""
        for other in others:
            verdicts.add(other["agrees"])
            assert f'href="/api/v1/observations/{other["id"]}.json"' in html
            assert (">agrees<" if other["agrees"] else ">differs<") in html
    assert verdicts == {True, False}


def test_a_published_figure_lies_within_the_limits_that_the_api_gives(
    told: Callable[[str], Response],
) -> None:
    for row in (row for row in ROWS.values() if row.source):
        found = told(row.id).json()
        assert found["low"] <= found["value"] <= found["high"]


def test_a_receipt_escapes_every_text() -> None:
    bad = "<script>alert(1)</script>"
    row = next(row for row in ROWS.values() if row.source)
    html = to_html(receipt(replace(row, place=bad, printed=bad, note=bad), STORE))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 3


# ---- the route ----


def test_an_unknown_figure_is_told_in_a_sentence(client: TestClient) -> None:
    answer = client.get("/receipts/000000000000")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "No figure with this id is known." in answer.text


@pytest.mark.parametrize("wrong", ["xyz", "7367272A372D", "0" * 13, "%00"])
def test_a_malformed_id_is_refused(client: TestClient, wrong: str) -> None:
    assert client.get(f"/receipts/{wrong}").status_code == 422


def test_a_receipt_is_asked_for_again_only_when_data_or_code_change(client: TestClient) -> None:
    answer = client.get(f"/receipts/{SHOWN[0]}")
    again = client.get(f"/receipts/{SHOWN[0]}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.slug)
def test_every_derived_figure_of_every_way_to_show_is_found_by_its_id(page) -> None:
    shown: dict[tuple, tuple] = {}  # what to look for, once however often it is shown
    for selection in every(page):
        for card in live(page, STORE):
            view = card.view(STORE, selection)
            for row in view.rows if view else ():
                asked = row.id, card.topic.indicators, row.region, row.value, row.derivation
                shown.setdefault(asked, (card.slug, selection))
    for (identity, indicators, region, *expected), where in shown.items():
        found = receipts.find(STORE, identity, indicators, region)
        assert found is not None, (*where, identity, expected)
        assert [found.value, found.derivation] == expected


def test_a_derived_figure_of_a_large_store_is_found_where_its_card_says(monkeypatch) -> None:
    """Searching a million observations for an id would take minutes."""
    view = PAGES["production"].card("compare-q1").view(STORE, Selection())
    row = next(row for row in view.rows if row.status == "derived")
    monkeypatch.setattr(receipts, "SEARCHED", 10)
    assert receipts.find(STORE, row.id) is None
    assert receipts.find(STORE, row.id, ["industrial_production"], "1700") == row
    assert receipts.find(STORE, row.id, ["industrial_production"], "1703") == row
    assert receipts.find(STORE, row.id, ["new_jobs"], "1700") is None
    assert receipts.find(STORE, row.operands[0].id) == row.operands[0]
