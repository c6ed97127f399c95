"""Search: one key for every script, names in all languages, where a hit leads, what is refused."""

from __future__ import annotations

import re
import time
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.found import marked
from components.markup import to_html
from components.page import PAGES
from components.search import index
from data.folding import fold, spans
from data.language import LANGUAGES, speaking
from data.script import cyrillic as spelled
from data.search import LENGTH, MOST, WORDS, Entry, Hit, Index, Query, Text, near
from data.serving import current

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгғдеёжзийкқлмнопрстуўфхҳцчшщъыьэюя'’‘ʻʼ -–«»0123456789"
WORDY = st.text(LETTERS + LETTERS.upper(), max_size=30)
PAIRS = [  # Uzbek in Latin and in Cyrillic letters
    ("sanoat", "саноат"), ("Oʻzbekiston", "Ўзбекистон"), ("oʻrin", "ўрин"), ("gʻisht", "ғишт"),
    ("qurilish", "қурилиш"), ("hudud", "ҳудуд"), ("xizmat", "хизмат"), ("choʻl", "чўл"),
    ("yashil", "яшил"), ("yoshlar", "ёшлар"), ("yuk", "юк"), ("yer", "ер"), ("joy", "жой"),
    ("eʼlon", "эълон"), ("maʼlumot", "маълумот"), ("obyekt", "объект"), ("poyezd", "поезд"),
    ("investitsiya", "инвестиция"), ("aksiya", "акция"), ("shahar", "шаҳар"), ("yoʻl", "йўл"),
    ("Fargʻona", "Фарғона"), ("texnopark", "технопарк"), ("loyiha", "лойиҳа"),
]  # fmt: skip


def found(query: str, language: str = "en", kind: str = "") -> list[Hit]:
    return index(current()).search(Query.read(query), language, kind)


def slugs(query: str, language: str = "en", kind: str = "") -> list[str]:
    return [hit.entry.slug for hit in found(query, language, kind)]


# ---- one key ----


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDY)
def test_case_and_the_way_a_text_is_encoded_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(WORDY, st.integers(0, 30))
def test_the_key_of_a_beginning_is_the_beginning_of_the_key(text: str, length: int) -> None:
    assert fold(text).startswith(fold(text[:length]))


@pytest.mark.parametrize(("latin", "cyrillic"), PAIRS)
def test_both_scripts_of_a_word_have_one_key(latin: str, cyrillic: str) -> None:
    assert fold(latin) == fold(cyrillic)
    assert fold(latin).isascii()


def test_every_uzbek_name_has_one_key_in_both_scripts() -> None:
    catalog = current().catalog
    for some in (catalog.indicators, catalog.zones, catalog.regions):
        for one in some.values():
            latin, cyrillic = one.names["uz"], spelled(one.names["uz"])
            # Endings stand apart from names that keep their Latin letters: IT Park нинг.
            assert fold(latin).replace(" ", "") == fold(cyrillic).replace(" ", "") != ""


def test_apostrophes_accents_and_signs() -> None:
    assert {fold(f"o{sign}zbek") for sign in "'’‘ʻʼ`"} == {"ozbek"}
    assert fold("  Экспорт — услуг, «СЭЗ» (2025)") == "eksport uslug sez 2025"
    assert fold("Café-Ångström") == "cafe angstrom"
    assert fold("Щука, съезд, этаж, въезд, ёлка") == "shuka syezd etaj vyezd yolka"


# ---- what is found ----


