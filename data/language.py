"""The reader's language for the request at hand, and the words in it (gettext)."""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en",)  # names of the `lang` parameter; the others join with their catalogues
DEFAULT = "en"
HTML_LANG = {"en": "en", "ru": "ru", "uz": "uz-Latn", "uzc": "uz-Cyrl"}
LOCALE = {"en": "en", "ru": "ru", "uz": "uz", "uzc": "uz_Cyrl"}  # CLDR names, for Babel

current: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation("messages", folder, [LOCALE[language]], fallback=True)


def _(message: str) -> str:
    """The message in the reader's language; English is the key and the fallback."""
    return _catalogue(current.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message in the plural form that `number` asks for."""
    return _catalogue(current.get()).ngettext(one, many, number)
