"""What a missing figure would make possible: tried with the engines that compute everything else.

A stand-in takes the missing place, between its neighbours, so that only a break, a doubtful operand
or a definition can forbid a result. Only what would be computed is kept, never its value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..catalog import FOUR_TYPES, Catalog
from ..kept import kept
from ..observation import Observation
from ..periods import SPANS, Period
from ..questions.levels import stated
from ..questions.ways import MEMBERS, defined, share
from ..reckoning import change, cumulative, derive
from ..store import Store
from .coverage import Cell, Coverage, When, coverage

KINDS = ("quarter", "rolling", "growth", "change", "share", "per_participant")
KEPT = 16  # regions
ORDER = list(SPANS)


@dataclass(frozen=True, slots=True)
class Gain:
    """A figure that would be computed: `kind` of an indicator in a period."""

    kind: str
    indicator: str
    period: Period


@dataclass(frozen=True)
class Wanted:
    """What is missing of one indicator for one period, and what it would make possible."""

    indicator: str
    period: Period
    zones: tuple[str, ...]
    gains: tuple[Gain, ...]

    @property
    def kinds(self) -> dict[str, int]:
        """How many figures of each kind it would give."""
        found = Counter(gain.kind for gain in self.gains)
        return {kind: found[kind] for kind in KINDS if found[kind]}


@kept(KEPT)
def gains(store: Store, region: str) -> dict[Cell, tuple[Gain, ...]]:
    """By missing cell: what its figure would make possible."""
    known = coverage(store, region)
    return {
        cell: found
        for cell in known.cells
        if cell.row is None
        and not known.precedes(cell, store.catalog)
        and (found := tuple(_gains(store, known, cell)))
    }


def wanted(store: Store, region: str, cells: Iterable[Cell]) -> tuple[Wanted, ...]:
    """The missing ones among the cells that would make something possible, most of it first; then
    the newest, then in the order of the tables."""
    found = gains(store, region)
    groups: dict[tuple[str, Period], list[Cell]] = {}
    for cell in cells:
        if cell in found:
            groups.setdefault((cell.indicator, cell.period), []).append(cell)
    asked = [
        Wanted(*key, tuple(cell.zone for cell in group), tuple(g for c in group for g in found[c]))
        for key, group in groups.items()
    ]
    return tuple(sorted(asked, key=lambda one: (-len(one.gains), -one.period.end.toordinal())))


def _gains(store: Store, known: Coverage, cell: Cell) -> Iterator[Gain]:
    probe = _stand_in(known, cell, store.catalog)
    if probe is None:
        return
    yield from _periods(known, cell, probe, store.catalog)
    yield from _changes(store, known, cell, probe)
    yield from _shares(known, cell, probe, store.catalog)
    yield from _by_participant(known, cell, probe, store.catalog)


def _stand_in(known: Coverage, cell: Cell, catalog: Catalog) -> Observation | None:
    """A firm figure of the series, moved to the cell; None where the series has none."""
    line = known.lines[cell.indicator, cell.zone]
    firm = [one.row for one in line if one.row and one.row.is_firm and not one.row.activity]
    if not firm:
        return None
    near = min(firm, key=lambda row: abs((row.period.end - cell.period.end).days))
    value = _between(known, cell, near, catalog)
    return replace(
        near, period=cell.period, value=derive.rounded(value, near.step), status="published",
        operands=(), computed=None, derivation="",
    )  # fmt: skip


def _between(known: Coverage, cell: Cell, near: Observation, catalog: Catalog) -> Decimal:
    """A number between the cumulative figures before and after it in its year."""
    span, year = cell.when
    place = ORDER.index(span)
    beside = {
        one: known.row(cell.indicator, cell.zone, (one, year)) for one in ORDER if one != span
    }
    amounts = {s: derive.amount(row, catalog, near.unit) for s, row in beside.items() if row}
    before = [value for s, value in amounts.items() if ORDER.index(s) < place]
    after = [value for s, value in amounts.items() if ORDER.index(s) > place]
    if before and after:
        return (before[-1] + after[0]) / 2
    return before[-1] * 2 if before else after[0] / 2 if after else near.exact


def _periods(known: Coverage, cell: Cell, probe: Observation, catalog: Catalog) -> Iterator[Gain]:
    """Single quarters and rolling years; each engine gets only operands that are all there."""
    if cell.period.is_stock or probe.unit == "percent":
        return
    for wanted_by, engine, kind in (
        (_of_quarters, cumulative.quarters, "quarter"),
        (_of_rolling, cumulative.rolling_years, "rolling"),
    ):
        for others in wanted_by(*cell.when):
            rows = [known.row(cell.indicator, cell.zone, when) for when in others]
            if all(rows):
                for row in engine((probe, *rows), catalog).rows:
                    if any(one is probe for one in row.operands):
                        yield Gain(kind, cell.indicator, row.period)


def _of_quarters(span: str, year: int) -> Iterator[tuple[When, ...]]:
    """The other cumulative figure of each quarter that a figure borders on."""
    place = ORDER.index(span)
    for other in ORDER[max(place - 1, 0) : place + 2]:
        if other != span:
            yield ((other, year),)


def _of_rolling(span: str, year: int) -> Iterator[tuple[When, ...]]:
    """The two other figures of each rolling year that a figure is an operand of."""
    if span == "year":
        yield from (((part, year + 1), (part, year)) for part in ORDER[:-1])
        return
    yield (("year", year - 1), (span, year - 1))
    yield ((span, year + 1), ("year", year))


def _changes(store: Store, known: Coverage, cell: Cell, probe: Observation) -> Iterator[Gain]:
    """Growth (or the difference, where no rate is given) on the year before and of the year after,
    unless the source prints it."""
    way = store.catalog.indicators[cell.indicator].compare
    measure = "growth" if way == "growth" else "change"
    span, year = cell.when
    before = known.row(cell.indicator, cell.zone, (span, year - 1))
    after = known.row(cell.indicator, cell.zone, (span, year + 1))
    for later, earlier in ((probe, before), (after, probe)):
        if later is None or earlier is None or (later is after and stated(store, later)):
            continue
        outcome = change.relate(later, earlier, store.catalog, {}, measure)
        if isinstance(outcome, Observation):
            yield Gain(measure, cell.indicator, later.period)


def _shares(known: Coverage, cell: Cell, probe: Observation, catalog: Catalog) -> Iterator[Gain]:
    """The shares of the four types, where this is the last of them."""
    indicator = catalog.indicators[cell.indicator]
    if cell.zone not in FOUR_TYPES or "share" not in defined(indicator):
        return
    parts = {zone: known.row(cell.indicator, zone, cell.when) for zone in FOUR_TYPES}
    parts[cell.zone] = probe
    there = {zone: row for zone, row in parts.items() if row}
    if isinstance(share(probe, there, catalog), Observation):
        yield Gain("share", cell.indicator, cell.period)


def _by_participant(
    known: Coverage, cell: Cell, probe: Observation, catalog: Catalog
) -> Iterator[Gain]:
    """Amounts for each participant, where the flow and their number on its last day are there."""
    if cell.indicator == MEMBERS:
        indicators = dict.fromkeys(indicator for indicator, _zone in known.lines)
        flows = [known.row(one, cell.zone, cell.when) for one in indicators]
        pairs = [(flow, probe) for flow in flows if flow and not flow.activity]
    else:
        pairs = [(probe, known.row(MEMBERS, cell.zone, cell.when))]
    for flow, members in pairs:
        divided = "per_participant" in defined(catalog.indicators[flow.indicator])
        if divided and members and not derive.hindrance((flow, members), catalog):
            yield Gain("per_participant", flow.indicator, flow.period)
