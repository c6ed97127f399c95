"""What has changed since a day: against a comparison figure by figure, on its page, as files."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components import changes as page_of
from components.api import models
from components.exports.changes import COLUMNS
from components.offer import asked
from components.page import PAGES, layout
from data import serving
from data.catalog import MEASURES
from data.evidence.changes import KINDS, changes, usual
from data.evidence.history import same
from data.known import dated, days, known
from data.observation import Observation
from data.selection import Selection
from data.store import Store
from tests.answers import API, refused
from tests.made import OTHER, QUARTER, flow, stock, store

STORE = serving.current()
PAGE = PAGES["changes"]


def leading(one: Store) -> dict[tuple, Observation]:
    return {
        (row.cell, row.authority): row
        for indicator, region in one.groups()
        for measure in MEASURES
        for row in one.rows(indicator, region, measure=measure, authority="")
    }


def compared(one: Store, since: date) -> dict[tuple, str]:
    """The kinds of change, figure by figure."""
    then, now = leading(known(one, since)), leading(dated(one))
    found = {place: "added" for place in now if place not in then}
    found |= {place: "withdrawn" for place in then if place not in now}
    return found | {
        place: "revised" for place, row in then.items()
        if place in now and not same(row, now[place], one.catalog)
    }  # fmt: skip


@pytest.mark.parametrize("since", ["2011-12-31", "2020-07-01", "2023-12-31", "2026-02-14"])
def test_the_same_as_figure_by_figure(since: str) -> None:
    found = list(changes(STORE, date.fromisoformat(since)).first())
    told = {(one.row.cell, one.row.authority): one.kind for one in found}
    assert len(told) == len(found)
    assert told == compared(STORE, date.fromisoformat(since))


SINCE = date(2025, 6, 1)
MADE = store(
    flow("10652.9", span=QUARTER, until="2026-02-18"),
    flow("10700.1", span=QUARTER, source_id=OTHER, note="Revised after the annual count."),
    flow("3367.3", zone="siz", span=QUARTER, until="2026-03-01"),
    flow("363.40", zone="technopark", span=QUARTER, until="2026-02-18"),
    flow("0.3634", zone="technopark", span=QUARTER, unit="trn_uzs", source_id=OTHER),
    flow("9960.7", zone="cluster", span=QUARTER),
    stock("1127", "2026-01-01", source_id=OTHER),
    stock("900", "2020-01-01", source_id="xabaruz-2022"),  # nobody knows since when
)


def test_revised_withdrawn_added_and_nothing_else() -> None:
    found = changes(MADE, SINCE)
    assert found.counts() == {"revised": 1, "withdrawn": 1, "added": 1}
    by_kind = {one.kind: one for one in found.first()}
    revised = by_kind["revised"]
    assert (revised.then.value, revised.now.value) == ("10652.9", "10700.1")
    assert revised.day == date(2026, 2, 18)
    gone = by_kind["withdrawn"]
    assert (gone.then.zone, gone.now, gone.day) == ("siz", None, date(2026, 3, 1))
    assert (by_kind["added"].then, by_kind["added"].now.value) == (None, "1127")


def test_only_some_and_in_the_order_of_the_catalogue() -> None:
    found = changes(MADE, SINCE)
    assert [one.row.zone for one in found.where(zones=("siz",)).first()] == ["siz"]
    assert len(found.where(zones=())) == 0
    assert len(found.where(kinds=("added",), indicators=("industrial_production",))) == 0
    order = list(MADE.catalog.indicators)
    names = list(found.by_indicator())
    assert names == sorted(names, key=order.index)
    assert names == ["participants_count", "industrial_production"]
    everything = changes(STORE, date(2011, 12, 31))
    assert [len(list(everything.first(most))) for most in (0, 1, 499, 501)] == [0, 1, 499, 501]
    assert len(list(everything.first())) == len(everything) == sum(everything.counts().values())


def test_since_the_last_day_nothing_and_since_the_day_before_the_newest_source() -> None:
    first, last = days(STORE)
    assert usual(STORE) == last - timedelta(days=1)
    assert len(changes(STORE, last)) == 0
    sources = {one.now.source for one in changes(STORE, usual(STORE)).first()}
    assert {STORE.catalog.sources[slug].known for slug in sources} == {last}
    assert not changes(STORE, first).where(kinds=("added",)).counts()["revised"]


# The page


def parts(**query: str) -> dict[str, str]:
    past, selection, notices = asked(PAGE, query)
    assert not notices
    return dict(page_of.parts(past, selection))


def test_the_page_counts_and_pairs_with_receipts() -> None:
    shown = parts(asof="2026-02-14")
    assert "Since 14 February 2026: 2 figures revised and" in shown["page-head"]
    assert "without a date" in shown["changes-legend"]
    assert "/api/v1/changes.csv?asof=2026-02-14" in shown["changes-legend"]
    pair = re.search(r"<tr>(?:(?!</tr>).)*1,127.*?</tr>", shown["changes-list"])[0]
    assert "the same, more precise" in pair
    assert len(re.findall(r'data-id="[0-9a-f]{12}"', pair)) == 2
    one = parts(asof="2026-02-14", indicator="participants_count", zone="sez")
    assert "1 figure revised and" in one["page-head"]
    assert one["changes-list"].count("<h3>") == 2  # what is another figure now, and what is new


def test_a_revised_figure_comes_with_the_reason_of_its_source() -> None:
    shown = page_of.parts(known(MADE, SINCE), Selection(asof=SINCE))
    assert "Revised after the annual count." in shown["changes-list"]
    assert "taken back" in shown["changes-list"]
    assert "1 figure revised, 1 taken back and 1 added" in shown["page-head"]


def test_without_a_day_since_the_newest_source_and_an_empty_list_says_so() -> None:
    since = re.sub(r"<[^>]+>", "", parts()["page-head"])
    assert "Since 18 August 2026: " in since
    assert "Nothing has changed since" in parts(asof=str(days(STORE)[1]))["page-head"]
    nothing = parts(asof="2026-02-14", zone="none")
    assert "Show all indicators and zones" in nothing["changes-list"]


def test_the_page_is_no_look_back_and_shows_some_hundred_at_most() -> None:
    shown = parts(asof="2011-12-31")
    assert shown["changes-list"].count("<tr>") <= page_of.MOST * 2
    assert "are in the files above" in shown["changes-list"]
    main = layout(PAGE, asof="2025-06-01")
    (node,) = (one for one in main._traverse() if hasattr(one, "data-picture"))
    assert "lookback" not in json.loads(getattr(node, "data-picture"))["parts"]["notices"]


# The files


def test_the_files(client: TestClient) -> None:
    answer = client.get(f"{API}/changes.csv?asof=2026-02-14&kind=revised")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    found = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert found.fieldnames == list(COLUMNS)
    row = next(row for row in found if row["indicator"] == "participants_count")
    assert (row["value_then"], row["qualifier_then"], row["value_now"]) == (
        "1100", "more_than", "1127"
    )  # fmt: skip
    assert (row["published_then"], row["published_now"], row["changed"]) == (
        "2026-02-14", "2026-02-18", "2026-02-18"
    )  # fmt: skip
    assert (row["since"], row["data_version"]) == ("2026-02-14", STORE.version)
    for name in ("id_then", "id_now"):
        assert client.get(f"{API}/observations/{row[name]}.json").status_code == 200
    excel = client.get(f"{API}/changes.csv?asof=2020-07-01&kind=revised&dialect=excel")
    assert ";10288,2;" in excel.text


def test_json_says_the_same(client: TestClient) -> None:
    answer = client.get(f"{API}/changes.json?asof=2026-02-14")
    told = models.Changes.model_validate_json(answer.text)
    assert told.count == len(told.changes) == sum(told.kinds.values())
    assert list(told.kinds) == list(KINDS)
    assert {one.value_then for one in told.changes if one.kind == "added"} == {None}
    tag = {"if-none-match": answer.headers["etag"]}
    assert client.get(f"{API}/changes.json?asof=2026-02-14", headers=tag).status_code == 304
    usually = client.get(f"{API}/changes.json").json()
    assert (usually["since"], usually["query"]) == (str(usual(STORE)), {})


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("asof=2025-13-01", "asof"), ("asof=1999-01-01", "asof"), ("kind=new", "kind"),
     ("zone=moon", "zone"), ("indicator=x", "indicator"), ("span=q1", "span")],
)  # fmt: skip
def test_a_bad_value_is_refused(client: TestClient, query: str, parameter: str) -> None:
    (error,) = refused(client, f"/changes.csv?{query}")
    assert error["parameter"] == parameter
