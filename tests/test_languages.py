"""Every page, card, table, file and message speaks the reader's language and no other."""

from __future__ import annotations

import ast
import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from components.markup import prose, to_html
from components.page import PAGES
from components.web.spoken import accepted, ours
from data import language as languages
from data import messages
from data import store as stores
from data.catalog import Catalog
from data.content import place
from data.language import HTML_LANG, LANGUAGES, _, ngettext, speaking
from data.periods import month_names
from data.script import EXCEPTIONS
from tests.walking import of_html, of_page, split

ROOT = Path(__file__).parents[1]
OTHERS = tuple(name for name in LANGUAGES if name != "en")
WRITTEN = ("ru", "uz")
NAMED = {"indicators", "zones", "regions", "partners", "activities", "units"}
QUERIES = (  # ways to look at a page that have words of their own
    {}, {"show": "growth", "view": "table"}, {"show": "share"}, {"show": "per_participant"},
    {"span": "quarter"}, {"span": "rolling", "zone": "cluster", "focus": "cluster"},
    {"prices": "constant"}, {"zone": "none"}, {"region": "1712", "from": "2025"},
)  # fmt: skip
CYRILLIC, LATIN = "[\u0400-\u04ff]", "[A-Za-z]"
ONLY_UZBEK, ONLY_RUSSIAN = "[ўқғҳЎҚҒҲ]", "[щыЩЫ]"
# Names of the trade, of keys and of formats, the same in every language.
TRADE = {
    "Zonalar", "Space", "PgUp", "PgDn", "Home", "End", "Shift", "f", "h", "b", "K", "I", "II",
    "III", "IV", "V", "IT", "ITPU", "EXPO", "LTD", "KSZ", "MPZ", "Q", "uz", "m",
}  # fmt: skip


@cache
def catalogue(language: str, domain: str) -> dict[object, object]:
    with messages.file_of(language, domain).open("rb") as file:
        return {one.id: one.string for one in read_po(file) if one.id}


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)


def sayings() -> Iterator[tuple[str, object, object]]:
    """Language, English and translation of everything that was translated by hand."""
    for language in WRITTEN:
        for domain in messages.DOMAINS:
            for english, text in catalogue(language, domain).items():
                yield language, english, text


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_every_message_is_translated_and_none_is_left_over(language: str, domain: str) -> None:
    used, known = set(messages.DOMAINS[domain]()), catalogue(language, domain)
    assert set(known) == used, "run `make messages`"
    assert not [one for one in used if not all(forms(known[one]))]


@pytest.mark.parametrize("language", WRITTEN)
def test_every_name_of_the_catalogues_is_translated(language: str) -> None:
    for name in NAMED:
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in row:
                    if column.endswith(f"_{language}"):
                        english = row[column.removesuffix(f"_{language}")]
                        assert bool(row[column].strip()) == bool(english), (name, row)


def test_placeholders_spaces_and_plural_forms_are_kept() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w*)\}", text))

    for language, english, text in sayings():
        whole, plural = forms(english), isinstance(english, tuple)
        assert len(forms(text)) == ((3 if language == "ru" else 2) if plural else 1), english
        for form in forms(text):
            assert names(form) <= names("".join(whole)), (english, form)
            assert plural or names(form) == names(whole[0]), (english, form)
            ends = (form[0] == " ", form[-1] == " ")
            assert ends == (whole[0][0] == " ", whole[0][-1] == " "), (english, form)


def test_letters_are_those_of_the_language_and_no_word_mixes_two_alphabets() -> None:
    for language, english, text in sayings():
        for form in forms(text):
            bare = re.sub(r"\{\w*\}", " ", form)
            if language == "uz":
                assert not re.search(CYRILLIC, bare), (english, form)
                assert not re.search(rf"{LATIN}['’‘`]{LATIN}", bare), (english, form)
            else:
                assert not re.search(ONLY_UZBEK, bare), (english, form)
    for word in (word for text in spoken_in("uzc") for word in split(text)):
        for part in word.split("-"):
            assert not (re.search(CYRILLIC, part) and re.search(LATIN, part)), word


@cache
def spoken_in(language: str) -> tuple[str, ...]:
    """All that is translated to a language, names included."""
    single, several, _rule = languages._read(language)
    catalog, found = (
        Catalog(),
        [*single.values(), *(f for forms in several.values() for f in forms)],
    )
    for name in NAMED:
        for entry in getattr(catalog, name).values():
            found += [getattr(entry, part)[language] for part in ("names", "shorts", "plurals",
                      "labels") if hasattr(entry, part)]  # fmt: skip
    return tuple(found)


# ---- nothing is said in another language ----


