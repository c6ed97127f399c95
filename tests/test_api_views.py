"""Views as files: every card of every page gives exactly what it shows."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.api import models
from components.offer import offer
from components.page import PAGES, Page
from data import serving
from data.questions.events import dated, undated
from data.selection import Selection, write
from tests.answers import API, refused, rows, same

CARDS = [  # events are no observations: tests/test_cooperation.py
    (page.slug, card.slug)
    for page in PAGES.values()
    for card in page.cards
    if card.question not in (dated, undated)
]


def selections(page: Page) -> list[Selection]:
    """The default, one choice of each parameter, nothing at all, and several choices at once."""
    allowed = offer(page, serving.current())
    plain = Selection()
    found = [plain, Selection(zone=()), Selection(region="1703"), Selection(view="table")]
    found += [Selection(zone=(zone,)) for zone in allowed.zones if (zone,) != page.zones]
    found += [Selection(span=span) for span in allowed.spans]
    found += [Selection(show=show) for show in allowed.shows]
    found += [Selection(prices=prices) for prices in allowed.prices]
    found += [Selection(at=key) for key in allowed.periods[-3:]]
    if allowed.years:
        first, last = allowed.years[0], allowed.years[-1]
        found += [Selection(first=last), Selection(last=first), Selection(first=first, last=last)]
        found += [replace(found[4], first=last)] if len(found) > 4 else []
    return found


@pytest.mark.parametrize(("page", "card"), CARDS)
def test_a_card_as_a_file_is_what_it_shows(client: TestClient, page: str, card: str) -> None:
    store, path = serving.current(), f"views/{page}/{card}"
    for selection in selections(PAGES[page]):
        view = PAGES[page].card(card).view(store, selection)
        shown = view.rows if view else ()
        query = urlencode(write(selection), safe=",")
        found = rows(client, query, path)
        assert [(row["id"], row["value"], row["unit"], row["status"]) for row in found] == [
            (row.id, row.value, row.unit, row.status) for row in shown
        ]
        assert len({row["id"] for row in found}) == len(found)
        answer = client.get(f"{API}/{path}.json?{query}")
        told = models.View.model_validate_json(answer.text)
        assert told.count == len(found)
        assert bool(told.reason) == (not found)
        assert told.title
        pairs = zip(answer.json()["observations"], found, strict=True)
        assert all(same(one, row) for one, row in pairs)
        assert {source.slug for source in told.sources} == {
            root.source for row in shown for root in row.roots
        }


def test_derived_figures_name_formula_and_operands(client: TestClient) -> None:
    found = rows(client, "", "views/production/compare-q1")
    derived = [row for row in found if row["status"] == "derived"]
    assert {row["measure"] for row in derived} == {"growth", "change"}
    ids = {row["id"] for row in found}
    for row in derived:
        names = ("source_id", "source_title", "source_url", "published")
        assert [row[name] for name in names] == [""] * 4
        operands = row["derivation"].partition("[")[2].strip("]").split()
        assert len(operands) == 2
        assert set(operands) <= ids
        assert client.get(f"{API}/observations/{operands[0]}.json").status_code == 200
    assert [row["value"] for row in derived if row["zone"] == "sez"] == ["1844.7", "20.9"]


def test_words_and_notes_come_along(client: TestClient) -> None:
    told = client.get(f"{API}/views/production/compare-q1.json").json()
    assert "20.9" in told["sentence"]
    assert told["subtitle"].startswith("Industrial production")
    assert told["query"] == {}
    assert (told["page"], told["card"]) == ("production", "compare-q1")


def test_a_hidden_card_has_only_a_header_and_says_why(client: TestClient) -> None:
    assert rows(client, "span=h1", "views/production/compare-q1") == []
    told = client.get(f"{API}/views/production/compare-q1.json?span=h1").json()
    assert (told["count"], told["observations"]) == (0, [])
    assert told["reason"]


def test_the_links_of_the_page_are_good_addresses(client: TestClient) -> None:
    """What a card's own links carry is what the strict reading takes."""
    for page in PAGES.values():
        allowed = offer(page, serving.current())
        whole = {"partner": allowed.partners or None, "activity": allowed.activities or None}
        for selection in (Selection(zone=allowed.zones), Selection(**whole)):
            for card in page.cards[:1]:
                rows(client, urlencode(write(selection)), f"views/{page.slug}/{card.slug}")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("zone=moon", "zone"), ("zone=fez_navoi", "zone"), ("span=month", "span"),
        ("span=q1,h1", "span"), ("span=other", "span"), ("from=1990", "from"), ("at=1990-q1", "at"),
        ("at=2025-Q1", "at"), ("from=2025&to=2024", "from"), ("region=0000", "region"),
        ("region=1700,1703", "region"), ("partner=xx", "partner"), ("show=growing", "show"),
        ("prices=old", "prices"),
        ("prices=constant&span=quarter", "prices"), ("prices=constant&span=h1", "prices"),
        ("show=per_month&span=rolling", "span"),
        ("view=map", "view"), ("focus=moon", "focus"), ("theme=pink", "theme"), ("lang=xx", "lang"),
        ("asof=2025-02-30", "asof"), ("slide=1", "slide"), ("indicator=fdi", "indicator"),
        ("dialect=csv", "dialect"), ("first=2024", "first"),
    ],
)  # fmt: skip
def test_what_a_page_would_put_right_is_refused(
    client: TestClient, query: str, parameter: str
) -> None:
    (error,) = refused(client, f"/views/production/compare-q1.csv?{query}")
    assert error["parameter"] == parameter
    assert error["allowed"] or "&" in query


@pytest.mark.parametrize(
    ("page", "query", "parameter", "why"),
    [
        ("participants", "show=per_month", "show", "one day"),
        ("participants", "span=quarter", "span", "one day"),
        ("debts", "show=per_participant", "show", "one day"),
        ("finance", "show=growth", "show", "never by a rate"),
        ("jobs", "prices=constant", "prices", "no price index"),
        ("investment", "span=rolling", "span", "none to be computed"),
    ],
)
def test_what_a_figure_cannot_be_shown_as_is_refused_with_the_reason(
    client: TestClient, page: str, query: str, parameter: str, why: str
) -> None:
    (error,) = refused(client, f"/views/{page}/tiles.json?{query}")
    assert error["parameter"] == parameter
    assert why in error["message"]


def test_every_bad_value_is_named(client: TestClient) -> None:
    found = refused(client, "/views/production/tiles.json?zone=moon&span=moon&from=moon")
    assert [one["parameter"] for one in found] == ["zone", "span", "from"]
    assert found[0]["allowed"] == [*offer(PAGES["production"], serving.current()).zones, "none"]


def test_an_unknown_page_or_card_is_answered_with_the_known(client: TestClient) -> None:
    (error,) = refused(client, "/views/none/tiles.csv", 404)
    assert (error["parameter"], error["allowed"]) == ("page", list(PAGES))
    (error,) = refused(client, "/views/production/none.json", 404)
    assert "compare-q1" in error["allowed"]
    assert error["parameter"] == "card"


def test_a_file_of_a_view_has_a_telling_name(client: TestClient) -> None:
    answer = client.get(f"{API}/views/production/compare-q1.csv?zone=sez,siz&from=2024")
    name = "zonalar-production-compare-q1-sez-siz-from-2024.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
