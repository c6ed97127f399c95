"""Which language a reader meets, and that every link keeps it."""

from __future__ import annotations

import json
import re

import pytest
from dash import page_registry
from starlette.testclient import TestClient

from components.page import PAGES
from components.web.spoken import accepted, ours
from data.language import HTML_LANG, LANGUAGES, speaking
from tests.translations import OTHERS
from tests.walking import of_page


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("uz", "uz"), ("uz-Latn-UZ", "uz"), ("uz-Cyrl", "uzc"),
        ("uz-Cyrl-UZ,ru;q=0.5", "uzc"), ("de,fr;q=0.9", "en"), ("de,ru;q=0.3,en;q=0.2", "ru"),
        ("en-GB,ru;q=0.9", "en"), ("", "en"), ("*", "en"), ("ru;q=0,uz;q=0.1", "uz"),
        ("ru;q=x,uz", "uz"), ("kk-KZ, uz;q=0.4", "uz"),
    ],
)  # fmt: skip
def test_a_first_visit_is_in_the_language_of_the_browser(
    client: TestClient, header: str, shown: str
) -> None:
    answer = client.get("/production", headers={"accept-language": header})
    assert f'<html lang="{HTML_LANG[shown]}" data-lang="{shown}"' in answer.text
    assert "accept-language" in answer.headers["vary"]
    assert answer.headers["content-language"] == HTML_LANG[shown]


def test_the_address_is_stronger_than_the_cookie_and_that_than_the_browser(
    client: TestClient,
) -> None:
    headers = {"accept-language": "ru", "cookie": "theme=dark; lang=uz"}
    assert 'data-lang="uz"' in client.get("/", headers=headers).text
    assert 'data-lang="uzc"' in client.get("/?lang=uzc", headers=headers).text
    assert 'data-lang="en"' in client.get("/?lang=en", headers=headers).text
    broken = {"accept-language": "ru", "cookie": "lang=klingon"}
    assert 'data-lang="ru"' in client.get("/", headers=broken).text


def test_an_unknown_language_is_english_and_said(client: TestClient) -> None:
    headers = {"accept-language": "ru"}
    assert 'data-lang="en"' in client.get("/production?lang=tlh", headers=headers).text
    assert 'data-lang="en"' in client.get("/production?lang=ru,uz", headers=headers).text
    words = " ".join(of_page("/production", lang="tlh"))
    assert "“tlh” is not a value of “lang” here" in words
    assert "Allowed: en, ru, uz, uzc." in words
    refused = client.get("/api/v1/zones.json?lang=tlh")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["allowed"] == list(LANGUAGES)


def test_the_api_and_files_do_not_guess(client: TestClient) -> None:
    headers = {"accept-language": "ru", "cookie": "lang=ru"}
    plain = client.get("/api/v1/zones.json").json()
    assert client.get("/api/v1/zones.json", headers=headers).json() == plain


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("slug", PAGES)
def test_every_link_and_download_keeps_the_language(
    client: TestClient, slug: str, language: str
) -> None:
    path = PAGES[slug].path
    frame = re.sub(r"<a [^>]*hreflang[^>]*>", "", client.get(f"{path}?lang={language}").text)
    with speaking(language):
        page = laid_out(path)
    found = re.findall(r'<a [^>]*href="([^"]+)"', frame) + re.findall(LINK, page)
    own = [href for href in found if href.startswith(("/", "?"))]
    assert len(own) > 20
    for href in own:
        assert f"lang={language}" in re.split("[?&;#]", href), href


LINK = r'href(?:=|": )\\*"([^"\\]+)'  # of a component, or of HTML within JSON


def laid_out(path: str) -> str:
    """The layout of a page as Dash sends it, HTML within it included."""
    entry = next(one for one in page_registry.values() if one["path"] == path)
    return json.dumps(entry["layout"]().to_plotly_json(), default=lambda one: one.to_plotly_json())


def test_tags_of_browsers_are_understood() -> None:
    assert accepted("ru;q=0.2, en , uz;q=0.9") == ["en", "uz", "ru"]
    known = {"ru-kz": "ru", "uz-arab": "uz", "uz-cyrl-uz": "uzc", "kk": ""}
    assert {tag: ours(tag) for tag in known} == known
