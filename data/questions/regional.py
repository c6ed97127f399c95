"""Questions about the regions: one period over all of them, their years, claims, single zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..claims import claims as all_claims
from ..claims import named
from ..language import _
from ..observation import Observation
from ..periods import MEMBERS
from ..selection import Selection
from ..store import Store
from .choice import When, chosen_period
from .compare import compare, year_on_year
from .levels import levels
from .nearest import empty, widest
from .places import COUNTRY, regions
from .remarks import remarks
from .topic import Topic
from .view import Empty, View
from .within import discrete


def by_region(store: Store, selection: Selection, topic: Topic) -> View:
    """The regions at the period asked for, else at the newest that most of them have."""
    rows = _everywhere(store, selection, topic)
    return _map(store, selection, topic, rows, chosen_period(selection, rows, topic))


def newest_by_region(store: Store, selection: Selection, topic: Topic) -> View:
    """The regions at the newest period, whichever is asked for: of some there is only one."""
    free = replace(widest(selection), span="")
    rows = _everywhere(store, free, topic)
    return _map(store, selection, topic, rows, chosen_period(free, rows, topic))


def multiples(store: Store, selection: Selection, topic: Topic) -> View:
    """Every region over the years, for the span that the map has."""
    rows = _everywhere(store, selection, topic)
    when = chosen_period(selection, rows, topic)
    kept = [row for row in rows if when and row.period.span == when[0]]
    if not kept:
        return _none(store, selection, topic, "multiples")
    keys = tuple(slug for slug in regions(store) if any(row.region == slug for row in kept))
    return _view(store, selection, topic, "multiples", kept, keys, span=when[0])


def course(store: Store, selection: Selection, topic: Topic) -> View:
    """The chosen region, or the republic, over the years, for the span that the map has."""
    when = chosen_period(selection, levels(store, selection, topic), topic)
    if selection.span in MEMBERS:
        return discrete(store, selection, replace(topic, span=selection.span))
    free = replace(selection, span="", show="level")
    view = compare(store, free, replace(topic, span=when[0])) if when else None
    return view or empty(store, selection, topic, "line")


def single_zones(store: Store, selection: Selection, topic: Topic) -> View:
    """What directorates, ministries and press stated of single zones, here or everywhere, of any
    year: they are too few to choose among."""
    here = regions(store) if selection.region == COUNTRY else (selection.region,)
    rows = [
        row
        for indicator in topic.indicators
        for region in here
        for row in store.all_rows(indicator, region)
        if row.zone in topic.zones and row.measure == "level"
    ]
    if not rows:
        text = _("No administrative figures of single zones in {region} are known.")
        return _elsewhere(store, selection, topic, "administrative", text)
    rows.sort(key=lambda row: (topic.zones.index(row.zone), -row.period.end.toordinal()))
    keys = tuple(dict.fromkeys(row.zone for row in rows))
    return _view(store, selection, replace(topic, by="zone"), "administrative", rows, keys)


def claims(store: Store, selection: Selection, topic: Topic) -> View:
    """The article's claims about the region, or all of them, with the official figures."""
    found = [
        claim
        for claim in all_claims(store.catalog.folder)
        if selection.region in (COUNTRY, *claim.regions)
    ]
    wanted = (named(store, one) for claim in found for one in (*claim.said, *claim.official))
    rows = {row.id: row for row in wanted if row}
    if not rows:
        text = _("The article claims nothing about {region}.")
        return _elsewhere(store, selection, topic, "claims", text)
    keys = tuple(dict.fromkeys(row.authority for row in rows.values()))
    return _view(store, selection, topic, "claims", rows.values(), keys)


def _everywhere(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    return [
        row
        for slug in regions(store)
        for row in levels(store, replace(selection, region=slug), topic)
    ]


def _map(
    store: Store, selection: Selection, topic: Topic, rows: list[Observation], when: When | None
) -> View:
    """One period; the largest region first, and the republic's own figure as published."""
    now = {row.region: row for row in rows if when and row.period.is_when(when)}
    if not now:
        return _none(store, selection, topic, "map")
    free = replace(widest(selection), region=COUNTRY)
    whole = [row for row in levels(store, free, topic) if row.period.is_when(when)]
    unit = Counter(row.unit for row in now.values()).most_common(1)[0][0]
    view = _view(store, selection, topic, "map", [*now.values(), *whole], tuple(now))
    view = replace(view, unit=unit, period=next(iter(now.values())).period)
    ranked = sorted(now, key=lambda slug: -view.number(now[slug]))
    extra, refusals = [], {}
    for row in (*(now[slug] for slug in ranked), *whole):
        comparison = year_on_year(store, selection, row)
        extra += [comparison.growth] if comparison.growth else []
        if comparison.refusal:
            refusals[row.region] = comparison.refusal
    return replace(view, rows=(*view.rows, *extra), keys=tuple(ranked), refusals=refusals)


def _view(
    store: Store,
    selection: Selection,
    topic: Topic,
    kind: str,
    rows: Iterable[Observation],
    keys: tuple[str, ...],
    span: str = "",
) -> View:
    rows = tuple(rows)
    view = View(
        kind=kind, rows=rows, measure=rows[0].measure, catalog=store.catalog,
        selection=selection, keys=keys, indicators=topic.indicators, by=topic.by,
        authority=topic.authority, span=span,
        unit=store.catalog.indicators[topic.indicators[0]].unit,
    )  # fmt: skip
    return replace(view, notes=remarks(store, view, topic.zones))


def _none(store: Store, selection: Selection, topic: Topic, kind: str) -> View:
    """No figure of any region: the reason is that of the republic, the region stays chosen."""
    view = empty(store, replace(selection, region=COUNTRY), topic, kind)
    nearest = view.empty.nearest
    kept = replace(nearest, region=selection.region) if nearest else None
    return replace(view, selection=selection, empty=replace(view.empty, nearest=kept))


def _elsewhere(store: Store, selection: Selection, topic: Topic, kind: str, text: str) -> View:
    """Nothing of one region, and a way to what there is of the others."""
    name = store.catalog.regions[selection.region].name
    nearest = replace(widest(selection), region=COUNTRY)
    told = Empty(text.format(region=name), nearest, _("the whole republic"))
    return View(
        kind=kind, rows=(), catalog=store.catalog, selection=selection, empty=told,
        indicators=topic.indicators, by=topic.by, authority=topic.authority,
    )  # fmt: skip
