"""The data API over HTTP: observations, receipts and catalogues."""

from __future__ import annotations

import csv
import time
from urllib.parse import quote, urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from components.api import entries, models
from components.exports.columns import record
from data import serving
from data.catalog import AUTHORITIES, MEASURES
from data.store import Store
from tests.answers import API, EVERYTHING, LISTS, refused, rows, same

RELEASE = "statuz-2025q1"
SEZ = "indicator=industrial_production&zone=sez&span=q1&from=2024&to=2025"
PUBLISHED = "measure=level,growth,change,times,index"


@pytest.fixture(scope="module")
def store() -> Store:
    return serving.current()


# Observations


def test_the_example_of_the_contract(client: TestClient) -> None:
    found = rows(client, SEZ)
    assert [row["value"] for row in found] == ["8808.2", "10652.9"]
    assert {row["unit"] for row in found} == {"bn_uzs"}
    answer = client.get(f"{API}/observations.csv?{SEZ}&dialect=excel")
    assert answer.content.startswith(b"\xef\xbb\xbfid;")
    assert ";10652,9;" in answer.text
    name = "zonalar-industrial_production-sez-q1-2024-2025.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("more", ["", "&all_sources=1", "&all_sources=true"])
def test_every_figure_of_the_release_comes_back(
    client: TestClient, store: Store, more: str
) -> None:
    names = (
        "indicator",
        "measure",
        "zone",
        "region",
        "period_start",
        "period_end",
        "value",
        "unit",
    )
    with (store.catalog.folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file) if row["source_id"] == RELEASE]
    found = [row for row in rows(client, PUBLISHED + more) if row["source_id"] == RELEASE]
    assert len(kept) == len(found) > 80
    told, printed = (sorted([row[n] for n in names] for row in some) for some in (found, kept))
    assert told == printed


def test_by_default_the_primary_levels_of_all_regions(client: TestClient, store: Store) -> None:
    found = rows(client)
    assert len(found) == int((store.frame["primary"] & (store.frame["measure"] == "level")).sum())
    assert {row["primary"] for row in found} == {"1"}
    assert len({row["region"] for row in found}) > 5


def test_everything_is_the_whole_store_in_its_order(client: TestClient, store: Store) -> None:
    begun = time.perf_counter()
    found = rows(client, EVERYTHING)
    assert time.perf_counter() - begun < 1
    assert found == [record(row, store) for row in store.pick(np.arange(len(store)))]


def test_measures_widen_each_with_its_own_primaries(client: TestClient) -> None:
    found = rows(client, "measure=growth,change")
    assert {row["measure"] for row in found} == {"growth", "change"}
    assert len(rows(client, "measure=level,growth,change")) == len(rows(client)) + len(found)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_an_authority_gives_its_best_figure_shown_or_not(
    client: TestClient, store: Store, authority: str
) -> None:
    found = {row["id"] for row in rows(client, f"authority={authority}")}
    assert found == {
        row.id
        for indicator in store.catalog.indicators
        for region in store.regions_of(indicator)
        for row in store.rows(indicator, region, authority=authority)
    }
    every = rows(client, f"authority={authority}&all_sources=1")
    assert {row["authority"] for row in every} == {authority}
    assert found <= {row["id"] for row in every}


def test_years_and_periods(client: TestClient) -> None:
    at = rows(client, "at=2025-q1")
    assert {(row["span"], row["period_end"][:4]) for row in at} == {("q1", "2025")}
    assert {row["kind"] for row in at} == {"flow", "stock"}
    assert rows(client, "at=2025-q1&span=h1") == []
    turn = rows(client, "at=2025-year&indicator=participants_count&region=1700&zone=sez,siz")
    assert {row["period_end"] for row in turn} <= {"2025-12-31", "2026-01-01"}
    assert len(rows(client, "from=2024")) + len(rows(client, "to=2023")) == len(rows(client))
    assert rows(client, "from=1950&to=1960") == []


