"""Files of observations: columns, dialects, types, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv as reader
import io
import tracemalloc

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exports import csv, json
from components.exports.columns import COLUMNS, Record, record
from data import serving
from data.store import Store

DESIGN = """id, indicator, indicator_name, measure, zone, zone_name, region, region_name, partner,
activity, span, period_start, period_end, period_name, kind, value, unit, qualifier, status,
primary, flag, authority, source_id, source_title, source_url, published, derivation, note,
data_version"""
KEPT = (
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "value", "unit", "qualifier", "source_id", "authority", "flag", "note",
)  # fmt: skip
quiet = settings(max_examples=100, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def store() -> Store:
    return serving.current()


@pytest.fixture(scope="module")
def records(store: Store) -> list[Record]:
    return [record(row, store) for row in store.pick(np.arange(len(store)))]


def read(content: bytes, separator: str = ",") -> list[list[str]]:
    return list(reader.reader(io.StringIO(content.decode(), newline=""), delimiter=separator))


def test_the_columns_are_those_of_the_contract(records: list[Record]) -> None:
    assert list(COLUMNS) == DESIGN.replace("\n", " ").split(", ")
    assert all(tuple(one) == COLUMNS for one in records)


def test_every_row_of_the_data_is_exported_as_it_stands(store: Store) -> None:
    """Against the file itself, so that no step in between can lose or change a figure."""
    with (store.catalog.folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        kept = sorted(tuple(row[name] for name in KEPT) for row in reader.DictReader(file))
    rows = [record(row, store) for row in store.pick(np.arange(len(store)))]
    assert sorted(tuple(row[name] for name in KEPT) for row in rows) == kept


def test_ids_are_unique_and_lead_to_their_observation(store: Store, records: list[Record]) -> None:
    assert len({one["id"] for one in records}) == len(records) == len(store)
    for one in records:
        assert record(store.find(one["id"]), store) == one


def test_the_plain_dialect(records: list[Record]) -> None:
    content = b"".join(csv.pieces(records))
    header, *rows = read(content)
    assert header == list(COLUMNS)
    assert rows == [list(one.values()) for one in records]
    assert b"\r" not in content
    assert content.startswith(b"id,indicator,")


def test_the_dialect_of_spreadsheets(records: list[Record]) -> None:
    content = b"".join(csv.pieces(records, "excel"))
    assert content.startswith(b"\xef\xbb\xbfid;indicator;")
    assert content.count(b"\r\n") == content.count(b"\n") == len(records) + 1
    _header, *rows = read(content, ";")
    value = COLUMNS.index("value")
    for row, one in zip(rows, records, strict=True):
        assert row[value] == one["value"].replace(".", ",")
        assert row[:value] + row[value + 1 :] == [
            cell for name, cell in one.items() if name != "value"
        ]


def test_printed_decimals_stay(records: list[Record]) -> None:
    (one,) = [
        one for one in records
        if (one["value"], one["source_id"]) == ("1653.0", "statuz-2025q1")
    ]  # fmt: skip
    assert b",1653.0,bn_uzs," in b"".join(csv.pieces([one]))
    assert json.typed(one)["value_text"] == "1653.0"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0d"])
def test_no_cell_is_run_as_a_formula(records: list[Record], start: str) -> None:
    risky = records[0] | {"note": f"{start}HYPERLINK(1)", "source_title": f"{start}1+1"}
    for dialect, style in csv.DIALECTS.items():
        row = read(b"".join(csv.pieces([risky], dialect)), style.separator)[1]
        assert row[COLUMNS.index("note")].startswith("'")
        assert row[COLUMNS.index("source_title")].startswith("'")


@pytest.mark.parametrize("number", ["-467.8", "-467,8", "+5", "-1151.8"])
def test_a_number_is_no_formula(number: str) -> None:
    assert csv.harmless(number) == number


@quiet
@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    one = dict.fromkeys(COLUMNS, "x") | {"value": "1.0", "note": text}
    for dialect, style in csv.DIALECTS.items():
        rows = read(b"".join(csv.pieces([one], dialect)), style.separator)
        assert len(rows) == 2
        cell = rows[1][COLUMNS.index("note")]
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        assert cell in (plain, f"'{plain}")


@quiet
@given(st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?", fullmatch=True))
def test_a_value_is_the_same_as_number_and_as_text(text: str) -> None:
    one = dict.fromkeys(COLUMNS, "") | {"value": text, "primary": "1"}
    found = orjson.loads(b"".join(json.pieces({}, [one])))["observations"][0]
    assert (found["value"], found["value_text"], found["primary"]) == (float(text), text, True)
    assert found["note"] is None


def test_a_json_document_of_any_length_is_whole(records: list[Record]) -> None:
    for many in (0, 1, 999, 1000, 1001, 2500):
        some = (records * 5)[:many]
        found = orjson.loads(b"".join(json.pieces({"count": many}, some)))
        assert found["count"] == len(found["observations"]) == many


def test_a_large_file_needs_no_memory(store: Store) -> None:
    places = np.tile(np.arange(len(store)), 50)
    rows = (record(row, store) for row in store.pick(places))
    tracemalloc.start()
    try:
        size = sum(len(piece) for piece in csv.pieces(rows))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 10_000_000
    assert peak < 8_000_000
