"""Agreements, projects and events: every row of the file, as precisely dated as its source."""

import csv
import io
from datetime import date

import app  # noqa: F401 – registers the pages
from components.charts import draw
from components.markup import to_html
from components.page import PAGES
from components.table import table
from data.catalog import FOLDER
from data.selection import Selection
from data.serving import current

STORE = current()
FILE = list(csv.DictReader(io.StringIO((FOLDER / "agreements.csv").read_text(encoding="utf-8"))))


def view(card, **chosen):
    return PAGES["cooperation"].card(card).view(STORE, Selection(**chosen))


def test_every_row_of_the_file_is_shown_once():
    shown = [one.title for card in ("timeline", "undated") for one in view(card).events]
    assert sorted(shown) == sorted(row["title"] for row in FILE)
    assert {one.title for one in view("undated").events} == {
        row["title"] for row in FILE if not row["date"]
    }


def test_a_date_is_never_more_precise_than_its_source():
    for one in STORE.catalog.agreements:
        if one.precision == "year":
            assert str(one.start.year) in one.when
            assert not any(month in one.when for month in ("January", "December"))
        if one.precision == "month":
            assert one.when == f"{one.start:%B} {one.start.year}"
            assert (one.last.month, one.start.day) == (one.start.month, 1)
        if one.precision == "day":
            assert one.when == f"{one.start.day} {one.start:%B} {one.start.year}"


def test_each_event_has_its_mark_and_programmes_their_band():
    shown = view("timeline")
    figure = draw(shown)
    *bands, dots = figure["data"]
    assert len(dots["x"]) == len(shown.events)
    assert len(bands) == sum(one.last > one.start for one in shown.events)
    for one, x in zip(shown.events, dots["x"], strict=True):
        assert one.start <= date.fromisoformat(x) <= one.last


def test_a_programme_counts_in_each_of_its_years_and_an_empty_span_says_so():
    titles = {one.title for one in view("timeline", first=2020, last=2020).events}
    assert len(titles) == 2  # the two programmes that ran through 2020
    none = view("timeline", first=2000, last=2001)
    assert not none.events
    assert none.empty.reason
    assert none.empty.nearest == Selection()


def test_sums_keep_their_more_than_and_about():
    words = to_html(table(view("timeline")))
    assert "≈\N{NO-BREAK SPACE}700\N{NO-BREAK SPACE}mn dollars" in words
    assert "&gt;\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}mn dollars" in words


def test_the_files_hold_the_events(client):
    answer = client.get("/api/v1/views/cooperation/timeline.csv?from=2023")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["title"] for row in rows] == [
        one.title for one in view("timeline", first=2023).events
    ]
    assert rows[0]["date_precision"]
    body = client.get("/api/v1/views/cooperation/undated.json").json()
    assert body["count"] == len(body["events"]) == 2
    assert body["events"][0]["date"] is None


def test_no_growth_is_given_where_the_period_is_unclear():
    for card in PAGES["cooperation"].cards:
        shown = card.view(STORE, Selection())
        assert not {row.measure for row in shown.rows} & {"growth", "change"}
