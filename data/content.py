"""Prose that stands in the catalogues and is translated by gettext: definitions, notes, places.

Names (of indicators, zones, regions, units …) are columns of the catalogues in each language;
what follows is text, and English is its key. A place in a source is a chain of parts, such as
`Section II, key indicators table, row import services, column Cluster`; each part is translated by
itself, its periods and numbers apart.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from babel import Locale

from .language import DEFAULT, _, current, missing, translated
from .periods import month_day, months_name

PROSE = {  # file → columns of text
    "agreements": ("title", "note", "place", "parties"),
    "breaks": ("reason",),
    "claims": ("text", "reason"),
    "indicators": ("definition",),
    "observations": ("note", "place"),
    "pictures": ("place", "note"),
    "price_indices": ("name", "base", "note"),
    "sources": ("publisher", "note"),
    "zones": ("definition",),
}
CHAINS = {"place": ", ", "parties": "; "}  # columns made of parts, and what stands between these
MONTHS = {name: number for number, name in Locale("en").months["format"]["wide"].items()}
PART = re.compile(  # what of a part of a place differs from one place to the next
    rf"(?:\b(?P<day>\d{{1,2}}) )?\b(?:(?P<first>{'|'.join(MONTHS)})-)?"
    rf"(?P<last>{'|'.join(MONTHS)})\b(?: (?P<year>\d{{4}})\b)?"
    r"|(?P<number>\d+(?:-Q?\d+)?)|(?<=\()(?P<name>[A-Z][^()]+)(?=\)$)"
)

SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
NAMED = re.compile(r"(?P<what>[^:]+): (?P<a>[a-z0-9, -]+)\.")
SLOTS = "abcd"
SLOT = re.compile(r"\{([abcd])\}")


def place(text: str) -> str:
    """Where in a source a figure stands, in the reader's language."""
    if not text or current.get() == DEFAULT:
        return text
    return ", ".join(_part(part) for part in text.split(CHAINS["place"]))


def sentences(text: str) -> str:
    """A note that is made of fixed sentences, in the reader's language: that of a source that was
    ingested names its checksum. Empty where one of them has no translation."""
    found = [_sentence(one) for one in SENTENCE.split(text)]
    return " ".join(found) if all(found) else ""


def _sentence(text: str) -> str:
    if translated(text):
        return _(text)
    named = NAMED.fullmatch(text)
    template = f"{named['what']}: {{a}}." if named else ""
    return _(template).format(a=named["a"]) if translated(template) else ""


def _part(part: str) -> str:
    template, found = masked(part)
    if not translated(template) and template.strip("{abcd}"):
        missing(current.get(), template)
        return part
    words = _(template) if template.strip("{abcd}") else template
    return SLOT.sub(lambda slot: _shown(found[slot[1]]) if slot[1] in found else slot[0], words)


def masked(part: str) -> tuple[str, dict[str, re.Match[str]]]:
    """A part of a place with names for what differs: `row {a} ({b})`, and what they stand for."""
    found: dict[str, re.Match[str]] = {}

    def name(match: re.Match[str]) -> str:
        slot = SLOTS[len(found)]
        found[slot] = match
        return f"{{{slot}}}"

    return PART.sub(name, part, count=len(SLOTS)), found


def _shown(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"]
    if match["name"]:
        return _(match["name"])
    last = MONTHS[match["last"]]
    year = int(match["year"]) if match["year"] else None
    if match["day"]:
        return _day(int(match["day"]), last, year) or match[0]
    return months_name(MONTHS[match["first"]] if match["first"] else last, last, year)


def _day(day: int, month: int, year: int | None) -> str:
    """A day in words; nothing for one that no calendar has, or that has no year."""
    exists = year and 1 <= day <= monthrange(year, month)[1]
    return month_day(date(year, month, day)) if exists else ""


def messages(column: str, text: str) -> Iterator[str]:
    """The keys under which the text of a cell is translated."""
    if column not in CHAINS:
        yield from [text] if text else []
        return
    for part in text.split(CHAINS[column]):
        template, found = masked(part) if column == "place" else (part, {})
        yield from [template] if template.strip("{abcd}") else []
        yield from (match["name"] for match in found.values() if match["name"])
