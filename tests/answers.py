"""What tests of the API read answers with."""

from __future__ import annotations

import csv
import io

from starlette.testclient import TestClient

from components.api import models
from components.exports.columns import COLUMNS

API = "/api/v1"


def rows(client: TestClient, query: str = "", path: str = "observations") -> list[dict[str, str]]:
    answer = client.get(f"{API}/{path}.csv?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def refused(client: TestClient, path: str, status: int = 422) -> list[dict]:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    return models.Problems.model_validate_json(answer.text).model_dump()["errors"]


def same(one: dict, row: dict[str, str]) -> bool:
    """Whether an observation as JSON is the same as a row of the CSV."""
    told = one | {"value": one["value_text"], "primary": str(int(one["primary"]))}
    assert float(one["value_text"]) == one["value"]
    return {name: told[name] or "" for name in COLUMNS} == row and len(one) == len(COLUMNS) + 1
