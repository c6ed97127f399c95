"""What the portal's series promise: when the next figures come, or that none will."""

from datetime import date

import pytest

import app  # noqa: F401 – registers the pages
from components import portal
from components.page import PAGES
from components.picture import picture
from data import schedule, serving
from data.catalog import FOLDER
from data.questions.places import places
from data.questions.topic import Topic
from data.selection import Selection
from tests.regional_made import FULL, OUTPUT, everywhere, figure, store

NATIONAL = serving.current()


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
