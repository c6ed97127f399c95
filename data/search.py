"""Search by name in every language at once, blind to script and case (data/folding.py).

What can be found is told by the caller as entries; here they are matched and put in order. All
words of a query must match: names come before definitions, and a slip of the finger is only looked
for where nothing matches as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .folding import fold
from .language import DEFAULT

LENGTH = 100  # characters of a query that are read
WORDS = 12  # words of it
MOST = 20  # hits
INSIDE = 3  # letters from which a word is looked for inside of words
TYPO = 5  # letters from which a word may have one slip

WHOLE, BEGINNING, BEGINNINGS, ANYWHERE, DEFINITION, SLIP = range(6)  # how well a text matches


@dataclass(frozen=True)
class Text:
    """A name or a definition in one language."""

    language: str
    text: str

    @cached_property
    def key(self) -> str:
        """The folded text with a space around each word."""
        return f" {fold(self.text)} "

    @cached_property
    def cyrillic(self) -> bool:
        return cyrillic(self.text)


@dataclass(frozen=True)
class Entry:
    """Something that can be found: where it leads, and what it is called by language."""

    kind: str  # indicator, zone, region or page
    slug: str
    address: str
    titles: Mapping[str, str]  # by language, as a hit shows it
    names: tuple[Text, ...]
    about: tuple[Text, ...] = ()

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[DEFAULT]

    @cached_property
    def keys(self) -> str:
        """All that is said of it: what is not in here need not be looked at closely."""
        return "|".join(one.key for one in (*self.names, *self.about))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, the text that has met the query, and the words that stand in it."""

    entry: Entry
    text: Text
    words: tuple[str, ...]
    how: int


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for, within the bounds."""

    text: str
    words: tuple[str, ...]
    starts: tuple[str, ...]  # of words, as they stand in a key
    is_cut: bool

    @classmethod
    def read(cls, text: str) -> Query:
        kept = text[:LENGTH].strip()
        words = fold(kept).split()
        is_cut = len(text) > LENGTH or len(words) > WORDS
        words = words[:WORDS]
        return cls(kept, tuple(words), tuple(f" {word}" for word in words), is_cut)

    @property
    def inside(self) -> tuple[str, ...]:
        """What must at least stand in a key: a short word only counts at the start of one."""
        pairs = zip(self.words, self.starts, strict=True)
        return tuple(word if len(word) >= INSIDE else start for word, start in pairs)


Ranked = tuple[tuple[int, bool, bool, int], Hit]  # the lower, the better


class Index:
    """Entries in the order of display, ready to be searched."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.names = "|".join(name.key for entry in self.entries for name in entry.names)
        self.vocabulary = tuple(dict.fromkeys(self.names.replace("|", " ").split()))

    def search(self, query: Query, language: str, kind: str = "") -> list[Hit]:
        """The best hits, those in the reader's language and script first among equals."""
        if not query.words:
            return []
        among = [entry for entry in self.entries if not kind or entry.kind == kind]
        found = self._found(among, query, language) or self._slipped(among, query, language)
        return [hit for _rank, hit in sorted(found, key=lambda one: one[0])][:MOST]

    def _found(self, among: list[Entry], query: Query, language: str) -> list[Ranked]:
        found = []
        inside = query.inside
        for place, entry in enumerate(among):
            if not all(word in entry.keys for word in inside):
                continue
            texts = [(_how(name.key, query, inside), name) for name in entry.names]
            texts += [(_defined(entry, one, query), one) for one in entry.about]
            found += _best(entry, place, texts, query, language)
        return found

    def _slipped(self, among: list[Entry], query: Query, language: str) -> list[Ranked]:
        """Entries with a name that has each word of the query, or one a letter away from it."""
        wanted: list[tuple[str, ...]] = []
        for word, start in zip(query.words, query.starts, strict=True):
            wanted.append((word,) if start in self.names else self._near(word))
            if not wanted[-1]:
                return []
        if all(some == (word,) for some, word in zip(wanted, query.words, strict=True)):
            return []
        found = []
        for place, entry in enumerate(among):
            for name in entry.names:
                met = [next((one for one in some if f" {one}" in name.key), "") for some in wanted]
                if all(met):
                    rank = (*_rank(SLIP, name, query, language), place)
                    found.append((rank, Hit(entry, name, tuple(met), SLIP)))
                    break
        return found

    def _near(self, word: str) -> tuple[str, ...]:
        """The words of all names that begin as `word` does but for one letter."""
        if len(word) < TYPO:
            return ()
        half = len(word) // 2  # one slip leaves one half as it is, but for two letters swapped here
        first, second = word[:half], word[half:]
        swapped = _swapped(word, half - 1)
        return tuple(
            one
            for one in self.vocabulary
            if (one.startswith((first, swapped)) or second in one) and near(word, one)
        )


def _best(
    entry: Entry, place: int, texts: list[tuple[int | None, Text]], query: Query, language: str
) -> list[Ranked]:
    """The text of an entry that meets the query best, if one does."""
    met = [
        ((*_rank(how, text, query, language), place), text)
        for how, text in texts
        if how is not None
    ]
    if not met:
        return []
    rank, text = min(met, key=lambda one: one[0])
    return [(rank, Hit(entry, text, query.words, rank[0]))]


def _rank(how: int, text: Text, query: Query, language: str) -> tuple[int, bool, bool]:
    """Two spellings of Uzbek have one key: the one in the script of the query comes first."""
    return how, text.language != language, text.cyrillic != cyrillic(query.text)


def _how(key: str, query: Query, inside: tuple[str, ...]) -> int | None:
    """How well a name matches, None if it does not."""
    if not all(word in key for word in inside):
        return None
    phrase = "".join(query.starts)
    if key.startswith(phrase):
        return WHOLE if key == f"{phrase} " else BEGINNING
    return BEGINNINGS if all(start in key for start in query.starts) else ANYWHERE


def _defined(entry: Entry, about: Text, query: Query) -> int | None:
    """Whether the words stand in a definition, or in it and in a name of the same language."""
    if max(map(len, query.words)) < INSIDE or not any(one in about.key for one in query.starts):
        return None
    key = about.key + "".join(one.key for one in entry.names if one.language == about.language)
    return DEFINITION if all(start in key for start in query.starts) else None


def cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return any("Ѐ" <= sign <= "ӿ" for sign in text)


def near(word: str, other: str) -> bool:
    """Whether `other` begins as `word` does but for one letter that is wrong, missing, too many or
    in the place of its neighbour."""
    length = len(word)
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return len(other) >= length - 1  # the one is the beginning of the other
    rest = word[at + 1 :]
    return (
        other.startswith(_swapped(word, at))
        or rest == other[at + 1 : length]
        or rest == other[at : length - 1]
        or word[at:] == other[at + 1 : length + 1]
    )


def _swapped(word: str, at: int) -> str:
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
