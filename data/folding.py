"""One key for the same word in any script: `Саноат`, `sanoat` and `SANOAT` become `sanoat`.

Cyrillic, Russian and Uzbek alike, is spelled in Uzbek Latin letters; case, accents and apostrophes
are dropped, so that `oʻ`, `o'` and `ў` are all `o`. A sign is folded by itself and by the one
before it, never by the one after: the key of a beginning is the beginning of the key.
"""
# ruff: noqa: RUF001, RUF002, RUF003 – letters of two scripts are what this file is about

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j",
    "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "o", "ф": "f", "х": "x", "ҳ": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip
VOWELS = frozenset("аеёиоуўыэюя")
OPENING = VOWELS | frozenset("ъь")  # after these, as at the beginning of a word, `е` is `ye`
DROPPED = frozenset("'’‘ʻʼ`´ʹ′")


def fold(text: str) -> str:
    """The key of a text: its words in small Latin letters and digits, one space between two."""
    return " ".join("".join(pieces(unicodedata.normalize("NFC", text))).split())


def pieces(text: str) -> Iterator[str]:
    """What each sign of a text (in NFC) adds to the key; a space for what parts words."""
    before = ""
    for sign in text:
        small = sign.lower()
        if small == "е" and (before in OPENING or not before.isalpha()):
            yield "ye"
        elif small == "ц" and before not in VOWELS:
            yield "s"  # `funksiya`, but `litsenziya`: the rule of Uzbek spelling
        else:
            yield _piece(small)
        before = small


@lru_cache(4096)
def _piece(sign: str) -> str:
    if sign in LATIN:
        return LATIN[sign]
    if sign in DROPPED:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(map(_letter, plain))


def _letter(sign: str) -> str:
    """What is left of a sign without its accents."""
    if unicodedata.combining(sign) or sign in DROPPED:
        return ""
    return LATIN.get(sign, sign) if sign.isalnum() else " "


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where folded words stand in a text (in NFC), in its order: at the beginning of a word where
    they can, else inside of one. Words that are not there are left out."""
    parts = list(pieces(text))
    key = "".join(parts)
    origin = [place for place, part in enumerate(parts) for _sign in part]
    starts = [n for n in range(len(key)) if key[n] != " " and (n == 0 or key[n - 1] == " ")]
    found = []
    for word in words:
        at = next((n for n in starts if key.startswith(word, n)), key.find(word))
        if at >= 0 and word:
            end = origin[at + len(word) - 1] + 1
            while end < len(parts) and not parts[end]:  # the apostrophe of oʻ goes with its letter
                end += 1
            found.append((origin[at], end))
    return _joined(sorted(found))


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that touch, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