@pytest.mark.parametrize("query", ["sanoat", "саноат", "промышл", "industrial", "SANOAT", "Саноат"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_any_language_finds_the_same_indicator(query: str, language: str) -> None:
    assert slugs(query, language, "indicator")[0] == "industrial_production"
    assert "industrial_production" in slugs(query, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_found_by_its_name_and_by_its_beginning(language: str) -> None:
    for entry in index(current()).entries:
        name = entry.title(language)
        assert entry.slug in slugs(name, language), name
        assert (entry.slug, entry.kind) == next(
            (hit.entry.slug, hit.entry.kind)
            for hit in found(name, language, entry.kind)
            if hit.entry.title(language) == name
        )
        beginning = fold(name)[:5].strip()
        listed = slugs(beginning, language, entry.kind)
        assert entry.slug in listed or len(listed) == MOST, beginning


def test_the_index_holds_every_catalogue_and_every_page() -> None:
    catalog, entries = current().catalog, index(current()).entries
    held = {kind: [one.slug for one in entries if one.kind == kind] for kind in (
        "indicator", "zone", "region", "page")}  # fmt: skip
    assert held["indicator"] == list(catalog.indicators)
    assert held["zone"] == list(catalog.zones)
    assert held["region"] == list(catalog.regions)
    assert set(held["page"]) == set(PAGES)


def entry(slug: str, *names: str, about: str = "") -> Entry:
    texts = tuple(Text("en", name) for name in names)
    more = (Text("en", about),) if about else ()
    return Entry("indicator", slug, f"/{slug}", {"en": names[0]}, texts, more)


def order(query: str, *entries: Entry) -> list[str]:
    return [hit.entry.slug for hit in Index(entries).search(Query.read(query), "en")]


def test_the_closer_match_comes_first_and_equals_keep_their_order() -> None:
    entries = [
        entry("defined", "Costs", about="What exports cost."), entry("inside", "Reexports"),
        entry("word", "Share of exports"), entry("second", "Exports of goods"),
        entry("whole", "Exports"), entry("third", "Exports of art"),
    ]  # fmt: skip
    assert order("exports", *entries) == ["whole", "second", "third", "word", "inside", "defined"]
    assert order("exports of", *entries)[:2] == ["second", "third"]
    assert order("of exports", *entries) == ["word", "second", "third"]
    assert order("share exp", *entries) == ["word"]
    assert order("costs exports", *entries) == ["defined"]


def test_a_slip_is_looked_for_only_where_nothing_matches() -> None:
    entries = [entry("exports", "Exports of goods"), entry("experts", "Experts")]
    assert order("exports", *entries) == ["exports"]
    for slip in ("exporst", "exprts", "exxports", "axports", "expots"):
        assert order(slip, *entries)[:1] == ["exports"], slip
    assert order("goosd exports", *entries) == ["exports"]
    assert order("exprst", *entries) == []
    assert order("gods", *entries) == []  # too short a word


@given(st.text("abc", min_size=5, max_size=9), st.data())
def test_one_slip_is_near(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    slips = [
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at:],
    ]
    slips.append(word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    known = Index([entry("one", f"{word} and more")])
    for slip in slips:
        assert near(slip, word), slip
        if len(slip) >= 5:
            assert known.search(Query.read(slip), "en"), slip
    assert not near("xy" + word[2:], word)


# ---- bounds ----


def test_a_query_is_bounded() -> None:
    assert not Query.read("a" * LENGTH).is_cut
    assert Query.read("a" * (LENGTH + 1)).is_cut
    assert Query.read(" ".join("a" * (WORDS + 1))).is_cut
    assert len(Query.read(" ".join("a" * 90)).words) == WORDS
    assert len(found("i")) == MOST
    assert found("") == found("  –  ") == []


@given(st.text(max_size=150))
def test_no_query_fails(text: str) -> None:
    assert len(found(text)) <= MOST


def test_a_query_takes_a_few_milliseconds() -> None:
    queries = ["промышленость", "i", "q w e r t y u i o p a s", "expotrs of gods and servises"]
    found("warm")
    for query in queries:
        times = []
        for _again in range(5):
            start = time.thread_time()
            found(query)
            times.append(time.thread_time() - start)
        assert min(times) < 0.005, query


# ---- what is shown ----


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("Oʻzbekiston Respublikasi", "o", "Oʻ"),
        ("Фарғона вилояти", "farg", "Фарғ"),
        ("Инвестиции", "investi", "Инвести"),
        ("Share of exports", "exp", "exp"),
        ("Reexports", "exports", "exports"),
        ("Экспорт и реэкспорт", "eksp", "Эксп"),
    ],
)
def test_the_matched_part_is_marked(text: str, word: str, part: str) -> None:
    ((start, end),) = spans(text, [word])
    assert text[start:end] == part
    assert f"<mark>{part}</mark>" in to_html(marked(text, [word]))


@given(WORDY, st.lists(WORDY, max_size=3))
def test_marks_change_no_word(text: str, words: list[str]) -> None:
    html = to_html(marked(text, [word for one in words for word in fold(one).split()]))
    shown = unescape(re.sub(r"</?mark>", "", html))
    assert shown == unicodedata.normalize("NFC", text)


def test_text_is_escaped(client: TestClient) -> None:
    text = client.get("/search", params={"q": "<b>xyzzy</b>\"'&{n}"}).text
    assert "<b>" not in text
    assert "&lt;b&gt;xyzzy&lt;/b&gt;" in text
    assert "{n}" in text
    assert "&lt;b&gt;ex<mark>" in to_html(marked("<b>export", ["port"])).replace(
        "b&gt;ex", "b&gt;ex"
    )


# ---- the route ----


def test_hits_are_links_in_groups(client: TestClient) -> None:
    text = client.get("/search", params={"q": "sanoat"}).text
    assert 'href="/production"' in text
    assert 'id="search-indicator-industrial_production" role="option"' in text
    assert "Indicator · Production" in text
    assert '<span class="search-other" lang="uz-Latn"><mark>Sanoat</mark> mahsuloti' in text
    assert text.index("Indicators") < text.index("Zones")


def test_before_anything_is_typed_there_are_the_pages(client: TestClient) -> None:
    text = client.get("/search?q=").text
    assert re.findall(r'id="search-page-([\w-]+)"', text) == [
        page.slug for page in sorted(PAGES.values(), key=lambda page: page.position)
    ]
    assert "data-full" in re.search(r'<a href="/data"[^>]*>', text)[0]


def test_links_and_words_are_in_the_language_of_the_page(client: TestClient) -> None:
    asked = client.get("/search", params={"q": "sanoat", "lang": "ru"})
    assert 'href="/production?lang=ru"' in asked.text
    assert 'lang="uz-Latn"' in asked.text
    assert "Производство" in asked.text
    by_header = client.get("/search?q=sanoat", headers={"X-Lang": "ru"})
    assert by_header.text == asked.text
    assert "x-lang" in asked.headers["vary"]
    tags = {client.get(f"/search?q=a&lang={one}").headers["etag"] for one in LANGUAGES}
    assert len(tags) == len(LANGUAGES)
    assert "max-age=0" in asked.headers["cache-control"]


def test_a_query_that_is_too_long_is_cut_and_that_is_said(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "exports " * 200})
    assert answer.status_code == 200
    assert "Only the first 100 characters and 12 words" in answer.text
    assert "Only the first" not in client.get("/search?q=exports").text


def test_every_hit_leads_to_a_page_that_takes_it(client: TestClient) -> None:
    for one in index(current()).entries:
        path, _mark, query = one.address.partition("?")
        assert any(page.path == path for page in PAGES.values()), one.address
        assert one.kind in ("indicator", "page") or query
    assert "/participants?zone=sez" in {one.address for one in index(current()).entries}
    assert "/data?zone=fez_navoi" in {one.address for one in index(current()).entries}
    assert "/regions?region=1730" in {one.address for one in index(current()).entries}
    for address in ("/participants?zone=sez", "/data?zone=fez_navoi", "/regions?region=1730"):
        page = client.get(address)
        assert page.status_code == 200


def test_a_text_in_the_language_and_script_of_the_reader_is_shown_first() -> None:
    with speaking("ru"):
        assert found("саноат", "ru")[0].text.language == "uzc"
        assert found("sanoat", "ru")[0].text.language == "uz"
        assert found("промышл", "ru")[0].text.language == "ru"
