"""What the checks find, as files of the API and on the cards."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components import crosscheck
from components.api import models
from components.api.inconsistencies import SAID
from components.card import drawn
from components.exports.csv import pieces
from components.exports.findings import COLUMNS, record
from components.markup import to_html
from components.registry import PAGES
from components.text.findings import badge, sentence
from data.evidence import checks
from data.evidence.checks import report
from data.selection import Selection
from data.serving import current
from tests.answers import API, refused
from tests.made import flow, store

STORE = current()
ALL = report(STORE).findings
PATH = f"{API}/inconsistencies"


def rows(client: TestClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{PATH}.csv?{query}")
    assert answer.status_code == 200, answer.text
    found = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert found.fieldnames == list(COLUMNS)
    return list(found)


def test_the_file_has_every_finding_in_the_order_of_weight(client: TestClient) -> None:
    found = rows(client)
    assert [row["id"] for row in found] == [one.slug for one in ALL]
    total = next(row for row in found if "10,288.2" in row["sentence"] and row["kind"] == "total")
    assert (total["value"], total["unit"], total["computed"]) == ("540", "bn_uzs", "10828.2")
    assert (total["verdict"], total["checks"], total["period_start"]) == (
        "differs", "1", "2020-01-01"
    )  # fmt: skip
    for row in found:
        for identity in row["observations"].split():
            assert client.get(f"{API}/observations/{identity}.json").status_code == 200
    assert {row["data_version"] for row in found} == {STORE.version}


def test_json_says_the_same_and_how_many_checks_were_made(client: TestClient) -> None:
    answer = client.get(f"{PATH}.json")
    model = models.Inconsistencies.model_validate_json(answer.text)
    assert [one.id for one in model.inconsistencies] == [row["id"] for row in rows(client)]
    assert model.count == len(ALL)
    assert model.checks == report(STORE).made
    assert (model.groups, model.groups_in_all) == (report(STORE).groups, report(STORE).of)
    again = client.get(f"{PATH}.json", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("verdict=rounding", lambda one: not one.is_bad),
        ("verdict=differs,rounding", lambda one: True),
        ("indicator=zones_count", lambda one: one.indicator == "zones_count"),
        ("zone=total", lambda one: any(row.zone == "total" for row in one.rows)),
        # The other side of a finding counts: construction work above investment.
        (
            "indicator=investment_fixed_capital&zone=technopark&verdict=differs",
            lambda one: one.is_bad
            and ("investment_fixed_capital", "technopark")
            in [(row.indicator, row.zone) for row in one.rows],
        ),
    ],
)  # fmt: skip
def test_a_query_keeps_what_it_asks_for(client: TestClient, query: str, kept) -> None:
    wanted = [one.slug for one in ALL if kept(one)]
    assert wanted
    assert [row["id"] for row in rows(client, query)] == wanted
    assert client.get(f"{PATH}.json?{query}").json()["count"] == len(wanted)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_wrong_value_is_refused_with_those_allowed(client: TestClient, kind: str) -> None:
    (error,) = refused(client, f"/inconsistencies.{kind}?verdict=agrees")
    assert (error["parameter"], error["allowed"]) == ("verdict", list(SAID))
    (error,) = refused(client, f"/inconsistencies.{kind}?zone=moon")
    assert error["parameter"] == "zone"
    (error,) = refused(client, f"/inconsistencies.{kind}?region=1700")
    assert error["parameter"] == "region"


def test_a_query_without_findings_is_a_file_with_a_head(client: TestClient) -> None:
    assert rows(client, "indicator=activity_share") == []
    assert client.get(f"{PATH}.json?indicator=activity_share").json()["inconsistencies"] == []


def test_a_spreadsheet_runs_nothing_of_it(client: TestClient) -> None:
    text = client.get(f"{PATH}.csv?dialect=excel").text
    assert text.startswith("\N{BYTE ORDER MARK}id;kind;")
    evil = record(ALL[0], STORE) | {"sentence": "=HYPERLINK(1)"}
    assert b",'=HYPERLINK(1)," in b"".join(pieces([evil]))


STARTED = """
import app
from components import methodology
from components.registry import PAGES
from starlette.testclient import TestClient
from data import serving
from data.evidence.checks import report
with TestClient(app.application) as client:
    assert client.get("/readyz").status_code == 200
    assert report not in serving.current().kept
