"""One reading of all files of a call against one state of the store."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cached_property

from .. import portal, vintages
from ..catalog import Catalog
from ..rules import DataError
from ..vintages import Change
from . import portal_file, sources_csv, tidy_file
from .batch import Batch
from .findings import Findings, Unreadable
from .gate import jobs, loaded
from .gate.standing import Standing
from .given import Given
from .kinds import JSON, PORTAL_CSV, SOURCES_CSV, kind_of
from .official import Official
from .options import Options, Prepared
from .table import Table


class Call:
    """The files held against the catalogues, against each other and against what is loaded."""

    def __init__(self, options: Options, given: tuple[Given, ...]) -> None:
        self._options, self._given = options, given
        self._version = vintages.current(options.home)
        self._catalog = Catalog(options.folder)
        self._series = portal.series(options.folder)
        self._findings = [Findings(one.name, options.accept) for one in given]
        self._of_series: dict[str, Findings] = {}
        self._tables: dict[str, Table] = {}
        self._sources = {
            row["source_id"]: row for row in (self._version.sources if self._version else ())
        }
        self._brought: dict[str, dict[str, str]] = {}

    def prepared(self) -> Prepared:
        kinds = [self._kind(*one) for one in zip(self._given, self._findings, strict=True)]
        work = list(zip(self._given, kinds, self._findings, strict=True))
        for given, kind, findings in work:
            if kind == SOURCES_CSV:
                self._read_sources(given, findings)
        batches = [self._read(*one) for one in work if one[1] not in ("", SOURCES_CSV)]
        found = [batch for batch in batches if batch]
        if self._tables:
            jobs.check(self._tables, self._loaded, self._series, self._of_series)
        failed = any(one.failed for one in self._findings)
        change = None if failed else self._difference(found)
        listed = tuple(finding for one in self._findings for finding in one.listed())
        return Prepared(
            self._options, self._given, tuple(found), listed, self._version, change
        )  # fmt: skip

    def _kind(self, given: Given, findings: Findings) -> str:
        try:
            return kind_of(given, findings)
        except Unreadable:
            return ""

    def _read_sources(self, given: Given, findings: Findings) -> None:
        known = {**self._shipped, **self._sources, **self._brought}
        try:
            self._brought |= sources_csv.read(given, known, findings)
        except Unreadable:
            return

    def _read(self, given: Given, kind: str, findings: Findings) -> Batch | None:
        try:
            if kind in (JSON, PORTAL_CSV):
                return self._portal(given, kind, findings)
            return self._tidy(given, kind, findings)
        except Unreadable:
            return None

    def _portal(self, given: Given, kind: str, findings: Findings) -> Batch | None:
        batch, table = portal_file.read(given, kind, self._context, findings)
        other = self._of_series.setdefault(batch.series, findings)
        if other is not findings:
            rule = f"{other.file} is of the same series {batch.series}"
            findings.error("twice", rule, "Give one file of a series at a time.")
            return None
        self._tables[batch.series] = table
        return batch

    def _tidy(self, given: Given, kind: str, findings: Findings) -> Batch:
        if self._options.demo:
            rule = "a store for demonstrations takes files of `python -m data.demo` only"
            findings.error("synthetic", rule)
            raise Unreadable
        brought = {slug: row for slug, row in self._brought.items() if slug not in self._shipped}
        sources = {**self._sources, **brought}
        standing = Standing(self._options.folder, self._shipped.keys(), self._version)
        context = tidy_file.Context(
            self._catalog, {*self._shipped, *sources}, sources, standing, self._options.today
        )
        return tidy_file.read(given, kind, context, findings)

    def _difference(self, batches: list[Batch]) -> Change | None:
        try:
            return vintages.difference(self._version, batches, today=str(self._options.today))
        except DataError as error:
            for problem in error.problems:
                of = next((one for one in self._findings if one.file == problem.file), None)
                (of or self._findings[0]).error(
                    "store", problem.rule, row=problem.row, column=problem.column,
                    value=problem.value,
                )  # fmt: skip
            return None

    @cached_property
    def _loaded(self) -> dict[str, loaded.Loaded]:
        return loaded.loaded(self._version)

    @cached_property
    def _context(self) -> portal_file.Context:
        options = self._options
        return portal_file.Context(
            self._series, self._catalog, self._official,
            self._loaded, {slug: row["note"] for slug, row in self._sources.items()},
            options.today, options.demo, options.series, options.published,
        )  # fmt: skip

    @cached_property
    def _official(self) -> Official:
        """What is shipped, whatever the data folder holds. Synthetic files repeat the release, to
        be held against it like real ones, and differ from all other figures."""
        official = Official.shipped()
        return replace(official, further={}) if self._options.demo else official

    @cached_property
    def _shipped(self) -> dict[str, dict[str, str]]:
        """Sources of the data folder as rows."""
        with (self._options.folder / "sources.csv").open(encoding="utf-8", newline="") as file:
            return {row["source_id"]: row for row in csv.DictReader(file)}
