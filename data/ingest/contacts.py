"""Officers' names, phones and e-mails, which every file of the portal carries and nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..folding import fold

REMOVED = "(contact removed)"
ADDRESS = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(\.[\w-]+)+")
LINK = re.compile(r"https?://\S+")
INTERNATIONAL = re.compile(r"\+\s?\d[\d\s()./–-]{6,}\d")
# 71-202-80-00, (71) 202 80 00, 1 71 230 81 67: groups of digits that no year or code is made of
NATIONAL = re.compile(
    r"(?<![\w.,-])\(?(?:\d[\s-])?\(?\d{2,3}\)?[\s-]{1,2}\d{3}[\s-]\d{2}[\s-]\d{2}(?![\w])"
)
TOLD = re.compile(  # after a word that says so, any number
    r"(?i)\b(?:tel(?:efon)?|phone|тел(?:ефон)?|faks|fax|факс|ichki|ext|вн)\b[^\d\n]{0,12}\d[\d\s()-]{2,}"
)
LABELS = (  # in the folded name of a record, in any language
    "officer", "phone", "email", "e mail", "communication", "contact", "sotrudnik", "telefon",
    "pochta", "svyaz", "masul hodim", "masul xodim", "aloqa uchun",
)  # fmt: skip
WORDS = {"fio", "fish", "tel"}  # the same, as words


def is_contact(names: Iterable[str]) -> bool:
    """Whether a record of these names, one a language, is about a person or how to reach one."""
    folded = [fold(name) for name in names]
    return any(
        any(label in name for label in LABELS) or not WORDS.isdisjoint(name.split())
        for name in folded
    )


def without_contacts(text: str) -> str:
    """The text without e-mail addresses and phone numbers; links and figures stay."""
    if not any(sign.isdigit() or sign == "@" for sign in text):
        return text
    pieces, last = [], 0
    for link in LINK.finditer(text):
        pieces += [_cleaned(text[last : link.start()]), link[0]]
        last = link.end()
    return "".join([*pieces, _cleaned(text[last:])])


def without_contacts_in_lines(text: str) -> str:
    """A table, which has no place for contacts: only lines with a sign of one are looked at."""
    return "".join(
        without_contacts(line) if "@" in line or "+" in line else line
        for line in text.splitlines(keepends=True)
    )


def _cleaned(text: str) -> str:
    for pattern in (ADDRESS, INTERNATIONAL, NATIONAL, TOLD):
        text = pattern.sub(REMOVED, text)
    return text
