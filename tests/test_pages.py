"""Pages as the server draws them: any address gives a page, and the redraw equals the layout."""

import json
import random

import pytest

import app  # noqa: F401 – registers the pages
from components import filters
from components.card import drawn
from components.offer import live, offer, pinned, selection_of
from components.page import PAGES, layout
from components.redraw import redrawn
from data.selection import FIELDS, write
from data.serving import current

STORE = current()
TOPICS = [page for page in PAGES.values() if page.cards]
WORDS = [
    *("sez", "siz", "technopark", "cluster", "it_park", "youth_zone", "none", "moon", "sez,siz"),
    *("q1", "h1", "m9", "year", "quarter", "2019", "2024", "2031", "2024-q1", "2025-q1"),
    *("2026-h1", "2025-year", "1700", "1712", "1700-1726", "us", "cn", "products", "table"),
    *("chart", "level", "en", "ru", "dark", "pink", "-1", "%00", "é", "<script>", "'", '"'),
    *("999999999999", ",,,", "a=b", "../..", "", "2025-06-01", "2020-07-10"),
]


def test_a_thousand_random_queries_draw_a_page():
    chance = random.Random(11)
    names = [*(field.parameter for field in FIELDS), "present", "slide", "utm_source"]
    for _round in range(1000):
        page = chance.choice(TOPICS)
        query = {
            name: chance.choice(WORDS) if chance.random() < 0.8 else chance.choices(WORDS, k=2)
            for name in chance.choices(names, k=chance.randint(0, 5))
        }
        main = layout(page, **query)
        assert main.to_plotly_json()["props"]["data-page"] == page.slug


def asked(page, query):
    """The values of the controls of a page when they stand as `query` asks."""
    selection, _notices = selection_of(page, query, STORE)
    allowed = offer(page, STORE)
    values = {n: filters.FILTERS[n].value(selection, allowed) for n in page.filters}
    written = write(selection)
    silent = [name for name in (*filters.FILTERS, "region", "focus") if name not in values]
    values |= {name: written.get(name, "") for name in silent}
    return values


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.slug)
@pytest.mark.parametrize("query", [{}, {"zone": "sez,siz"}, {"zone": "none"}, {"from": "2022"}])
def test_a_redraw_answers_by_id_and_equals_a_fresh_page(page, query):
    slugs = [card.slug for card in reversed(live(page, STORE))]
    text, figures = redrawn(page, asked(page, query), slugs)
    selection, _notices = selection_of(page, query, STORE)
    sent = json.loads(text)["cards"]
    for card in live(page, STORE):
        fresh = drawn(card, page.slug, STORE, selection)
        assert figures[slugs.index(card.slug)] == fresh.figure
        for part in ("frame", "head", "height", "body"):
            assert sent[card.slug][part] == getattr(fresh, part)


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.slug)
def test_the_pinned_address_shows_the_same_and_names_everything(page):
    selection, _notices = selection_of(page, {}, STORE)
    written = pinned(page, STORE, selection)
    again, notices = selection_of(page, written, STORE)
    assert not notices
    assert {"zone", "from", "to"} & set(page.filters) <= set(written)
    for card in live(page, STORE):
        before, after = card.view(STORE, selection), card.view(STORE, again)
        assert (before is None) == (after is None), card.slug  # quarters, where none are asked for
        if before:
            assert [row.id for row in before.rows] == [row.id for row in after.rows], card.slug


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.slug)
def test_a_choice_is_listed_with_a_link_that_takes_it_back(page):
    if "zone" not in page.filters:
        return
    selection, _notices = selection_of(page, {"zone": "none"}, STORE)
    listed = filters.active(selection, STORE.catalog)
    assert listed == [("zone", "no zone type")]
    assert write(selection) == {"zone": "none"}


def test_a_page_does_not_carry_the_others(client):
    """The validation layout once brought the HTML text of every card of every page along."""
    answer = client.get("/production", headers={"accept-encoding": "identity"})
    assert len(answer.content) < 80_000
    assert "data-picture" not in answer.text
