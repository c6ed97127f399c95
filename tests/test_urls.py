"""Addresses that were given away keep working: each answers and shows its page without a notice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import dash
import pytest
from plotly.utils import PlotlyJSONEncoder
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.offer import live, offer, selection_of
from components.page import PAGES
from data.selection import FIELDS, Selection
from data.serving import current

LINES = (Path(__file__).parent / "urls.txt").read_text(encoding="utf-8").splitlines()
URLS = [line for line in LINES if line and not line.startswith("#")]
PATHS = {page.path: page for page in PAGES.values()}
OF_PAGES = [url for url in URLS if urlsplit(url).path in PATHS]
OF_CARDS = [url for url in OF_PAGES if (page := PATHS[urlsplit(url).path]).cards or page.body]


def query(url: str) -> dict[str, str | list[str]]:
    """The query as Dash hands it to a page: a list where a parameter is repeated."""
    found = parse_qs(urlsplit(url).query)
    return {name: one[0] if len(one) == 1 else one for name, one in found.items()}


def selected(url: str) -> Selection:
    page = PATHS[urlsplit(url).path]
    selection, notices = selection_of(page, query(url), current())
    assert notices == ()
    return selection


def written_out(url: str) -> dict[str, set[str]]:
    """Every parameter that an address means, defaults too."""
    selection, allowed = selected(url), offer(PATHS[urlsplit(url).path], current())
    usual = {
        "zone": allowed.default_zones,
        "partner": allowed.partners,
        "activity": allowed.activities,
    }
    full = {name: slugs for name, slugs in usual.items() if getattr(selection, name) is None}
    selection = replace(selection, **full)
    return {
        field.parameter: set(field.write(getattr(selection, field.name)).split(","))
        for field in FIELDS
    }


@pytest.mark.parametrize("url", URLS)
def test_it_answers(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", OF_PAGES)
def test_it_shows_its_page_without_a_notice(url: str) -> None:
    page = PATHS[urlsplit(url).path]
    (entry,) = (one for one in dash.page_registry.values() if one["path"] == page.path)
    shown = json.dumps(entry["layout"](**query(url)), cls=PlotlyJSONEncoder)
    assert f'"data-page": "{page.slug}"' in shown
    assert '"className": "notice"' not in shown
    for card in live(page, current()):
        assert f'"data-card": "{card.slug}"' in shown


@pytest.mark.parametrize("url", OF_CARDS)
def test_it_means_what_it_says(url: str) -> None:
    meant = written_out(url)
    for name, value in query(url).items():
        if name in meant:
            given = value if isinstance(value, list) else [value]
            assert {part for text in given for part in text.split(",")} == meant[name]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/production?zone=sez&zone=siz", "/production?zone=sez,siz"),
        ("/production?zone=sez%2Csiz", "/production?zone=sez,siz"),
        ("/production?zone=siz,sez", "/production?zone=sez,siz"),
        ("/production?zone=sez,siz,technopark,cluster", "/production"),
        ("/production?zone=", "/production"),
        ("/production?utm_source=letter&zone=sez", "/production?zone=sez"),
    ],
)
def test_two_forms_of_one_choice_are_the_same(old: str, new: str) -> None:
    assert {old, new} <= set(URLS)
    assert selected(old) == selected(new)


def test_every_page_and_every_parameter_is_in_the_list() -> None:
    assert {urlsplit(url).path for url in URLS} >= set(PATHS)
    used = {name for url in OF_CARDS for name in query(url)}
    assert used >= {field.parameter for field in FIELDS}
