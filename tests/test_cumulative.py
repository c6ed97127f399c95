"""The period engine: what lies between cumulative figures, and what must never be computed."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Observation
from data.periods import SPANS, quarter, rolling, since_january
from data.questions.levels import by_series, with_implied
from data.reckoning import change, cumulative, derive
from data.serving import current

STORE = current()
CATALOG = STORE.catalog
COMMITTEE = "statistics_committee"
GROUPS = [(i, region) for i in CATALOG.indicators for region in STORE.regions_of(i)]


def flow(year: int, span: str, value: Decimal | str, **more: object) -> Observation:
    """A cumulative figure of a series without breaks."""
    fields = {
        "indicator": "industrial_production", "measure": "level", "zone": "sez", "region": "1700",
        "partner": "", "activity": "", "unit": "bn_uzs", "qualifier": "exact",
        "source": f"s{year}{span}", "authority": COMMITTEE,
    } | more  # fmt: skip
    text = f"{value:.1f}" if isinstance(value, Decimal) else value
    return Observation(period=since_january(year, span), value=text, **fields)


tenths = st.integers(1_000, 10**7).map(lambda n: Decimal(n) / 10)
years = st.lists(st.lists(tenths, min_size=4, max_size=4), min_size=1, max_size=4)


def published(increments: list[list[Decimal]]) -> list[Observation]:
    """Cumulative figures of consecutive years from what was made in each quarter."""
    rows = []
    for year, parts in enumerate(increments, 2011):
        for n, span in enumerate(SPANS, 1):
            rows.append(flow(year, span, sum(parts[:n])))
    return rows


@given(years)
def test_quarters_add_up_to_the_cumulative_figures(increments):
    rows = published(increments)
    found = cumulative.quarters(rows, CATALOG).rows
    by_year: dict[int, list[Observation]] = {}
    for row in found:
        by_year.setdefault(row.period.year, []).append(row)
    complete = [parts for parts in by_year.values() if len(parts) == 4]
    for parts in complete:
        whole = {row.period.span: row for row in rows if row.period.year == parts[0].period.year}
        for n, span in enumerate(SPANS, 1):
            assert sum(part.exact for part in parts[:n]) == whole[span].exact


@given(years)
def test_twelve_months_at_the_year_end_are_the_year_as_published(increments):
    rows = published(increments)
    found = cumulative.rolling_years(rows, CATALOG).rows
    ends = [row for row in found if row.period.end.month == 12]
    assert ends == [row for row in rows if row.period.span == "year"]
    for row in found:
        if row.status == "derived":
            year, n = row.period.year - 2011, list(SPANS.values()).index(row.period.end.month) + 1
            made = sum(increments[year][:n]) + sum(increments[year - 1][n:])
            assert row.exact == made


@given(years, st.sets(st.sampled_from(list(SPANS))))
def test_monthly_averages_times_their_months_add_up(increments, missing):
    rows = [row for row in published(increments) if row.period.span not in missing]
    found = cumulative.months(rows, CATALOG).rows
    for year in {row.period.year for row in found}:
        steps = [row for row in found if row.period.year == year]
        if any(gap.period.year == year for gap in cumulative.months(rows, CATALOG).gaps):
            continue
        total = sum(row.exact * _months(row) for row in steps)
        last = max((r for r in rows if r.period.year == year), key=lambda r: r.period.end)
        assert math.isclose(total, last.exact, rel_tol=1e-20)


def _months(row: Observation) -> int:
    return row.period.end.month - row.period.start.month + 1


@given(years, st.sets(st.sampled_from(list(SPANS))))
def test_no_quarter_and_no_step_crosses_a_year(increments, missing):
    rows = [row for row in published(increments) if row.period.span not in missing]
    for engine in (cumulative.quarters, cumulative.months):
        for row in engine(rows, CATALOG).rows:
            assert row.period.start.year == row.period.end.year
            assert {one.period.year for one in row.operands} <= {row.period.year}


def test_a_period_of_the_engine_covers_its_months():
    assert [str(quarter(2025, span).start) for span in SPANS] == [
        "2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01",
    ]  # fmt: skip
    for span in SPANS:
        assert quarter(2025, span).end == since_january(2025, span).end
        assert (rolling(2025, span).end - rolling(2025, span).start).days in (364, 365)
    assert quarter(2025, "h1").name == "April–June 2025"
    assert rolling(2025, "q1").name == "April 2024 – March 2025"


def all_derived() -> list[Observation]:
    """Everything that can be derived of the shipped figures."""
    from data.evidence.receipts import derivable

    rows = (row for group in GROUPS for row in derivable(STORE, *group))
    return [row for row in rows if row.status == "derived"]


def test_no_derived_value_crosses_a_break_mixes_authorities_or_uses_a_doubtful_figure():
    from data.questions.together import UNLIKE

    found = all_derived()
    assert len(found) > 1000
    for row in found:
        if row.measure.endswith(UNLIKE):  # named so because it sets unlike groups side by side
            continue
        parts = [one for one in row.operands if one.measure in ("level", "constant_prices")]
        ends = [one.period.end for one in parts]
        for zone in {one.zone for one in parts}:
            gap = CATALOG.break_between(row.indicator, zone, min(ends), max(ends))
            assert not gap or min(ends) == max(ends), (row.indicator, row.zone, row.derivation, gap)
        assert len({one.authority for one in row.operands}) == 1
        assert all(one.is_firm for one in row.operands), row.derivation


def test_a_derived_value_lies_within_its_limits_and_names_its_operands():
    for row in all_derived():
        low, high = row.bounds
        assert low <= row.exact <= high
        assert abs(row.exact - Decimal(row.value)) <= row.step / 2
        assert row.operands
        assert all(one.id in row.derivation for one in row.operands)
        assert all(root.status == "published" for root in row.roots)


@given(tenths, st.integers(1, 200))
def test_a_difference_is_refused_where_rounding_leaves_more_than_five_percent(first, added):
    later = first + Decimal(added) / 10
    rows = [flow(2015, "q1", first), flow(2015, "h1", later)]
    found = cumulative.quarters(rows, CATALOG)
    coarse = Decimal("0.1") > derive.COARSEST * (later - first)
    assert (len(found.gaps) == 1) is coarse
    assert len(found.rows) == 1 + (not coarse)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"qualifier": "more_than"}, "approximate"), ({"qualifier": "approx"}, "approximate"),
        ({"flag": "suspect"}, "doubtful"), ({"flag": "conflict"}, "contradicted"),
        ({"authority": "ministry"}, "different authorities"), ({"value": "10"}, "falls"),
    ],
)  # fmt: skip
def test_an_operand_that_will_not_do_gives_the_reason(change, words):
    rows = [flow(2015, "q1", "100.0"), replace(flow(2015, "h1", "250.0"), **change)]
    for found in (cumulative.quarters(rows, CATALOG), cumulative.months(rows, CATALOG)):
        (gap,) = found.gaps
        assert words in gap.reason
        assert len(found.rows) == 1


def test_neither_of_two_figures_that_fall_within_a_year_is_computed_with():
    """March 100, June 90, September 300: June or March is wrong, so the third quarter is open."""
    values = {"q1": "100.0", "h1": "90.0", "m9": "300.0", "year": "400.0"}
    rows = [flow(2015, span, value) for span, value in values.items()]
    found = cumulative.quarters(rows, CATALOG)
    assert [gap.period.name for gap in found.gaps] == ["April–June 2015", "July–September 2015"]
    assert [row.value for row in found.rows] == ["100.0", "100.0"]
    later = [flow(2016, "h1", "95.0")]
    assert "falls" in cumulative.rolling_years([*rows, *later], CATALOG).gaps[0].reason
    lost = [replace(row, indicator="profit_before_tax") for row in rows]
    assert not cumulative.quarters(lost, CATALOG).gaps


def test_a_zero_to_divide_by_is_a_reason_and_no_error():
    later, zero = flow(2015, "q1", "100.0"), flow(2014, "q1", "0.0")
    members = replace(zero, indicator="participants_count", unit="count", value="0")
    assert isinstance(change.relate(later, zero, CATALOG, {}, "growth"), derive.Refusal)
    assert isinstance(derive.per(later, members, CATALOG), derive.Refusal)
    assert isinstance(derive.share(zero, [zero], CATALOG), derive.Refusal)
    assert derive.shares([zero, replace(zero, zone="siz")], CATALOG) == ()
    lost = replace(later, measure="growth", unit="percent", value="-100", period=later.period)
    assert change.implied(later, {"growth": lost}, CATALOG, zero.period) is None


def test_a_missing_operand_is_named():
    (gap,) = cumulative.quarters([flow(2015, "m9", "300.0")], CATALOG).gaps
    assert gap.period.name == "July–September 2015"
    assert gap.reason == "January–June 2015 is not published"


# Golden figures of the shipped data


def series(indicator: str, zone: str) -> list[Observation]:
    rows = with_implied(STORE, indicator, "1700", COMMITTEE)
    return next(part for part in by_series(rows) if part[0].zone == zone)


def at(rows, start: str, end: str) -> Observation:
    wanted = (start, end)
    return next(r for r in rows if (str(r.period.start), str(r.period.end)) == wanted)


@pytest.mark.parametrize(
    ("indicator", "zone", "start", "end", "value", "unit"),
    [
        ("export_services", "it_park", "2025-01-01", "2025-06-30", "302.2", "mn_usd"),
        ("market_services", "it_park", "2025-01-01", "2025-06-30", "14.1", "trn_uzs"),
        ("industrial_production", "sez", "2024-01-01", "2024-09-30", "31600", "bn_uzs"),
        ("industrial_production", "sez", "2024-01-01", "2024-12-31", "44.1", "trn_uzs"),
        ("construction_work", "technopark", "2024-01-01", "2024-03-31", "3.8", "bn_uzs"),
    ],
)
def test_what_a_printed_change_implies_for_the_year_before(
    indicator, zone, start, end, value, unit
):
    row = at(series(indicator, zone), start, end)
    assert (row.value, row.unit, row.status) == (value, unit, "derived")
    assert ("ambiguous" in row.flags) == (indicator == "construction_work")
    assert row.is_firm != ("ambiguous" in row.flags)


def test_a_base_is_implied_only_where_no_level_is_published():
    for group in GROUPS:
        for part in by_series(with_implied(STORE, *group, "")):
            keys = [row.period.key for row in part if row.period.span in SPANS]
            assert len(keys) == len(set(keys))


def test_production_of_special_economic_zones_by_month_and_quarter():
    rows = series("industrial_production", "sez")
    steps = [row for row in cumulative.months(rows, CATALOG).rows if row.period.year == 2025]
    assert [(row.period.short, row.value, row.unit) for row in steps] == [
        ("Jan–Mar 2025", "3551.0", "bn_uzs"), ("Apr–Sep 2025", "5749.8", "bn_uzs"),
        ("Oct–Dec 2025", "5.55", "trn_uzs"),
    ]  # fmt: skip
    found = cumulative.quarters(rows, CATALOG)
    assert at(found.rows, "2025-10-01", "2025-12-31").value == "16.6"
    assert any(gap.period.name == "July–September 2025" for gap in found.gaps)
    assert at(cumulative.quarters(series("export_services", "it_park"), CATALOG).rows,
              "2025-04-01", "2025-06-30").value == "148.9"  # fmt: skip


def test_twelve_months_to_march_2025_are_the_year_before_moved_by_a_quarter():
    found = cumulative.rolling_years(series("industrial_production", "sez"), CATALOG)
    row = at(found.rows, "2024-04-01", "2025-03-31")
    later, year, earlier = row.operands
    assert (later.value, year.value, earlier.value) == ("10652.9", "44.1", "8808.2")
    expected = later.exact + year.exact * 1000 - earlier.exact
    assert row.exact == expected
    assert row.value == "46000"


def test_consecutive_years_of_one_definition_give_whole_series_of_quarters():
    """Total investment by region is published for every quarter: nothing may be missing."""
    for region in STORE.regions_of("investment_total"):
        rows = with_implied(STORE, "investment_total", region, COMMITTEE)
        found = cumulative.quarters(rows, CATALOG)
        assert not found.gaps
        assert len(found.rows) == len(rows)
        ends = [row.period.end for row in found.rows]
        assert all((later - earlier).days < 100 for earlier, later in pairwise(ends))
