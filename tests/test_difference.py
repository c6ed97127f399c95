"""What files change in a version: added, revised, withdrawn, unchanged, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import vintages
from data.ingest.batch import Batch
from data.rules import DataError
from data.vintages import Counts, Version
from tests.ingested import FIRST, SECOND, THIRD, ingest, known, portal, row, standing, tidy

SOME = "industrial_production"


def compared(home: Path, *batches: Batch) -> Counts:
    return vintages.difference(vintages.current(home), batches).total


def until(version: Version) -> list[tuple[str, str, str]]:
    """Region, value and `until` of every row."""
    return list(version.frame()[["region", "value", "until"]].itertuples(index=False, name=None))


def test_a_figure_is_added_revised_withdrawn_and_added_again(tmp_path):
    ingest(tmp_path, FIRST)
    change = vintages.difference(vintages.current(tmp_path), [SECOND])
    assert change.counts == {SOME: Counts(added=1, revised=1, withdrawn=1, unchanged=1)}
    version = ingest(tmp_path, SECOND)
    assert until(version) == [
        ("1700", "5", ""), ("1703", "2", "2025-08-15"), ("1706", "7", "2025-08-15"),
        ("1703", "2.5", ""), ("1708", "1", ""),
    ]  # fmt: skip
    back = portal("2025-11-15", row("5"), row("2", "1703"), row("7", "1706"))
    assert compared(tmp_path, back) == Counts(added=1, revised=1, withdrawn=1, unchanged=1)
    assert until(ingest(tmp_path, back))[3:] == [
        ("1703", "2.5", "2025-11-15"), ("1708", "1", "2025-11-15"), ("1703", "2", ""),
        ("1706", "7", ""),
    ]  # fmt: skip


def test_the_earliest_file_that_carried_a_value_stays_its_source(tmp_path):
    ingest(tmp_path, FIRST)
    frame = ingest(tmp_path, SECOND).frame().astype(str)
    sources = dict(zip(frame["region"] + frame["until"], frame["source_id"], strict=True))
    assert sources["1700"] == sources["17032025-08-15"] == "siat-3641-2025-05-15"
    assert sources["1703"] == "siat-3641-2025-08-15"


def test_only_sources_that_contributed_are_kept(tmp_path):
    ingest(tmp_path, FIRST)
    gone = portal("2025-06-01", row("5"), row("2", "1703"))  # nothing but a withdrawal
    assert [one["source_id"] for one in ingest(tmp_path, gone).sources] == ["siat-3641-2025-05-15"]


REVISIONS = [
    ({"value": "5"}, {"value": "5.0"}, False),
    ({"value": "5.10"}, {"value": "5.1"}, False),
    ({"value": "0"}, {"value": "0.000"}, False),
    ({"value": "5"}, {"value": "5.01"}, True),
    ({"value": "5"}, {"value": "50"}, True),
    ({"value": "5"}, {"value": "-5"}, True),
    # Beyond what floats tell apart.
    ({"value": "123456789012345.123456"}, {"value": "123456789012345.123457"}, True),
    ({"value": "999999999999999"}, {"value": "999999999999999.000"}, False),
    ({"unit": "bn_uzs"}, {"unit": "mn_uzs"}, True),
    ({"qualifier": "exact"}, {"qualifier": "approx"}, True),
    ({"place": "row 1"}, {"place": "row 2"}, False),
    ({"flag": ""}, {"flag": "suspect"}, False),
]


@pytest.fixture(scope="module")
def revised(tmp_path_factory) -> set[str]:
    """The regions whose figure is revised: one for each entry of REVISIONS."""
    home = tmp_path_factory.mktemp("revisions")
    before, after = (
        [row(region=str(1700 + number), **case[side]) for number, case in enumerate(REVISIONS)]
        for side in (0, 1)
    )
    ingest(home, portal("2025-05-15", *before))
    rows = vintages.difference(vintages.current(home), [portal("2025-08-15", *after)]).rows
    assert set(rows["event"]) == {"revised"}
    return set(rows["region"])


@pytest.mark.parametrize("number", range(len(REVISIONS)), ids=lambda number: str(REVISIONS[number]))
def test_what_counts_as_a_revision(revised, number):
    assert (str(1700 + number) in revised) == REVISIONS[number][2]


def test_the_same_files_once_more_change_nothing(tmp_path):
    batches = [FIRST, portal("2025-05-15", row("3"), series="3642"), tidy(row(source_id="own"))]
    ingest(tmp_path, *batches)
    change = vintages.difference(vintages.current(tmp_path), batches)
    assert change.empty
    assert change.total == Counts(unchanged=5)
    assert not change.files
    with pytest.raises(ValueError, match="nothing to publish"):
        vintages.publish(tmp_path, change, lambda _: None)


def test_a_series_is_compared_with_itself_alone(tmp_path):
    ingest(tmp_path, FIRST)
    other = portal("2025-05-20", row("9"), series="3642")
    assert compared(tmp_path, other) == Counts(added=1)
    assert len(until(ingest(tmp_path, other))) == 4


def test_several_files_of_a_series_follow_one_another_by_date(tmp_path):
    version = ingest(
        tmp_path, THIRD, FIRST, portal("2025-06-01", row("9", "1735"), series="3642"), SECOND
    )
    assert version.number == 1
    assert [known(version, day).get("1703") for day in ("2025-05-15", "2025-08-15")] == ["2", "2.5"]
    apart = tmp_path / "apart"
    for batch in (FIRST, portal("2025-06-01", row("9", "1735"), series="3642"), SECOND, THIRD):
        one_by_one = ingest(apart, batch)
    assert sorted(until(version)) == sorted(until(one_by_one))


def test_a_file_of_our_own_corrects_what_it_said_and_withdraws_nothing(tmp_path):
    mine, other = row("5", source_id="own"), row("6", source_id="other")
    ingest(tmp_path, tidy(mine, other), FIRST)
    corrected = tidy(mine | {"value": "5.5"}, row("1", "1703", source_id="own"))
    assert compared(tmp_path, corrected) == Counts(added=1, revised=1)
    version = ingest(tmp_path, corrected)
    frame = version.frame().astype(str)
    own = frame[frame["source_id"] == "own"]
    assert list(own["value"]) == ["5.5", "1"]  # what was mistyped was never published
    assert set(frame["until"]) == {""}
    assert len(frame) == 6
    note = tidy(mine | {"value": "5.50", "note": "Read again."})
    assert compared(tmp_path, note) == Counts(revised=1)


def test_a_row_in_two_files_of_our_own_is_one_row(tmp_path):
    twice = [tidy(row(source_id="own"), path=path) for path in ("a.csv", "b.csv")]
    assert compared(tmp_path, *twice) == Counts(added=1)


UNDATED = {"published": "", "not_before": "2025-04-01", "slug": "siat-3641-0a1b2c3d"}
REFUSED = {
    "older than what it would replace": (
        [portal("2025-05-14", row("6"))],
        ["sdmx_data_3641.json", "'2025-05-14'", "published on 2025-05-15", "data.rollback"],
    ),
    "older, and only something is missing": (
        [portal("2025-02-15", row("5"))], ["'2025-02-15'", "published on 2025-05-15"],
    ),
    "without a date": (
        [portal("", row("6"), **UNDATED)], ["'2025-04-01'", "no date", "--published"],
    ),
    "another value on the same day": (
        [portal("2025-05-15", row("6"))], ["row 1700", "'6'", "says 5 of", "--published"],
    ),
    "two values in a file": (
        [portal("2025-08-15", row("6"), row("6"))], ["row 1700", "another row"],
    ),
    "two values in two files of a day": (
        [portal("2025-08-15", row("6")), portal("2025-08-15", row("7"))], ["'7'", "says 6 of"],
    ),
    "two values in two files of our own": (
        [tidy(row("1", source_id="own")), tidy(row("2", source_id="own"), path="b.csv")],
        ["b.csv", "another row"],
    ),
    "a file of our own about a source of the portal": (
        [tidy(row("6", source_id="siat-3641-2025-05-15"), published="2025-05-15")],
        ["own.csv", "'6'", "says 5 of"],
    ),
    "a source with another date": (
        [tidy(row("6", "1730", source_id="siat-3641-2025-05-15"), published="2025-05-16")],
        ["own.csv", "published", "'2025-05-16'", "'2025-05-15'"],
    ),
    "two series with one source": (
        [portal("2025-06-15", row(), slug="same", series=series) for series in ("3641", "3642")],
        ["another row"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Version:
    return ingest(tmp_path_factory.mktemp("first"), FIRST)


@pytest.mark.parametrize("case", REFUSED)
def test_files_that_cannot_follow_are_refused_with_the_reason(first, case):
    batches, words = REFUSED[case]
    with pytest.raises(DataError) as refusal:
        vintages.difference(first, batches)
    assert all(word in str(refusal.value) for word in words), str(refusal.value)


def test_all_reasons_are_told_at_once(tmp_path):
    ingest(tmp_path, FIRST, portal("2025-05-15", row(), series="3642"))
    old = [portal("2025-01-01", row("1"), series=series) for series in ("3641", "3642")]
    with pytest.raises(DataError) as refusal:
        vintages.difference(vintages.current(tmp_path), old)
    assert len(refusal.value.problems) == 2


def test_a_figure_that_comes_back_with_the_same_source_is_current_again(tmp_path):
    day = "2025-05-15"
    for batch in (FIRST, portal(day, row("5"), row("2", "1703")), FIRST):
        version = ingest(tmp_path, batch)
    assert standing(version) == {"1700": "5", "1703": "2", "1706": "7"}
    assert len(version.frame()) == 3  # one row an identity


def test_an_undated_file_counts_from_the_first_day_it_can_be_of(tmp_path):
    ingest(tmp_path, portal("2025-03-01", row("5")))
    version = ingest(tmp_path, portal("", row("6"), **UNDATED))
    assert until(version) == [("1700", "5", "2025-04-01"), ("1700", "6", "")]


REGIONS = [f"17{number:02}" for number in range(30)]
VALUES = ["", "", "0", "5", "5.0", "-5", "7.25", "7.250", "123456789012345.1"]  # "": none
STATES = st.lists(
    st.lists(st.sampled_from(VALUES), min_size=30, max_size=30), min_size=3, max_size=5
)


def plain(state: dict[str, str]) -> dict[str, str]:
    """Without the zeros that do not count."""
    return {
        region: value.rstrip("0").rstrip(".") if "." in value else value
        for region, value in state.items()
    }


@given(STATES)
@settings(max_examples=5)  # of thirty figures each
def test_the_last_state_is_current_and_every_earlier_one_is_known_by_its_day(
    tmp_path_factory, states
):
    home = tmp_path_factory.mktemp("states")
    days = [f"2025-{month:02}-01" for month in range(1, len(states) + 1)]
    states = [
        {region: value for region, value in zip(REGIONS, state, strict=True) if value}
        for state in states
    ]
    for day, state in zip(days, states, strict=True):
        batch = portal(day, *(row(value, region) for region, value in state.items()))
        change = vintages.difference(vintages.current(home), [batch])
        if not change.empty:
            vintages.publish(home, change, lambda _: None)
        assert plain(standing(vintages.current(home))) == plain(state)
    assert compared(home, batch) == Counts(unchanged=len(state))
    for day, state in zip(days, states, strict=True):
        assert plain(known(vintages.current(home), day)) == plain(state)
