"""Regions against the republic: one pass over the numbers, since every region takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from ...observation import Observation
from ...store import Store
from .finding import Finding
from .group import Group, split
from .sums import against_parts

SERIES = ("zone", "partner", "activity")
KINDS = ("republic", "region", "city")  # the places that are all of the country together
FINE = 1e-9  # of a sum: what binary numbers cannot tell apart
ALWAYS = 3  # periods in which the regions always fall short: then a part belongs to none


@dataclass(frozen=True)
class Numbers:
    """Exact levels of the country and of its regions, one place in each array for a figure."""

    places: np.ndarray  # in the store's frame
    whole: np.ndarray  # whether it is the country's
    region: np.ndarray
    number: np.ndarray  # in the base unit
    half: np.ndarray  # half of the last digit
    leads: np.ndarray
    keys: dict[str, np.ndarray]  # numbers of the cells that figures of one source, authority share


@dataclass(frozen=True)
class Sums:
    """What regions make of one cell of the country, one place in each array for a cell."""

    verdict: np.ndarray
    gap: np.ndarray
    total: np.ndarray
    whole: np.ndarray  # place of the country's figure in Numbers
    by: str
    cell: np.ndarray


def regions(group: Group) -> Iterator[Finding]:
    """The regions that one source prints (or else one authority) against its figure for the whole
    country. The periods of a series with one verdict are one finding, with the figures of the
    widest gap."""
    places = group.catalog.regions
    country = group.catalog.country
    if group.region != country or not group.indicator.sum_ok:
        return
    if group.indicator.family == "percent":
        return
    yield from _folded(_with_rest(group, country))
    parts = [slug for slug, place in places.items() if place.kind in KINDS]
    numbers = _numbers(group, country, parts)
    if numbers is None:
        return
    done = np.array([], int)
    for by, kept in (("source_id", None), ("authority", numbers.leads)):
        sums = _sums(numbers, by, len(parts), kept, done)
        done = numbers.places[sums.whole]
        yield from _findings(group, numbers, sums)


def _with_rest(group: Group, country: str) -> Iterator[Finding]:
    """A place and the country without it: `1726` and `1700-1726`."""
    known = group.catalog.regions
    wholes = {_key(row): row for row in group.levels}
    for slug in group.store.regions_of(group.slug):
        name, _dash, place = slug.partition("-")
        if name != country or place not in known:
            continue
        ones = {_key(row): row for row in group.store.all_rows(group.slug, place)}
        for row in group.store.all_rows(group.slug, slug):
            whole, one = wholes.get(_key(row)), ones.get(_key(row))
            if whole and one:
                found = against_parts("regions", whole, (one, row), group, complete=True)
                if found:
                    yield found


def _key(row: Observation) -> tuple[str, ...]:
    return row.measure, row.zone, row.partner, row.activity, row.period.key, row.source


def _numbers(group: Group, country: str, parts: list[str]) -> Numbers | None:
    """The exact levels of these places as numbers; None where there are no regions."""
    store = group.store
    spans = [store.span_of(group.slug, region) for region in (country, *parts)]
    if spans[0][0] == spans[0][1] or not any(stop > start for start, stop in spans[1:]):
        return None
    places = np.concatenate([np.arange(start, stop) for start, stop in spans])
    at = np.repeat(np.arange(len(spans)), [stop - start for start, stop in spans])
    kept = _is(store, "measure", "level", places) & _is(store, "qualifier", "exact", places)
    places, at = places[kept], at[kept]
    values = store.frame["value"].to_numpy()[places]
    digits = np.array([len(value.partition(".")[2]) for value in values], int)
    names = store.frame["unit"].cat.categories
    units = _codes(store, "unit", places)
    factor = np.array([group.catalog.units[name].factor for name in names])[units]
    counted = (np.asarray(names == "count")[units]) & (digits == 0)
    half = np.where(counted, 0.0, 0.5 * factor * 10.0**-digits)
    series = _joined(store, (*SERIES, "when"), places)
    keys = {by: _joined(store, (by,), places, series) for by in ("source_id", "authority")}
    leads = store.frame["leads"].to_numpy()[places]
    return Numbers(places, at == 0, at, values.astype(float) * factor, half, leads, keys)


def _codes(store: Store, name: str, places: np.ndarray) -> np.ndarray:
    return store.frame[name].cat.codes.to_numpy()[places].astype(np.int64)


def _is(store: Store, name: str, value: str, places: np.ndarray) -> np.ndarray:
    categories = np.asarray(store.frame[name].cat.categories == value)
    return categories[_codes(store, name, places)]


def _joined(
    store: Store, names: Iterable[str], places: np.ndarray, start: np.ndarray | None = None
) -> np.ndarray:
    """Columns as one number for each of their combinations."""
    key = np.zeros(len(places), np.int64) if start is None else start
    for name in names:
        key = key * len(store.frame[name].cat.categories) + _codes(store, name, places)
    return key


def _sums(
    numbers: Numbers, by: str, wanted: int, kept: np.ndarray | None, done: np.ndarray
) -> Sums:
    """What the regions of a source or authority add up to, beside its figure for the country."""
    rows = np.arange(len(numbers.places)) if kept is None else np.flatnonzero(kept)
    cells, cell = np.unique(numbers.keys[by][rows], return_inverse=True)
    wholes, parts = rows[numbers.whole[rows]], rows[~numbers.whole[rows]]
    of_whole, of_part = cell[numbers.whole[rows]], cell[~numbers.whole[rows]]
    once = np.unique(of_part * (wanted + 1) + numbers.region[parts], return_index=True)[1]
    parts, of_part = parts[once], of_part[once]
    count = np.bincount(of_part, minlength=len(cells))
    total = np.bincount(of_part, numbers.number[parts], len(cells))
    slack = np.bincount(of_part, numbers.half[parts], len(cells))
    whole = np.full(len(cells), -1)
    whole[of_whole[::-1]] = wholes[::-1]
    gap = total - numbers.number[whole]
    fine = FINE * np.abs(numbers.number[whole])
    differs = np.abs(gap) > numbers.half[whole] + slack + fine
    same = np.abs(gap) <= numbers.half[whole] + fine
    verdict = np.where(differs, "differs", np.where(same, "agrees", "rounding"))
    valid = (whole >= 0) & ((count == wanted) | ((count > 0) & differs & (gap > 0)))
    valid &= ~np.isin(numbers.places[whole], done)
    return Sums(verdict[valid], gap[valid], total[valid], whole[valid], by, cells[valid])


def _findings(group: Group, numbers: Numbers, sums: Sums) -> Iterator[Finding]:
    """One finding for each series and verdict."""
    series = _joined(group.store, SERIES, numbers.places)[sums.whole]
    for key, verdict in sorted(set(zip(series.tolist(), sums.verdict.tolist(), strict=True))):
        chosen = np.flatnonzero((series == key) & (sums.verdict == verdict))
        share = np.abs(sums.gap[chosen]) / np.maximum(np.abs(sums.total[chosen]), FINE)
        yield _finding(group, numbers, sums, chosen, chosen[np.argmax(share)])


def _finding(group: Group, numbers: Numbers, sums: Sums, chosen: np.ndarray, worst: int) -> Finding:
    """The figures of the widest gap stand for all periods."""
    cell = (numbers.keys[sums.by] == sums.cell[worst]) & ~numbers.whole
    if sums.by == "authority":
        cell &= numbers.leads
    pick = group.store.pick
    rows = tuple(pick(np.r_[numbers.places[sums.whole[worst]], numbers.places[cell]]))
    wholes = pick(numbers.places[sums.whole[chosen]])
    unit = rows[0].unit
    factor = group.catalog.units[unit].factor
    short = bool((sums.gap[chosen] < 0).all()) and len(chosen) >= ALWAYS
    return Finding(
        "regions", str(sums.verdict[worst]), rows, _decimal(abs(sums.gap[worst]) / factor), unit,
        _decimal(sums.total[worst] / factor), "unallocated" if short else "", len(chosen),
        tuple(row.period for row in wholes),
    )  # fmt: skip


def _folded(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one series with one verdict as one; the widest gap stands for all."""
    for rows in split(found, lambda one: (*_key(one.rows[0])[:4], one.verdict)).values():
        worst = max(rows, key=lambda one: one.weight)
        every = tuple(one.period for one in rows)
        yield replace(worst, count=len(rows), periods=every) if len(rows) > 1 else worst


def _decimal(number: float) -> Decimal:
    """The number without the dust of binary arithmetic."""
    return Decimal(f"{number:.9g}")
