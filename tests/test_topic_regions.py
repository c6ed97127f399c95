"""Topic pages with figures by region: what comes alive with them, and what is said without."""

from decimal import Decimal

import plotly.graph_objects as go
import pytest

import app  # noqa: F401 – registers the pages
from components import portal
from components.charts import draw
from components.charts.classes import classes
from components.markup import to_html
from components.offer import controls, live, offer, selection_of
from components.page import PAGES
from components.picture import picture
from components.table import table
from components.text.titles import title
from data import serving
from data.evidence import receipts
from data.questions import across, sums
from data.questions.topic import Topic
from data.selection import Selection
from tests.regional_made import FULL, OUTPUT, RESULT, SPANS, everywhere, figure, store

TOPICS = ("production", "investment", "construction", "finance", "debts", "services", "jobs")
NATIONAL = serving.current()


def test_without_regional_figures_a_page_offers_no_region_and_says_how_they_come():
    for slug in TOPICS:
        page = PAGES[slug]
        assert "region" not in controls(page, NATIONAL)
        assert not [c for c in live(page, NATIONAL) if c.question in (across.by_zones,)]
        assert "/methodology#loading" in to_html(portal.note(page, NATIONAL))
    assert "4 series" in to_html(portal.note(PAGES["production"], NATIONAL))
    assert portal.note(PAGES["overview"], NATIONAL) is None


def test_with_them_it_offers_those_regions_that_have_some():
    page = PAGES["production"]
    assert "region" in controls(page, FULL)
    assert offer(page, FULL).listed == ("1700", "1703", "1712", "1726")
    slugs = [card.slug for card in live(page, FULL)]
    assert {"industrial-production-map", "industrial-production-panels"} <= set(slugs)
    assert portal.note(page, FULL) is None
    assert "region" not in controls(PAGES["investment"], FULL)


def test_every_card_speaks_of_the_chosen_region():
    page = PAGES["production"]
    for span in ("", "quarter", "rolling"):
        selection, notices = selection_of(page, {"region": "1712", "span": span}, FULL)
        assert not notices
        for card in live(page, FULL):
            view = card.view(FULL, selection)
            if view and view.rows and view.by == "zone":
                assert {row.region for row in view.rows} == {"1712"}
                assert title(view).startswith("Navoi · ")
        drawn = picture(page, FULL, selection, "en")
        assert "Navoi region" in drawn.head
        assert "republic" not in drawn.head


def test_a_region_without_figures_says_so_and_leads_back():
    page = PAGES["production"]
    selection, notices = selection_of(page, {"region": "1735"}, FULL)
    assert not notices
    view = page.card("tiles").view(FULL, selection)
    assert "Karakalpakstan" in view.empty.reason
    assert view.empty.nearest.region == "1700"


# ---- the map ----


def test_a_map_adds_the_chosen_types_and_only_them():
    view = across.by_zones(FULL, Selection(zone=("sez", "cluster")), OUTPUT)
    row = view.cell("1712", view.period)
    assert row.zone == sums.SEVERAL
    assert row.exact == sum(part.exact for part in row.operands) == Decimal(50 * 9 * 4 + 2 * 5)
    assert view.keys == ("1712", "1703", "1726")
    assert view.cell("1700", view.period).exact == 100 * 9 * 4 + 2 * 5
    assert "◇" in to_html(table(view))


def test_one_type_is_shown_as_published():
    view = across.by_zones(FULL, Selection(zone=("siz",)), OUTPUT)
    assert {row.status for row in view.levels} == {"published"}


@pytest.mark.parametrize(("zone", "left"), [("it_park", "IT Park"), ("youth_zone", "Youth")])
def test_what_is_no_part_of_the_whole_is_in_no_sum(zone, left):
    rows = [figure("industrial_production", zone, "1712", 2025, "year", 7)]
    found = store(*everywhere(), *rows)
    view = across.by_zones(found, Selection(zone=("sez", "siz", zone)), OUTPUT)
    assert {part.zone for part in view.cell("1712", view.period).operands} == {"sez", "siz"}
    assert any(left in note for note in view.notes)


