"""The platform: statuses, headers, languages, and what a browser makes of them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import dash
import pytest
from fastapi import FastAPI, Query
from playwright.sync_api import Page, Route
from pydantic import BaseModel, ConfigDict
from starlette.testclient import TestClient

from components.web import csp, errors, files, vendor
from components.web.frame import Frame
from data import language

ASSET = "/assets/retry.js"


@pytest.fixture
def sample() -> Iterator[str]:
    """The address of a page that exists for one test."""
    dash.register_page("sample", path="/sample", title=lambda: language.current.get(), layout="x")
    yield "/sample"
    del dash.page_registry["sample"]


def urls(html: str) -> list[str]:
    """The addresses of the files that a document loads."""
    return re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]*)"', html)


# Statuses


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/docs", 200),
        ("/openapi.json", 200),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/robots.txt", 200),
        (ASSET, 200),
        ("/nope", 404),
        ("/not-found-404", 404),
        ("/assets/none.js", 404),
        ("/assets/../app.py", 404),
        ("/_dash-component-suites/dash/none.js", 404),
        ("/_dash-component-suites/nopackage/none.js", 404),
        ("/_dash-ws-callback", 404),
        ("/api/nope", 404),
        ("/api/v1/nope", 404),
    ],
)
def test_status(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    for name, value in csp.HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src")
    assert "cache-control" in answer.headers or path == "/robots.txt"
    head = client.head(path)
    assert (head.status_code, head.content) == (status, b"")
    assert int(head.headers["content-length"]) > 0


def test_every_page_answers_in_every_language(client: TestClient) -> None:
    for entry in list(dash.page_registry.values()):
        if entry["module"].endswith("not_found_404"):
            continue
        for name in language.LANGUAGES:
            answer = client.get(entry["path"], params={"lang": name})
            assert answer.status_code == 200
            assert f'<html lang="{language.HTML_LANG[name]}"' in answer.text
            assert re.search(r"<title>[^<]+</title>", answer.text)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_an_unknown_api_route_is_json(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/none")
    assert answer.status_code == 404
    assert answer.json()["errors"]


def test_a_trailing_slash_leads_to_the_page(client: TestClient, sample: str) -> None:
    assert client.get(sample).status_code == 200
    answer = client.get(f"{sample}/?zone=sez&at=2025-q1")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/sample?zone=sez&at=2025-q1"
    outside = client.get("http://testserver//example.com/sample/")
    assert (outside.status_code, outside.headers.get("location")) == (404, None)


def test_the_title_is_in_the_language_asked_for(
    client: TestClient, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "LANGUAGES", ("en", "uzc"))
    asked = client.get(sample, params={"lang": "uzc"}).text
    assert '<html lang="uz-Cyrl"' in asked
    assert "<title>uzc</title>" in asked
    assert 'property="og:title" content="uzc"' in asked
    assert "<title>en</title>" in client.get(sample, params={"lang": "xx"}).text
    assert "<title>uzc</title>" in client.get(sample, headers={"X-Lang": "uzc"}).text


def test_the_theme_is_set_before_the_first_paint(client: TestClient) -> None:
    assert "data-theme" not in client.get("/").text
    assert 'data-theme="dark"' in client.get("/?theme=dark").text
    assert 'data-theme="contrast"' in client.get("/", headers={"cookie": "theme=contrast"}).text
    assert "data-theme" not in client.get("/?theme=%22onload=1").text


# Errors


class Choice(BaseModel):
    """A query with one parameter."""

    model_config = ConfigDict(extra="forbid")
    span: Literal["q1", "year"] = "year"


@pytest.fixture
def faulty() -> TestClient:
    """A server with a route that fails and one that checks its query."""
    server = FastAPI()
    server.state.csp, server.state.files = "default-src 'none'; script-src", {}

    @server.get("/boom")
    def boom() -> None:
        raise RuntimeError("secret")

    @server.get("/choice")
    def choice(query: Annotated[Choice, Query()]) -> str:
        return query.span

    errors.install(server)
    return TestClient(Frame(server))


def test_a_failure_is_a_plain_500_with_the_headers(faulty: TestClient) -> None:
    answer = faulty.get("/boom")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_refused_query_names_parameter_value_and_allowed(faulty: TestClient) -> None:
    answer = faulty.get("/choice?span=moon")
    assert answer.status_code == 422
    assert answer.headers["x-content-type-options"] == "nosniff"
    (error,) = answer.json()["errors"]
    assert error["parameter"] == "span"
    assert error["value"] == "moon"
    assert error["allowed"] == ["q1", "year"]
    (error,) = faulty.get("/choice?moon=1").json()["errors"]
    assert (error["parameter"], error["value"]) == ("moon", "1")


def test_a_malformed_callback_shows_no_trace(client: TestClient) -> None:
    answer = client.post("/_dash-update-component", json={"output": "none.children"})
    assert answer.status_code == 500
    assert "Traceback" not in answer.text


# The first page of a worker

FIRST = """
import app
from starlette.testclient import TestClient
with TestClient(app.application) as client:
    answer = client.get("/nope")
    print(answer.headers["content-security-policy"], answer.text)
