"""What was known on a day: the figures of the sources published by then, not what came after.

A source counts from the day of its publication, or from the first day on which it can have been
published (`not_before`); one without either is left out, since nobody can say when it was known."""

from __future__ import annotations

from datetime import date

import pandas as pd

from .kept import kept
from .rules import UNTIL
from .store import Store

LOOKS_KEPT = 6  # looks back that a worker keeps ready


def undated(store: Store) -> tuple[str, ...]:
    """The sources in use of which no day is known."""
    used = set(store.present.frame["source_id"].unique())
    sources = store.catalog.sources
    return tuple(slug for slug, one in sources.items() if slug in used and not one.known)


@kept(LOOKS_KEPT)
def known(store: Store, day: date | None) -> Store:
    """The store as it would have been on a day; the store itself without one."""
    if day is None:
        return store
    sources = store.catalog.sources.values()
    out = {one.slug for one in sources if not one.known or one.known > day}
    own = [name for name in store.frame if name not in ("span", "year", "when", "primary", "leads")]
    parts = [store.frame[own]]
    if len(store.past):
        past = store.past[own]
        parts.append(past[past[UNTIL].astype(str) > str(day)].assign(**{UNTIL: ""}))
    stood = [part[~part["source_id"].isin(out)] for part in parts]
    frame = pd.concat(stood, ignore_index=True)
    return store.looking_back(frame, day)
