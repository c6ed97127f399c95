"""The checks find every case that is known, and nothing where rounding explains the difference."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.text.findings import BADGES, KINDS, SAID, badge, sentence
from data.catalog import FOUR_TYPES
from data.evidence import checks
from data.evidence.checks import CHECKS, Finding, run
from data.evidence.checks.relations import (
    ACTIVITIES,
    AT_MOST,
    BROKEN_DOWN,
    SAME,
    SHARES,
    TO_DATE,
    WIDER,
)
from data.serving import current
from data.store import Store
from tests.made import HALF, OTHER, QUARTER, catalog, flow, stock, store

STORE = current()
ALL = checks.report(STORE).findings

# Every numeric case of the sources, by check and figures (value@source).
CASES = [
    ("total", "10288.2@investgov-2020h1 4946.5 1021.6 69.4 4790.7"),
    ("sources", "10.8@kun-2020h1 10288.2@investgov-2020h1"),
    ("growth", "45@kursiv-2021-05 27.8 15"),
    ("sources", "381@kun-2026-02 381@nuz-2026-02 381@kazinform-2026-02 361@kursiv-2026-02"),
    ("dip", "932@invexi-2025-07 1032@statuz-2025q1 1070"),
    ("growth", "22.7@statuz-ict-2025 79.5 56.17@tadviser-2025-02"),
    ("sources", "4790.7@investgov-2020h1 4.7@kun-2020h1"),
    ("total", "1.2@kun-2020h1 956.0 87.3 0.4 236.7"),
    ("leap", "162.8@uzdaily-2023-11 9.2"),
    ("leap", "444.1@uzdaily-2023-11 5.1"),
    ("leap", "38.5@uzdaily-2023-11 0.3"),
    ("leap", "66.8@statuz-2025q1 255.4"),
    ("above", "255.4@statuz-2025q1 244.3@statuz-2025q1"),
    ("nearly", "153.3@statuz-2025q1 153287.1@statuz-2025q1"),
    ("nearly", "6626.5@statuz-2025q1 6668.0@statuz-2025q1"),
    ("falls", "13.7@miit-2022 19.51@uzdaily-2023-11"),
    ("uneven", "42.7@uznauka-2025 20.9@statuz-2025q1"),
    ("authorities", "24@miit-2022 19@evu-2023"),
    ("pace", "45@uz-article-2024 239.2@statuz-2025q1"),
    ("dates", "15000@uz-article-2024 2981@statuz-2025q1"),
    ("dates", "100@uz-article-2024 355@statuz-2025q1"),
    ("falls", "402.4@mnavoi-2021 437@trend-navoi-2019"),
    ("authorities", "46@bright-2022-04 46@neweurope-2022-04-19 100@bne-2022-06-18"),
    ("sources", "500@trend-2024-04-05 300@bne-2024-03-13"),
    ("share", "70@trend-2024-04-05 151@tadviser-2024-10 344"),
    ("pace", "200@kursiv-2024-05-14 86.6@statuz-2025q1"),
    ("pace", "900@centralasia-2024-12 86.6@statuz-2025q1"),
    ("part", "936@kursiv-2024-10-08 650@centralasia-2024-12"),
    ("authorities", "66@kursiv-2024-10-08 99@yuz-tag697"),
    ("dates", "250@nymag-2023-10 426@asiaplus-2024-10"),
    ("same", "473@itpark-2022m9 592@itpark-2022m9"),
    ("above", "996@itpark-2022m9 592@itpark-2022m9"),
    ("above", "141@itpark-2022m9 125@itpark-2022-10-27"),
    ("regions", "747@itpark-2022h1 589 157"),
    ("slip", "140@tadviser-2024-10 140000@upl-2023-02"),
    ("activities", "15.8@azkurs-2019 0.8 8.1"),
]


@pytest.mark.parametrize(("kind", "figures"), CASES)
def test_a_known_case_is_found(kind: str, figures: str) -> None:
    wanted = [figure.partition("@") for figure in figures.split()]

    def involved(one: Finding) -> bool:
        printed = [(row.value, row.source) for row in one.rows]
        return all(
            any(value == shown and source in ("", slug) for shown, slug in printed)
            for value, _at, source in wanted
        )

    found = [one for one in ALL if one.kind == kind and one.is_bad and involved(one)]
    assert len(found) == 1


def test_totals_within_rounding_are_told_from_those_that_differ() -> None:
    within = {one.rows[0].value for one in ALL if one.kind == "total" and not one.is_bad}
    assert within == {"55.23", "40.91", "10.8", "788.4"}
    bad = {one.rows[0].value for one in ALL if one.kind == "total" and one.is_bad}
    assert bad == {"10288.2", "1.2"}


def test_regions_that_never_add_up_are_one_finding_over_all_periods() -> None:
    (found,) = (one for one in ALL if one.indicator == "investment_total")
    assert (found.kind, found.detail) == ("regions", "unallocated")
    assert found.count == len(found.periods) == len(set(found.periods)) == 26
    assert len(found.rows) == 15  # the republic and its regions, in the worst period


def test_figures_of_another_zone_contradict_nothing() -> None:
    pairs = [{row.value for row in one.rows} for one in ALL if one.kind in ("sources", "dates")]
    assert not [values for values in pairs if {"344", "500"} <= values]


def test_every_finding_names_its_figures_and_has_its_own_address() -> None:
    slugs = [one.slug for one in ALL]
    assert len(slugs) == len(set(slugs))
    for one in ALL:
        assert all(STORE.find(row.id) for row in one.rows)
        assert one.size > 0
        assert catalog().indicators[one.indicator].name in sentence(one, catalog())
        assert "{" not in sentence(one, catalog()) + badge(one, catalog())
    counts = checks.report(STORE).made
    assert counts["agrees"] > 500
    assert sum(one.count for one in ALL if one.is_bad) == counts["differs"]


def test_every_kind_has_its_words_and_every_relation_its_indicators() -> None:
    known, zones = catalog().indicators, catalog().zones
    assert set(run.KINDS) == set(KINDS)
    assert set(KINDS) <= set(SAID)
    assert set(KINDS) <= set(BADGES)
    assert {one.kind for one in ALL} <= set(KINDS)
    named = {*TO_DATE, *BROKEN_DOWN, *BROKEN_DOWN.values(), *(i for pair in SAME for i in pair)}
    named |= {i for one in AT_MOST for i in one} | {i for one in SHARES for i in one[:3]}
    assert named <= set(known)
    assert {*WIDER, *WIDER.values()} <= set(zones)
    assert {*ACTIVITIES, *(a for some in ACTIVITIES.values() for a in some)} <= set(
        catalog().activities
    )
    for lesser, greater in AT_MOST:
        assert known[lesser].family == known[greater].family


def test_findings_are_made_once_for_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = STORE.rows("participants_count")
    before = checks.about(STORE, rows)
    assert before
    monkeypatch.setattr(run, "CHECKS", {name: None for name in CHECKS})  # calling one would fail
    assert checks.about(STORE, rows) == before


# ---- on made-up figures ----

FEW = settings(max_examples=40)  # each makes a store


def found(made: Store, kind: str = "") -> list[Finding]:
    return [one for one in checks.report(made).findings if kind in ("", one.kind)]


def bad(made: Store, kind: str = "") -> list[Finding]:
    return [one for one in found(made, kind) if one.is_bad]


TENTHS = st.decimals("1", "9999", places=1)


def total_of(parts: list[Decimal], total: object, **more: object) -> Store:
    rows = [flow(value, zone) for value, zone in zip(parts, FOUR_TYPES, strict=True)]
    return store(*rows, flow(total, "total", **more))


FOUR = st.lists(TENTHS, min_size=4, max_size=4)


@FEW
@given(FOUR, st.integers(-2, 2))
def test_a_total_within_the_rounding_of_its_parts_never_differs(parts, tenths) -> None:
    """Five figures of one decimal may be 0.25 off together: two tenths are no contradiction."""
    made = total_of(parts, sum(parts) + Decimal(tenths) / 10)
    assert not bad(made, "total")
    assert len(found(made, "total")) == (tenths != 0)


@FEW
@given(FOUR, st.decimals("0.3", "5000", places=1), st.sampled_from([-1, 1]))
def test_a_total_that_is_changed_beyond_rounding_is_found(parts, by, sign) -> None:
    (one,) = bad(total_of(parts, sum(parts) + sign * by), "total")
    assert one.size == by
    assert [row.zone for row in one.rows] == ["total", *FOUR_TYPES]


@FEW
@given(st.lists(st.decimals("100", "9999", places=1), min_size=4, max_size=4))
def test_a_total_in_another_unit_agrees_when_it_is_rounded_and_is_told_when_cut_off(parts) -> None:
    exact = sum(parts) / 1000
    up, down = (exact.quantize(Decimal("0.1"), how) for how in ("ROUND_HALF_UP", "ROUND_DOWN"))
    assert not found(total_of(parts, up, unit="trn_uzs"), "total")
    if exact - down > Decimal("0.051"):
        (one,) = bad(total_of(parts, down, unit="trn_uzs"), "total")
        assert one.detail == "cut"


@FEW
@given(FOUR, st.sampled_from(FOUR_TYPES))
def test_without_all_parts_only_an_excess_is_wrong(parts, gone) -> None:
    kept = {z: v for z, v in zip(FOUR_TYPES, parts, strict=True) if z != gone}
    rows = [flow(value, zone) for zone, value in kept.items()]
    assert not found(store(*rows, flow(sum(parts), "total")), "total")
    (one,) = bad(store(*rows, flow(sum(kept.values()) - 1, "total")), "total")
    assert one.detail == "exceed"


def test_a_later_fifth_type_may_be_in_the_total_or_not() -> None:
    rows = [flow(10, zone) for zone in (*FOUR_TYPES, "youth_zone")]
    for total in (40, 50):
        assert not bad(store(*rows, flow(total, "total")), "total")
    assert bad(store(*rows, flow(45, "total")), "total")


PLACES = [s for s, p in catalog().regions.items() if p.kind in ("region", "city", "republic")]


@FEW
@given(st.lists(TENTHS, min_size=14, max_size=14), st.integers(-30, 30))
def test_regions_are_held_against_the_republic(parts, tenths) -> None:
    rows = [flow(value, region=place) for value, place in zip(parts, PLACES, strict=True)]
    made = found(store(*rows, flow(sum(parts) + Decimal(tenths) / 10)), "regions")
    assert [one.verdict for one in made] == (
        ["differs"] if abs(tenths) > 7 else ["rounding"] if tenths else []
    )


def test_regions_of_another_source_are_held_against_the_republic_of_the_same_authority() -> None:
    rows = [flow(10, region=place, source_id=OTHER) for place in PLACES]
    assert not found(store(*rows, flow(140)), "regions")
    assert bad(store(*rows, flow(150)), "regions")
    assert not found(store(*rows[:-1], flow(150)), "regions")  # one is missing


@FEW
@given(TENTHS, st.sampled_from(["1", "0.1", "0.01", "0.001"]))
def test_a_rounded_print_of_the_same_figure_never_differs(value, step) -> None:
    rounded = (value / 1000).quantize(Decimal(step), ROUND_HALF_UP)
    made = store(flow(value), flow(rounded, unit="trn_uzs", source_id=OTHER))
    assert not found(made, "sources")


@FEW
@given(TENTHS, TENTHS)
def test_sources_that_are_apart_beyond_rounding_differ(one, other) -> None:
    made = store(flow(one), flow(other, source_id=OTHER))
    apart = abs(one - other)
    large, small = max(one, other), min(one, other)
    slip = any(abs(large / small / by - 1) <= Decimal("0.05") for by in (1000, 10**6))
    kind = ["slip"] if slip else ["sources"] if apart > Decimal("0.1") else []
    assert [one.kind for one in bad(made) if one.kind in ("sources", "slip")] == kind


@FEW
@given(st.integers(2, 900))
def test_a_unit_a_thousand_too_small_is_a_slip(value) -> None:
    (one,) = bad(store(flow(value, unit="trn_uzs"), flow(value, unit="bn_uzs", source_id=OTHER)))
    assert one.kind == "slip"


@FEW
@given(st.integers(100, 9999), st.integers(100, 9999))
def test_more_than_contradicts_what_is_less_and_what_is_far_above(bound, exact) -> None:
    said = stock(bound, "2025-01-01", qualifier="more_than", source_id="uz-article-2024")
    official = stock(exact, "2025-01-01")
    made = bad(store(said, official), "authorities")
    assert bool(made) == (exact < bound or exact > bound * Decimal("1.5"))
    apart = bad(store(said, stock(exact, "2025-01-01", "siz")))
    assert not apart  # of another zone it says nothing


@FEW
@given(
    st.integers(1000, 90000), st.integers(5, 60), st.integers(0, 20), st.integers(0, 1),
)  # fmt: skip
def test_a_stock_that_falls_and_recovers_within_two_dates_is_found(level, fall, more, late) -> None:
    low = level * (100 - fall) // 100
    days = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"]
    line = [level, low, *[low] * late, level + more, level + more]
    made = store(*(stock(value, day) for value, day in zip(line, days, strict=False)))
    (one,) = bad(made, "dip")
    assert [int(row.value) for row in one.rows] == [low, level, level + more]


@FEW
@given(st.integers(1000, 90000), st.integers(0, 4))
def test_a_small_fall_and_one_that_lasts_are_no_dip(level, fall) -> None:
    days = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]
    small = [level, level * (100 - fall) // 100 + 1, level, level]
    lasting = [level, level // 2, level // 2, level // 2]
    for line in (small, lasting):
        made = store(*(stock(value, day) for value, day in zip(line, days, strict=True)))
        assert not found(made, "dip")


LARGE = st.decimals("100", "99999", places=1)


@FEW
@given(LARGE, LARGE)
def test_growth_that_fits_its_levels_never_differs(before, now) -> None:
    rate = (now / before * 100 - 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    rows = (flow(before, year=2024), flow(now))
    stated = {"measure": "growth", "unit": "percent"}
    assert not found(store(*rows, flow(rate, **stated)), "growth")
    (one,) = bad(store(*rows, flow(rate + 2 + abs(rate) / 50, **stated)), "growth")
    assert [row.value for row in one.rows[1:]] == [str(now), str(before)]


@FEW
@given(LARGE, LARGE)
def test_no_growth_is_judged_across_a_break(before, now) -> None:
    rate = {"measure": "growth", "unit": "percent"}
    zone = {"zone": "technopark"}  # whose definition changed between 2022 and 2023
    made = store(
        flow(before, year=2022, span=QUARTER, **zone), flow(now, year=2023, span=QUARTER, **zone),
        flow(now, year=2024, span=QUARTER, **zone), flow(now, year=2025, span=QUARTER, **zone),
        flow(999999, year=2023, span=QUARTER, **rate, **zone),
        flow(999999, year=2025, span=QUARTER, **rate, **zone),
    )  # fmt: skip
    assert [one.rows[0].period.year for one in bad(made, "growth")] == [2025]


@FEW
@given(TENTHS, TENTHS)
def test_a_cumulative_figure_must_not_fall_whoever_prints_it(first, second) -> None:
    made = store(flow(first, span=HALF), flow(second, source_id="miit-2022"))
    assert bool(bad(made, "falls")) == (first - second > Decimal("0.1"))


@FEW
@given(st.integers(1, 500), st.integers(1, 9999))
def test_ten_times_as_much_as_a_year_before_is_a_leap(before, now) -> None:
    made = store(flow(f"{before}.0", year=2024), flow(f"{now}.0"))
    clear = now >= 10 * (before + Decimal("0.2")) or before >= 10 * (now + Decimal("0.2"))
    small = max(now, before) < 9 * min(now, before)
    if clear or small:
        assert bool(bad(made, "leap")) == clear


@FEW
@given(TENTHS, TENTHS)
def test_a_part_cannot_exceed_its_whole(part, whole) -> None:
    made = store(flow(part, "it_park"), flow(whole, "technopark"))
    assert bool(bad(made, "part")) == (part - whole > Decimal("0.1"))


def test_shares_of_one_whole_cannot_exceed_a_hundred() -> None:
    def shares(*values: float) -> Store:
        names = list(catalog().activities)
        kinds = {"indicator": "activity_share", "unit": "percent"}
        return store(*(flow(v, activity=n, **kinds) for v, n in zip(values, names, strict=False)))

    assert not found(shares(60.1, 39.9))
    assert not bad(shares(60.1, 39.9, 0.1))
    assert [one.kind for one in bad(shares(60.1, 50.2))] == ["shares"]


def test_a_very_large_store_is_looked_at_in_part_and_says_so(monkeypatch) -> None:
    monkeypatch.setattr(run, "MOST", 1)
    made = store(flow(1), flow(2, region=PLACES[0]), flow(3, region=PLACES[1]))
    report = checks.report(made)
    assert (report.groups, report.of) == (1, 3)