@pytest.mark.parametrize(
    "flaw",
    [{"qualifier": "approx"}, {"flag": "suspect"}, {"indicator": "new_jobs", "unit": "count"}],
    ids=["approximate", "doubtful", "missing"],
)
def test_a_sum_needs_a_firm_figure_of_every_type(flaw):
    rows = everywhere()
    place = next(
        n for n, row in enumerate(rows)
        if (row["region"], row["zone"], row["period_end"]) == ("1712", "siz", "2025-12-31")
    )  # fmt: skip
    found = store(*rows[:place], rows[place] | flaw, *rows[place + 1 :])
    view = across.by_zones(found, Selection(at="2025-year"), OUTPUT)
    assert "1712" not in view.keys
    assert any("Navoi" in note and "small industrial zones" in note for note in view.notes)
    assert "no figure" in to_html(table(view))


def test_the_period_is_the_newest_that_most_regions_have_or_the_one_asked_for():
    found = store(*everywhere(), figure("industrial_production", "sez", "1712", 2026, "q1", 9))
    assert across.by_zones(found, Selection(), OUTPUT).period.key == "2025-year"
    assert across.by_zones(found, Selection(at="2024-h1"), OUTPUT).period.key == "2024-h1"
    quarter = across.by_zones(found, Selection(at="2024-h1", span="quarter"), OUTPUT)
    assert quarter.period.key == "2024-quarter2"


def test_losses_have_classes_and_bars_of_their_own():
    rows = [
        figure("profit_before_tax", "sez", region, 2025, "year", value)
        for region, value in {
            "1703": -40,
            "1712": 60,
            "1726": -5,
            "1708": 0.5,
            "1700": 15.5,
        }.items()
    ]
    view = across.by_zones(store(*rows), Selection(zone=("sez",)), RESULT)
    found = classes(view)
    assert [found.of(key)[:4] for key in view.keys] == ["3", "2", "loss", "loss"]
    html = to_html(table(view))
    assert "margin-left:35.0%;width:5.0%" in html  # the smaller loss: up to zero, from the left
    assert "margin-left:40.0%;width:60.0%" in html  # the profit, to the right of it
    assert "loss" in title(view)
    assert "40" in title(view)


@pytest.mark.parametrize("zone", [("sez",), ("sez", "cluster"), ("sez", "siz", "technopark")])
def test_every_figure_of_a_map_has_a_receipt(zone):
    view = across.by_zones(FULL, Selection(zone=zone, span="quarter"), OUTPUT)
    for row in view.rows:
        assert receipts.find(FULL, row.id, ["industrial_production"], row.region) == row


# ---- little charts ----


@pytest.mark.parametrize(
    ("topic", "span", "wanted"),
    [
        (OUTPUT, "", {"year"}), (OUTPUT, "h1", {"h1"}),
        (OUTPUT, "quarter", {"q1", "quarter2", "quarter3", "quarter4"}),
        (Topic(("accounts_payable",)), "", set(SPANS)),
    ],
)  # fmt: skip
def test_a_line_never_joins_different_spans(topic, span, wanted):
    view = across.by_place(FULL, Selection(span=span), topic)
    assert {row.period.span for row in view.rows} == wanted
    drawn = draw(view)
    go.Figure(drawn)
    known = {row.id: row for row in view.rows}
    for trace in drawn["data"]:
        rows = [known[one] for one in trace["customdata"] if one]
        assert len({(row.region, row.zone) for row in rows}) == 1
        assert [row.period.end for row in rows] == sorted(row.period.end for row in rows)
    assert len(drawn["data"]) == 3 * 4


def test_a_missing_year_parts_the_line():
    found = store(*everywhere(years=(2020, 2021, 2024, 2025)))
    trace = draw(across.by_place(found, Selection(zone=("sez",)), OUTPUT))["data"][0]
    assert trace["y"].count(None) == 1


def test_all_lines_have_one_scale_and_the_chosen_region_is_marked():
    drawn = draw(across.by_place(FULL, Selection(region="1712"), RESULT))
    scales = {tuple(axis["range"]) for n, axis in drawn["layout"].items() if n.startswith("yaxis")}
    assert len(scales) == 1
    names = [one["text"] for one in drawn["layout"]["annotations"]]
    assert [name for name in names if "▸" in name] == ["<b>▸ Navoi</b>"]
