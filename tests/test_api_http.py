"""What the API refuses and how; versions and caching; its own description; a thousand queries."""

from __future__ import annotations

import gzip
import json
import random
import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from components.api import answers
from components.page import PAGES
from data import serving
from data.store import Store
from tests.answers import API, EVERYTHING, LISTS, refused, rows
from tests.synthetic import write

BAD = "moon"
SINGLE = ("from", "to", "at", "all_sources", "show", "lang", "dialect")
READS = (
    "/observations.csv?zone=sez", "/observations.json?zone=sez", "/zones.json", "/version",
    "/indicators.json", "/regions.json", "/sources.json", "/views/production/compare-q1.csv",
    "/views/production/compare-q1.json",
)  # fmt: skip


# Refusals


@pytest.mark.parametrize("name", [*LISTS, *SINGLE])
def test_a_bad_value_is_named_with_all_allowed_ones(client: TestClient, name: str) -> None:
    (error,) = refused(client, f"/observations.csv?{name}={BAD}")
    assert (error["parameter"], error["value"]) == (name, BAD)
    assert error["allowed"]
    assert BAD in error["message"]
    if name in LISTS:
        assert set(LISTS[name]) <= set(error["allowed"])
        both = refused(client, f"/observations.csv?{name}={BAD},{LISTS[name][0]}&{name}=mars")
        assert [one["value"] for one in both] == [BAD, "mars"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=2025&to=2024", "from"), ("from=2024&from=2025", "from"), ("from=2024,2025", "from"),
        ("from=20245", "from"), ("from=٢٠٢٤", "from"), ("to=0", "to"), ("to=1e3", "to"),
        ("at=2025", "at"), ("at=2025-Q1", "at"), ("at=2025-quarter", "at"), ("at=q1-2025", "at"),
        ("span=quarter", "indicator"), ("show=growth", "indicator"),
        ("indicator=participants_count&span=quarter", "span"),
        ("indicator=participants_count&show=per_month", "show"),
        ("indicator=profit_before_tax&show=growth", "show"),
        ("indicator=new_jobs&prices=constant", "prices"),
        ("indicator=industrial_production&prices=constant&span=q1", "prices"),
        ("indicator=industrial_production&span=quarter,q1", "span"),
        ("indicator=industrial_production&show=growth&all_sources=1", "all_sources"),
        ("indicator=industrial_production&show=growth&measure=growth", "measure"),
        ("indicator=industrial_production&show=per_month&span=rolling", "span"),
        ("asof=2025-13-01", "asof"), ("asof=2010-01-01", "asof"), ("asof=2999-01-01", "asof"),
        ("asof=2025-01-01,2026-01-01", "asof"), ("asof=1.1.2025", "asof"),
        ("view=table", "view"), ("theme=dark", "theme"), ("focus=sez", "focus"), ("zon=sez", "zon"),
        ("present=1", "present"), ("zone=SEZ", "zone"), ("zone=none", "zone"), ("lang=xx", "lang"),
        ("all_sources=yes", "all_sources"), ("first=2024", "first"), ("zone=sez%00", "zone"),
        ("unknown=", "unknown"), ("dialect=csv", "dialect"),
    ],
)  # fmt: skip
def test_a_malformed_query_is_refused(client: TestClient, query: str, parameter: str) -> None:
    (error,) = refused(client, f"/observations.csv?{query}")
    assert error["parameter"] == parameter


def test_an_unknown_parameter_is_answered_with_the_known(client: TestClient) -> None:
    (error,) = refused(client, "/observations.json?dialect=excel")
    assert (error["parameter"], error["value"]) == ("dialect", "excel")
    assert {"indicator", "from", "all_sources"} < set(error["allowed"])
    where = ["asof", "indicator", "lang", "region"]  # a derived figure is looked for there
    for path, allowed in (
        ("/version", ["asof", "lang"]), ("/zones.json", ["asof", "lang"]),
        ("/observations/000000000000.json", where),
    ):  # fmt: skip
        (error,) = refused(client, f"{path}?zone=sez")
        assert error["allowed"] == allowed


def test_a_long_value_is_not_repeated_in_full(client: TestClient) -> None:
    (error,) = refused(client, f"/observations.csv?zone={'x' * 5000}")
    assert len(error["value"]) <= 60
    refused(client, f"/{'x' * 5000}", 404)


# Versions, caching, other sites


