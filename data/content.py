"""Prose that stands in the catalogues and is translated by gettext: definitions, notes, places.

Names (of indicators, zones, regions, units …) are columns of the catalogues in each language;
what follows is text, and English is its key. A place in a source is a chain of parts, such as
`Section II, key indicators table, row import services, column Cluster`; each part is translated by
itself, its periods and numbers apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

from .language import _
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
    rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<first>{'|'.join(MONTHS)})-)?(?P<last>{'|'.join(MONTHS)})"
    r"(?: (?P<year>\d{4}))?|(?P<number>\d+(?:-Q?\d+)?)|(?<=\()(?P<name>[A-Z][^()]+)(?=\)$)"
)


def place(text: str) -> str:
    """Where in a source a figure stands, in the reader's language."""
    return ", ".join(_part(part) for part in text.split(CHAINS["place"])) if text else ""


def _part(part: str) -> str:
    template, found = masked(part)
    words = _(template) if template.strip("{abcd}") else template
    return words.format(**{name: _shown(match) for name, match in found.items()})


def masked(part: str) -> tuple[str, dict[str, re.Match[str]]]:
    """A part of a place with names for what differs: `row {a} ({b})`, and what they stand for."""
    found: dict[str, re.Match[str]] = {}

    def name(match: re.Match[str]) -> str:
        slot = "abcd"[len(found)]
        found[slot] = match
        return f"{{{slot}}}"

    return PART.sub(name, part), found


def _shown(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"]
    if match["name"]:
        return _(match["name"])
    last = MONTHS[match["last"]]
    year = int(match["year"]) if match["year"] else None
    if match["day"] and year:
        return month_day(date(year, last, int(match["day"])))
    return months_name(MONTHS[match["first"]] if match["first"] else last, last, year)


def messages(column: str, text: str) -> Iterator[str]:
    """The keys under which the text of a cell is translated."""
    if column not in CHAINS:
        yield from [text] if text else []
        return
    for part in text.split(CHAINS[column]):
        template, found = masked(part) if column == "place" else (part, {})
        yield from [template] if template.strip("{abcd}") else []
        yield from (match["name"] for match in found.values() if match["name"])
