"""Static files: cached for a year, compressed, one copy for each content."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

import app
from components.web import coding, files, vendor

ASSET = "/assets/retry.js"


def urls(html: str) -> list[str]:
    """The addresses of the files that a document loads."""
    return re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]*)"', html)


def test_every_file_of_the_document_is_there_for_a_year(client: TestClient) -> None:
    for address in urls(client.get("/").text):
        answer = client.get(address)
        assert answer.status_code == 200, address
        lasting = "immutable" in answer.headers["cache-control"]
        assert lasting or address.endswith((".woff2", ".svg", ".ico")), address


def test_a_file_without_fingerprint_is_asked_about_each_time(client: TestClient) -> None:
    chunk = "/_dash-component-suites/dash/dcc/async-graph.js"
    first = client.get(chunk)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(chunk, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize(
    ("header", "best"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("", None),
    ],
)
def test_the_coding_is_negotiated(client: TestClient, header: str, best: str | None) -> None:
    made = client.get("/", headers={"accept-encoding": header})
    assert made.headers.get("content-encoding") == best
    assert made.text.startswith("<!DOCTYPE html>")
    file = client.get(ASSET, headers={"accept-encoding": header})
    assert file.headers.get("content-encoding") == best
    assert file.headers["vary"] == "accept-encoding"
    assert file.content == (files.ROOT / ASSET[1:]).read_bytes()


def test_what_a_callback_answers_is_compressed(client: TestClient) -> None:
    store, content = "_pages_store", "_pages_content"
    place = [("pathname", "/"), ("search", "")]
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": f"..{content}.children...{store}.data..",
            "outputs": [{"id": content, "property": "children"}, {"id": store, "property": "data"}],
            "inputs": [{"id": "_pages_location", "property": p, "value": v} for p, v in place],
            "changedPropIds": ["_pages_location.pathname"],
        },
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    long = len(answer.content) >= coding.SMALL
    assert answer.headers.get("content-encoding") == ("br" if long else None)


def test_a_copy_belongs_to_the_content_it_was_made_of(client: TestClient) -> None:
    for address, file in app.server.state.files.items():
        assert file.digest == files.digest(file.plain), address
        if file.br is not None:
            assert coding.brotli.decompress(file.br) == file.plain, address


def test_a_static_file_takes_no_post(client: TestClient) -> None:
    assert client.post(ASSET).status_code == 405


def test_package_json_asks_for_the_plotly_js_that_plotly_is_made_for() -> None:
    assert vendor.disagreement(vendor.pinned()) == ""