@cache
def proper() -> re.Pattern[str]:
    """What keeps its own letters in every language: names of firms and outlets, addresses, ids."""
    catalog = Catalog()
    names = {one.publisher_name for one in catalog.sources.values()} | set(catalog.sources)
    names |= {one.title for one in catalog.sources.values()} | {"Iqtisodiyot va taʼlim"}
    names |= {one for agreement in catalog.agreements for one in agreement.who}
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        kept = [row["latin"] for row in csv.DictReader(file) if row["latin"] == row["cyrillic"]]
    known = sorted({*names, *kept}, key=len, reverse=True)
    listed = "|".join(re.escape(one) for one in known)
    addresses = r"https?://\S+|(?<!\w)[\w-]+(?:\.[\w-]+)*\.(?:uz|com|org|net|us|ai|kz|az|me|news)\b"
    slugs = r"[“«][a-z_0-9,-]+[”»]|(?<=: )[a-z][a-z_0-9]*(?:, [a-z][a-z_0-9]*)*\.$"
    paths = r"/\w+(?:/[\w.{}<>-]*)*|\b[0-9a-f]{12}\b|\b[0-9a-f]{8,}\b"
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)|{addresses}|{slugs}|{paths}")


@cache
def vocabulary(language: str) -> frozenset[str]:
    with speaking(language):
        months = [name for kind in ("stand-alone", "format") for width in ("wide", "abbreviated")
                  for name in month_names(width, kind).values()]  # fmt: skip
    if language != "en":
        texts = (*spoken_in(language), *months)
    else:
        whole = (form for _l, english, _t in sayings() for form in forms(english))
        names = (str(getattr(one, part)["en"]) for name in NAMED
                 for one in getattr(Catalog(), name).values()
                 for part in ("names", "shorts", "plurals") if hasattr(one, part))  # fmt: skip
        texts = (*whole, *names, *months)
    bare = (re.sub(r"\{\w*\}", " ", text) for text in texts)  # names of placeholders are no words
    own = (word for text in bare for word in split(proper().sub(" ", text)))
    return frozenset(word.lower() for word in own if len(word) > 2)


def foreign(text: str, language: str) -> list[str]:
    """The words of a text that are not of the language."""
    found = []
    for word in split(proper().sub(" ", text)):
        small = word.lower()
        if word in TRADE or all(part in TRADE for part in word.split("-")):
            continue
        latin, cyrillic = bool(re.search(LATIN, word)), bool(re.search(CYRILLIC, word))
        wrong = {
            "en": cyrillic,
            "ru": latin or re.search(ONLY_UZBEK, word) or strange(small, "uzc", "ru"),
            "uz": cyrillic or strange(small, "en", "uz"),
            "uzc": (latin and not cyrillic) or re.search(ONLY_RUSSIAN, word)
            or strange(small, "ru", "uzc"),
        }[language]  # fmt: skip
        found += [word] if wrong else []
    return found


def strange(word: str, other: str, own: str) -> bool:
    """A word that another language has and the own one has not."""
    parts = word.split("-")
    known = all(part in vocabulary(own) or len(part) < 3 for part in parts)
    return word in vocabulary(other) and word not in vocabulary(own) and not known


