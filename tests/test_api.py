"""The data API over HTTP: contents, refusals, caching, views as files, and its own description."""

from __future__ import annotations

import csv
import io
import random
import re
import time
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.api import entries, models
from components.exports.columns import COLUMNS, record
from components.offer import offer
from components.page import PAGES
from data import store as stores
from data.catalog import AUTHORITIES, MEASURES, QUALIFIERS
from data.periods import OTHER, SPANS
from data.selection import Selection, read, write
from data.store import Store

API = "/api/v1"
RELEASE = "statuz-2025q1"
SEZ = "indicator=industrial_production&zone=sez&span=q1&from=2024&to=2025"
ALL = "measure=level,growth,change,times,index"
EVERYTHING = f"measure={','.join(MEASURES)}&all_sources=1"
BAD = "moon"


@pytest.fixture(scope="module")
def store() -> Store:
    return stores.current()


# Observations


def test_the_example_of_the_contract(client: TestClient) -> None:
    found = rows(client, SEZ)
    assert [row["value"] for row in found] == ["8808.2", "10652.9"]
    assert {row["unit"] for row in found} == {"bn_uzs"}
    assert list(found[0]) == list(COLUMNS)
    answer = client.get(f"{API}/observations.csv?{SEZ}")
    name = "zonalar-industrial_production-sez-q1-2024-2025.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("more", ["", "&all_sources=1", "&all_sources=true"])
def test_every_figure_of_the_release_comes_back(
    client: TestClient, store: Store, more: str
) -> None:
    columns = ("indicator", "measure", "zone", "region", "period_start", "period_end", "value", "unit")
    with (store.catalog.folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file) if row["source_id"] == RELEASE]
    found = [row for row in rows(client, ALL + more) if row["source_id"] == RELEASE]
    assert len(kept) == len(found) > 80
    assert sorted([row[name] for name in columns] for row in found) == sorted(
        [row[name] for name in columns] for row in kept
    )


def test_by_default_primary_levels_of_all_regions(client: TestClient, store: Store) -> None:
    frame = store.frame
    found = rows(client)
    assert len(found) == int((frame["primary"] & (frame["measure"] == "level")).sum())
    assert {row["primary"] for row in found} == {"1"}
    assert len({row["region"] for row in found}) > 5
    cell = ("indicator", "zone", "region", "partner", "activity")
    cells = [(*(row[name] for name in cell), row["period_start"], row["period_end"]) for row in found]
    assert len(set(cells)) == len(cells)


def test_everything_is_the_whole_store_in_its_order(client: TestClient, store: Store) -> None:
    begun = time.perf_counter()
    found = rows(client, EVERYTHING)
    assert time.perf_counter() - begun < 1
    assert found == [record(row, store) for row in store.pick(range(len(store)))]


def test_measures_widen_each_with_its_own_primaries(client: TestClient) -> None:
    found = rows(client, "measure=growth,change")
    assert {row["measure"] for row in found} == {"growth", "change"}
    assert len(rows(client, "measure=level,growth,change")) == len(rows(client)) + len(found)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_an_authority_gives_its_best_figure_shown_or_not(
    client: TestClient, store: Store, authority: str
) -> None:
    found = {row["id"] for row in rows(client, f"authority={authority}")}
    wanted = {
        row.id
        for indicator in store.catalog.indicators
        for region in store.regions_of(indicator)
        for row in store.rows(indicator, region, authority=authority)
    }
    assert found == wanted
    every = rows(client, f"authority={authority}&all_sources=1")
    assert {row["authority"] for row in every} <= {authority}
    assert found <= {row["id"] for row in every}


def test_years_and_periods(client: TestClient) -> None:
    at = rows(client, "at=2025-q1")
    assert {(row["span"], row["period_end"][:4]) for row in at} == {("q1", "2025")}
    assert {row["kind"] for row in at} == {"flow", "stock"}
    assert rows(client, "at=2025-q1&span=h1") == []
    turn = rows(client, "at=2025-year&indicator=participants_count")
    assert {row["period_end"] for row in turn} == {"2026-01-01"}, "1 January belongs to the year before"
    assert len(rows(client, "from=2024")) + len(rows(client, "to=2023")) == len(rows(client))
    assert rows(client, "from=1950&to=1960") == []


def test_totals_without_partners_and_activities(client: TestClient) -> None:
    found = rows(client, "partner=none&activity=none")
    assert {(row["partner"], row["activity"]) for row in found} == {("", "")}
    some = rows(client, "partner=none,us")
    assert {row["partner"] for row in some} == {"", "us"}


def test_a_shown_figure_has_its_own_decimals(client: TestClient) -> None:
    found = rows(client, "indicator=profit_before_tax&zone=technopark&at=2025-q1")
    assert [row["value"] for row in found] == ["1653.0"]
    excel = client.get(f"{API}/observations.csv?{SEZ}&dialect=excel")
    assert excel.content.startswith(b"\xef\xbb\xbfid;")
    assert ";10652,9;" in excel.text


