"""The 56 series of the portal, and what the catalogues say of them."""

from __future__ import annotations

from datetime import date

import pytest

from data import portal
from data.catalog import FOUR_TYPES, Catalog

SERIES = portal.series()
STOPPED = {
    "profit_before_tax", "accounts_receivable", "accounts_payable", "new_jobs", "jobs_lost",
    "jobs_start_of_year",
}  # fmt: skip


def test_there_are_14_indicators_of_four_zone_types():
    assert len(SERIES) == 56
    assert len({one.code for one in SERIES.values()}) == 56
    assert len({(one.indicator, one.zone) for one in SERIES.values()}) == 56
    assert {one.zone for one in SERIES.values()} == set(FOUR_TYPES)
    assert len({one.indicator for one in SERIES.values()}) == 14


def test_ids_go_with_the_codes():
    for one in SERIES.values():
        assert one.code == f"1.10.03.{int(one.id) - 3638:04}"
        assert one.url == f"https://siat.stat.uz/data/{one.id}/"


def test_kinds_are_those_of_the_indicators():
    indicators = Catalog().indicators
    assert all(indicators[one.indicator].kind == one.kind for one in SERIES.values())


def test_24_series_ended_and_are_due_no_more():
    ended = [one for one in SERIES.values() if one.frozen]
    assert len(ended) == 24
    assert {one.frozen for one in ended} == {date(2026, 4, 22)}
    assert {one.indicator for one in ended} == STOPPED
    assert all(bool(one.due) != bool(one.frozen) for one in SERIES.values())


@pytest.mark.parametrize(
    ("number", "due"),
    [
        ("3641", ("02-15", "05-15", "08-15", "11-15")),
        ("3681", ("02-28", "05-31", "08-31", "11-30")),
        ("3685", ("02-28", "05-31", "08-31", "11-30")),
        ("3661", ()),
    ],
)
def test_when_the_next_figures_are_due(number, due):
    assert SERIES[number].due == due


def test_titles_that_are_muddled_in_other_languages_are_uzbek():
    assert SERIES["3690"].name_uz.startswith("Texnoparklar")
    assert SERIES["3694"].name_uz.startswith("Texnoparklar")
