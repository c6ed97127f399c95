"""The questions one may ask: each takes store and selection and answers with a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..kept import kept
from ..language import current
from ..observation import Observation
from ..periods import OTHER, SPANS, Period, members
from ..reckoning import change
from ..schedule import OWN
from ..selection import Selection
from ..store import Store
from .choice import When, chosen_period, fullest
from .levels import a_year_earlier, levels, stated
from .nearest import empty, widest
from .remarks import remarks
from .topic import Topic, published
from .view import View
from .ways import LEVEL, PER_MONTH, WAYS, Shown, shown

KEPT = 4096  # comparisons
Question = Callable[[Store, Selection, Topic], View | None]


def compare(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The figures of one span over the years: a line, paired bars or a ranking, by what there is.

    None when the span is not asked for, or nothing was ever published for it."""
    if selection.only_span not in ("", topic.span) or selection.show == PER_MONTH:
        return None
    wanted = [r for r in levels(store, selection, topic) if r.period.span == topic.span]
    if not wanted:
        ever = [r for r in levels(store, widest(selection), topic) if r.period.span == topic.span]
        if not ever and not selection.only_span:
            return None
        return empty(store, selection, topic, "line")
    found = shown(store, selection, topic, wanted)
    if not found.rows:
        return refused(store, selection, topic, "line", found)
    view = over_time(store, selection, topic, found)
    return view if found.measure in WAYS else with_changes(store, view, view.periods[-1])


def over_time(store: Store, selection: Selection, topic: Topic, found: Shown) -> View:
    """Figures of comparable periods: three make a line, two make pairs, one makes a ranking."""
    view = view_of(store, selection, topic, "line", found.rows, measure=found.measure)
    most = max(_comparable(view, key) for key in view.keys)
    kind = "line" if most >= 3 else "pairs" if len(view.periods) > 1 else "ranking"
    return beside(replace(view, kind=kind, span=topic.span), found)


def beside(view: View, found: Shown) -> View:
    """The view with what its figures are computed from, and why some series have none."""
    given = {view.key(row) for row in found.rows}
    refusals = {view.key(row): why for row, why in found.refusals if view.key(row) not in given}
    return replace(
        view, rows=(*view.rows, *found.operands), refusals=refusals, operands=found.operands
    )


def refused(store: Store, selection: Selection, topic: Topic, kind: str, found: Shown) -> View:
    """A view without rows: nothing can be shown in the way asked for, each series' reason."""
    why = {getattr(row, topic.by): reason for row, reason in found.refusals}
    names = View(kind, (), store.catalog, selection, topic.indicators, topic.by)
    told = "; ".join(f"{names.key_name(key)}: {reason}" for key, reason in why.items())
    reason = f"{told[:1].upper()}{told[1:]}."
    return empty(store, selection, topic, kind, reason, lambda other: other.show == LEVEL)


def _comparable(view: View, key: str) -> int:
    """Points of one definition in a series: the longest run that no break cuts."""
    run = most = 0
    last: Observation | None = None
    for row in view.series(key):
        cut = last and view.catalog.break_between(
            row.indicator, row.zone, last.period.end, row.period.end
        )
        run = 1 if cut else run + 1
        most, last = max(most, run), row
    return most