LISTS = {
    "indicator": lambda c: tuple(c.indicators), "zone": lambda c: tuple(c.zones),
    "span": lambda c: (*SPANS, OTHER), "region": lambda c: tuple(c.regions),
    "partner": lambda c: tuple(c.partners), "activity": lambda c: tuple(c.activities),
    "measure": lambda c: MEASURES, "authority": lambda c: AUTHORITIES,
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_the_catalogues_is_valid(
    client: TestClient, store: Store, name: str
) -> None:
    values = LISTS[name](store.catalog)
    found = rows(client, f"{EVERYTHING}&{name}={','.join(values)}" if name != "measure" else EVERYTHING)
    assert found
    for value in values:
        assert {row[name] for row in rows(client, f"all_sources=1&{name}={value}")} <= {value}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_a_repeated_parameter_is_a_comma_list(client: TestClient, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(LISTS)))
    values = data.draw(st.lists(st.sampled_from(LISTS[name](stores.current().catalog)), max_size=5))
    comma = client.get(f"{API}/observations.json?{name}={quote(','.join(values))}")
    repeated = client.get(f"{API}/observations.json?{urlencode([(name, v) for v in values])}")
    blanks = client.get(f"{API}/observations.json?{name}=&{name}=%20,{quote(' , '.join(values))},")
    assert comma.status_code == 200
    assert comma.json() == repeated.json() == blanks.json()


def test_json_says_the_same_as_csv(client: TestClient) -> None:
    answer = client.get(f"{API}/observations.json?{EVERYTHING}")
    models.Observations.model_validate_json(answer.text)
    document = answer.json()
    assert document["count"] == len(document["observations"]) == len(stores.current())
    assert document["query"] == {"measure": list(MEASURES), "all_sources": "1"}
    for one, row in zip(document["observations"], rows(client, EVERYTHING), strict=True):
        assert same(one, row)


# One observation


def test_a_receipt_tells_all(client: TestClient, store: Store) -> None:
    one = rows(client, f"{SEZ}&to=2024".replace("to=2025&", ""))[0] if False else rows(client, SEZ)[0]
    receipt = models.Receipt.model_validate_json(client.get(f"{API}/observations/{one['id']}.json").text)
    assert (receipt.value, receipt.printed, receipt.source.slug) == (8808.2, "8 808,2", RELEASE)
    assert receipt.place
    assert receipt.operands == []


def test_a_receipt_names_what_other_sources_print(client: TestClient) -> None:
    cell = ("indicator", "measure", "zone", "region", "partner", "activity")
    shown = [row for row in rows(client, EVERYTHING) if row["primary"] == "0"][:10]
    for row in shown:
        receipt = client.get(f"{API}/observations/{row['id']}.json").json()
        assert any(other["primary"] for other in receipt["others"])
        for other in receipt["others"]:
            assert [other[name] or "" for name in cell] == [row[name] for name in cell]
            assert other["id"] != row["id"]


def test_every_observation_has_a_receipt(client: TestClient, store: Store) -> None:
    for row in store.pick(range(len(store))):
        answer = client.get(f"{API}/observations/{row.id}.json")
        assert models.Receipt.model_validate_json(answer.text).printed == (row.printed or None)


@pytest.mark.parametrize(
    ("identity", "status"),
    [("000000000000", 404), ("xyz", 422), ("7367272A372D", 422), ("0" * 13, 422), ("%00", 422)],
)
def test_an_unknown_or_malformed_id(client: TestClient, identity: str, status: int) -> None:
    (error,) = refused(client, f"/observations/{identity}.json", status)
    assert error["parameter"] == "id"


# Catalogues and version


@pytest.mark.parametrize("name", ["indicators", "zones", "regions", "sources"])
def test_a_catalogue_is_complete(client: TestClient, store: Store, name: str) -> None:
    model = getattr(entries, name.capitalize())
    found = model.model_validate_json(client.get(f"{API}/{name}.json").text)
    listed = getattr(found, name)
    assert [one.slug for one in listed] == list(getattr(store.catalog, name))
    assert found.count == len(listed)
    counted = sum(one.observations for one in listed)
    assert counted == len(store)


def test_an_indicator_knows_its_spans_and_years(client: TestClient) -> None:
    listed = client.get(f"{API}/indicators.json").json()["indicators"]
    one = next(one for one in listed if one["slug"] == "industrial_production")
    found = rows(client, f"{EVERYTHING}&indicator=industrial_production")
    assert one["observations"] == len(found)
    assert set(one["spans"]) == {row["span"] for row in found}
    assert (one["first_year"], one["last_year"]) == (2019, 2025)


def test_version(client: TestClient, store: Store) -> None:
    found = client.get(f"{API}/version").json()
    assert found == {
        "data_version": store.version, "observations": len(store),
        "newest": {"key": store.newest.key, "name": store.newest.name},
    }  # fmt: skip
