"""What was known on a day: the figures of the sources published by then, not what came after.

A source counts from the day of its publication, or from the first day on which it can have been
published (`not_before`); one without either is left out, since nobody can say when it was known."""

from __future__ import annotations

from datetime import date

import pandas as pd

from .kept import kept
from .rules import UNTIL
from .shelf import IDENTITY
from .store import Store

LOOKS_KEPT = 6  # looks back that a worker keeps ready
RANKED = ("span", "year", "when", "primary", "leads")  # columns that every store makes anew


@kept()
def undated(store: Store) -> tuple[str, ...]:
    """The sources in use of which no day is known."""
    sources = store.catalog.sources
    return tuple(slug for slug in sorted(_used(store.present)) if not sources[slug].known)


@kept()
def days(store: Store) -> tuple[date, date] | None:
    """The first and the last day on which a source in use became known; None without any."""
    sources, used = store.catalog.sources, _used(store.present)
    found = [day for slug in used if (day := sources[slug].known)]
    return (min(found), max(found)) if found else None


@kept()
def later(store: Store) -> tuple[str, ...]:
    """The sources in use that became known after the day of a look back, the newest first."""
    known = {slug: store.catalog.sources[slug].known for slug in _used(store.present)}
    since = [slug for slug, day in known.items() if day and store.asof and day > store.asof]
    return tuple(sorted(since, key=lambda slug: (known[slug], slug), reverse=True))


def _used(store: Store) -> set[str]:
    """The sources of figures, and of agreements."""
    figures = {slug for part in (store.frame, store.past) for slug in part["source_id"].unique()}
    return figures | {one.source for one in store.catalog.agreements}


@kept(LOOKS_KEPT)
def known(store: Store, day: date | None) -> Store:
    """The store as it would have been on a day; the store itself without one."""
    if day is None:
        return store
    sources = store.catalog.sources.values()
    out = {one.slug for one in sources if not one.known or one.known > day}
    own = [name for name in store.frame if name not in RANKED]
    now, past = (frame[~frame["source_id"].isin(out)][own] for frame in (store.frame, store.past))
    if len(past):
        past = past[past[UNTIL].astype(str) > str(day)]
    if len(past):
        now = pd.concat(_stood(past, now), ignore_index=True)
    return store.looking_back(now.reset_index(drop=True), day)


def _stood(past: pd.DataFrame, now: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Figures that were replaced after the day, and those of today without what replaced them: a
    source that corrects itself states the same cell again."""
    past = past.assign(**{UNTIL: past[UNTIL].astype(str)}).sort_values(UNTIL, kind="stable")
    past = past[~past.duplicated(list(IDENTITY))].assign(**{UNTIL: ""})
    same = now[now["source_id"].isin(set(past["source_id"]))]
    both = pd.concat([past[list(IDENTITY)], same[list(IDENTITY)]]).astype(str)
    corrected = both.duplicated().to_numpy()[len(past) :]
    return past, now.drop(index=same.index[corrected])


def dated(store: Store) -> Store:
    """The store of today without the sources of which no day is known: what a look back can be
    held against."""
    today, span = store.present, days(store)
    return known(today, span[1] if span else date.max) if undated(store) else today
