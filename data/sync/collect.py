"""The files of the series, from the portal or from a folder, and what became of each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..ingest.given import Given
from ..ingest.run import Usage
from ..portal import Series
from . import folder
from .download import Download, download
from .memory import Remembered
from .options import Hearer, Options
from .report import Line


@dataclass
class Collected:
    """`files` by series are to be ingested; `taken` is to be remembered once they are."""

    lines: list[Line] = field(default_factory=list)
    files: dict[str, Given] = field(default_factory=dict)
    taken: dict[str, Remembered] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def from_portal(
    options: Options, wanted: Mapping[str, Series], held: Mapping[str, Remembered], hearer: Hearer
) -> Collected:
    """What is newer than `held`, in memory."""
    known = {} if options.again else held
    hearer.begin(len(wanted))
    downloads = asyncio.run(
        download(options.portal, wanted, known, options.patience, lambda _: hearer.step())
    )
    found = Collected()
    for one in downloads:
        found.lines.append(_line(wanted[one.series], one))
        if one.taken:
            found.taken[one.series] = one.taken
        if one.state == "downloaded":
            found.files[one.series] = Given(f"sdmx_data_{one.series}.json", one.content)
    return found


def _line(series: Series, one: Download) -> Line:
    sha256, updated_at = (one.taken.sha256, one.taken.updated_at) if one.taken else ("", "")
    return Line.of(
        series, one.state, bytes=len(one.content), sha256=sha256, updated_at=updated_at,
        reason=one.reason, remarks=one.remarks,
    )  # fmt: skip


def from_folder(where: Path, wanted: Mapping[str, Series]) -> Collected:
    """All that is there; Usage if that is nothing."""
    paths, over = folder.found(where, wanted)
    if not paths:
        raise Usage(f"{where} has none of the wanted files sdmx_data_<ID>.json or .csv.")
    found = Collected(remarks=over)
    for series in wanted.values():
        path = paths.get(series.id)
        if not path:
            reason = f"no sdmx_data_{series.id}.json or .csv in the folder"
            found.lines.append(Line.of(series, "missing", reason=reason))
            continue
        given = Given(str(path))
        try:
            line = Line.of(series, "read", bytes=given.size, sha256=given.sha256)
        except OSError as error:
            found.lines.append(Line.of(series, "failed", reason=f"{path}: {error.strerror}"))
            continue
        found.lines.append(line)
        found.files[series.id] = given
    return found
