"""The catalogues of words: complete, in the letters of their language, true to the glossary."""

from __future__ import annotations

import ast
import csv
import logging
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.markup import prose, to_html
from data import language as languages
from data import messages
from data.content import place
from data.language import LANGUAGES, _, ngettext, speaking
from tests.translations import (
    CYRILLIC,
    LATIN,
    NAMED,
    ONLY_UZBEK,
    ROOT,
    WRITTEN,
    catalogue,
    foreign,
    forms,
    sayings,
    spoken_in,
)
from tests.walking import split


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
