"""The reader's language for the request at hand, and the words in it (gettext).

The keys of the catalogues are the English words themselves. Russian and Uzbek in Latin letters are
written by people, in `data/locale/`; Uzbek in Cyrillic letters is made from the Latin (script.py),
so that the two never say different things.
"""

from __future__ import annotations

import gettext
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from .script import cyrillic, known

LANGUAGES = ("en", "ru", "uz", "uzc")  # names of the `lang` parameter
DEFAULT = "en"
HTML_LANG = {"en": "en", "ru": "ru", "uz": "uz-Latn", "uzc": "uz-Cyrl"}
LOCALE = {"en": "en", "ru": "ru", "uz": "uz", "uzc": "uz_Cyrl"}  # CLDR names, for Babel
NAMES = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha", "uzc": "Ўзбекча"}  # their own
WRITTEN = {"ru": "ru", "uz": "uz", "uzc": "uz"}  # the folder of data/locale/ that each is read from
FOLDER = Path(__file__).parent / "locale"

log = logging.getLogger("uvicorn.error")
current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def N_(message: str) -> str:
    """Marks words in a table for translation (under the name that gettext's tools know); they are
    translated where they are used."""
    return message


def plural(one: str, many: str) -> tuple[str, str]:
    """Marks both forms of a word in a table; `ngettext(*forms, number)` translates them."""
    return one, many


def _(message: str) -> str:
    """The message in the reader's language; English is the key and the fallback."""
    language = current.get()
    if language == DEFAULT or not message:
        return message
    return _messages(language).get(message) or missing(language, message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message in the plural form that `number` asks for."""
    language = current.get()
    if language == DEFAULT:
        return one if number == 1 else many
    forms = _plurals(language).get(one)
    return forms[_form(language)(number)] if forms else missing(language, many)


def translated(message: str) -> bool:
    """Whether the message stands in the reader's language; if not, its element says `lang="en"`."""
    return current.get() == DEFAULT or message in _messages(current.get())


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is made inside is made in this language."""
    token = current.set(language)
    try:
        yield
    finally:
        current.reset(token)


@lru_cache(10_000)
def missing(language: str, message: str) -> str:
    """English in place of a translation that is not there: said in the log once, not for each."""
    log.warning("no translation to %s: %r", language, message[:200])
    return message


@cache
def _messages(language: str) -> dict[str, str]:
    return _read(language)[0]


@cache
def _plurals(language: str) -> dict[str, tuple[str, ...]]:
    return _read(language)[1]


@cache
def _form(language: str) -> Callable[[int], int]:
    return gettext.c2py(_read(language)[2])


@cache
def _read(language: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]], str]:
    """Messages, plural forms by the singular, and the rule that picks a form, of all catalogues of
    a language."""
    spell, kept = (cyrillic, known) if language == "uzc" else (str, str)
    single, several, rule = {}, {}, "0"
    for file in sorted((FOLDER / WRITTEN[language]).glob("*.po")):
        with file.open("rb") as text:
            catalogue = read_po(text)
        rule = catalogue.plural_expr
        for entry in catalogue:
            if isinstance(entry.id, tuple):
                if all(entry.string):
                    several[entry.id[0]] = tuple(spell(form) for form in entry.string)
            elif entry.id and entry.string:
                is_name = entry.string == entry.id  # of a firm or an outlet: it keeps its letters
                single[entry.id] = kept(entry.string) if is_name else spell(entry.string)
    return single, several, rule