def timeline(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Every dated figure on a true time axis; lines end where a definition breaks."""
    rows = spanned(selection, levels(store, selection, topic))
    if not rows:
        return empty(store, selection, topic, "timeline")
    found = shown(store, selection, topic, rows)
    if not found.rows:
        return refused(store, selection, topic, "timeline", found)
    view = view_of(store, selection, topic, "timeline", found.rows, measure=found.measure)
    return beside(view, found) if found.measure in WAYS else with_changes(store, view)


def spanned(selection: Selection, rows: Iterable[Observation]) -> list[Observation]:
    """The rows of the chosen span; of every length where none is chosen."""
    span = selection.only_span
    return [row for row in rows if not span or row.period.span in members(span)]


def against(store: Store, selection: Selection, topic: Topic) -> View | None:
    """One period beside the same period a year earlier."""
    rows = levels(store, selection, topic)
    found = shown(store, selection, topic, [row for row in rows if row.period.span != OTHER])
    when = chosen_period(selection, found.rows, topic)
    now = [row for row in found.rows if when and row.period.is_when(when)]
    if not now:
        here = tuple(one for one in found.refusals if when and one[0].period.is_when(when))
        if here or (rows and not found.rows):
            told = replace(found, refusals=here or found.refusals)
            return refused(store, selection, topic, "pairs", told)
        return empty(store, selection, topic, "pairs")
    if found.measure in WAYS:
        view = view_of(store, selection, topic, "ranking", now, when, found.measure)
        used = {part.id for row in now for part in row.operands}
        kept = tuple(row for row in found.operands if row.id in used)
        why = tuple(pair for pair in found.refusals if pair[0].period.is_when(when))
        return beside(replace(view, span=when[0]), replace(found, operands=kept, refusals=why))
    last_year = (when[0], when[1] - 1)
    before = [row for row in _all_years(store, selection, topic) if row.period.is_when(last_year)]
    kind = "pairs" if before else "ranking"
    view = view_of(store, selection, topic, kind, [*before, *now], when, found.measure)
    return with_changes(store, replace(view, span=when[0]), now[0].period)


def snapshot(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Tiles: the figure of each zone type at one period, and its change on the year before."""
    if selection.show == PER_MONTH:
        selection = replace(selection, show=LEVEL)
    view = against(store, selection, topic)
    return replace(view, kind="tiles") if view else None


def figures(store: Store, selection: Selection, topic: Topic) -> View | None:
    """All figures of the selection as a table, the newest period first."""
    rows = spanned(selection, levels(store, selection, topic))
    if not rows:
        return empty(store, selection, topic, "table")
    found = shown(store, selection, topic, rows)
    if not found.rows:
        return refused(store, selection, topic, "table", found)
    view = view_of(store, selection, topic, "table", found.rows, measure=found.measure)
    return beside(view, found)


def goals(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Annual results beside the targets that the same authority announced for a year."""
    rows = [row for row in levels(store, selection, topic) if row.period.span == "year"]
    found = {row.indicator for row in rows}
    if found != set(topic.indicators):
        return empty(store, selection, topic, "targets")
    return view_of(store, selection, topic, "targets", rows)


def listing(store: Store, selection: Selection, topic: Topic) -> View | None:
    """A plain list of what was stated, by any authority: plans, targets, statements. A figure that
    several sources repeat is listed once, with the best of them. The series of the publisher's
    portal are no statements: they have cards of their own."""
    rows = [
        row
        for indicator in topic.indicators
        for row in store.all_rows(indicator, selection.region)
        if row.zone in topic.zones
        and row.measure == "level"
        and selection.covers(row.period.year)
        and topic.authority in ("", row.authority)
        and not OWN.match(row.source)
    ]
    if not rows:
        return empty(store, selection, topic, "list")
    rows.sort(key=lambda row: (not row.primary, store.catalog.sources[row.source].rank))
    said = {
        (
            row.indicator,
            row.zone,
            row.partner,
            row.activity,
            row.period.key,
            row.value,
            row.unit,
        ): row
        for row in reversed(rows)
    }
    return view_of(store, selection, topic, "list", said.values())


def _all_years(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    return levels(store, replace(selection, first=None, last=None), topic)


def view_of(
    store: Store,
    selection: Selection,
    topic: Topic,
    kind: str,
    rows: Iterable[Observation],
    when: When | None = None,
    measure: str = "level",
) -> View:
    """A view of these rows, its series in the catalogues' order, with all that must be noted."""
    rows = tuple(rows)
    units = {row.unit for row in rows}
    indicator = store.catalog.indicators[topic.indicators[0]]
    order = _order(store, topic)
    present = dict.fromkeys(getattr(row, topic.by) for row in rows)
    keys = sorted(present, key=lambda key: order.get(key, len(order)))
    now = [row.period for row in rows if when and row.period.is_when(when)]
    view = View(
        kind=kind, rows=rows, catalog=store.catalog, selection=selection,
        indicators=topic.indicators, by=topic.by, keys=tuple(keys),
        unit=units.pop() if len(units) == 1 else indicator.unit,
        period=now[0] if now else None, authority=topic.authority, measure=measure,
        fixed=topic.fixed, partner=topic.partner,
    )  # fmt: skip
    return replace(view, notes=remarks(store, view, topic.chosen(selection)))


def _order(store: Store, topic: Topic) -> dict[str, int]:
    tables = {
        "zone": store.catalog.zones, "partner": store.catalog.partners,
        "activity": store.catalog.activities,
    }  # fmt: skip
    slugs = topic.indicators if topic.by == "indicator" else tables.get(topic.by, ())
    return {slug: number for number, slug in enumerate(slugs)}


def with_changes(store: Store, view: View, only: Period | None = None) -> View:
    """The view with the change of each series' newest figure (or of the period `only`)."""
    extra: list[Observation] = []
    refusals: dict[str, str] = {}
    for key in view.keys:
        rows = view.series(key)
        later = rows[-1]
        if only and not later.period.is_when((only.span, only.year)):
            continue
        comparison = year_on_year(store, view.selection, later)
        extra += comparison.rows
        if comparison.refusal:
            refusals[key] = comparison.refusal
    return replace(view, rows=(*view.rows, *extra), refusals=refusals)


def year_on_year(store: Store, selection: Selection, later: Observation) -> change.Comparison:
    """The figure against the same period a year earlier, of the same authority."""
    earlier = a_year_earlier(store, selection, later) if later.period.span != OTHER else None
    return _compared(store, later, earlier, current.get())


@kept(KEPT)
def _compared(
    store: Store, later: Observation, earlier: Observation | None, _language: str
) -> change.Comparison:
    return change.compare(later, earlier, store.catalog, tuple(stated(store, later).values()))


def latest(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The newest figure of each series that has a span, beside the year before."""
    selection = replace(selection, show=LEVEL, span="", prices="current")
    rows = [row for row in levels(store, selection, topic) if row.period.span in SPANS]
    if not rows:
        return empty(store, selection, topic, "tiles")
    newest = max(rows, key=lambda row: row.period.end).period
    when = (newest.span, newest.year)
    now = [row for row in rows if row.period.is_when(when)]
    everything = _all_years(store, selection, topic)
    before = [row for row in everything if row.period.is_when(newest.before())]
    view = view_of(store, selection, topic, "tiles", [*before, *now], when)
    return with_changes(store, replace(view, span=newest.span), newest)


def release(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The publisher's own table: its indicators by zone type, for one period, as printed."""
    rows = published(store, selection, topic)
    when = fullest(selection, rows)
    now = [row for row in rows if when and row.period.is_when(when)]
    if not now:
        return empty(store, selection, topic, "release")
    return view_of(store, selection, topic, "release", now, when)