methodology.layout(PAGES["methodology"])
assert report in serving.current().kept
"""


def test_the_whole_report_is_not_made_before_somebody_reads_it() -> None:
    """At the start Dash lays out every page; a million figures would hold it up for seconds."""
    subprocess.run([sys.executable, "-c", STARTED], check=True, timeout=120)


# ---- on the cards ----

BADGE = re.compile(r'<a href="([^"]+)" class="badge check ?(\w*)">([^<]+)</a>')


def body(page: str, card: str) -> str:
    """The text of a card with nothing chosen."""
    return drawn(PAGES[page].card(card), page, STORE, Selection()).body


def test_every_badge_leads_to_an_entry_of_the_list() -> None:
    known = {f"/methodology#{one.slug}" for one in ALL} | {crosscheck.SECTION}
    seen = set()
    for page in PAGES.values():
        for card in page.cards:
            view = card.view(STORE, Selection())
            if view and view.is_filled:
                found = BADGE.findall(drawn(card, page.slug, STORE, Selection()).body)
                assert {href for href, _look, _words in found} <= known
                seen |= {look for _href, look, _words in found}
                shown = {row.id for row in view.rows}
                for one in checks.about(STORE, view.rows):
                    assert one.periods or shown & {row.id for row in one.rows}
    assert {"differs", "agrees", "mild"} <= seen


def test_a_card_says_by_how_much_parts_do_not_add_up() -> None:
    text = body("production", "compare-h1")
    (first, *_rest) = BADGE.findall(text)
    assert (first[1], first[2]) == (
        "differs",
        "parts do not add up: 540.0\N{NO-BREAK SPACE}bn soums",
    )
    (one,) = (one for one in ALL if one.slug == first[0].partition("#")[2])
    assert to_html(sentence(one, STORE.catalog)) in text
    for row in one.rows:  # each figure of it, the hidden total too, opens its receipt
        assert f'class="fig" data-id="{row.id}"' in text


def test_another_source_is_one_click_away() -> None:
    view = PAGES["participants"].card("zones").view(STORE, Selection())
    text = body("participants", "zones")
    rivals = [other for row in view.levels for other in checks.prints(STORE, row)]
    assert "361" in {row.value for row in rivals}
    for other in rivals:
        assert f'class="fig" data-id="{other.id}"' in text
    assert "all_sources=1" in text


def test_a_card_without_anything_to_check_has_no_badge() -> None:
    assert not BADGE.findall(body("activities", "structure"))


def test_agreement_and_rounding_are_told_in_words() -> None:
    def said(total: object) -> tuple[str, str]:
        four = ("sez", "siz", "technopark", "cluster")
        made = store(*(flow("10.0", zone) for zone in four), flow(total, "total"))
        found = checks.about(made, made.rows("industrial_production"))
        html = to_html(crosscheck.badges(made, found))
        (link,) = BADGE.findall(html)
        assert link[2] == badge(found[0], made.catalog).replace("'", "&#39;")
        return link[1:]

    space = "\N{NO-BREAK SPACE}"
    assert said("40.0") == ("agrees", "parts agree")
    assert said("40.1") == ("rounding", f"parts differ by 0.1{space}bn soums, within rounding")
    assert said("41.0") == ("differs", f"parts do not add up: 1.0{space}bn soums")


def test_the_files_of_a_card_carry_the_sentences(client: TestClient) -> None:
    notes = client.get(f"{API}/views/participants/participants.json").json()["notes"]
    assert any("a dip that no source explains" in note for note in notes)
