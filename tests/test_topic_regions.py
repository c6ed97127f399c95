"""Topic pages with figures by region: what comes alive with them, and what is said without."""

from datetime import date
from decimal import Decimal

import pandas as pd
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
from data import schedule, serving
from data.catalog import FOLDER, Catalog
from data.evidence import receipts
from data.observation import OPEN
from data.periods import period_of
from data.questions import across, sums
from data.questions.places import places
from data.questions.topic import Topic
from data.reckoning.derive import Refusal
from data.selection import Selection
from data.store import Store
from tests import made

TOPICS = ("production", "investment", "construction", "finance", "debts", "services", "jobs")
SPANS = {"q1": "03-31", "h1": "06-30", "m9": "09-30", "year": "12-31"}
OUTPUT, RESULT = Topic(("industrial_production",)), Topic(("profit_before_tax",))
SIZES = {"1700": 100, "1703": 30, "1712": 50, "1726": 10}  # a place's figures, about
ZONES = {"sez": 5, "siz": 3, "technopark": 1, "cluster": 4}
IDS = {  # the portal's series of what is made up here
    (one.indicator, one.zone): one.id for one in schedule.by_cell(FOLDER).values()
}  # fmt: skip


def figure(indicator, zone, region, year, span, value, **more):
    """A figure as the portal has it, or with other columns."""
    end = f"{year}-{SPANS[span]}"
    is_stock = made.catalog().indicators[indicator].kind == "stock"
    row = {
        "indicator": indicator, "measure": "level", "zone": zone, "region": region,
        "period_start": end if is_stock else f"{year}-01-01", "period_end": end,
        "value": str(value), "unit": made.catalog().indicators[indicator].unit,
        "qualifier": "exact", "source_id": f"siat-{IDS.get((indicator, zone), 1)}-2026-08-14",
        "authority": "statistics_committee", "flag": "" if Decimal(str(value)) else OPEN,
    }  # fmt: skip
    return row | more


def store(*rows):
    sources = [
        {
            "source_id": name, "title": name, "publisher": "Committee", "rank": "1", "url": "",
            "authority": "statistics_committee", "published": "2026-08-14", "not_before": "",
            "language": "uz", "note": "",
        }
        for name in {row["source_id"] for row in rows}
    ]  # fmt: skip
    full = [{name: row.get(name, "") for name in made.COLUMNS} for row in rows]
    return Store(pd.DataFrame(full, columns=list(made.COLUMNS)), Catalog(FOLDER, sources), "made")


def everywhere(indicator="industrial_production", years=(2024, 2025), spans=SPANS):
    """Figures of four zone types in the country and three regions; Andijan has no technopark."""
    return [
        figure(
            indicator, zone, region, year, span,
            0 if (region, zone) == ("1703", "technopark")
            else size * weight * (n + 1) + (year - 2020),
        )
        for region, size in SIZES.items()
        for zone, weight in ZONES.items()
        for year in years
        for n, span in enumerate(spans)
    ]  # fmt: skip


FULL = store(*everywhere(), *everywhere("profit_before_tax"), *everywhere("accounts_payable"))
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
    assert {"industrial-production-map", "industrial-production-regions"} <= set(slugs)
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


# ---- zeros that may mean “not reported” ----


def test_an_open_zero_counts_in_a_sum_which_keeps_its_mark():
    view = across.by_zones(FULL, Selection(), OUTPUT)
    row = view.cell("1703", view.period)
    assert OPEN in row.flags
    assert row.exact == 30 * 12 * 4 + 3 * 5
    assert "§" in to_html(table(view))
    assert any("Andijan" in note and "not reported" in note for note in view.notes)


def test_growth_of_such_a_sum_is_like_for_like_or_refused():
    of, zones = sums.Made("industrial_production"), tuple(ZONES)
    rate = sums.growth(FULL, of, "1703", ("year", 2025), zones)
    assert {root.zone for root in rate.roots} == {"sez", "siz", "cluster"}
    rows = [
        row for row in everywhere() if (row["region"], row["period_end"][:4]) != ("1703", "2024")
    ]
    before = [
        figure("industrial_production", zone, "1703", 2024, "year", 5) for zone in ZONES
    ]  # fmt: skip
    refused = sums.growth(store(*rows, *before), of, "1703", ("year", 2025), zones)
    assert isinstance(refused, Refusal)
    assert "not reported" in refused.reason


