"""The 56 made-up files, byte for byte the same for a seed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from ..catalog import Catalog
from ..portal import Series
from ..portal import series as portal
from ..script import cyrillic
from ..synthetic import WORD
from . import texts
from .anchors import Anchors, anchors
from .figures import Maker, Rows, flow, profit, stock
from .jobs import INDICATORS as OF_JOBS
from .jobs import jobs
from .quarters import FROZEN, STOPPED, Quarter, last_of, upto
from .shapes import SHAPES
from .territories import TERRITORIES

BEGUN = "2025-07-10"  # when the files say that they were first published
LATER = timedelta(days=9)  # after the usual day, a revision comes
EVERY = 5  # one flow in so many is revised
NEWEST = Quarter(2026, 2)


@dataclass(frozen=True)
class Made:
    """A set: `through` is its last quarter; with `revised` a few of the figures of the last whole
    year differ from those of the same set without it, and its files are some days younger."""

    seed: int = 1
    through: Quarter = NEWEST
    revised: bool = False

    @cached_property
    def series(self) -> dict[str, Series]:
        return portal()

    def files(self, ids: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file in the order of the portal, or of those of these series."""
        for one in self.series.values():
            if not ids or one.id in ids:
                yield f"sdmx_data_{one.id}.json", self.content(one)

    def write(self, folder: Path, ids: Collection[str] = ()) -> list[Path]:
        """The same as files in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, content in self.files(ids):
            paths.append(folder / name)
            paths[-1].write_bytes(content)
        return paths

    def content(self, one: Series) -> bytes:
        """A file as the portal writes it: compact, no BOM, no line end."""
        document = [{"metadata": self._metadata(one), "data": list(self._rows(one))}]
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    def _metadata(self, one: Series) -> list[dict[str, str]]:
        """The records in the portal's order; the contacts are there to be dropped."""
        told = [
            (texts.PUBLISHED, texts.same(BEGUN)),
            (texts.MODIFIED, texts.same(str(self._modified(one)))),
            (texts.CODE, texts.same(one.code)),
            (texts.NAME, self._name(one)),
            (texts.PERIODICITY, texts.QUARTERLY),
            (texts.UNIT, texts.UNITS[SHAPES[one.indicator].unit]),
            (texts.PREPARER, texts.NOBODY),
            (texts.CLASSIFIERS, texts.SOATO),
            (texts.DEPARTMENT, texts.same(f"{WORD} department")),
            (texts.OFFICER, texts.same(f"{WORD} officer")),
            (texts.PHONE, texts.same("+998 00 000-00-00")),
            (texts.EMAIL, texts.same("synthetic@example.invalid")),
            (texts.ORIGIN, texts.NOBODY),
            (texts.NOTE, texts.WARNING),
        ]
        told += [(texts.NOTE, texts.CUMULATIVE)] if one.kind == "flow" else []
        columns = ("uz", "ru", "en", "uzc")
        return [
            {f"name_{c}": name[i] for i, c in enumerate(columns)}
            | {f"value_{c}": value[i] for i, c in enumerate(columns)}
            for name, value in told
        ]

    def _name(self, one: Series) -> texts.Said:
        """The portal's Uzbek title, and one of our words where its own are muddled."""
        catalog = Catalog()
        indicator, zone = catalog.indicators[one.indicator].names, catalog.zones[one.zone].names
        names = (
            one.name_uz, f"{indicator.ru}: {zone.ru}", f"{indicator.en}: {zone.en}",
            cyrillic(one.name_uz),
        )  # fmt: skip
        return tuple(f"{WORD}: {name}" for name in names)

    def _modified(self, one: Series) -> date:
        if one.frozen and self.through >= FROZEN:
            return STOPPED
        return last_of(one, self.through).uploaded + (LATER if self.revised else timedelta())

    def _rows(self, one: Series) -> Iterator[dict[str, str | float]]:
        steps = SHAPES[one.indicator].steps
        quarters = upto(last_of(one, self.through))
        figures = self._figures(one)
        for place in TERRITORIES:
            yield {
                "Code": place.code, "Klassifikator": place.uz, "Klassifikator_ru": place.ru,
                "Klassifikator_en": place.en, "Klassifikator_uzc": place.uzc,
            } | {
                quarter.key: number / steps
                for quarter, number in zip(quarters, figures[place.code], strict=False)
            }  # fmt: skip

    def _figures(self, one: Series) -> Rows:
        if one.indicator in OF_JOBS:
            return self._jobs(one.zone)[one.indicator]
        maker = self._maker(one.zone, one.indicator)
        if one.indicator == "profit_before_tax":
            return profit(maker, self._quarters)
        if one.kind == "stock":
            return stock(maker, self._quarters)
        is_revised = self.revised and int(one.id) % EVERY == 0
        return flow(
            maker, self._quarters, Quarter(self.through.year - 1, 4) if is_revised else None
        )

    def _jobs(self, zone: str) -> dict[str, Rows]:
        if zone not in self._of_jobs:
            self._of_jobs[zone] = jobs(self._maker(zone, "new_jobs"), self._quarters)
        return self._of_jobs[zone]

    def _maker(self, zone: str, indicator: str) -> Maker:
        return Maker(self.seed, zone, indicator, self._anchors[indicator, zone])

    @cached_property
    def _quarters(self) -> tuple[Quarter, ...]:
        return upto(self.through)

    @cached_property
    def _anchors(self) -> dict[tuple[str, str], Anchors]:
        return anchors()

    @cached_property
    def _of_jobs(self) -> dict[str, dict[str, Rows]]:
        return {}
