"""What was translated, and which words of a text are of another language."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from data import language as languages
from data import messages
from data.catalog import Catalog
from data.language import LANGUAGES, speaking
from data.periods import month_names
from data.script import EXCEPTIONS
from tests.walking import split

ROOT = Path(__file__).parents[1]
OTHERS = tuple(name for name in LANGUAGES if name != "en")
WRITTEN = ("ru", "uz")
NAMED = {"indicators", "zones", "regions", "partners", "activities", "units"}
CYRILLIC, LATIN = "[\u0400-\u04ff]", "[A-Za-z]"
ONLY_UZBEK, ONLY_RUSSIAN = "[ўқғҳЎҚҒҲ]", "[щыЩЫ]"
# Names of the trade, of keys and of formats, the same in every language.
TRADE = {
    "Zonalar", "Space", "PgUp", "PgDn", "Home", "End", "Shift", "f", "h", "b", "u", "K", "I", "II",
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
