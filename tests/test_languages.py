"""Every page, card, table, file and message speaks the reader's language and no other."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from components.offer import selection_of
from components.page import PAGES
from data import serving
from data.catalog import Catalog
from data.language import LANGUAGES, speaking
from tests.translations import OTHERS, check
from tests.walking import of_html, of_page

REVISED = "788586cb2499"  # “more than 1,100” participants, 1,127 four days later
QUERIES = (  # ways to look at a page that have words of their own
    {}, {"show": "growth", "view": "table"}, {"show": "share"}, {"show": "per_participant"},
    {"span": "quarter"}, {"span": "rolling", "zone": "cluster", "focus": "cluster"},
    {"prices": "constant"}, {"zone": "none"}, {"region": "1712", "from": "2025"},
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_no_page_has_a_word_of_another_language(slug: str, language: str) -> None:
    page = PAGES[slug]
    with speaking(language):
        for query in QUERIES if page.cards else QUERIES[:1]:
            check(list(of_page(page.path, **query)), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_frame_notice_or_lost_page_has_one(client: TestClient, language: str) -> None:
    asked = {"lang": language}
    for path in ("/", "/nowhere"):
        check(of_html(client.get(path, params=asked).text), language)
    quoted = re.compile(r"[“«][^”»]*[”»]|: [\w, .–-]+\.$| [\w-]+(?:, [\w-]+)+ …")
    with speaking(language):
        wrong = {"zone": "moon", "span": "q9", "from": "abc", "at": "x", "show": "all", "asof": "1"}
        _selection, notices = selection_of(PAGES["production"], wrong, serving.current())
        assert len(notices) == len(wrong)
        check([quoted.sub(" ", one.text) for one in notices], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_receipt_has_one(client: TestClient, language: str) -> None:
    store = serving.current()
    rows = [row for row in store.pick(range(0, len(store.frame), 9))]
    for row in rows:
        answer = client.get(f"/receipts/{row.id}", params={"lang": language})
        assert answer.status_code == 200
        check(of_html(answer.text), language)


@pytest.mark.parametrize("language", OTHERS)
def test_no_look_back_has_one(client: TestClient, language: str) -> None:
    day = "2026-02-14"  # some figures are others today
    with speaking(language):
        for slug, view in (("participants", "table"), ("production", "chart")):
            check(list(of_page(PAGES[slug].path, asof=day, view=view)), language)
        for path in ("/changes", "/data"):
            check(list(of_page(path, asof=day)), language)
    answer = client.get(f"/receipts/{REVISED}", params={"lang": language, "asof": day})
    texts = of_html(answer.text)
    check([text for text in texts if not text.startswith("/api/")], language)


FILES = (
    ("/api/v1/observations.csv", {"all_sources": "1"}),
    ("/api/v1/observations.csv", {"indicator": "industrial_production", "show": "growth"}),
    ("/api/v1/observations.csv", {"indicator": "investment_fixed_capital", "span": "quarter"}),
    ("/api/v1/changes.csv", {"asof": "2026-02-14", "kind": "revised"}),
    ("/api/v1/coverage.csv", {}), ("/api/v1/inconsistencies.csv", {}),
    ("/api/v1/views/cooperation/timeline.csv", {}), ("/api/v1/views/production/figures.csv", {}),
)  # fmt: skip
WORDED = {  # columns of words; the others are slugs, numbers and addresses
    "indicator_name", "zone_name", "region_name", "period_name", "note", "derivation", "why",
    "kind_name", "sentence", "title", "parties",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "query"), FILES)
def test_no_file_has_one(
    client: TestClient, path: str, query: dict[str, str], language: str
) -> None:
    answer = client.get(path, params=query | {"lang": language})
    assert answer.status_code == 200
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    english = client.get(path, params=query).text.splitlines()[0]
    assert answer.text.splitlines()[0] == english  # the header stays
    assert rows
    check([row[name] for row in rows for name in WORDED if row.get(name)], language)


@pytest.mark.parametrize("language", OTHERS)
def test_a_file_is_named_in_the_language_and_in_slugs(client: TestClient, language: str) -> None:
    query = {"zone": "sez", "span": "q1", "lang": language}
    answer = client.get("/api/v1/views/production/compare-q1.csv", params=query)
    told = answer.headers["content-disposition"]
    assert 'filename="zonalar-production-compare-q1-sez-q1.csv"' in told
    check([unquote(told.partition("UTF-8''")[2]).replace(".csv", "").replace("-", " ")
           .removeprefix("zonalar")], language)  # fmt: skip
    with speaking(language):
        assert Catalog().zones["sez"].short.lower() in unquote(told)


@pytest.mark.parametrize("language", OTHERS)
def test_messages_of_the_api_are_in_the_language(client: TestClient, language: str) -> None:
    for path in (
        "observations.csv?zone=moon", "observations.csv?none=1", "observations/zz.json",
        "observations/000000000000.json", "views/none/x.csv", "views/production/none.csv", "none",
        "observations.csv?from=2026&to=2020", "views/jobs/tiles.csv?span=quarter",
        "observations.csv?show=growth", "views/production/figures.csv?prices=constant&span=q1",
    ):  # fmt: skip
        answer = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}lang={language}")
        assert answer.status_code in (404, 422), path
        for error in answer.json()["errors"]:
            quoted = re.sub(r"[“«][^”»]*[”»]|^[a-z_]+(?=:)", " ", error["message"])
            check([quoted], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_of_the_api_are_in_the_language(client: TestClient, language: str) -> None:
    for name in ("indicators", "zones", "regions"):
        answer = client.get(f"/api/v1/{name}.json", params={"lang": language}).json()
        for one in answer[name]:
            keys = ("name", "short", "plural_name", "definition")
            check([one[key] for key in keys if one.get(key)], language)
