"""Files handed to the ingest: which it refuses, what the others change, and the one publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from ..ingest import report as said
from ..ingest.given import Given
from ..ingest.run import Prepared, prepare, publish
from .options import Hearer, Options
from .report import Report


def prepared(
    files: Mapping[str, Given], options: Options, home: Path, report: Report, hearer: Hearer
) -> Prepared | None:
    """What the files would change, None if none is left. With `partial` those with errors are left
    out and the others looked at without them; else there is no change as soon as one has any."""
    left = dict(files)
    while left:
        found = prepare(left.values(), home=home, accept=options.accept, demo=options.demo)
        refused = _refused(left, found, report)
        report.ingest["findings"] = [
            *report.ingest.get("findings", ()), *_told(found, refused, options, hearer),
        ]  # fmt: skip
        if not refused or not options.partial:
            return found
        for series in refused:
            del left[series]
    return None


def _refused(files: Mapping[str, Given], found: Prepared, report: Report) -> list[str]:
    """The series of the files with errors; their lines in the report say so."""
    lines = {line.series: line for line in report.series}
    refused = []
    for series, given in files.items():
        errors = [str(one) for one in found.errors if one.file == given.name]
        if errors:
            more = f" … and {len(errors) - 1} more" if len(errors) > 1 else ""
            lines[series].state, lines[series].reason = "refused", errors[0] + more
            refused.append(series)
    return refused


def _told(found: Prepared, refused: list[str], options: Options, hearer: Hearer) -> list[str]:
    """All findings and the change; of a round that is gone through again, its errors only."""
    is_last = not refused or not options.partial
    lines = [str(one) for one in (found.findings if is_last else found.errors)]
    for line in [*said.findings(found), *said.change(found)] if is_last else lines:
        hearer.say(line)
    return lines


def published(found: Prepared | None, options: Options, report: Report, hearer: Hearer) -> str:
    """Put the change into force; what was done in a sentence. DataError, Busy, VersionError."""
    version = publish(found, wait=options.patience.store, say=hearer.say) if found else None
    report.ingest |= {"version": version.number if version else None, "changes": {}}
    if not version:
        return "There is nothing new."
    report.ingest["changes"] = {name: asdict(one) for name, one in version.summary.items()}
    total = version.total
    return (
        f"Published as version {version.number}: {total.added:,} figures added, "
        f"{total.revised:,} revised, {total.withdrawn:,} withdrawn."
    )
