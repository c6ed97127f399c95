"""Figures set in relation: a flow for each participant, shares with their rest, levels only."""

import math

import pytest

import app  # noqa: F401 – registers the pages
from components.page import PAGES
from components.text.titles import title
from data.selection import Selection
from data.serving import current

STORE = current()
PER = [
    (page.slug, card.slug)
    for page in PAGES.values()
    for card in page.cards
    if card.slug.endswith("per-participant")
]


def view(page, card, **chosen):
    return PAGES[page].card(card).view(STORE, Selection(**chosen))


@pytest.mark.parametrize(("page", "card"), PER, ids=lambda slug: slug)
def test_a_ratio_is_its_flow_by_the_participants_on_the_closing_day(page, card):
    shown = view(page, card)
    factor = {slug: unit.factor for slug, unit in STORE.catalog.units.items()}
    assert len(shown.levels) == 4
    for row in shown.levels:
        flow, members = row.operands
        assert members.indicator == "participants_count"
        assert flow.zone == members.zone == row.zone
        assert (members.period.span, members.period.year) == (flow.period.span, flow.period.year)
        assert (members.period.end - flow.period.end).days in (0, 1)
        exact = flow.number * factor[flow.unit] / factor[row.unit] / members.number
        assert math.isclose(row.number, exact, abs_tol=0.0501)


def test_there_is_a_ratio_for_construction_services_shipments_and_jobs():
    assert len(PER) == 4


def test_a_ratio_of_a_period_without_participants_is_not_given():
    shown = view("construction", "per-participant", at="2022-m9")
    assert not shown.rows
    assert shown.empty.reason


def test_what_the_published_shares_leave_is_derived_and_named():
    shown = view("activities", "structure")
    *parts, rest = shown.levels
    assert [row.value for row in parts] == ["30.4", "19.4", "11.1", "4.6", "3.9"]
    assert (rest.activity, rest.value, rest.status) == ("rest", "30.6", "derived")
    assert set(rest.operands) == set(parts)


def test_a_choice_of_activities_has_no_rest():
    shown = view("activities", "structure", activity=("food", "textiles"))
    assert {row.activity for row in shown.levels} == {"food", "textiles"}


def test_construction_is_never_given_a_growth():
    for card in PAGES["construction"].cards:
        shown = card.view(STORE, Selection())
        measures = {row.measure for row in shown.rows} if shown else set()
        assert not measures & {"growth", "change"}
        assert "up " not in (title(shown) if shown and shown.rows else "")
