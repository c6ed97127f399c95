"""A sync: what is newer is fetched (or read from a folder), checked together, published at once."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .. import synthetic, vintages
from ..ingest.run import Usage
from ..portal import Series, series
from ..rules import DataError
from ..vintages import Busy, VersionError
from ..vintages.errors import writable
from . import memory
from .collect import Collected, from_folder, from_portal
from .handover import prepared, published
from .memory import Remembered
from .options import Hearer, Options
from .report import Line, Report

DONE, REFUSED, USAGE, BUSY, FAILED = range(5)
INTERRUPTED = 130
LOCK = "sync.lock"
NOTHING = "Nothing was changed."
OTHERS = "With --partial the others are taken."


def sync(options: Options, report: Report, hearer: Hearer) -> None:
    """Do it, and leave in `report` what was done, with the exit code."""
    home = vintages.home()
    try:
        if refusal := synthetic.refusal(home, options.demo):
            raise Usage(refusal)
        with _alone(home):
            _sync(options, report, hearer, home)
    except Usage as error:
        report.end(USAGE, f"{error} {NOTHING}")
    except Busy as error:
        report.end(BUSY, f"{error} {NOTHING}")
    except (DataError, VersionError) as error:
        report.end(REFUSED, f"{error}\n{NOTHING}")


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One sync at a time, else Busy. The store itself is locked only while it is written."""
    with writable(home):
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home.resolve() / LOCK, fallback_to_soft=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Busy(f"Another sync into {home} is running.") from None
    try:
        yield
    finally:
        lock.release()


def _sync(options: Options, report: Report, hearer: Hearer, home: Path) -> None:
    every = series()
    wanted = {one: every[one] for one in options.series or every}
    held = _held(home, report)
    if options.folder:
        found = from_folder(options.folder, wanted)
    else:
        found = from_portal(options, wanted, held, hearer)
    report.series, report.remarks = found.lines, [*report.remarks, *found.remarks]
    lost = _lost(found.lines, wanted, held)
    if lost and not options.partial:
        said = f"{len(lost)} of {len(wanted)} series could not be had."
        report.end(FAILED, f"{said} {NOTHING} {OTHERS}")
        return
    change = prepared(found.files, options, home, report, hearer)
    refused = report.of("refused")
    said = f"{len(refused)} of {len(found.files)} new files refused." if refused else ""
    if refused and not options.partial:
        report.end(REFUSED, f"{said} {NOTHING} {OTHERS}")
        return
    outcome = [published(change, options, report, hearer), said]
    _remember(found, held, report, home, options)
    outcome += [f"{len(lost)} of {len(wanted)} series could not be had."] if lost else []
    code = REFUSED if refused else FAILED if lost else DONE
    report.end(code, " ".join(filter(None, outcome)))


def _held(home: Path, report: Report) -> dict[str, Remembered]:
    """What was taken before, by series, as far as there is a store that may have it."""
    if not vintages.current(home):
        return {}
    try:
        return memory.read(home)
    except ValueError as error:
        report.remarks.append(f"{error}: everything is fetched anew.")
        return {}


def _lost(lines: list[Line], wanted: dict[str, Series], held: Container[str]) -> list[Line]:
    """The series that failed; of one that the publisher has stopped nothing is lost if it was
    taken before."""
    lost = []
    for line in lines:
        if line.state != "failed":
            continue
        if wanted[line.series].frozen and line.series in held:
            line.remarks += ("nothing is lost: the series has ended, and it was taken before",)
        else:
            lost.append(line)
    return lost


def _remember(
    found: Collected, held: dict[str, Remembered], report: Report, home: Path, options: Options
) -> None:
    """What was ingested is not fetched again; what was refused is."""
    if options.folder:
        return
    refused = {line.series for line in report.of("refused")}
    taken = {name: one for name, one in found.taken.items() if name not in refused}
    if held | taken != held:
        with writable(home):
            memory.write(home, held | taken)
