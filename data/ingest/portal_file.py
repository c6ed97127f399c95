"""A file of the portal, from its bytes to figures that may be published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ..catalog import Catalog
from ..portal import Series
from ..synthetic import WORD
from . import portal_csv, portal_json, titles, units
from .batch import ROWS, WHERE, Batch
from .findings import Findings, Unreadable
from .gate import anchors, cumulative, figures, form, jumps, loaded, stated, sums, zeros
from .given import Given
from .kinds import JSON
from .metadata import values
from .official import Official
from .raw import Raw
from .table import Table

COUNT = "count"  # the unit of what is counted one by one
NAME = re.compile(r"sdmx_data_(\d+)")


@dataclass(frozen=True)
class Context:
    """What a file is held against."""

    series: Mapping[str, Series]
    catalog: Catalog
    official: Official
    loaded: Mapping[str, loaded.Loaded]
    sources: Mapping[str, str]  # notes of the sources that are loaded, by id
    today: date
    demo: bool = False
    given_series: str = ""  # `--series`
    published: date | None = None  # `--published`


def read(given: Given, kind: str, context: Context, findings: Findings) -> tuple[Batch, Table]:
    """The figures of the file; Unreadable if there are errors among the findings."""
    raw = (portal_json if kind == JSON else portal_csv).read(given, findings)
    series = _series(given, raw, context, findings)
    stated.whose(raw.records, context.demo, findings)
    published = context.published
    if raw.records is not None:
        stated.check(raw.records, series, context.series, findings)
        if findings.failed:
            raise Unreadable
        published = stated.modified(raw.records, series, published, context.today, findings)
    table = _table(series, raw, published, context, findings)
    unit = _unit(raw, table, context, findings)
    before = context.loaded.get(series.id)
    loaded.check(table, published, before, findings)
    cumulative.check(table, findings)
    sums.check(table, findings)
    if unit:
        anchors.further(table, unit, context.official, findings)
        known = loaded.in_unit(table, before, unit, context.official.factors)
        jumps.check(table, unit, known, findings)
        zeros.check(table, known, findings)
    if findings.failed or unit is None:
        raise Unreadable
    return _batch(given, raw, table, unit, published, context, findings), table


def _series(given: Given, raw: Raw, context: Context, findings: Findings) -> Series:
    """Which series it is: by the option, the name of the file, the code that it states."""
    named = NAME.search(given.name)
    name = context.given_series or (named[1] if named else "")
    if not name and raw.records is not None:
        codes = stated.codes(raw.records)
        name = next((one.id for one in context.series.values() if one.code in codes), "")
    if name in context.series:
        return context.series[name]
    if name:
        codes = ", ".join(sorted(stated.codes(raw.records or ())))
        rule = f"is none of the {len(context.series)} series of zones by region (3639 to 3694)"
        rule += f"; its code is {codes}" if codes else ""
        findings.error("series", rule, "Only these are taken from the portal.", value=name)
    else:
        rule = "nothing says which series this is: the portal's files are named sdmx_data_<ID>"
        findings.error("series", rule, "Name it: --series 3641.")
    raise Unreadable


def _table(
    series: Series, raw: Raw, published: date | None, context: Context, findings: Findings
) -> Table:
    rows = form.territories(raw.rows, findings)
    quarters = form.periods(rows, context.today, published, findings)
    if findings.failed:
        raise Unreadable
    cells = figures.read(rows, quarters, findings)
    if findings.failed:
        raise Unreadable
    return Table(series, tuple(row.code for row in rows), quarters, cells)


def _unit(raw: Raw, table: Table, context: Context, findings: Findings) -> str | None:
    """The unit that the file states and the release agrees with. A CSV states none."""
    family = context.catalog.indicators[table.series.indicator].family
    of_family = set(context.official.units(family))
    place = {"row": "metadata", "column": "unit"}
    if raw.records is None:
        allowed, contradict, text = of_family, False, ""
    else:
        texts = values(raw.records, "unit")
        text = " · ".join(dict.fromkeys(one for some in texts for one in some.values() if one))
        found = [units.possible(some) for some in texts]
        unknown = [one for _, some, _ in found for one in some]
        allowed = set().union(*(some for some, _, _ in found))
        contradict = any(some for _, _, some in found) or len(texts) > 1
        if not allowed:
            rule = "is not a unit that is known" if text else "the file states no unit"
            todo = "If it is a unit of its own, it belongs into data/ingest/units.py."
            findings.error("unit", rule, todo, **place, value=text)
            return None
        if unknown:
            rule = "is not understood; the unit in the other languages is taken"
            findings.warn("unit", rule, **place, value=" · ".join(unknown))
    if not allowed & of_family:
        rule = f"{table.series.indicator} is counted in {', '.join(sorted(of_family))}"
        findings.error("unit", rule, "Another indicator under this id?", **place, value=text)
        return None
    return anchors.unit_of(table, allowed & of_family, contradict, text, context.official, findings)


def _batch(
    given: Given, raw: Raw, table: Table, unit: str, published: date | None, context: Context,
    findings: Findings,
) -> Batch:  # fmt: skip
    series, sha256 = table.series, given.sha256
    name = titles.source_id(series, published, sha256, context.demo)
    if published and sha256 not in context.sources.get(name, sha256):
        name = f"{name}-{sha256[:8]}"
        rule = f"the file has changed, but not its date ({published}): kept as a state of its own"
        findings.warn("date", rule, row="metadata", column="last modified date")
    source = titles.source(
        series, name, published, table.newest.end, sha256, findings.used, context.catalog,
        context.demo,
    )  # fmt: skip
    rows = _rows(table, unit, name, WORD if context.demo else "")
    return Batch(
        given.path, sha256, series.id, rows, (source,), True, findings.warnings, raw.cleaned
    )


def _whole(value: str) -> str:
    """A count without the ".0" that the portal writes after every number; what it printed is kept
    beside it."""
    return value.removesuffix(".0")


def _rows(table: Table, unit: str, source: str, note: str) -> pd.DataFrame:
    series = table.series
    rows = [
        (
            series.indicator, "level", series.zone, region, "", "",
            str(quarter.start if table.is_flow else quarter.end), str(quarter.end),
            _whole(cell.value) if unit == COUNT else cell.value, unit, "exact", source,
            titles.COMMITTEE,
            "zero_or_missing" if cell.is_zero else "",
            titles.place(region, quarter.key), cell.printed, note,
            f"row {cell.place}, column {quarter.key}",
        )
        for (region, quarter), cell in table.cells.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*ROWS, WHERE], dtype=str)
