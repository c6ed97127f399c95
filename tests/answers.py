"""What the tests of the API read answers with."""

from __future__ import annotations

import csv
import io

from starlette.testclient import TestClient

from components.api import models
from components.exports.columns import COLUMNS
from data import serving
from data.catalog import AUTHORITIES, MEASURES
from data.periods import OTHER, SPANS

API = "/api/v1"
EVERYTHING = f"measure={','.join(MEASURES)}&all_sources=1"
_catalog = serving.current().catalog
LISTS = {  # parameters that take a list, with all their values
    "indicator": tuple(_catalog.indicators), "zone": tuple(_catalog.zones),
    "span": (*SPANS, OTHER), "region": tuple(_catalog.regions),
    "partner": tuple(_catalog.partners), "activity": tuple(_catalog.activities),
    "measure": MEASURES, "authority": AUTHORITIES,
}  # fmt: skip


def rows(client: TestClient, query: str = "", path: str = "observations") -> list[dict[str, str]]:
    """The rows of a CSV file."""
    answer = client.get(f"{API}/{path}.csv?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    found = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert found.fieldnames == list(COLUMNS)
    return list(found)


def refused(client: TestClient, path: str, status: int = 422) -> list[dict]:
    """The errors of a request that cannot be served."""
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "etag" not in answer.headers
    return models.Problems.model_validate_json(answer.text).model_dump()["errors"]


def same(one: dict, row: dict[str, str]) -> bool:
    """Whether an observation as JSON is the same as a row of the CSV."""
    told = one | {"value": one["value_text"], "primary": str(int(one["primary"]))}
    assert float(one["value_text"]) == one["value"]
    assert len(one) == len(COLUMNS) + 1
    return {name: told[name] or "" for name in COLUMNS} == row
