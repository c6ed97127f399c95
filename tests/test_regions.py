"""Regions: facts from the data file, an honest map, its list, and claims."""

import csv
import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import orjson
import pytest

import app  # noqa: F401 – registers the pages
from components.charts import draw
from components.charts.classes import classes
from components.markup import to_html
from components.offer import offer, selection_of
from components.page import PAGES
from components.slider import slider
from components.table import table
from components.text.numbers import figure
from data.claims import claims, named, reference_to
from data.outlines import outlines
from data.questions import regional
from data.questions.topic import Topic
from data.selection import Selection
from data.serving import current
from data.store import Store

STORE = current()
PAGE = PAGES["regions"]
REGIONS = regional.regions(STORE)
INVESTMENT = Topic(("investment_total",), zones=("economy",), fixed=True, by="region")
DIGEST = "305af10a03423d86"  # of the figures of the publisher's file 1561, state of 25 July 2026
MAPS = [card for card in PAGE.cards if card.slug.endswith("-map")]


def rows_of_file(name):
    with (STORE.catalog.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def asked(card, **query):
    selection, _notices = selection_of(PAGE, query, STORE)
    return card.view(STORE, selection)


def without(*codes):
    """The store as if these regions had published no total investment."""
    frame = STORE.frame.drop(columns=["span", "year", "when", "primary", "leads"])
    gone = (frame["indicator"] == "investment_total") & frame["region"].isin(codes)
    return Store(frame[~gone].reset_index(drop=True), STORE.catalog, "test")


# ---- facts ----


def stored_investment():
    return {
        (row["region"], row["period_end"]): row["value"]
        for row in rows_of_file("observations")
        if row["indicator"] == "investment_total"
    }


def test_total_investment_is_that_of_the_publishers_file_as_it_was_read():
    lines = sorted(
        f"{region} {day} {value}" for (region, day), value in stored_investment().items()
    )
    assert len(lines) == 15 * 26
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] == DIGEST


def test_total_investment_is_cumulative_and_regions_stay_below_the_republic():
    rows = [r for r in rows_of_file("observations") if r["indicator"] == "investment_total"]
    values = {(r["region"], r["period_end"]): Decimal(r["value"]) for r in rows}
    for (region, day), value in values.items():
        later = {"03-31": "06-30", "06-30": "09-30", "09-30": "12-31"}.get(day[5:])
        following = values.get((region, f"{day[:5]}{later}"))
        assert following is None or following > value
    for day in {day for _region, day in values}:
        regions = sum(values[slug, day] for slug in REGIONS)
        assert Decimal("0.97") < regions / values["1700", day] < 1


def test_no_personal_data_came_along():
    text = "".join(str(row) for row in rows_of_file("sources") if row["source_id"] == "siat-1561")
    assert "@" not in text
    assert not re.search(r"\+?998\d", text)


def test_outlines_are_of_the_fourteen_regions_and_small():
    found = outlines(STORE.catalog.folder)
    assert set(found) == set(REGIONS)
    assert len(found) == 14
    assert all(ring[0] == ring[-1] and len(ring) > 3 for rings in found.values() for ring in rings)
    assert (STORE.catalog.folder / "outlines.csv").stat().st_size < 40_000
    assert "Natural Earth" in (STORE.catalog.folder / "outlines.md").read_text(encoding="utf-8")


def test_neighbours_share_their_border_point_by_point():
    """No cracks: an inner border is drawn twice, in both directions, from the same points."""
    sides: dict[frozenset, int] = {}
    for rings in outlines(STORE.catalog.folder).values():
        for ring in rings:
            for one, other in pairwise(ring):
                sides[frozenset((one, other))] = sides.get(frozenset((one, other)), 0) + 1
    assert set(sides.values()) == {1, 2}
    assert sum(count == 2 for count in sides.values()) > 80


def test_every_claim_names_figures_that_exist():
    for claim in claims(STORE.catalog.folder):
        rows = {one: named(STORE, one) for one in (*claim.said, *claim.official)}
        assert all(rows.values()), (claim.slug, [one for one, row in rows.items() if not row])
        assert {rows[one].authority for one in claim.said} == {"article"}
        assert {rows[one].authority for one in claim.official} <= {"statistics_committee"}
        if claim.verdict != "cannot":
            assert claim.official


# ---- the map and its list ----


@pytest.mark.parametrize("card", MAPS, ids=lambda card: card.slug)
@pytest.mark.parametrize("query", [{}, {"region": "1712"}, {"at": "2022-m9"}, {"span": "q1"}])
def test_a_map_draws_fourteen_regions_of_one_period(card, query):
    view = asked(card, **query)
    assert len({(row.period.key) for row in view.rows}) == 1
    assert len({row.authority for row in view.rows if row.source}) == 1
    outlined = [trace for trace in draw(view)["data"] if trace.get("fill") == "toself"]
    assert {trace["name"] for trace in outlined} == set(REGIONS)