def test_totals_without_partners_and_activities(client: TestClient) -> None:
    found = rows(client, "partner=none&activity=none")
    assert {(row["partner"], row["activity"]) for row in found} == {("", "")}
    assert {row["partner"] for row in rows(client, "partner=none,us")} == {"", "us"}


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_the_catalogues_is_valid(client: TestClient, name: str) -> None:
    widest = "all_sources=1" if name == "measure" else EVERYTHING
    for value in LISTS[name]:
        found = rows(client, f"{widest}&{name}={value}")
        assert {row[name] for row in found} <= {value}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_a_repeated_parameter_is_a_comma_list(client: TestClient, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(LISTS)))
    values = data.draw(st.lists(st.sampled_from(LISTS[name]), max_size=5))
    asked = (
        f"{name}={quote(','.join(values))}",
        urlencode([(name, value) for value in values]),
        f"{name}=&{name}=%20,{quote(' , '.join(values))},",
    )
    one, *others = (client.get(f"{API}/observations.json?{query}") for query in asked)
    assert one.status_code == 200
    assert all(one.content == other.content for other in others)


def test_json_says_the_same_as_csv(client: TestClient, store: Store) -> None:
    answer = client.get(f"{API}/observations.json?{EVERYTHING}")
    models.Observations.model_validate_json(answer.text)
    document = answer.json()
    assert document["count"] == len(document["observations"]) == len(store)
    assert document["query"] == {"measure": list(MEASURES), "all_sources": "1"}
    pairs = zip(document["observations"], rows(client, EVERYTHING), strict=True)
    assert all(same(one, row) for one, row in pairs)


# Receipts


def test_a_receipt_tells_where_the_figure_stands(client: TestClient) -> None:
    identity = rows(client, SEZ)[0]["id"]
    answer = client.get(f"{API}/observations/{identity}.json")
    receipt = models.Receipt.model_validate_json(answer.text)
    assert (receipt.value, receipt.source.slug, receipt.operands) == (8808.2, RELEASE, [])
    assert receipt.place
    assert receipt.printed


def test_a_receipt_names_what_other_sources_print(client: TestClient) -> None:
    cell = ("indicator", "measure", "zone", "region", "partner", "activity", "span")
    for row in rows(client, EVERYTHING):
        others = client.get(f"{API}/observations/{row['id']}.json").json()["others"]
        assert row["primary"] == "1" or any(other["primary"] for other in others)
        for other in others:
            assert [other[name] or "" for name in cell] == [row[name] for name in cell]
            assert other["id"] != row["id"]


@pytest.mark.parametrize(
    ("identity", "status"),
    [("000000000000", 404), ("xyz", 422), ("7367272A372D", 422), ("0" * 13, 422), ("%00", 422)],
)
def test_an_unknown_or_malformed_id(client: TestClient, identity: str, status: int) -> None:
    (error,) = refused(client, f"/observations/{identity}.json", status)
    assert error["parameter"] == "id"


# Catalogues


@pytest.mark.parametrize("name", ["indicators", "zones", "regions", "sources"])
def test_a_catalogue_is_complete(client: TestClient, store: Store, name: str) -> None:
    model = getattr(entries, name.capitalize())
    found = model.model_validate_json(client.get(f"{API}/{name}.json").text)
    listed = getattr(found, name)
    assert [one.slug for one in listed] == list(getattr(store.catalog, name))
    assert found.count == len(listed)
    assert sum(one.observations for one in listed) == len(store)


def test_an_indicator_knows_its_spans_and_years(client: TestClient) -> None:
    listed = client.get(f"{API}/indicators.json").json()["indicators"]
    for one in listed:
        found = rows(client, f"{EVERYTHING}&indicator={one['slug']}")
        assert one["observations"] == len(found)
        assert set(one["spans"]) == {row["span"] for row in found}
        if found:
            years = f"from={one['first_year']}&to={one['last_year']}"
            assert rows(client, f"{EVERYTHING}&indicator={one['slug']}&{years}") == found


def test_version(client: TestClient, store: Store) -> None:
    assert client.get(f"{API}/version").json() == {
        "data_version": store.version, "observations": len(store),
        "newest": {"key": store.newest.key, "name": store.newest.name},
    }  # fmt: skip
