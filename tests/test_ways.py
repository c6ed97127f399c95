"""Ways to show: growth, index, times and the rest say one thing in several ways, like with like."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app  # noqa: F401 – registers the pages
from components.offer import live, offer
from components.page import PAGES
from components.text.titles import title
from components.text.words import sentence, subtitle
from data.questions.ways import WAYS, defined
from data.reckoning import change, derive, prices
from data.reckoning.ranks import leaders, places
from data.selection import SHOWS, Selection
from data.serving import current
from tests.test_cumulative import flow

STORE = current()
CATALOG = STORE.catalog
FIXED = ("per_participant", "balance")  # cards that have a measure of their own


def view(page: str, card: str, **chosen: object):
    return PAGES[page].card(card).view(STORE, Selection(**chosen))


def value(page: str, card: str, zone: str, **chosen: object) -> str:
    shown = view(page, card, **chosen)
    return shown.series(zone)[-1].value


@pytest.mark.parametrize(
    ("show", "sez"),
    [
        ("level", "10652.9"), ("change", "1844.7"), ("growth", "20.9"), ("index", "120.9"),
        ("times", "1.21"), ("share", "43.8"), ("per_participant", "10322.6"),
    ],
)  # fmt: skip
def test_one_figure_in_every_way(show, sez):
    assert value("production", "compare-q1", "sez", show=show) == sez


def test_computed_growth_equals_the_growth_that_the_source_prints():
    shown = view("production", "compare-q1")
    row = shown.series("sez")[-1]
    computed, printed = (f("sez", row.period, "growth") for f in (shown.cell, shown.stated))
    assert (computed.value, computed.status) == ("20.9", "derived")
    assert (printed.value, printed.status) == ("20.9", "published")
    assert change.fits(printed, computed)


def test_a_loss_is_told_in_words_and_never_as_a_rate():
    shown = view("finance", "compare-q1")
    assert "loss shrank from 528.2 to 467.8" in sentence(shown)
    for show in ("growth", "index", "times", "share"):
        assert show not in offer(PAGES["finance"], STORE).shows


def test_growth_from_coarse_figures_shows_its_interval():
    """18.2 trn soums with +4.1: between 28.5 and 29.6 percent."""
    shown = view("it-park", "services-h1")
    assert "+29.1\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}(28.5–29.6)" in sentence(shown)
    low, high = shown.cell("it_park", shown.periods[-1], "growth").bounds
    assert (round(low, 1), round(high, 1)) == (Decimal("28.5"), Decimal("29.6"))


def test_the_four_types_together_are_compared_like_for_like_and_both_are_said():
    words = sentence(view("participants", "together"))
    for part in (
        "9,040 on 1 July 2026", "+20.3\N{NO-BREAK SPACE}% on 1 July 2025",
        "+5.2\N{NO-BREAK SPACE}% on 1 January 2026", "10,329",
        "+37.5\N{NO-BREAK SPACE}% on 1 July 2025", "+20.2\N{NO-BREAK SPACE}% on 1 January 2026",
    ):  # fmt: skip
        assert part in words
    assert "20.3" in title(view("participants", "together"))


def every(page):
    allowed = offer(page, STORE)
    chosen = [{"show": show} for show in allowed.shows]
    chosen += [{"span": span, "show": show} for span in allowed.spans for show in allowed.shows
               if show != "per_month" or span not in ("quarter", "rolling")]  # fmt: skip
    chosen += [{"prices": name, "show": show} for name in allowed.prices
               for show in allowed.shows if show != "per_month"]  # fmt: skip
    return [Selection(**one) for one in chosen]


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.slug)
def test_every_way_gives_rows_of_its_measure_or_the_reason(page):
    for selection in every(page):
        for card in live(page, STORE):
            shown = card.view(STORE, selection)
            if shown is None:
                continue
            if not shown.is_filled:
                assert shown.empty.reason.strip()
                continue
            assert title(shown).strip()
            assert subtitle(shown).strip()
            assert sentence(shown).strip()
            if shown.measure in WAYS and shown.measure not in FIXED:
                assert shown.measure == selection.show
                assert all(row.unit in ("percent", "ratio") or shown.measure == "change"
                           for row in shown.levels)  # fmt: skip
            if selection.prices == "constant":
                assert all(row.period.span == "year" for row in shown.levels) or card.topic.fixed


def test_a_period_without_a_year_before_says_so_and_offers_the_level():
    shown = view("production", "tiles", show="growth", at="2024-q1")
    assert "no earlier figure published" in shown.empty.reason
    assert (shown.empty.nearest.show, shown.empty.nearest.at) == ("level", "2024-q1")


def test_what_is_defined_is_named_in_the_contract():
    for indicator in CATALOG.indicators.values():
        assert set(defined(indicator)) <= set(SHOWS)
        assert defined(indicator)[0] == "level"
        if indicator.kind == "stock":
            assert not {"per_month", "per_participant"} & set(defined(indicator))


tenths = st.integers(100, 10**6).map(lambda n: Decimal(n) / 10)


@given(tenths, tenths)
def test_growth_index_and_times_are_one_ratio(one, other):
    later, earlier = flow(2015, "q1", one), flow(2014, "q1", other)
    growth, index, times = (
        change.relate(later, earlier, CATALOG, {}, name) for name in change.RATES
    )
    if isinstance(times, derive.Refusal):
        assert isinstance(growth, derive.Refusal)
        return
    assert growth.exact == index.exact - 100
    assert math.isclose(index.exact, times.exact * 100, rel_tol=1e-20)
    low, high = growth.bounds
    assert low <= growth.exact <= high


@given(st.lists(tenths, min_size=2, max_size=8))
def test_places_overlap_exactly_where_limits_do(numbers):
    rows = [flow(2015, "q1", number, region=str(n)) for n, number in enumerate(numbers)]
    found = places(rows, CATALOG, "bn_uzs")
    first = leaders(rows, CATALOG, "bn_uzs")
    best = max(numbers)
    assert {row.exact for row in first} == {n for n in numbers if best - n <= Decimal("0.1")}
    for row, (top, last) in zip(rows, found, strict=True):
        surely_above = sum(n - row.exact > Decimal("0.1") for n in numbers)
        assert top == surely_above + 1
        assert last >= top


def test_constant_prices_are_of_years_only_and_name_their_index():
    row = next(r for r in STORE.rows("industrial_production") if r.id and r.zone == "sez"
               and r.period.span == "year" and r.period.year == 2020)  # fmt: skip
    found = prices.constant(row, CATALOG)
    factor = (
        Decimal("1.093") * Decimal("1.168") * Decimal("1.125") * Decimal("1.179") * Decimal("1.119")
    )
    assert found.exact == Decimal("12.2") * factor
    assert (found.value, found.measure) == ("23.1", "constant_prices")
    assert "producer_prices_industry" in found.derivation
    for other in STORE.rows("industrial_production"):
        if other.period.span != "year":
            assert isinstance(prices.constant(other, CATALOG), derive.Refusal)
    jobs = STORE.rows("new_jobs")[0]
    assert isinstance(prices.constant(jobs, CATALOG), derive.Refusal)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/participants?show=per_month", "one day"),
        ("/participants?span=quarter", "one day"),
        ("/finance?show=growth", "never by a rate"),
        ("/production?prices=constant&span=quarter", "whole years only"),
        ("/production?prices=constant&span=h1", "whole years only"),
        ("/production?show=per_month&span=rolling", "periods of their own"),
        ("/jobs?prices=constant", "no price index"),
    ],
)
def test_what_cannot_be_shown_gives_a_notice_and_the_nearest_view(path, words):
    from urllib.parse import parse_qsl, urlsplit

    from components.offer import selection_of

    page = next(one for one in PAGES.values() if one.path == urlsplit(path).path)
    selection, notices = selection_of(page, dict(parse_qsl(urlsplit(path).query)), STORE)
    assert any(words in notice.text for notice in notices)
    shown = [card.view(STORE, selection) for card in live(page, STORE)]
    assert any(one and one.is_filled for one in shown)
    if page.slug == "finance":
        assert selection.show == "change"
