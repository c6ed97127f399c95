"""Figures set in relation: balances, a flow for each participant, parts of a whole."""

from __future__ import annotations

from dataclasses import replace

from ..catalog import Catalog
from ..language import _
from ..observation import Observation
from ..reckoning import derive
from ..selection import Selection
from ..store import Store
from .choice import chosen_period
from .compare import compare, spanned, view_of
from .levels import levels
from .nearest import empty
from .topic import Topic
from .view import View

BALANCES = (("accounts_receivable", "accounts_payable"),)
REST = "rest"  # the part of a whole for which no figure is published


def per_participant(store: Store, selection: Selection, topic: Topic) -> View | None:
    """A flow (the topic's first indicator) divided by the participants on its closing day.

    Nothing is given where either figure is approximate or doubtful."""
    ratios = _ratios(store, selection, topic)
    if not ratios:
        return empty(
            store, selection, topic, "ranking", _no_participants(store, selection, topic),
            holds=lambda candidate: bool(_ratios(store, candidate, topic)),
        )  # fmt: skip
    when = (ratios[0].period.span, ratios[0].period.year)
    view = view_of(store, selection, topic, "ranking", ratios, when, "per_participant")
    return view.with_rows(tuple(part for row in ratios for part in row.operands))


def _no_participants(store: Store, selection: Selection, topic: Topic) -> str:
    """That the participants of a place are published nowhere; empty where that is not why."""
    here = selection.region
    if store.rows(topic.indicators[1], here):
        return ""
    text = _("No number of participants is published for {region}.")
    return text.format(region=store.catalog.regions[selection.region].name)


def _ratios(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    """Each flow of the period for each of the participants on its closing day."""
    flow, members = topic.indicators
    rows = [row for row in levels(store, selection, topic) if row.is_firm]
    flows = [row for row in rows if row.indicator == flow]
    when = chosen_period(selection, flows, topic)
    if not when:
        return []
    now = [row for row in rows if row.period.is_when(when)]
    count = {row.zone: row for row in now if row.indicator == members}
    pairs = [(row, count[row.zone]) for row in now if row.indicator == flow and row.zone in count]
    fit = [pair for pair in pairs if not derive.hindrance(pair, store.catalog)]
    found = (derive.per(*pair, store.catalog) for pair in fit)
    return [row for row in found if isinstance(row, Observation)]


def balance(store: Store, selection: Selection, topic: Topic) -> View | None:
    """First indicator minus the second (receivables minus payables), on a day and a year before."""
    first, second = topic.indicators
    plain = replace(selection, show="level")
    found = _balanced(spanned(plain, levels(store, plain, topic)), first, second, store.catalog)
    when = chosen_period(selection, found, topic)
    days = (when, (when[0], when[1] - 1)) if when else ()
    found = [row for row in found if any(row.period.is_when(day) for day in days)]
    if not found:
        return empty(store, selection, topic, "pairs")
    view = view_of(store, selection, topic, "pairs", found, measure="balance")
    operands = tuple(part for row in found for part in row.operands)
    kind = "pairs" if len(view.periods) > 1 else "ranking"
    return replace(view, kind=kind, rows=(*view.rows, *operands), operands=operands)


def balances(
    store: Store, first: str, second: str, region: str, authority: str
) -> list[Observation]:
    """Every difference of two indicators in a region."""
    topic = Topic((first, second), tuple(store.catalog.zones), authority=authority, fixed=True)
    rows = levels(store, Selection(region=region), topic)
    return _balanced(rows, first, second, store.catalog)


def _balanced(
    rows: list[Observation], first: str, second: str, catalog: Catalog
) -> list[Observation]:
    minus = {(row.zone, row.period.key): row for row in rows if row.indicator == second}
    return [
        derive.difference(
            row, minus[row.zone, row.period.key], catalog, "balance", f"{first} − {second}"
        )
        for row in rows
        if row.indicator == first
        and (row.zone, row.period.key) in minus
        and row.is_firm
        and minus[row.zone, row.period.key].is_firm
    ]


def side_by_side(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The figures of one span over the years without any change between them: for an indicator
    whose coverage widened, where even an unbroken series may owe its rise to that."""
    view = compare(store, selection, topic)
    if view is None or selection.show != "level":
        return view
    return replace(view, rows=view.levels, refusals={})


def structure(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Shares of activities in one period, largest first, and what is left of 100 percent."""
    rows = levels(store, selection, topic)
    when = chosen_period(selection, rows, topic)
    shown = [row for row in rows if when and row.period.is_when(when)]
    if not shown:
        return empty(store, selection, topic, "shares")
    shown.sort(key=lambda row: -row.number)
    unchosen = Selection(region=selection.region)
    whole = [row for row in levels(store, unchosen, topic) if row.period.is_when(when)]
    rest = _rest(whole, store.catalog) if len(shown) == len(whole) else ()
    view = view_of(store, selection, topic, "shares", shown, when)
    return view.with_rows(
        rest, keys=(*(row.activity for row in shown), *(r.activity for r in rest))
    )


def _rest(parts: list[Observation], catalog: Catalog) -> tuple[Observation, ...]:
    """What the published shares leave of 100 percent."""
    digit = derive.coarsest(parts, catalog, "percent")
    left = derive.compute(
        "level", "100 − sum of the shares", lambda *shares: 100 - sum(shares), parts, catalog,
        "percent", digit,
    )  # fmt: skip
    if isinstance(left, derive.Refusal) or left.exact <= 0:
        return ()
    return (replace(left, activity=REST),)


def rests(store: Store, indicator: str, region: str, authority: str) -> list[Observation]:
    """What the published shares of activities leave, by zone type and period."""
    if store.catalog.indicators[indicator].family != "percent":
        return []
    zones = tuple(store.catalog.zones)
    topic = Topic((indicator,), zones, authority=authority, by="activity", fixed=True)
    wholes: dict[tuple[str, str], list[Observation]] = {}
    for row in levels(store, Selection(region=region), topic):
        wholes.setdefault((row.zone, row.period.key), []).append(row)
    return [row for parts in wholes.values() for row in _rest(parts, store.catalog)]
