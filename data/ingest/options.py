"""What a call of the ingest is given, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..vintages import Change, Version
from .batch import Batch
from .findings import Finding
from .given import Given


class Usage(ValueError):
    """The call itself is wrong: nothing was read."""


@dataclass(frozen=True)
class Options:
    """`today` is the day that nothing may lie after; `accept` names rules of findings.JUDGED."""

    home: Path
    folder: Path
    today: date
    published: date | None = None
    series: str = ""
    accept: frozenset[str] = frozenset()
    demo: bool = False


@dataclass(frozen=True)
class Prepared:
    """What the files would change, or why they change nothing: `change` is None if any of them has
    an error."""

    options: Options
    files: tuple[Given, ...]
    batches: tuple[Batch, ...]
    findings: tuple[Finding, ...]  # errors first within each file
    version: Version | None  # what was loaded then
    change: Change | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.is_error)
