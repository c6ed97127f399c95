"""Periods: spans, years, and dates that belong to a span."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import OTHER, SPANS, parse_key, period_of

CASES = [
    ("2025-01-01", "2025-03-31", "q1", 2025, "January–March 2025"),
    ("2025-01-01", "2025-06-30", "h1", 2025, "January–June 2025"),
    ("2025-01-01", "2025-12-31", "year", 2025, "January–December 2025"),
    ("2025-04-01", "2025-04-01", "q1", 2025, "1 April 2025"),
    ("2025-12-31", "2025-12-31", "year", 2025, "31 December 2025"),
    ("2026-01-01", "2026-01-01", "year", 2025, "1 January 2026"),
    ("2024-02-29", "2024-02-29", OTHER, 2024, "29 February 2024"),
    ("2024-01-01", "2024-04-30", OTHER, 2024, "January–April 2024"),
    ("2024-09-01", "2024-09-30", OTHER, 2024, "September 2024"),
    ("2017-01-01", "2023-12-31", OTHER, 2023, "2017–2023"),
    ("2016-01-01", "2025-06-30", OTHER, 2025, "January 2016 – June 2025"),
]


@pytest.mark.parametrize(("start", "end", "span", "year", "name"), CASES)
def test_span_year_and_name(start, end, span, year, name):
    period = period_of(date.fromisoformat(start), date.fromisoformat(end))
    assert (period.span, period.year, period.name) == (span, year, name)


@given(st.integers(1990, 2100), st.sampled_from(list(SPANS)))
def test_a_key_reads_back(year, span):
    months = SPANS[span]
    day = date(year, months, 30 if months in (6, 9) else 31)
    flow, stock = period_of(date(year, 1, 1), day), period_of(day, day)
    assert parse_key(flow.key) == (span, year) == parse_key(stock.key)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_pair_of_dates_has_a_name(one, other):
    period = period_of(min(one, other), max(one, other))
    assert period.name
    assert period.short
    assert period.key


WIDE = "\uff12\uff10\uff12\uff15-q1"  # digits, but not ASCII


@pytest.mark.parametrize("text", ["", "2025", "2025-q2", "q1-2025", "2025-year ", WIDE])
def test_a_malformed_key_is_refused(text):
    with pytest.raises(ValueError, match="not a period"):
        parse_key(text)
