"""Names of the themes and measures that catalogues only know by slug."""

from __future__ import annotations

import re

from data.catalog import Catalog
from data.entries import Indicator
from data.language import N_, _

APOSTROPHES = "[\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}]"
THEMES = {
    "participants": N_("Zones and participants"),
    "production": N_("Production"),
    "investment": N_("Investment"),
    "construction": N_("Construction"),
    "finance": N_("Profit and loss"),
    "debts": N_("Receivables and payables"),
    "services": N_("Services and exports"),
    "jobs": N_("Jobs"),
    "activities": N_("Activities"),
    "it_park": N_("IT Park"),
    "regions": N_("Regions"),
    "cooperation": N_("Uzbekistan and China"),
    "targets": N_("Targets and expectations"),
}
MEASURES = {
    "level": N_("Level"),
    "growth": N_("Growth"),
    "change": N_("Change"),
    "times": N_("Times as much"),
    "index": N_("Index"),
    "times_since_2017": N_("Times as much as in 2017"),
    "unclear": N_("Not clear from the source"),
}
LEVELS = {
    "type": N_("Zone types"),
    "total": N_("Totals"),
    "population": N_("Wider groups"),
    "single_zone": N_("Single zones"),
}


def theme(slug: str) -> str:
    """A theme's name; its slug, made readable, where none was given yet."""
    return _(THEMES.get(slug, slug.replace("_", " ").capitalize()))


def capital(text: str) -> str:
    """The beginning of a sentence."""
    return text[:1].upper() + text[1:]


def lowered(name: str) -> str:
    """A name inside a sentence; `IT Park` stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def file_words(*parts: str) -> str:
    """Words of a file's name: small, with hyphens, without signs that a system could refuse."""
    words = " ".join(part for part in parts if part)
    plain = re.sub(APOSTROPHES, "", words.lower())
    return re.sub(r"[^\w+]+", "-", plain).strip("-")


def by_theme(catalog: Catalog) -> dict[str, list[Indicator]]:
    """The indicators under their themes, themes in the order of the pages."""
    found: dict[str, list[Indicator]] = {slug: [] for slug in THEMES}
    for indicator in catalog.indicators.values():
        found.setdefault(indicator.theme, []).append(indicator)
    return {slug: indicators for slug, indicators in found.items() if indicators}