@pytest.mark.parametrize("show", ["growth", "index", "times", "share"])
@pytest.mark.parametrize(("then", "now"), [(0, 5), (5, 0)])
def test_nothing_is_compared_with_an_open_zero(show, then, now):
    others = [
        figure("industrial_production", zone, "1712", year, "year", 9)
        for zone in ("siz", "technopark", "cluster")
        for year in (2024, 2025)
    ]
    found = store(
        *others,
        figure("industrial_production", "sez", "1712", 2024, "year", then),
        figure("industrial_production", "sez", "1712", 2025, "year", now),
    )
    selection = Selection(region="1712", show=show, at="2025-year" if now == 0 else "2024-year")
    view = PAGES["production"].card("figures").view(found, selection)
    assert not [row for row in view.levels if row.zone == "sez" and row.is_open_zero]
    told = [*view.refusals.values(), view.empty.reason if view.empty else ""]
    if show != "share":
        assert not [row for row in view.levels if row.zone == "sez" and row.period.year == 2025]
        assert any("not reported" in reason for reason in told)
    else:
        bad = 2025 if now == 0 else 2024
        assert not [row for row in view.levels if row.period.year == bad]


def test_an_open_zero_is_shown_with_its_mark_and_words():
    view = PAGES["production"].card("figures").view(FULL, Selection(region="1703"))
    html = to_html(table(view))
    assert ">0\N{NO-BREAK SPACE}§<" in html
    assert any("may mean zero or not reported" in note for note in view.notes)


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


# ---- the portal's promises ----


@pytest.mark.parametrize(
    ("newest", "span", "due"),
    [
        (("q1", 2026), "", "2026-08-15"), (("h1", 2025), "", "2025-11-15"),
        (("m9", 2025), "", "2026-02-15"), (("year", 2025), "", "2026-05-15"),
        (("year", 2025), "year", "2027-02-15"), (("q1", 2026), "q1", "2027-05-15"),
    ],
)  # fmt: skip
def test_the_next_figures_are_due_after_the_quarter_that_follows(newest, span, due):
    found = store(figure("industrial_production", "sez", "1700", newest[1], newest[0], 5))
    cells = [("industrial_production", "sez")]
    assert schedule.next_due(found, cells, span) == date.fromisoformat(due)


def test_cards_say_when_the_next_figures_are_due_or_that_none_come():
    pages = {
        slug: picture(PAGES[slug], FULL, Selection(), "en") for slug in ("production", "finance")
    }
    assert "next expected 15 May 2026" in pages["production"].cards["tiles"].body
    assert "no longer updated" in pages["finance"].cards["tiles"].body
    plain = picture(PAGES["production"], NATIONAL, Selection(), "en")
    assert "next expected" not in plain.cards["tiles"].body


@pytest.mark.parametrize("slug", ["finance", "debts", "jobs"])
def test_frozen_series_are_said_to_be_frozen(slug):
    drawn = picture(PAGES[slug], NATIONAL, Selection(), "en")
    assert "froze these series on its portal on 22 April 2026" in drawn.head
    assert any("frozen by the Committee" in card.body for card in drawn.cards.values())


def test_growing_series_are_not():
    assert not portal.frozen(PAGES["production"], NATIONAL)
    assert schedule.frozen(FOLDER, "employees") is None


def test_the_lines_under_the_headlines_follow_the_data():
    more = store(*everywhere("new_jobs"))
    assert "one period so far" in PAGES["jobs"].line(NATIONAL)
    assert "one period so far" not in PAGES["jobs"].line(more)
    assert "only registered technology parks" in PAGES["regions"].line(NATIONAL)
    assert "1 indicator" in PAGES["regions"].line(more)


def test_places_of_a_topic_are_those_of_its_indicators():
    assert places(FULL, [OUTPUT]) == ("1703", "1712", "1726")
    assert places(FULL, [Topic(("new_jobs",))]) == ()
    assert period_of(date(2025, 3, 31), date(2025, 3, 31)).span == "q1"