def check(texts: list[str], language: str) -> None:
    wrong = {text: words for text in texts if (words := foreign(text, language))}
    assert not wrong, dict(list(wrong.items())[:12])


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
        from components.offer import selection_of

        wrong = {"zone": "moon", "span": "q9", "from": "abc", "at": "x", "show": "all", "asof": "1"}
        _selection, notices = selection_of(PAGES["production"], wrong, stores.current())
        assert len(notices) == len(wrong)
        check([quoted.sub(" ", one.text) for one in notices], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_receipt_has_one(client: TestClient, language: str) -> None:
    store = stores.current()
    rows = [row for row in store.pick(range(0, len(store.frame), 9))]
    for row in rows:
        answer = client.get(f"/receipts/{row.id}", params={"lang": language})
        assert answer.status_code == 200
        check(of_html(answer.text), language)


FILES = (
    ("/api/v1/observations.csv", {"all_sources": "1"}),
    ("/api/v1/observations.csv", {"indicator": "industrial_production", "show": "growth"}),
    ("/api/v1/observations.csv", {"indicator": "investment_fixed_capital", "span": "quarter"}),
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
    from urllib.parse import unquote

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


# ---- where words come from ----


def test_no_word_is_taken_for_translation_where_no_tool_finds_it() -> None:
    """`_` inside an f-string is not found before Python 3.12; at import nobody has a language."""
    for name in messages.CODE:
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    assert not list(_asked(node)), f"{file.name}:{node.lineno}"
            for node in tree.body:
                if isinstance(node, (ast.Assign, ast.AnnAssign, ast.Expr)):
                    lazy = [x for one in ast.walk(node) if isinstance(one, ast.Lambda)
                            for x in _asked(one)]  # fmt: skip
                    assert len(list(_asked(node))) == len(lazy), f"{file.name}:{node.lineno}"


def _asked(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
        if called and node.func.id == "_" and isinstance(node.args[0], ast.Constant):
            yield node


def test_a_missing_translation_is_english_and_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "uvicorn.error"), speaking("ru"):
        for _turn in range(3):
            assert _("Words that nobody has translated") == "Words that nobody has translated"
        assert ngettext("one thing nobody named", "things nobody named", 2) == "things nobody named"
    assert len(caplog.records) == 2
    assert "Words that nobody has translated" in caplog.text


def test_a_note_without_a_translation_says_that_it_is_english() -> None:
    with speaking("ru"):
        assert to_html(prose("A note of tomorrow.")) == '<span lang="en">A note of tomorrow.</span>'
        known = "The structure by kind of activity is an image without numbers."
        assert foreign(str(prose(known)), "ru") == []
    assert prose("A note of tomorrow.") == "A note of tomorrow."


PLACES = {
    "Section II, row import services, column Cluster": "Раздел II",
    "comparison with January-March 2024, 1 April 2025": "январь-март 2024",
    "Data file 1561, row 1712 (Navoi region), column 2020-Q3": "(Навоийская область)",
}


@pytest.mark.parametrize(("english", "part"), PLACES.items())
def test_a_place_is_said_part_by_part(english: str, part: str) -> None:
    assert place(english) == english
    with speaking("ru"):
        assert part in place(english)
        assert "1 апреля 2025" in place("text as of 1 April 2025")


@given(st.text(max_size=60) | st.from_regex(r"(row|Table|\{a\}|\d{1,9} May \d{4},? ?){1,9}"))
def test_any_place_that_an_operator_writes_is_shown(text: str) -> None:
    """Braces, impossible days, more numbers than there are slots: as written, never an error."""
    for language in LANGUAGES:
        with speaking(language):
            assert bool(place(text)) == bool(text)
    for odd in (
        "31 February 2025",
        "table {1} of {x}",
        "1 2 3 4 5 6",
        "1 April",
        "Mayor",
        "{",
        "}",
    ):
        with speaking("uz"):
            assert place(odd) == odd


def test_plural_forms_follow_the_number() -> None:
    with speaking("ru"):
        said = [ngettext("{n} derived figure", "{n} derived figures", n) for n in (1, 2, 5, 11, 21)]
    assert said[0] == said[4]
    assert said[2] == said[3]
    assert len(set(said)) == 3


def test_the_glossary_holds() -> None:
    """A term of the glossary that is a message or a name is translated as the glossary has it, and
    so are the terms marked `everywhere` wherever they stand in a sentence."""
    with (languages.FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as file:
        terms = list(csv.DictReader(file))
    assert len(terms) >= 50
    for term in terms:
        assert all(term[name] for name in ("en", *WRITTEN)), term
        if not term["everywhere"]:
            continue
        named = term["en"] != term["en"].lower()  # a name: small letters mean something else
        said = re.compile(rf"\b{re.escape(term['en'])}\b", 0 if named else re.IGNORECASE)
        for language, english, text in sayings():
            if not said.search("".join(forms(english))):
                continue
            stems = [stem(word) for word in term[language].split()]
            for form in forms(text):
                held = all(part in form.lower() for part in stems)
                assert held or said.sub("", form) != form, (term["en"], english, form)


def stem(word: str) -> str:
    """What of a word its endings leave alone."""
    return word.lower()[: 4 if len(word) > 5 else 3]


# ---- which language ----


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
def test_every_link_and_download_keeps_the_language(client: TestClient, language: str) -> None:
    whole = client.get("/production", params={"lang": language}).text
    with speaking(language):
        main = next(one for one in page_text("/production"))
    for href in re.findall(r'<a [^>]*href="([^"]+)"', whole + main):
        if href.startswith(("/", "?")) and "hreflang" not in href:
            kept = f"lang={language}" in href.replace("&amp;", "&")
            assert kept or re.search(r"lang=(en|ru|uz|uzc)$", href), href


def page_text(path: str) -> Iterator[str]:
    from dash import page_registry

    entry = next(one for one in page_registry.values() if one["path"] == path)
    text = json.dumps(entry["layout"]().to_plotly_json(), default=lambda one: one.to_plotly_json())
    yield text.replace('\\\\\\"', '"').replace('\\"', '"')


def test_tags_of_browsers_are_understood() -> None:
    assert accepted("ru;q=0.2, en , uz;q=0.9") == ["en", "uz", "ru"]
    assert [ours(tag) for tag in ("ru-kz", "uz-arab", "uz-cyrl-uz", "kk")] == [
        "ru",
        "uz",
        "uzc",
        "",
    ]