"""


def test_the_first_page_of_a_worker_has_all_assets(client: TestClient) -> None:
    run = [sys.executable, "-W", "error", "-c", FIRST]
    first = subprocess.run(run, cwd=files.ROOT, capture_output=True, text=True, check=True).stdout
    assert sorted(urls(first)) == sorted(urls(client.get("/nope").text))
    assert first.count("sha256-") == client.get("/").headers[CSP].count("sha256-") >= 2


CSP = "content-security-policy"


def test_the_policy_allows_no_inline_script_without_a_hash(client: TestClient) -> None:
    policy = dict(rule.split(" ", 1) for rule in client.get("/").headers[CSP].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert re.fullmatch(r"'self'( 'sha256-[\w+/=]+')+", policy["script-src"])
    assert "unsafe" not in "".join(value for name, value in policy.items() if name != "style-src")


# In the browser

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.blockedURI));
"""


@pytest.mark.parametrize("path", ["/", "/docs", "/nope"])
def test_no_other_host_and_no_violation(page: Page, url: str, path: str) -> None:
    asked, complaints = [], []
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url + path, wait_until="networkidle")
    assert [one for one in asked if not one.startswith((url, "data:", "blob:"))] == []
    assert page.evaluate("() => window.violations") == []
    assert [one for one in complaints if path != "/nope" or "404" not in one] == []


def test_docs_show_the_api(page: Page, url: str) -> None:
    if not (vendor.VENDOR / "swagger-ui-bundle.js").exists():
        pytest.skip("Swagger UI could not be fetched")
    page.goto(url + "/docs")
    page.wait_for_selector("#docs .swagger-ui .info")


def broken(page: Page, times: int) -> list[str]:
    """Let the next `times` callbacks of the page fail; the languages they came in."""
    seen: list[str] = []

    def handle(route: Route) -> None:
        seen.append(route.request.headers.get("x-lang", ""))
        if len(seen) <= times:
            route.abort()
        else:
            route.continue_()

    page.route("**/_dash-update-component*", handle)
    return seen


def test_a_failed_callback_is_tried_again(page: Page, url: str) -> None:
    seen = broken(page, 1)
    page.goto(url + "/?lang=uz")
    page.wait_for_selector("#_pages_content > *", state="attached")
    assert seen[:2] == ["uz", "uz"]
    page.wait_for_function("() => window.zonalar.pending === 0")
    assert page.evaluate("() => document.documentElement.dataset.stale") is None


def test_a_callback_that_failed_twice_is_shown(page: Page, url: str) -> None:
    broken(page, 100)
    page.goto(url)
    page.wait_for_selector("html[data-stale='1']", state="attached")
    page.wait_for_function("() => window.zonalar.pending === 0")
