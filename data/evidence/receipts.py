"""The figure behind an id, published or derived: what a receipt is made out for.

A derived figure is stored nowhere. Its id follows from its series, period, formula and operands, so
it is found by deriving again whatever can be derived of an indicator in a region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ..catalog import FOUR_TYPES
from ..kept import kept
from ..language import current
from ..observation import Observation
from ..periods import MEMBERS
from ..questions import sums
from ..questions.levels import levels
from ..questions.places import told_apart
from ..questions.ratios import BALANCES, balances, rests
from ..questions.together import totals
from ..questions.topic import COMMITTEE, Topic
from ..questions.ways import PER_MONTH, defined, shown
from ..questions.within import averages
from ..reckoning import derive
from ..selection import PRICES, Selection
from ..store import Store

SEARCHED = 10_000  # observations up to which all that can be derived is searched for an id
MOST_REGIONS = 30  # of an indicator that is named: a map shows no more
GROUPS_KEPT = 256


def find(
    store: Store, identity: str, indicators: Iterable[str] = (), region: str = ""
) -> Observation | None:
    """The observation with this id (12 hex digits), or None.

    A derived one is looked for among those of the indicators named, what charts of all regions show
    and the region first; then, if there are not more than SEARCHED observations, among all."""
    indicators = [one for one in indicators if one in store.catalog.indicators]
    within = (sums.within(store, one).get(identity) for one in indicators)
    found = store.find(identity) or next(filter(None, within), None)
    groups = () if found else _groups(store, indicators, region)
    rows = (_derived(store, *group, current.get()).get(identity) for group in groups)
    return found or next(filter(None, rows), None)


def _groups(store: Store, indicators: Iterable[str], region: str) -> Iterator[tuple[str, str]]:
    """Where to look for a derived figure, the most likely place first."""
    yield from ((one, region) for one in indicators if region)
    regions = ((one, where) for one in indicators for where in store.regions_of(one))
    yield from islice(regions, MOST_REGIONS)
    if len(store) <= SEARCHED:
        every = store.catalog.indicators
        yield from ((one, where) for one in every for where in store.regions_of(one))


@kept(GROUPS_KEPT)
def _derived(store: Store, indicator: str, region: str, _language: str) -> dict[str, Observation]:
    """By id: all figures that can be derived of an indicator in a region, and their operands."""
    found: dict[str, Observation] = {}
    for row in derivable(store, indicator, region):
        _add(found, row)
    return found


def _add(found: dict[str, Observation], row: Observation) -> None:
    if row.status == "derived" and row.id not in found:
        found[row.id] = row
        for part in row.operands:
            _add(found, part)


def derivable(store: Store, indicator: str, region: str) -> Iterator[Observation]:
    """Every figure that some view of the indicator in the region may show."""
    if indicator not in store.catalog.indicators:
        return
    rows = store.all_rows(indicator, region)
    for authority in {row.authority for row in rows}:
        topics = [
            Topic((indicator,), tuple(store.catalog.zones), authority=authority, by=by, fixed=True)
            for by in ("zone", "partner", "activity")
        ]
        for topic in topics:
            yield from _shown(store, topic, region)
            yield from _sums(store, topic, region)
        if authority == COMMITTEE and indicator in told_apart(store):
            yield from sums.every(store, indicator, region)
        yield from totals(store, indicator, region, authority)
        yield from rests(store, indicator, region, authority)
        for first, second in BALANCES:
            if indicator == first:
                yield from balances(store, first, second, region, authority)


def _shown(store: Store, topic: Topic, region: str) -> Iterator[Observation]:
    """In every way to show, of every span, in all prices."""
    indicator = store.catalog.indicators[topic.indicators[0]]
    ways = [name for name in defined(indicator) if name != PER_MONTH]
    spans = [("", price) for price in PRICES] + [(span, PRICES[0]) for span in MEMBERS]
    for span, price in spans:
        for show in ways:
            selection = Selection(region=region, span=span, prices=price, show=show)
            rows = levels(store, selection, topic)
            yield from shown(store, selection, topic, rows).rows
    yield from averages(store, Selection(region=region), topic).rows


def _sums(store: Store, topic: Topic, region: str) -> Iterator[Observation]:
    """The four types together, and their shares, as compositions show them."""
    for span in ("", *MEMBERS):
        whole: dict[str, dict[str, Observation]] = {}
        for row in levels(store, Selection(region=region, span=span), topic):
            whole.setdefault(row.period.key, {})[row.zone] = row
        for parts in whole.values():
            four = [parts[z] for z in FOUR_TYPES if z in parts and parts[z].is_firm]
            if len(four) == len(FOUR_TYPES):
                yield derive.total(four, store.catalog)
                yield from derive.shares(four, store.catalog)
