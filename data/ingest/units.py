"""The unit that a file states, in words: which of our units it can be.

An allow-list of words, not of texts: every word must be known, so that `mlrd. so'm`, `млрд. cум`
(with a Latin c) and `billion soums` are bn_uzs, and `in soums for kilogram` is nothing."""

from __future__ import annotations

import re
import unicodedata

from ..folding import fold
from .raw import LANGUAGES

SCALES = {
    "th": "ming tis tisyacha tisyach tisyachi thous thousand thousands",
    "mn": "mln million millionov millioni millions",
    "bn": "mlrd milliard milliardov milliardi billion billions bln bn",
    "trn": "trln trillion trillionov trillioni trillions",
}
NOUNS = {
    "uzs": "som soms sum sumov sumi sumlar soum soums sums uzs",
    "usd": "dollar dollari dollarov dollars dollarlari doll usd",
    "count": (
        "kishi nafar dona birlik ta soni chelovek chel yedinits yedinitsa yed shtuk sht "
        "kolichestvo chislo person persons people number unit units piece pieces orin "
        "orni orinlari orinlar mest mesto mesta jobs job workplaces "
        "employees xodim xodimlar rabotnikov rabotniki"
    ),
    "percent": "foiz foizda protsent protsentov protsentax v k percent percentage percentages",
}
FILLERS = {
    "aqsh", "ssha", "us", "usa", "united", "states", "of", "in", "the", "u", "s", "ish", "rabochix",
    "rabocheye", "rabochiye",
}  # fmt: skip
SCALE_OF = {word: scale for scale, words in SCALES.items() for word in words.split()}
FAMILY_OF = {word: family for family, words in NOUNS.items() for word in words.split()}
UNITS = {  # family and scale → unit; without a scale every one that it may stand for
    ("uzs", "mn"): ("mn_uzs",), ("uzs", "bn"): ("bn_uzs",), ("uzs", "trn"): ("trn_uzs",),
    ("uzs", ""): ("mn_uzs", "bn_uzs", "trn_uzs"),
    ("usd", "th"): ("th_usd",), ("usd", "mn"): ("mn_usd",), ("usd", "bn"): ("bn_usd",),
    ("usd", ""): ("usd", "th_usd", "mn_usd", "bn_usd"),
    ("count", ""): ("count",), ("percent", ""): ("percent",),
}  # fmt: skip
LOOK_ALIKE = "aAcCeEoOpPxXyYBHKMT", "аАсСеЕоОрРхХуУВНКМТ"


def possible(texts: dict[str, str]) -> tuple[set[str], list[str], bool]:
    """Units that all stated texts (by language) allow, the texts that are not understood, and
    whether texts contradict each other: then the units are all that any of them allows."""
    allowed, unknown = [], []
    for language in LANGUAGES:
        if text := texts.get(language, ""):
            found = parsed(text)
            allowed += [set(found)] if found else []
            unknown += [] if found else [text]
    if not allowed:
        return set(), unknown, False
    common = set.intersection(*allowed)
    return common or set.union(*allowed), unknown, not common


def parsed(text: str) -> tuple[str, ...]:
    """The units that a text may mean; none if a word of it is not known."""
    words = fold(" ".join(map(straight, text.replace("$", " usd ").split()))).split()
    scales = {SCALE_OF[word] for word in words if word in SCALE_OF}
    families = {FAMILY_OF[word] for word in words if word in FAMILY_OF}
    known = {*SCALE_OF, *FAMILY_OF, *FILLERS}
    if not set(words) <= known or len(scales) > 1 or len(families) != 1:
        return ()
    return UNITS.get((families.pop(), *(scales or {""})), ())


def straight(word: str) -> str:
    """The word in the script of most of its letters: a `c` among Cyrillic ones is Cyrillic."""
    letters = re.sub(r"[\W\d_]", "", word)
    cyrillic = sum(unicodedata.name(sign, "").startswith("CYRILLIC") for sign in letters)
    latin, other = LOOK_ALIKE
    if not cyrillic or cyrillic == len(letters):
        return word
    pair = (latin, other) if 2 * cyrillic >= len(letters) else (other, latin)
    return word.translate(str.maketrans(*pair))
