"""What was known on a day: dates of sources, replaced figures, pairs, pages, files, receipts."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import dash
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.utils import PlotlyJSONEncoder
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.card import Card
from components.markup import to_html
from components.offer import asked
from components.page import PAGES, layout
from components.receipt import receipt
from components.table import table
from data import serving
from data.evidence import history
from data.known import dated, days, known, later, undated
from data.observation import Observation
from data.questions.compare import figures
from data.questions.topic import Topic
from data.selection import Selection
from data.store import Store
from tests.answers import API
from tests.made import OTHER, QUARTER, flow, store

STORE = serving.current()
SOURCES = STORE.catalog.sources
FIRST, LAST = days(STORE)
SPRING = date(2025, 6, 1)  # after the release for January–March 2025, published on 15 May
any_day = st.dates(FIRST, LAST)


def every(one: Store) -> dict[str, Observation]:
    return {row.id: row for row in one.pick(range(len(one)))}


# The figures of a day


@given(any_day)
@settings(max_examples=5)
def test_no_figure_of_a_later_or_undated_source_and_all_of_the_others(day: date) -> None:
    expected = {
        slug for slug, row in every(STORE).items()
        if SOURCES[row.source].known and SOURCES[row.source].known <= day
    }  # fmt: skip
    assert set(every(known(STORE, day))) == expected


@given(any_day, any_day)
@settings(max_examples=4)
def test_what_was_known_stays_known(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert set(every(known(STORE, first))) <= set(every(known(STORE, second)))


def test_the_last_day_and_what_has_no_date_are_all_of_it() -> None:
    missing = undated(STORE)
    assert "xabaruz-2022" in missing
    rest = {slug for slug, row in every(STORE).items() if row.source in missing}
    assert set(every(known(STORE, LAST))) | rest == set(every(STORE))
    assert set(every(dated(STORE))) == set(every(STORE)) - rest
    assert known(STORE, None) is STORE


def test_a_look_back_says_its_day_and_is_another_version() -> None:
    spring = known(STORE, SPRING)
    assert (spring.asof, spring.present, STORE.asof) == (SPRING, STORE, None)
    assert spring.version == f"{STORE.version}-2025-06-01"
    assert known(STORE, SPRING) is spring
    came = {slug for slug in later(spring) if SOURCES[slug].known <= SPRING}
    assert not came
    assert "uz-china-2025" in later(spring)  # of agreements, too


def test_a_figure_that_no_better_source_had_printed_yet_leads() -> None:
    """At first an outlet had “more than 1,100” participants, four days later another 1,127."""
    row, now = (
        next(
            row for row in one.rows("participants_count")
            if row.zone == "sez" and row.period.key == "2025-year"
        )
        for one in (known(STORE, date(2026, 2, 14)), STORE)
    )  # fmt: skip
    assert (row.value, row.source, row.primary) == ("1100", "kursiv-2026-02", True)
    assert (now.value, now.source) == ("1127", "kun-2026-02")


def test_agreements_and_price_indices_are_those_of_their_sources() -> None:
    view = known(STORE, SPRING).catalog
    assert not view.agreements
    summer = known(STORE, date(2025, 6, 30)).catalog
    assert {one.source for one in summer.agreements} <= {
        "dunyo-2025-06-21", "govuz-62207", "uz-china-2025"
    }  # fmt: skip
    assert len(STORE.catalog.agreements) > len(summer.agreements) > 0
    page = PAGES["production"]
    chosen = Selection(prices="constant", asof=SPRING)
    shown = page.card("compare-year").view(known(STORE, SPRING), chosen)
    assert shown is None or not shown.is_filled
    assert page.card("compare-year").view(STORE, Selection(prices="constant")).is_filled


# Replaced figures

REVISED = date(2026, 2, 18)  # when OTHER was published
MADE = store(
    flow("10652.9", span=QUARTER, until=str(REVISED)),
    flow("10700.1", span=QUARTER, source_id=OTHER, note="Revised after the annual count."),
    flow("3367.3", zone="siz", span=QUARTER, until="2026-03-01"),  # taken back
    flow("363.4", zone="technopark", span=QUARTER),
    flow("9.9607", zone="cluster", span=QUARTER, unit="trn_uzs", until=str(REVISED)),
    flow("9960.7", zone="cluster", span=QUARTER, source_id=OTHER),
)


def values(one: Store) -> dict[str, str]:
    return {row.zone: row.value for row in one.rows("industrial_production")}


def test_a_replaced_figure_stands_again_before_it_was_replaced() -> None:
    then = values(known(MADE, REVISED - timedelta(days=1)))
    assert then == {"sez": "10652.9", "siz": "3367.3", "technopark": "363.4", "cluster": "9.9607"}
    assert not any(row.until for row in every(known(MADE, SPRING)).values())
    assert values(known(MADE, REVISED)) == then | {"sez": "10700.1", "cluster": "9960.7"}
    assert "siz" not in values(known(MADE, date(2026, 3, 1)))
    assert values(MADE) == {"sez": "10700.1", "technopark": "363.4", "cluster": "9960.7"}


def test_a_source_that_corrects_itself_states_one_figure_a_day() -> None:
    twice = store(
        flow("1", span=QUARTER, until="2025-08-01"), flow("2", span=QUARTER, until="2025-09-01"),
        flow("3", span=QUARTER), flow("7", zone="siz", span=QUARTER),
    )  # fmt: skip
    found = [
        values(known(twice, date(2025, month, day)))
        for month, day in ((7, 31), (8, 1), (8, 31), (9, 1))
    ]
    assert [one["sez"] for one in found] == ["1", "2", "2", "3"]
    assert {one["siz"] for one in found} == {"7"}
    assert all(len(known(twice, date(2025, month, 15))) == 2 for month in (6, 8, 10))


def test_pairs_of_then_and_now() -> None:
    spring = known(MADE, SPRING)
    rows = {row.zone: row for row in spring.rows("industrial_production")}
    pair = history.later(spring, rows["sez"])
    assert (pair.now.value, pair.day) == ("10700.1", REVISED)
    gone = history.later(spring, rows["siz"])
    assert (gone.now, gone.day) == (None, date(2026, 3, 1))
    assert history.later(spring, rows["technopark"]) is None
    assert history.later(spring, rows["cluster"]) is None  # the same in another unit
    assert set(history.changed(spring, spring.rows("industrial_production"))) == {
        rows["sez"].id, rows["siz"].id
    }  # fmt: skip
    assert not history.changed(MADE, MADE.rows("industrial_production"))


def test_the_table_and_the_notes_of_a_card_show_both() -> None:
    spring = known(MADE, SPRING)
    card = Card("figures", figures, Topic(("industrial_production",)), has_chart=False)
    view = card.view(spring, Selection(asof=SPRING))
    shown = re.sub(r"<[^>]+>", " ", to_html(table(view)))
    assert re.search(r"10,652\.9\s+now\s+10,700\.1", shown)
    assert re.search(r"3,367\.3\s+taken back", shown)
    assert shown.count("now") == 1
    assert not card.view(MADE, Selection()).today


def test_receipts_tell_what_a_figure_replaced_and_what_replaced_it() -> None:
    told = {
        row.value: re.sub(r"<[^>]+>", " ", to_html(receipt(row, MADE)))
        for row in (*every(MADE).values(), *MADE.earlier(MADE.rows("industrial_production")[0]))
    }
    assert re.search(
        r"What was stated before\s+until 18 February 2026\s+10,652\.9", told["10700.1"]
    )
    assert re.search(r"Replaced on 18 February 2026 by\s+10,700\.1", told["10652.9"])
    assert "stated before" not in told["363.4"]
    spring = known(MADE, SPRING)
    for row in spring.rows("industrial_production"):
        words = re.sub(r"<[^>]+>", " ", to_html(receipt(row, spring)))
        assert ("Replaced on 18 February 2026" in words) == (row.zone == "sez")
        assert ("Taken back on 1 March 2026" in words) == (row.zone == "siz")
        assert "stated before" not in words


# Pages


def picture(main) -> dict:
    (node,) = (one for one in main._traverse() if hasattr(one, "data-picture"))
    return json.loads(getattr(node, "data-picture"))


@pytest.mark.parametrize("slug", [slug for slug, page in PAGES.items() if page.cards])
@pytest.mark.parametrize("day", ["2025-06-01", "2011-12-31"])
def test_a_page_shows_nothing_that_came_later(slug: str, day: str) -> None:
    page = PAGES[slug]
    main = layout(page, asof=day)
    shown = picture(main)
    past, _selection, notices = asked(page, {"asof": day})
    assert not notices
    assert "as they were known on" in shown["parts"]["notices"]
    assert "as known on" in shown["parts"]["active"]
    today, found = every(STORE), every(past)
    for card in shown["cards"].values():
        html = card["head"] + re.sub(r'<small class="now">.*?</small>', "", card["body"])
        html = re.sub(r"<h3>Changed since</h3><ul.*?</ul>", "", html)
        named = set(re.findall(r'data-id="([0-9a-f]{12})"', html))
        assert not [slug for slug in named if slug in today and slug not in found]


def test_the_release_is_there_from_its_day_on() -> None:
    page, said = PAGES["production"], "10,652.9"
    assert said in picture(layout(page, asof="2025-05-15"))["parts"]["page-head"]
    assert said not in json.dumps(picture(layout(page, asof="2025-05-14"))["cards"])


def test_a_card_of_which_nothing_was_known_leads_to_today() -> None:
    body = picture(layout(PAGES["production"], asof="2020-07-10", zone="sez"))["cards"][
        "compare-q1"
    ]
    assert "Nothing of this was known on 10 July 2020." in body["body"]
    assert 'href="?zone=sez"' in body["body"]


@pytest.mark.parametrize("value", ["2031-01-01", "1999-01-01", "yesterday", "2025-02-30"])
def test_a_day_that_cannot_be_used_is_said_and_today_is_shown(value: str) -> None:
    page = PAGES["production"]
    past, selection, notices = asked(page, {"asof": value})
    assert past is STORE
    assert selection.asof is None
    assert [one.parameter for one in notices] == ["asof"]
    assert "lookback" not in picture(layout(page, asof=value))["parts"]["notices"]


# Files and receipts


def rows(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_files_of_a_day_hold_what_was_known_and_name_its_version(client: TestClient) -> None:
    found = rows(client, "observations.csv?asof=2025-06-01&measure=level,growth,change,times,index"
                         ",times_since_2017,unclear&all_sources=1")  # fmt: skip
    assert {row["id"] for row in found} == set(every(known(STORE, SPRING)))
    assert {row["data_version"] for row in found} == {f"{STORE.version}-2025-06-01"}
    answer = client.get(f"{API}/observations.json?zone=sez&asof=2025-06-01")
    assert "2025-06-01" in answer.headers["etag"]
    assert "asof-2025-06-01.json" in answer.headers["content-disposition"]
    assert answer.json()["query"] == {"zone": ["sez"], "asof": "2025-06-01"}
    tag = {"if-none-match": answer.headers["etag"]}
    assert (
        client.get(f"{API}/observations.json?zone=sez&asof=2025-06-01", headers=tag).status_code
        == 304
    )
    assert client.get(f"{API}/observations.json?zone=sez", headers=tag).status_code == 200


def test_every_answer_takes_the_day(client: TestClient) -> None:
    past, version = known(STORE, SPRING), f"{STORE.version}-2025-06-01"
    assert client.get(f"{API}/version?asof=2025-06-01").json()["observations"] == len(past)
    for path in ("coverage", "inconsistencies", "zones", "views/production/figures"):
        assert client.get(f"{API}/{path}.json?asof=2025-06-01").json()["data_version"] == version
    derived = rows(client, "observations.csv?indicator=industrial_production&show=growth&zone=sez"
                           "&span=q1&asof=2025-05-14")  # fmt: skip
    assert "2025-01-01" not in {row["period_start"] for row in derived}


def test_a_view_as_json_notes_what_is_another_figure_today(client: TestClient) -> None:
    path = f"{API}/views/participants/figures.json"
    notes = client.get(f"{path}?asof=2026-02-14").json()["notes"]
    assert any("1,100 then, 1,127 now (more precise since 18 February 2026)" in one.replace(
        "\N{NO-BREAK SPACE}", " ") for one in notes)  # fmt: skip
    assert not any(" then, " in one for one in client.get(path).json()["notes"])


def test_receipts_of_a_day(client: TestClient) -> None:
    row = next(r for r in known(STORE, date(2026, 2, 14)).rows("participants_count")
               if r.source == "kursiv-2026-02")  # fmt: skip
    told = client.get(f"/receipts/{row.id}?asof=2026-02-14").text
    assert "Replaced on 18 February 2026 by" in told
    assert f"/api/v1/observations/{row.id}.json?asof=2026-02-14" in told
    said = client.get(f"{API}/observations/{row.id}.json?asof=2026-02-14").json()
    assert (said["later"]["value_text"], said["until"]) == ("1127", "2026-02-18")
    today = said["later"]["id"]
    assert client.get(f"{API}/observations/{today}.json?asof=2026-02-14").status_code == 404
    assert "1,127" in client.get(f"/receipts/{today}?asof=2026-02-14").text  # stands beside it
    plain = client.get(f"{API}/observations/{today}.json").json()
    assert (plain["until"], plain["later"], plain["earlier"]) == (None, None, [])


@pytest.mark.parametrize("path", ["/data", "/methodology"])
def test_other_pages_take_the_day_too(path: str) -> None:
    (entry,) = (one for one in dash.page_registry.values() if one["path"] == path)
    shown = {
        day: json.dumps(entry["layout"](asof=day), cls=PlotlyJSONEncoder)
        for day in ("2025-06-01", "2999-01-01")
    }
    assert "known on 1 June 2025" in shown["2025-06-01"]
    assert "aloqa-2026" not in shown["2025-06-01"]
    assert "no day that we know" in shown["2999-01-01"]