@pytest.mark.parametrize("path", READS)
def test_a_read_is_asked_about_and_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(API + path)
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert serving.current().version in tag
    assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert first.headers["access-control-allow-origin"] == "*"
    for held in (tag, tag.removeprefix("W/"), f'"a", {tag}', "*"):
        again = client.get(API + path, headers={"if-none-match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["access-control-allow-origin"] == "*"
    for held in ('"a"', tag[:-2] + '"', "", tag.strip('W/"')):
        assert client.get(API + path, headers={"if-none-match": held}).content == first.content
    head = client.head(API + path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    assert client.get(API + path, headers={"x-lang": "en"}).content == first.content


@pytest.mark.parametrize(
    ("path", "status"),
    [("/observations.csv?zone=moon", 422), ("/observations/000000000000.json", 404),
     ("/views/production/none.csv", 404), ("/views/production/tiles.csv?zone=moon", 422)],
)  # fmt: skip
def test_a_refusal_is_never_304(client: TestClient, path: str, status: int) -> None:
    assert client.get(API + path, headers={"if-none-match": "*"}).status_code == status


def test_what_is_sent_whole_is_compressed(client: TestClient) -> None:
    for path in (f"/observations.csv?{EVERYTHING}", "/indicators.json", "/sources.json"):
        with client.stream("GET", API + path, headers={"accept-encoding": "gzip"}) as answer:
            packed = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed) == client.get(API + path).content


def test_a_large_answer_is_streamed_and_the_same(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = [f"{API}/observations.{kind}?{EVERYTHING}" for kind in ("csv", "json")]
    whole = [client.get(path).content for path in kinds]
    monkeypatch.setattr(answers, "WHOLE", 10)
    for path, content in zip(kinds, whole, strict=True):
        answer = client.get(path)
        assert "content-length" not in answer.headers
        assert answer.content == content
        assert client.head(path).content == b""


def test_a_script_of_another_site_may_ask_with_a_tag(client: TestClient) -> None:
    answer = client.options(
        f"{API}/observations.csv",
        headers={"origin": "https://example.org", "access-control-request-method": "GET"},
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-headers"] == "If-None-Match"


# The description


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict:
    return client.get("/openapi.json").json()


def test_every_route_is_described(description: dict) -> None:
    assert len(description["paths"]) == 16
    for path, methods in description["paths"].items():
        (read,) = methods.values()
        assert read["summary"]
        assert {"200", "304", "422"} <= set(read["responses"])
        assert ("404" in read["responses"]) == ("{" in path)
        good = read["responses"]["200"]
        kind = "text/csv" if path.endswith(".csv") else "application/json"
        ((media, content),) = good["content"].items()
        assert media.startswith(kind)
        assert kind == "text/csv" or "$ref" in content["schema"]
        assert {"ETag", "Cache-Control"} <= set(good["headers"])
        problem = read["responses"]["422"]["content"]["application/json"]["schema"]
        assert problem == {"$ref": "#/components/schemas/Problems"}
        assert all(one["description"] for one in read["parameters"])
    assert "HTTPValidationError" not in description["components"]["schemas"]


def test_the_description_lists_the_allowed_values(description: dict) -> None:
    read = description["paths"][f"{API}/observations.csv"]["get"]
    schemas = {one["name"]: one["schema"] for one in read["parameters"]}
    for name, values in LISTS.items():
        assert set(values) <= set(schemas[name]["items"]["enum"])
    assert schemas["dialect"]["enum"] == ["excel"]
    assert re.fullmatch(schemas["at"]["pattern"], "2025-q1")
    view = description["paths"][f"{API}/views/{{page}}/{{card}}.json"]["get"]["parameters"]
    assert view[0]["schema"]["enum"] == list(PAGES)


def test_the_addresses_in_the_description_work(client: TestClient, description: dict) -> None:
    found = set(re.findall(rf"`({API}/[^`{{]*)`", json.dumps(description)))
    assert len(found) >= 9
    for address in found:
        assert client.get(address).status_code == 200, address


# Whatever is asked


def test_no_query_ever_breaks_the_server(client: TestClient) -> None:
    chance = random.Random(20260701)
    cards = [(page.slug, card.slug) for page in PAGES.values() for card in page.cards]
    seen: set[int] = set()
    for _number in range(1000):
        page, card = chance.choice(cards)
        path = chance.choice(["/observations", "/observations", f"/views/{page}/{card}"])
        address = f"{API}{path}.{chance.choice(['csv', 'json'])}?{drawn(chance)}"
        answer = client.get(address)
        assert answer.status_code in (200, 422), (address, answer.text)
        seen.add(answer.status_code)
    assert seen == {200, 422}


def drawn(chance: random.Random) -> str:
    """A query of good, odd and broken parts."""
    years = [str(year) for year in range(2015, 2028)]
    values = {
        **LISTS, "from": years, "to": years, "at": [f"{year}-q1" for year in years],
        "lang": ["en"], "view": ["table"], "show": ["level"], "all_sources": ["1", "0"],
        "theme": ["dark"], "focus": LISTS["zone"], "dialect": ["excel"],
    }  # fmt: skip
    odd = [
        "",
        "none",
        ",",
        "%",
        "%ff",
        "%00",
        "'--",
        "<b>",
        "{x}",
        "={}",
        "ў",
        "\U0001f600",
        "0" * 300,
    ]
    parts = []
    for name in chance.choices(list(values), k=chance.randint(0, 4)):
        good = chance.choices(values[name], k=chance.randint(1, 3) if name in LISTS else 1)
        broken = chance.random() < 0.1
        value = chance.choice(odd) if broken else quote(",".join(good))
        parts.append(f"{'' if chance.random() < 0.01 else name}={value}")
    return chance.choice(["&", "&", "&", "&&", ";"]).join(parts)


# Large data


def test_an_export_of_large_data_is_streamed(
    client: TestClient, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = Store.load(write(tmp_path, 20_000))
    monkeypatch.setattr(serving, "current", lambda: large)
    assert len(rows(client, EVERYTHING)) == len(large) > 10_000
