"""What an open page needs to go on with newer figures without being loaded again."""

from __future__ import annotations

import json
from collections.abc import Mapping

from data import serving
from data.known import days
from data.language import _
from data.periods import month_day
from data.selection import Query
from data.store import Store

from . import filters
from .markup import Node, h
from .offer import asked, controls, live, offer
from .registry import Page
from .slider import named, stops
from .synthetic import titled

CHANGING = ("value", "options", "min", "max")  # what of a control follows from the figures


def news(page: Page, store: Store, query: Query) -> Mapping[str, object]:
    """A page under the figures of `store`, the present ones, but for what a redraw brings."""
    allowed, names = offer(page, store), controls(page, store)
    _looked_at, selection, _notices = asked(page, query)
    return {
        "version": store.version,
        "title": titled(f"{_(page.title)} · Zonalar"),
        "said": said(page, store),
        "stamp": stamp(store),
        "cards": [card.slug for card in live(page, store)],
        "shown": names,
        "controls": _props(filters.bar(names, allowed, store, selection)),
        "defaults": json.dumps(filters.defaults(names, allowed)),
        "periods": stops(allowed),
    }


def _props(bar: object) -> dict[str, dict[str, object]]:
    """The properties of the controls that follow from the figures, by the filter's name."""
    return {
        part.id["filter"]: {name: getattr(part, name) for name in CHANGING if hasattr(part, name)}
        for part in bar._traverse_ids()
    }


def line(page: Page | None) -> Node:
    """Where it is said, for some seconds, that the page at hand was brought up to date."""
    text = said(page, serving.current())
    return h("P", id="fresh", role="status", **{"data-said": text})


def said(page: Page | None, store: Store) -> str:
    """That the figures are newer, with the newest period of the page."""
    periods = offer(page, store).periods if page else ()
    period = named(periods[-1]) if periods else store.newest.name if store.newest else ""
    return _("Updated. Newest period: {period}.").format(period=period) if period else _("Updated.")


def stamp(store: Store) -> str:
    """Which figures these are, in a line: of the day on which the last of them became known."""
    span = days(store)
    if not span:
        return _("Data version {version}").format(version=store.version)
    text = _("Data of {day}, version {version}")
    return text.format(day=month_day(span[1]), version=store.version)
