"""Which observations a query asks for: places in the store's frame, found column by column."""

from __future__ import annotations

import numpy as np

from data.periods import parse_key
from data.selection import NONE
from data.store import Store

from .queries import Observations

LISTS = ("indicator", "zone", "span", "region", "partner", "activity")


def positions(store: Store, query: Observations) -> np.ndarray:
    """The places of the observations under a query, in the order of the catalogue."""
    frame = store.frame
    wanted = np.ones(len(frame), dtype=bool)
    for name in LISTS:
        if asked := getattr(query, name):
            values = ["" if slug == NONE else slug for slug in asked]
            wanted &= frame[name].isin(values).to_numpy()
    wanted &= frame["measure"].isin(query.measure or ["level"]).to_numpy()
    return np.flatnonzero(wanted & _years(store, query) & _sources(store, query))


def _years(store: Store, query: Observations) -> np.ndarray:
    frame = store.frame
    year = frame["year"].to_numpy()
    wanted = (year >= int(query.first or 0)) & (year <= int(query.last or 9999))
    if query.at:
        span, only = parse_key(query.at)
        wanted &= (year == only) & (frame["span"] == span).to_numpy()
    return wanted


def _sources(store: Store, query: Observations) -> np.ndarray:
    """One figure a cell: the best, or the best of each authority asked for; or all."""
    frame = store.frame
    if not query.authority:
        return frame["primary"].to_numpy() | query.every
    named = frame["authority"].isin(query.authority).to_numpy()
    return named & (frame["leads"].to_numpy() | query.every)
