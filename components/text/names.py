"""Names of the themes and measures that catalogues only know by slug."""

from __future__ import annotations

from data.catalog import Catalog, Indicator
from data.language import _

THEMES = {
    "participants": "Zones and participants",
    "production": "Production",
    "investment": "Investment",
    "construction": "Construction",
    "finance": "Profit and loss",
    "debts": "Receivables and payables",
    "services": "Services and exports",
    "jobs": "Jobs",
    "activities": "Activities",
    "it_park": "IT Park",
    "regions": "Regions",
    "cooperation": "Uzbekistan and China",
    "targets": "Targets and expectations",
}
MEASURES = {
    "level": "Level",
    "growth": "Growth",
    "change": "Change",
    "times": "Times as much",
    "index": "Index",
    "times_since_2017": "Times as much as in 2017",
    "unclear": "Not clear from the source",
}
LEVELS = {
    "type": "Zone types",
    "total": "Totals",
    "population": "Wider groups",
    "single_zone": "Single zones",
}


def theme(slug: str) -> str:
    """A theme's name; its slug, made readable, where none was given yet."""
    return _(THEMES.get(slug, slug.replace("_", " ").capitalize()))


def by_theme(catalog: Catalog) -> dict[str, list[Indicator]]:
    """The indicators under their themes, themes in the order of the pages."""
    found: dict[str, list[Indicator]] = {slug: [] for slug in THEMES}
    for indicator in catalog.indicators.values():
        found.setdefault(indicator.theme, []).append(indicator)
    return {slug: indicators for slug, indicators in found.items() if indicators}
