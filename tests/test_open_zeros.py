"""A 0 of the portal that may mean zero or not reported: shown, added, compared with nothing."""

import pytest

import app  # noqa: F401 – registers the pages
from components.markup import to_html
from components.page import PAGES
from components.table import table
from data.observation import OPEN
from data.questions import across, sums
from data.reckoning.derive import Refusal
from data.selection import Selection
from tests.regional_made import FULL, OUTPUT, ZONES, everywhere, figure, store


def test_an_open_zero_counts_in_a_sum_which_keeps_its_mark():
    view = across.by_zones(FULL, Selection(), OUTPUT)
    row = view.cell("1703", view.period)
    assert OPEN in row.flags
    assert row.exact == 30 * 12 * 4 + 3 * 5
    assert "§" in to_html(table(view))
    assert any("Andijan" in note and "not reported" in note for note in view.notes)


def test_growth_of_such_a_sum_is_like_for_like_or_refused():
    of, zones = sums.Made("industrial_production"), tuple(ZONES)
    rate = sums.growth(FULL, of, "1703", ("year", 2025), zones)
    assert {root.zone for root in rate.roots} == {"sez", "siz", "cluster"}
    rows = [
        row for row in everywhere() if (row["region"], row["period_end"][:4]) != ("1703", "2024")
    ]
    before = [
        figure("industrial_production", zone, "1703", 2024, "year", 5) for zone in ZONES
    ]  # fmt: skip
    refused = sums.growth(store(*rows, *before), of, "1703", ("year", 2025), zones)
    assert isinstance(refused, Refusal)
    assert "not reported" in refused.reason


@pytest.mark.parametrize("show", ["growth", "index", "times", "share"])
@pytest.mark.parametrize(("then", "now"), [(0, 5), (5, 0)])
def test_nothing_is_compared_with_an_open_zero(show, then, now):
    others = [
        figure("industrial_production", zone, "1712", year, "year", 9)
        for zone in ("siz", "technopark", "cluster")
        for year in (2024, 2025)
    ]
    found = store(
        *others,
        figure("industrial_production", "sez", "1712", 2024, "year", then),
        figure("industrial_production", "sez", "1712", 2025, "year", now),
    )
    selection = Selection(region="1712", show=show, at="2025-year" if now == 0 else "2024-year")
    view = PAGES["production"].card("figures").view(found, selection)
    assert not [row for row in view.levels if row.zone == "sez" and row.is_open_zero]
    told = [*view.refusals.values(), view.empty.reason if view.empty else ""]
    if show != "share":
        assert not [row for row in view.levels if row.zone == "sez" and row.period.year == 2025]
        assert any("not reported" in reason for reason in told)
    else:
        bad = 2025 if now == 0 else 2024
        assert not [row for row in view.levels if row.period.year == bad]


def test_an_open_zero_is_shown_with_its_mark_and_words():
    view = PAGES["production"].card("figures").view(FULL, Selection(region="1703"))
    html = to_html(table(view))
    assert ">0\N{NO-BREAK SPACE}§<" in html
    assert any("may mean zero or not reported" in note for note in view.notes)
