"""Uzbek in Cyrillic letters, made from Uzbek in Latin letters, so that the two never drift.

The letters and most exceptions (ц, soft signs, the months) are those of the UzTransliterator
package, asked word by word; here stands what is ours: names that keep their Latin letters, words
that the package does not know, and how dates are written.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from UzTransliterator import UzTransliterator

EXCEPTIONS = Path(__file__).parent / "locale" / "cyrillic.csv"
SOURCES = Path(__file__).parent / "sources.csv"
# Placeholders, addresses and Roman numbers: nothing of them is an Uzbek word.
FIXED = (
    r"\{\w*\}|(?<!\w)/[a-z][\w/.-]*|https?://\S+"
    r"|\b[\w.-]+\.(?:uz|com|org|net|us|ru|kz|info)\b|\b[IVX]+\b"
)
WORD = r"[A-Za-z]+(?:[ʻʼ‘’'][A-Za-z]*)*(?<!['’])"
ENDING = "lar[a-z]*|ning|niki|ni|gacha|ga|kacha|ka|qa|dagi|dan|da"  # what Uzbek adds to a name
HYPHEN = re.compile(  # behind a number these are written without one: 2025 йил 1 апрель
    r"(?<=[\d}])-(?=йил|январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)
SOFT = re.compile(r"(вар|рал|рел|юн|юл|абр|ябр)ь(?=[а-яўқғҳ])")  # апрель, but апрелда

TS = re.compile(r"тс(?=ия|ион)")  # of words that it does not know: декларация


def cyrillic(text: str) -> str:
    """Uzbek text in Cyrillic letters; names that keep their Latin ones stay as they are."""
    spelled = _pattern().sub(_spelled, text)
    return SOFT.sub(r"\1", HYPHEN.sub(" ", spelled))


def known(name: str) -> str:
    """A name that stands in the list of exceptions as that has it; any other as it is."""
    return _exceptions().get(name, name)


def _spelled(match: re.Match[str]) -> str:
    if match["word"]:
        return _word(match["word"])
    name = _exceptions().get(match["name"], match[0]) if match["name"] else match[0]
    # no word of two alphabets: IT Parkning becomes IT Park-нинг
    between = "-" if name.isascii() else ""
    return f"{name}{between}{_word(match['ending'])}" if match["ending"] else name


@cache
def _word(word: str) -> str:
    for stem, spelled in _stems().items():
        if word.lower().startswith(stem):
            first = spelled.capitalize() if word[0].isupper() else spelled
            rest = word[len(stem) :]
            return first + (_word(rest) if rest else "")
    if len(word) == 1:  # the package loses words of one letter
        return _tool().transliterate(word * 2, from_="lat", to="cyr")[:1]
    return TS.sub("ц", _tool().transliterate(word, from_="lat", to="cyr"))


@cache
def _tool() -> UzTransliterator:
    return UzTransliterator()


@cache
def _exceptions() -> dict[str, str]:
    """Words by how Cyrillic texts write them; a name that keeps its Latin letters is itself."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        found = {row["latin"]: row["cyrillic"] for row in csv.DictReader(file)}
    with SOURCES.open(encoding="utf-8", newline="") as file:  # notes name them by their ids
        return found | {row["source_id"]: row["source_id"] for row in csv.DictReader(file)}


@cache
def _stems() -> dict[str, str]:
    """Exceptions that hold with any ending: `kompyuter*`."""
    known = _exceptions().items()
    return {word[:-1]: spelled for word, spelled in known if word.endswith("*")}


@cache
def _pattern() -> re.Pattern[str]:
    whole = sorted((word for word in _exceptions() if word[-1] != "*"), key=len, reverse=True)
    listed = "|".join(re.escape(word) for word in whole)
    name = rf"(?<!\w)(?P<name>{listed})(?P<ending>{ENDING})?(?![\w])"
    return re.compile(rf"{name}|{FIXED}|(?P<word>{WORD})")
