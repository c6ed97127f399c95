"""Coverage: every cell has one state and a reason, and what is said to be possible is possible."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.api import models
from components.coverage.page import offer, parts
from components.exports.coverage import COLUMNS
from components.text.coverage import asked, given, holds, summary, why
from data.catalog import FOLDER, FOUR_TYPES
from data.evidence import coverage as covered
from data.evidence.coverage import FILLED, STATES, Cell, counts, coverage
from data.evidence.wanted import KINDS, gains, wanted
from data.periods import OTHER
from data.questions.levels import levels
from data.questions.topic import COMMITTEE, Topic
from data.questions.ways import defined, shown
from data.selection import Selection
from data.serving import current
from data.store import Store
from tests.answers import API, refused

STORE = current()
WHOLE, PLAN = coverage(STORE, "1700"), covered.plan(STORE)
MATRIX = {  # research/COVERAGE.md and ZONES.md: indicator → period → zone types with a figure
    "profit_before_tax": {
        **dict.fromkeys(("2021-q1", "2022-q1", "2024-q1", "2025-q1"), "sez siz technopark cluster"),
        "2025-year": "sez",
    },
    "industrial_production": {
        **dict.fromkeys(
            ("2019-h1", "2020-h1", "2022-m9", "2023-m9", "2024-q1", "2025-q1"),
            "sez siz technopark cluster",
        ),
        "2020-year": "sez cluster", "2025-m9": "sez", "2025-year": "sez",
    },
    "investment_fixed_capital": {
        "2020-h1": "sez siz technopark cluster",
        "2024-q1": "sez siz technopark cluster it_park",
        "2025-q1": "sez siz technopark cluster it_park", "2026-h1": "it_park",
    },
    "construction_work": {
        "2020-h1": "sez siz", "2022-m9": "sez siz technopark cluster",
        "2023-m9": "sez siz technopark cluster", "2025-q1": "sez siz technopark cluster",
    },
    "accounts_receivable": dict.fromkeys(("2024-q1", "2025-q1"), "sez siz technopark cluster"),
    "accounts_payable": dict.fromkeys(("2024-q1", "2025-q1"), "sez siz technopark cluster"),
    "new_jobs": {"2025-q1": "sez siz technopark cluster"},
    "shipped_abroad": {"2025-q1": "sez siz technopark cluster", "2025-m9": "sez"},
    "export_services": {
        "2024-q1": "it_park", "2025-q1": "sez siz technopark cluster it_park",
        "2025-year": "sez", "2026-h1": "it_park",
    },
}  # fmt: skip


def cell(indicator: str, zone: str, key: str) -> Cell:
    year, span = key.split("-")
    return WHOLE.places[indicator, zone, (span, int(year))]


@pytest.mark.parametrize("indicator", MATRIX)
def test_the_figures_are_those_of_the_matrix(indicator: str) -> None:
    found: dict[str, list[str]] = {}
    for one in WHOLE.cells:
        if one.indicator == indicator and one.state in FILLED:
            found.setdefault(one.period.key, []).append(one.zone)
    assert {key: " ".join(zones) for key, zones in found.items()} == MATRIX[indicator]


@pytest.mark.parametrize(
    ("indicator", "zone", "key", "state", "said"),
    [
        ("profit_before_tax", "technopark", "2025-q1", "published", ""),
        (
            "industrial_production",
            "sez",
            "2024-m9",
            "derivable",
            "growth of +42.7 %",
        ),
        ("industrial_production", "sez", "2024-year", "derivable", "January–December 2025"),
        (
            "export_services",
            "it_park",
            "2025-h1",
            "derivable",
            "change of +90.3 mn",
        ),
        ("construction_work", "technopark", "2024-q1", "derivable", "may mean to or by"),
        ("zones_count", "cluster", "2025-year", "contradictory", "361"),
        ("participants_count", "sez", "2025-h1", "contradictory", "dip is not explained"),
        ("construction_work", "technopark", "2025-q1", "contradictory", "cannot be less"),
        ("activity_share", "siz", "2025-q1", "picture", "picture only, without numbers"),
        ("activity_share", "sez", "2025-q1", "picture", "Section V"),
        ("activity_share", "sez", "2025-year", "published", ""),
        ("participants_count", "youth_zone", "2025-q1", "missing", "of its own only since"),
        ("zones_registered_count", "sez", "2025-h1", "missing", "Never published"),
        ("industrial_production", "siz", "2025-h1", "missing", "series has January–March 2025."),
        ("industrial_production", "siz", "2025-h1", "missing", "April–June 2025 as a single"),
        ("profit_before_tax", "siz", "2023-q1", "missing", "A change printed with"),
        ("participants_count", "technopark", "2022-m9", "missing", "IT Park residents"),
    ],
)
def test_what_is_known_of_a_cell(
    indicator: str, zone: str, key: str, state: str, said: str
) -> None:
    one = cell(indicator, zone, key)
    assert one.state == state
    assert said in why(one, STORE).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("region", covered.regions(STORE))
def test_every_cell_has_one_state_and_every_gap_a_reason(region: str) -> None:
    known = coverage(STORE, region)
    assert len(known.places) == len(known.cells) == len(known.lines) * len(known.periods)
    assert sum(counts(known.cells).values()) == len(known.cells)
    for one in known.cells:
        assert one.state in STATES
        assert (one.row is not None) == (one.state in (*FILLED, "derivable"))
        assert (one.picture is not None) == (one.state == "picture")
        if one.state != "published":
            reason = why(one, STORE)
            assert reason.endswith((".", "≟")), reason
            assert "None" not in reason
            assert "{" not in reason


@pytest.mark.parametrize("region", ["1700", "1703"])
def test_published_cells_are_the_cells_with_a_leading_figure_of_the_committee(region: str) -> None:
    known = coverage(STORE, region)
    leading = {
        (row.indicator, row.zone, row.period.span, row.period.year)
        for indicator in STORE.catalog.indicators
        for row in STORE.rows(indicator, region, authority=COMMITTEE)
        if STORE.catalog.zones[row.zone].level == "type" and row.period.span != OTHER
    }
    filled = {(one.indicator, one.zone, *one.when) for one in known.cells if one.state in FILLED}
    assert filled == leading


def test_all_four_types_stand_under_every_indicator_and_the_columns_end_with_the_newest() -> None:
    for indicator in PLAN.indicators:
        zones = [zone for one, zone in WHOLE.lines if one == indicator]
        assert zones[:4] == list(FOUR_TYPES)
        filled = {c.zone for c in WHOLE.cells if c.indicator == indicator and c.state in FILLED}
        assert set(zones[4:]) <= filled
    newest = max(c.period.end for c in WHOLE.cells if c.state in FILLED)
    assert WHOLE.periods[-1] in {c.when for c in WHOLE.cells if c.period.end == newest}
    assert WHOLE.periods[0] == ("q1", 2019)


# What a missing figure would make possible


def test_a_break_forbids_what_would_cross_it() -> None:
    found = gains(STORE, "1700")
    of_2023 = {one.zone: found.get(one, ()) for one in WHOLE.cells
               if one.indicator == "profit_before_tax" and one.period.key == "2023-q1"}  # fmt: skip
    assert [gain.kind for gain in of_2023["sez"]] == ["change", "change"]
    assert of_2023["technopark"] == ()  # the year before and the year after lie beyond breaks


def test_nothing_is_asked_for_that_is_there_or_cannot_be() -> None:
    for one in gains(STORE, "1700"):
        assert one.row is None
        assert one.zone != "youth_zone"


def test_the_list_is_ranked_and_counts_every_gain_once() -> None:
    ranked = wanted(STORE, "1700", WHOLE.cells)
    sizes = [len(one.gains) for one in ranked]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == sum(map(len, gains(STORE, "1700").values()))
    first = ranked[0]
    assert asked(first, STORE.catalog) == "Participating enterprises, 1 April 2024"
    assert given(first.kinds) == "3 growth rates on a year before and 12 figures per participant"
    assert list(first.kinds) == [kind for kind in KINDS if kind in first.kinds]


FILLS = [  # a missing figure and a value for it
    ("industrial_production", "sez", "2025-h1", "25000.0", "bn_uzs"),
    ("industrial_production", "siz", "2022-year", "9.10", "trn_uzs"),
    ("market_services", "it_park", "2024-year", "22.0", "trn_uzs"),
    ("profit_before_tax", "siz", "2023-q1", "-40.0", "bn_uzs"),
    ("participants_count", "siz", "2023-year", "2700", "count"),
    ("participants_count", "siz", "2024-q1", "2800", "count"),
]


@pytest.mark.parametrize(("indicator", "zone", "key", "value", "unit"), FILLS)
def test_what_is_said_to_be_possible_comes_when_the_figure_comes(
    tmp_path: Path, indicator: str, zone: str, key: str, value: str, unit: str
) -> None:
    one = cell(indicator, zone, key)
    said = {(gain.kind, gain.indicator, gain.period) for gain in gains(STORE, "1700").get(one, ())}
    fuller = added(tmp_path, one, value, unit)
    assert coverage(fuller, "1700").places[indicator, zone, one.when].state == "published"
    new = computed(fuller, one) - computed(STORE, one)
    assert new == {gain for gain in said if gain[0] != "share"}
    assert said or key == "2023-year"


def added(folder: Path, one: Cell, value: str, unit: str) -> Store:
    """The shipped data with one figure more."""
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    row = [one.indicator, "level", one.zone, "1700", "", "", one.period.start, one.period.end,
           value, unit, "exact", "statuz-2025q1", COMMITTEE, "", "made up", value, ""]  # fmt: skip
    with (folder / "observations.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(row)
    return Store.load(folder)


def computed(store: Store, one: Cell) -> set[tuple]:
    """All that the dashboard computes of the zone type that a figure of the cell can be part of."""
    topics = [Topic((slug,), (one.zone,), fixed=True) for slug in PLAN.indicators]
    found: set[tuple] = set()
    for topic in topics:
        indicator = store.catalog.indicators[topic.indicators[0]]
        change = "growth" if indicator.compare == "growth" else "change"
        for kind, choice in {
            "quarter": {"span": "quarter"}, "rolling": {"span": "rolling"},
            change: {"show": change}, "per_participant": {"show": "per_participant"},
        }.items():  # fmt: skip
            if kind in ("quarter", "rolling") or kind in defined(indicator):
                selection = replace(Selection(), **choice)
                rows = shown(store, selection, topic, levels(store, selection, topic)).rows
                derived = (row for row in rows if row.status == "derived")
                found |= {(kind, row.indicator, row.period) for row in derived}
    return found


# The page


def html(**chosen: object) -> dict[str, str]:
    return dict(parts(STORE, Selection(**chosen)))


def test_the_headline_and_the_legend_count_what_the_grid_shows() -> None:
    for chosen in ({}, {"zone": ("sez",)}, {"indicator": "new_jobs"}, {"first": 2025}):
        page = html(**chosen)
        cells = re.findall(r'class="fig (\w+) \w+"', page["coverage-grid"])
        counted = {state: cells.count(state) for state in STATES}
        assert unescape(summary(counted)) in unescape(page["page-head"])
        shown_counts = re.findall(r"<strong>([\d,]+)</strong>", page["coverage-legend"])
        assert [int(n.replace(",", "")) for n in shown_counts] == list(counted.values())


def test_figures_open_receipts_and_gaps_say_why() -> None:
    buttons = re.findall(r"<button ([^>]*)>", html()["coverage-grid"])
    assert len(buttons) == len(WHOLE.cells)
    for one, attributes in zip(WHOLE.cells, buttons, strict=True):
        assert (f'data-id="{one.row.id}"' in attributes) if one.row else "data-id" not in attributes
        assert ("data-why" in attributes) == bool(why(one, STORE))
        assert f'aria-label="{holds(one, STORE.catalog)}"' in unescape(attributes)


def test_a_choice_shows_its_lines_and_years_only() -> None:
    page = html(zone=("sez", "it_park"), first=2024, last=2025, indicator="export_services")
    assert page["coverage-grid"].count("<tr>") == 2 + 2  # of the head, of the body
    assert page["coverage-grid"].count("<button") == 2 * 8
    assert "No zone type" in html(zone=())["coverage-grid"]
    assert "1703" in offer(STORE).regions
    assert "Andijan region" in html(region="1703")["page-head"]


# The files


def rows(client: TestClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{API}/coverage.csv?{query}")
    assert answer.status_code == 200, answer.text
    found = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert found.fieldnames == list(COLUMNS)
    return list(found)


def test_the_file_has_every_cell_with_its_reason(client: TestClient) -> None:
    found = rows(client)
    assert [row["state"] for row in found] == [one.state for one in WHOLE.cells]
    assert [row["why"] for row in found] == [why(one, STORE) for one in WHOLE.cells]
    for row in found:
        assert bool(row["observation"]) == (row["state"] in (*FILLED, "derivable"))
        assert bool(row["value"]) == bool(row["observation"])
    derived = [row["observation"] for row in found if row["state"] == "derivable"]
    for identity in derived:
        assert client.get(f"{API}/observations/{identity}.json").json()["status"] == "derived"


def test_json_says_the_same_and_is_versioned(client: TestClient) -> None:
    answer = client.get(f"{API}/coverage.json?zone=sez")
    model = models.Coverage.model_validate_json(answer.text)
    told = rows(client, "zone=sez")
    assert [(c.indicator, c.period_name, c.state) for c in model.cells] == [
        (row["indicator"], row["period_name"], row["state"]) for row in told
    ]
    assert model.states == counts(c for c in WHOLE.cells if c.zone == "sez")
    again = client.get(f"{API}/coverage.json?zone=sez", headers={
        "if-none-match": answer.headers["etag"]})  # fmt: skip
    assert (again.status_code, again.text) == (304, "")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("state=picture", 2), ("state=published,contradictory", 174), ("state=derivable", 6),
        ("indicator=new_jobs", 120), ("indicator=new_jobs&zone=sez&from=2025&to=2025", 4),
        ("region=1703&state=published", 1), ("zone=youth_zone", 60),
    ],
)  # fmt: skip
def test_filters_restrict(client: TestClient, query: str, count: int) -> None:
    assert len(rows(client, query)) == count


@pytest.mark.parametrize("kind", ["csv", "json"])
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("state=empty", "state"), ("zone=economy", "zone"), ("indicator=fdi", "indicator"),
        ("region=1700-1726", "region"), ("region=1700,1703", "region"), ("from=25", "from"),
        ("from=2025&to=2024", "from"), ("at=2025-q1", "at"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused(client: TestClient, kind: str, query: str, parameter: str) -> None:
    (error,) = refused(client, f"/coverage.{kind}?{query}")
    assert error["parameter"] == parameter
    assert error["allowed"] or error["message"] == "This parameter takes one value."


def test_it_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    named = {p["name"] for p in paths["/api/v1/coverage.csv"]["get"]["parameters"]}
    assert {
        "indicator",
        "zone",
        "region",
        "state",
        "from",
        "to",
        "lang",
        "asof",
        "dialect",
    } == named