@pytest.mark.parametrize("card", MAPS, ids=lambda card: card.slug)
def test_list_and_map_say_the_same(card):
    view = asked(card)
    html, found = to_html(table(view)), classes(view)
    drawn = {trace["name"]: trace for trace in draw(view)["data"]}
    order = re.findall(r'data-region="(\d{4})"', html)
    assert order[:14] == list(view.keys)
    for key in view.keys:
        row = view.cell(key, view.period)
        line = re.search(rf'<tr[^>]*>(?:(?!</tr>).)*data-region="{key}".*?</tr>', html)[0]
        assert f">{figure(row, view)}<" in line
        assert figure(row, view).split("\N{NO-BREAK SPACE}")[0] in drawn[key]["text"]
        assert f"class-{found.of(key)}" in line
        assert drawn[key]["fillcolor"] == f"var(--map-{found.of(key)})"
    numbers = [view.number(view.cell(key, view.period)) for key in view.keys]
    assert numbers == sorted(numbers, reverse=True)


def test_a_region_without_a_figure_is_hatched_and_never_zero():
    store = without("1708", "1733")
    view = regional.by_region(store, Selection(), INVESTMENT)
    assert set(REGIONS) - set(view.keys) == {"1708", "1733"}
    for trace in draw(view)["data"]:
        missing = trace["name"] in ("1708", "1733")
        assert ("fillpattern" in trace) == missing
        assert ("no figure" in trace["text"]) == missing
    html = to_html(table(view))
    assert html.count(">no figure<") == 2
    assert html.count("data-region=") == 15
    legend = draw(view)["layout"]["annotations"][0]["text"]
    assert "no figure" in legend


def test_limits_part_the_figures_and_are_told_in_order():
    for card in MAPS:
        view = asked(card)
        found = classes(view)
        assert list(found.words) == sorted(found.words)
        assert set(found.places.values()) <= set(found.words)
        values = [(view.number(view.cell(k, view.period)), found.of(k)) for k in view.keys]
        assert [place for _v, place in sorted(values)] == sorted(p for _v, p in values)


def test_the_republic_is_its_own_figure_and_not_a_sum():
    view = asked(PAGE.card("investment-map"))
    whole = view.cell("1700", view.period)
    assert whole.status == "published"
    assert "1700" not in view.keys
    assert whole.number > sum(view.cell(key, view.period).number for key in view.keys)


def test_a_map_with_its_outlines_fits_its_budget():
    selection, _notices = selection_of(PAGE, {"region": "1726"}, STORE)
    for card in MAPS:
        assert len(orjson.dumps(draw(card.view(STORE, selection)))) <= 12_000


# ---- wrong and empty choices ----


def test_an_unknown_region_falls_back_with_a_notice():
    selection, notices = selection_of(PAGE, {"region": "9999"}, STORE)
    assert selection.region == "1700"
    assert [one.parameter for one in notices] == ["region"]


@pytest.mark.parametrize("card", PAGE.cards, ids=lambda card: card.slug)
@pytest.mark.parametrize("region", ["1708", "1714", "1700-1726"])
def test_a_region_without_figures_says_why_and_offers_others(card, region):
    view = asked(card, region=region)
    if view.rows:
        return
    assert STORE.catalog.regions[region].name in view.empty.reason
    again = card.view(STORE, view.empty.nearest)
    assert again.rows


def test_a_period_without_figures_keeps_the_region():
    view = regional.by_region(STORE, Selection(at="2024-m9", last=2022, region="1712"), INVESTMENT)
    assert view.empty
    assert view.empty.nearest.region == "1712"
    assert regional.by_region(STORE, view.empty.nearest, INVESTMENT).rows


def test_the_choice_of_a_region_reaches_every_card():
    selection, _notices = selection_of(PAGE, {"region": "1712"}, STORE)
    assert {r.region for r in PAGE.card("investment").view(STORE, selection).rows} == {"1712"}
    assert {r.region for r in PAGE.card("single-zones").view(STORE, selection).rows} == {"1712"}
    html = to_html(table(PAGE.card("investment-map").view(STORE, selection)))
    assert re.findall(r'data-region="(\d+)" aria-current="true"', html) == ["1712"]


def test_single_zones_are_said_to_be_no_statistics():
    view = asked(PAGE.card("single-zones"))
    levels = {STORE.catalog.zones[row.zone].level for row in view.rows}
    assert levels == {"single_zone"}
    assert "statistics_committee" not in {row.authority for row in view.rows}


def test_claims_are_held_against_the_figures_they_name():
    view = asked(PAGE.card("claims"))
    shown = {reference_to(row) for row in view.rows}
    for claim in claims(STORE.catalog.folder):
        assert {*claim.said, *claim.official} <= shown
    html = to_html(table(view))
    for words in ("fits", "contradicts the official figures", "cannot be compared"):
        assert words in html


def test_the_slider_stops_at_every_period_and_at_no_other():
    found = offer(PAGE, STORE)
    made = slider(found, Selection(at="2022-year")).to_plotly_json()["props"]
    names = json.loads(made["data-periods"])
    assert list(names) == list(found.periods)
    control = made["children"][0].children[1]
    assert list(names)[control.value] == "2022-year"
    assert made["children"][1].children == "January–December 2022"


def test_the_views_follow_the_chosen_period_and_never_mix_spans():
    selection = replace(Selection(), at="2023-m9")
    for slug in ("investment-map", "investment-regions", "investment"):
        view = PAGE.card(slug).view(STORE, selection)
        assert {row.period.span for row in view.rows} == {"m9"}
