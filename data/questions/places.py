"""Where the Committee has figures of zone types besides the country: the regions, by indicator."""

from __future__ import annotations

from collections.abc import Iterable

from ..kept import kept
from ..periods import OTHER
from ..store import Store
from .topic import COMMITTEE, Topic

COUNTRY = "1700"
KINDS = ("republic", "region", "city")  # what a map of the country is made of


def regions(store: Store) -> tuple[str, ...]:
    """The 14 regions that make up the country, in display order."""
    return tuple(slug for slug, one in store.catalog.regions.items() if one.kind in KINDS)


def places(store: Store, topics: Iterable[Topic]) -> tuple[str, ...]:
    """The regions that have figures of the topics, in display order; none where all figures are
    those of the country."""
    wanted = {
        (indicator, zone)
        for topic in topics
        if topic.authority == COMMITTEE
        for indicator in topic.indicators
        for zone in (topic.zones if topic.fixed else topic.offered)
    }
    held = {region for cell in wanted for region in _held(store).get(cell, ())}
    return tuple(slug for slug in regions(store) if slug in held)


def told_apart(store: Store) -> tuple[str, ...]:
    """The indicators that have figures of regions, in the order of the catalogue."""
    found = {indicator for indicator, _zone in _held(store)}
    return tuple(slug for slug in store.catalog.indicators if slug in found)


@kept()
def _held(store: Store) -> dict[tuple[str, str], frozenset[str]]:
    """The regions that the Committee has levels of, by indicator and zone type."""
    frame, catalog = store.frame, store.catalog
    flags = frame["flag"].astype("category")
    expected = [flag for flag in flags.cat.categories if "expectation" in flag]
    rows = frame[
        (frame["authority"] == COMMITTEE)
        & (frame["measure"] == "level")
        & frame["zone"].isin(catalog.zones_of("type"))
        & frame["region"].isin(regions(store))
        & (frame["span"] != OTHER)
        & ~flags.isin(expected)
    ]
    found: dict[tuple[str, str], set[str]] = {}
    names = ["indicator", "zone", "region"]
    cells = rows[names].drop_duplicates().astype(str).itertuples(index=False, name=None)
    for indicator, zone, region in cells:
        found.setdefault((indicator, zone), set()).add(region)
    return {cell: frozenset(some) for cell, some in found.items()}
