"""What zone types make together in a place and period: a published figure of one type, or the sum
of several, and its growth like for like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ..catalog import FOUR_TYPES, Catalog
from ..kept import kept
from ..language import _, current
from ..observation import Observation
from ..periods import MEMBERS, OTHER, Period
from ..reckoning import change, derive
from ..reckoning.derive import Outcome, Refusal
from ..selection import Selection
from ..store import Store
from .choice import When
from .compare import year_on_year
from .levels import made
from .places import COUNTRY, places, regions
from .topic import COMMITTEE, Topic

KEPT = 64  # tables of an indicator
SUMS_KEPT = 1 << 14
TOTAL, SEVERAL = "total", "chosen_types"  # the zone of a sum: all four types, or some of them
Place = dict[str, Observation]  # the figures of a place by zone type


@dataclass(frozen=True)
class Made:
    """Which levels of an indicator: `way` is a derived span or empty, `prices` current or not."""

    indicator: str
    way: str = ""
    prices: str = "current"


@dataclass(frozen=True, eq=False)
class Grid:
    """The Committee's figures of zone types by period and place, grouped once."""

    cells: dict[When, dict[str, Place]]
    periods: dict[When, Period]

    def place(self, when: When, region: str) -> Place:
        return self.cells.get(when, {}).get(region, {})

    @cached_property
    def _fit(self) -> dict[When, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
        """By period for each region: the zone types that have a figure, and that may be added."""
        return {
            when: tuple(
                (frozenset(place), frozenset(z for z, row in place.items() if is_addable(row)))
                for region, place in cells.items()
                if region != COUNTRY
            )
            for when, cells in self.cells.items()
        }

    def filled(self, when: When, zones: tuple[str, ...]) -> int:
        """For how many regions there is the figure of one type, or all figures of a sum."""
        wanted, nth = frozenset(zones), int(len(zones) > 1)
        return sum(wanted <= known[nth] for known in self._fit[when]) if zones else 0


def grid(store: Store, of: Made) -> Grid:
    """The table of the country and its regions."""
    return _grid(store, of, current.get())


@kept(KEPT)
def _grid(store: Store, of: Made, language: str) -> Grid:
    types = set(store.catalog.zones_of("type"))
    cells: dict[When, dict[str, Place]] = {}
    periods: dict[When, Period] = {}
    for region in (COUNTRY, *regions(store)):
        found = made(store, of.indicator, region, COMMITTEE, of.way, of.prices, language)
        for row in found.rows:
            plain = not (row.partner or row.activity) and "expectation" not in row.flags
            if plain and row.zone in types and row.period.span != OTHER:
                when = row.period.span, row.period.year
                cells.setdefault(when, {}).setdefault(region, {})[row.zone] = row
                periods.setdefault(when, row.period)
    return Grid(cells, periods)


def addable(chosen: tuple[str, ...]) -> tuple[str, ...]:
    """One type as it is; of several those that make the whole: IT Park is inside the technology
    parks, and youth zones joined later."""
    return chosen if len(chosen) < 2 else tuple(zone for zone in FOUR_TYPES if zone in chosen)


def is_addable(row: Observation) -> bool:
    return row.is_firm or row.is_open_zero


def complete(place: Place, zones: tuple[str, ...]) -> bool:
    """Whether there is a figure of one type, or figures of all of several that may be added."""
    if len(zones) == 1:
        return zones[0] in place
    rows = [place.get(zone) for zone in zones]
    return bool(rows) and all(row and is_addable(row) for row in rows)


def together(
    store: Store, of: Made, region: str, when: When, zones: tuple[str, ...]
) -> Observation | None:
    """The figure of the zone types in a place and period; None if one is missing or doubtful. A 0
    that may mean “not reported” counts as 0, and the sum keeps its flag."""
    place = grid(store, of).place(when, region)
    if not complete(place, zones):
        return None
    return place[zones[0]] if len(zones) == 1 else _sum(store, of, region, when, zones)


@kept(SUMS_KEPT)
def _sum(store: Store, of: Made, region: str, when: When, zones: tuple[str, ...]) -> Observation:
    place = grid(store, of).place(when, region)
    return _added([place[zone] for zone in zones], store.catalog)


def _added(parts: list[Observation], catalog: Catalog) -> Observation:
    name = TOTAL if len(parts) == len(FOUR_TYPES) else SEVERAL
    return parts[0] if len(parts) == 1 else derive.total(parts, catalog, name)


def growth(
    store: Store, of: Made, region: str, when: When, zones: tuple[str, ...]
) -> Outcome | None:
    """The growth of that figure on a year before, or why there is none; None without a figure."""
    place = grid(store, of).place(when, region)
    if not complete(place, zones):
        return None
    if len(zones) > 1:
        return _growth(store, of, region, when, zones, current.get())
    selection = Selection(region=region, span=of.way, prices=of.prices)
    found = year_on_year(store, selection, place[zones[0]])
    return found.growth or Refusal(found.refusal)


@kept(SUMS_KEPT)
def _growth(
    store: Store, of: Made, region: str, when: When, zones: tuple[str, ...], _language: str
) -> Outcome:
    """Like for like: the same types, each comparable, and 0 where it was 0 a year before."""
    places, catalog = grid(store, of), store.catalog
    now, before = (places.place(one, region) for one in (when, (when[0], when[1] - 1)))
    if not complete(before, zones):
        return Refusal(_("no earlier figure published"))
    pairs = [(now[zone], before[zone]) for zone in zones]
    lacking = [pair for pair in pairs if any(row.is_open_zero for row in pair)]
    rest = [pair for pair in pairs if pair not in lacking]
    one_sided = [pair for pair in lacking if not all(row.is_open_zero for row in pair)]
    if one_sided or not rest:
        doubtful = (one_sided or lacking)[0]
        return Refusal(derive.doubt(next(row for row in doubtful if row.is_open_zero)))
    reason = next(filter(None, (derive.hindrance(pair, catalog) for pair in rest)), "")
    if reason:
        return Refusal(reason)
    later, earlier = (_added(list(rows), catalog) for rows in zip(*rest, strict=True))
    return change.relate(later, earlier, catalog, {}, "growth")


def every(store: Store, indicator: str, region: str) -> Iterator[Observation]:
    """All sums of several of the four types in a place, and their growths, as maps show them."""
    ways = [Made(indicator), *(Made(indicator, span) for span in MEMBERS)]
    ways += [Made(indicator, prices="constant")]
    several = [z for n in range(2, len(FOUR_TYPES) + 1) for z in combinations(FOUR_TYPES, n)]
    for of in ways:
        for when in grid(store, of).cells:
            for zones in several:
                found = together(store, of, region, when, zones)
                rate = growth(store, of, region, when, zones) if found else None
                yield from (row for row in (found, rate) if isinstance(row, Observation))


def within(store: Store, indicator: str) -> dict[str, Observation]:
    """By id: the quarters and rolling years of all regions, as little charts show them."""
    return _within(store, indicator, current.get()) if places(store, [Topic((indicator,))]) else {}


@kept(KEPT)
def _within(store: Store, indicator: str, _language: str) -> dict[str, Observation]:
    tables = (grid(store, Made(indicator, span)) for span in MEMBERS)
    rows = (
        row
        for table in tables
        for cells in table.cells.values()
        for place in cells.values()
        for row in place.values()
    )
    return {row.id: row for row in rows if row.status == "derived"}
