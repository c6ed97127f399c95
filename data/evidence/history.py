"""What became of a figure: what is stated today in its place, and what was stated before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..catalog import MEASURES, Catalog
from ..kept import kept
from ..known import dated
from ..observation import Observation
from ..reckoning.derive import amount
from ..store import Store
from .others import agree

GROUPS_KEPT = 256
Place = tuple[tuple[str, ...], str]  # cell and authority


@dataclass(frozen=True, slots=True)
class Later:
    """What is stated today in place of `then`: `now` by the same authority, or nothing; since `day`
    (None where it is not known)."""

    then: Observation
    now: Observation | None
    day: date | None

    def is_rounding(self, catalog: Catalog) -> bool:
        """Whether both say the same within their rounding: one is only more precise."""
        return self.now is not None and agree(self.then, self.now, catalog)


def later(store: Store, row: Observation) -> Later | None:
    """What stands today in place of a published figure that was replaced or taken back, or that led
    on the day of a look back; None while it stands. Sources without a date do not count."""
    if row.status != "published" or not (row.until or store.asof):
        return None
    place = row.cell, row.authority
    today = dated(store)
    if not row.until and _leaders(store, row.indicator, row.region).get(place) != row:
        return None
    now = _leaders(today, row.indicator, row.region).get(place)
    if not row.until and now and same(row, now, store.catalog):
        return None
    return Later(row, now, replaced_on(store, row) or (known_on(store, now) if now else None))


def changed(store: Store, rows: Iterable[Observation]) -> Mapping[str, Later]:
    """By id: which of the published figures that some rest on are stated otherwise today."""
    if not store.asof:
        return {}
    roots = {root.id: root for row in rows for root in row.roots}
    found = ((slug, later(store, root)) for slug, root in roots.items())
    return {slug: one for slug, one in found if one}


def same(one: Observation, other: Observation, catalog: Catalog) -> bool:
    """Whether two figures are the same number, whatever their units and decimals."""
    if catalog.units[one.unit].family != catalog.units[other.unit].family:
        return False
    return one.exact == amount(other, catalog, one.unit)


def earlier(store: Store, row: Observation) -> tuple[Observation, ...]:
    """What the authority of a published figure stated for its cell before, the last first."""
    if row.status != "published":
        return ()
    found = store.present.earlier(row)
    if row.until:
        return tuple(one for one in found if one.until < row.until)
    return tuple(one for one in found if not store.asof or one.until <= str(store.asof))


def replaced_on(store: Store, row: Observation) -> date | None:
    """The day on which a figure was replaced or taken back; None while it stands."""
    if row.until:
        return date.fromisoformat(row.until)
    past = store.present.earlier(row)
    days = [
        one.until
        for one in past
        if (one.source, one.value) == (row.source, row.value)
        and (not store.asof or one.until > str(store.asof))
    ]
    return date.fromisoformat(min(days)) if days and store.asof else None


def known_on(store: Store, row: Observation) -> date | None:
    """The day from which the source of a figure can have been read."""
    return store.catalog.sources[row.source].known


@kept(GROUPS_KEPT)
def _leaders(store: Store, indicator: str, region: str) -> dict[Place, Observation]:
    """The leading figure of each cell and authority, of every measure."""
    return {
        (row.cell, row.authority): row
        for measure in MEASURES
        for row in store.rows(indicator, region, measure=measure, authority="")
    }
