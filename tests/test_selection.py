"""Selections: what is written is read back, what is wrong falls back with a notice."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.selection import FIELDS, Offer, Selection, read, write

OFFER = Offer(
    zones=("sez", "siz", "technopark", "cluster", "it_park"),
    default_zones=("sez", "siz", "technopark", "cluster"),
    years=tuple(range(2019, 2027)),
    periods=("2024-q1", "2025-q1", "2025-year"),
    regions=("1700", "1712", "1700-1726"),
    partners=("us", "cn"),
    activities=("products", "services"),
    days=(date(2019, 5, 15), date(2026, 8, 19)),
)


def subset(values):
    return st.none() | st.sets(st.sampled_from(values)).map(
        lambda chosen: tuple(value for value in values if value in chosen)
    )


selections = st.builds(
    Selection,
    zone=subset(OFFER.zones),
    span=st.sampled_from(["", *OFFER.spans]),
    first=st.none() | st.integers(2019, 2022),
    last=st.none() | st.integers(2022, 2026),
    at=st.sampled_from(["", *OFFER.periods]),
    region=st.sampled_from(OFFER.regions),
    partner=subset(OFFER.partners),
    activity=subset(OFFER.activities),
    view=st.sampled_from(["chart", "table"]),
    focus=st.sampled_from(["", *OFFER.zones]),
    asof=st.none() | st.dates(*OFFER.days),
    theme=st.sampled_from(["", "light", "dark", "contrast"]),
)


@given(selections)
def test_a_written_selection_reads_back_without_a_notice(selection):
    again, notices = read(write(selection), OFFER)
    assert notices == ()
    assert write(again) == write(read(write(again), OFFER)[0])
    for name in ("span", "first", "last", "at", "region", "view", "focus", "asof", "theme"):
        assert getattr(again, name) == getattr(selection, name)
    usual = selection.zone in (None, OFFER.default_zones)
    assert again.zone == (None if usual else selection.zone)


NAMES = st.sampled_from([field.parameter for field in FIELDS])


@given(st.dictionaries(NAMES, st.text() | st.lists(st.text())))
def test_any_text_gives_a_selection_and_never_an_error(query):
    selection, notices = read(query, OFFER)
    assert isinstance(selection, Selection)
    assert all(notice.text and len(notice.value) <= 60 for notice in notices)


def test_a_repeated_parameter_means_the_same_as_a_comma_list():
    assert read({"zone": ["sez", "siz"]}, OFFER) == read({"zone": "siz,sez"}, OFFER)


WRONG = {
    "zone": "moon", "span": "q5", "from": "1066", "to": "next year", "at": "2025-q9",
    "region": "9999", "partner": "xx", "activity": "sleep", "show": "index", "view": "3d",
    "focus": "sun", "lang": "tlh", "theme": "pink", "asof": "2025-02-30",
}  # fmt: skip


@pytest.mark.parametrize("parameter", WRONG)
def test_a_wrong_value_is_named_in_a_notice_and_falls_back(parameter):
    selection, notices = read({parameter: WRONG[parameter]}, OFFER)
    assert selection == Selection()
    assert [notice.parameter for notice in notices] == [parameter]


@pytest.mark.parametrize(
    "value", ["2019-05-14", "2999-01-01", "2025-1-1", "20250101", "today", "2025-01-01,2025-02-01"]
)
def test_a_day_before_the_first_source_or_in_the_future_is_said_and_not_used(value):
    selection, notices = read({"asof": value}, OFFER)
    assert selection.asof is None
    assert "2019-05-15" in notices[0].text
    assert "today’s" in notices[0].text


def test_years_in_the_wrong_order_are_said_and_not_used():
    selection, notices = read({"from": "2025", "to": "2020"}, OFFER)
    assert (selection.first, selection.last) == (None, None)
    assert "2025" in notices[0].text


def test_only_what_differs_from_the_default_is_written():
    assert write(Selection()) == {}
    assert write(Selection(zone=(), span="q1")) == {"zone": "none", "span": "q1"}


def test_a_thousand_random_queries_raise_nothing():
    chance = random.Random(7)
    words = ["sez", "none", "q1", "2024", "2025-q1", "%00", "é", "'", "1" * 500, ",,,", "\n", "../"]
    for _round in range(1000):
        names = chance.choices([field.parameter for field in FIELDS], k=chance.randint(0, 6))
        query = {name: chance.choices(words, k=chance.randint(1, 3)) for name in names}
        read(query, OFFER)
