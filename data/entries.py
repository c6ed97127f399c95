"""What a slug in the observations stands for: one class for the rows of each catalogue.

Names are kept in all languages and read in the reader's; prose is English and translated when it
is read (content.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .language import LANGUAGES, _, current, missing
from .script import cyrillic
from .synthetic import is_synthetic


@dataclass(frozen=True, slots=True)
class Names:
    """One name in every language; Uzbek in Cyrillic letters follows from the Latin ones."""

    en: str
    ru: str = ""
    uz: str = ""
    uzc: str = ""

    @classmethod
    def read(cls, row: Mapping[str, str], column: str) -> Names:
        """The name of a row: `name`, `name_ru` and `name_uz` for the column `name`."""
        uzbek = row[f"{column}_uz"]
        return cls(row[column], row[f"{column}_ru"], uzbek, cyrillic(uzbek))

    def __getitem__(self, language: str) -> str:
        return getattr(self, language)

    def __str__(self) -> str:
        """The name in the reader's language; in English where there is no other."""
        language = current.get()
        return self[language] or (missing(language, self.en) if self.en else "")

    def about(self, other: Names) -> Names:
        """`Exports of services: China`."""
        return Names(*(f"{self[name] or self.en}: {other[name] or other.en}" for name in LANGUAGES))

    def every(self) -> dict[str, str]:
        """All that there are, by language."""
        return {language: self[language] for language in LANGUAGES if self[language]}


class Named:
    """What is called something: `names` in every language."""

    __slots__ = ()

    @property
    def name(self) -> str:
        return str(self.names)


class Short:
    """What has a name for where there is little room: `shorts`."""

    __slots__ = ()

    @property
    def short(self) -> str:
        return str(self.shorts)


class Defined:
    """What has a definition: `prose` in English."""

    __slots__ = ()

    @property
    def definition(self) -> str:
        return _(self.prose)


@dataclass(frozen=True, slots=True)
class Indicator(Named, Short, Defined):
    """One published quantity; `compare` says how two of its figures may be set side by side.

    `growth`: a rate and a difference; `swing`: profit or loss, a difference and words, never a
    rate; `points`: percentages, a difference in points; `none`: plans and targets.
    """

    slug: str
    names: Names
    shorts: Names
    kind: str  # flow or stock
    family: str
    unit: str  # shown unit where published units differ
    decimals: int
    theme: str
    compare: str
    sum_ok: bool
    good: bool  # whether more of it is better; if not, a change is shown without colour
    price_index: str  # of price_indices.csv: what annual amounts are put in constant prices by
    prose: str  # its definition
    definition_url: str
    portal_id: str


@dataclass(frozen=True, slots=True)
class Zone(Named, Short, Defined):
    slug: str
    level: str  # type, total, population or single_zone
    names: Names
    shorts: Names
    plurals: Names  # as in the middle of a sentence
    part_of: str
    position: int
    prose: str  # its definition

    @property
    def plural_name(self) -> str:
        return str(self.plurals)


@dataclass(frozen=True, slots=True)
class Region(Named, Short):
    slug: str
    names: Names
    shorts: Names
    iso_3166_2: str
    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class Term(Named):
    """A partner country, a group of countries, or an activity."""

    slug: str
    names: Names


@dataclass(frozen=True, slots=True)
class Unit(Named):
    """`factor` turns a value into the family's base (bn soums, mn dollars, or one)."""

    slug: str
    family: str
    factor: float
    labels: Names
    names: Names
    decimals: int

    @property
    def label(self) -> str:
        """Behind a number; empty for counts."""
        return str(self.labels)


@dataclass(frozen=True, slots=True)
class Source:
    """`title` stays as the source has it, in its own `language`."""

    slug: str
    title: str
    publisher_name: str
    authority: str
    rank: int
    url: str
    published: date | None
    not_before: date | None
    language: str
    prose: str  # our note on it

    @property
    def is_synthetic(self) -> bool:
        """Whether its figures are made up."""
        return is_synthetic(self.slug)

    @property
    def known(self) -> date | None:
        """From which day it can have been read; None if nobody can say."""
        return self.published or self.not_before

    @property
    def publisher(self) -> str:
        return _(self.publisher_name)

    @property
    def note(self) -> str:
        return _(self.prose)


@dataclass(frozen=True, slots=True)
class Break:
    """Between `not_before` and `not_after` a definition changed: no line, no growth across."""

    slug: str
    indicators: tuple[str, ...]
    zone: str
    not_before: date
    not_after: date
    prose: str  # why
    sources: tuple[str, ...]

    @property
    def reason(self) -> str:
        return _(self.prose)

    def parts(self, indicator: str, zone: str, earlier: date, later: date) -> bool:
        """Whether figures of these two dates stand on different sides of the break, or in it."""
        named = "*" in self.indicators or indicator in self.indicators
        return (
            named
            and self.zone in ("*", zone)
            and earlier < self.not_after
            and later > self.not_before
        )
