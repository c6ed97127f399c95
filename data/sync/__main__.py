"""`python -m data.sync`: the publisher's newest files into the store, for an operator or cron."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from ..ingest.findings import JUDGED
from ..portal import series
from ..vintages.files import write_whole
from .fetch import USUAL, Patience
from .options import Hearer, Options
from .origins import PORTAL, Portal, portal
from .report import Report
from .run import INTERRUPTED, REFUSED, sync

ABOUT = """
Fetch the 56 quarterly series of the publisher's open data portal, or take them from a folder, hold
them against all checks, and publish what is new as one version.

Only files that are newer than at the last run are sent. Downloads stay in memory: the contacts of
officers, which every file carries, are removed before anything is written to a disk.

Without --partial it is all or nothing: a series that cannot be had, or a file that the checks
refuse, leaves everything as it was. Only of a series that the publisher has stopped, and that was
taken before, a failed download is merely told.
"""
EXITS = f"""
exit codes:
  0    done, or nothing new
  1    refused: files by the checks; or the store, or the file of the report, cannot be used
  2    the command is not written so, or does not fit the store
  3    another sync or ingest is running
  4    series could not be had (with --partial the others were taken); it may pass by itself
  130  interrupted; what was published is whole

rules for --accept:
{chr(10).join(f"  {name:<11}{words}" for name, words in JUDGED.items())}
"""


def main(arguments: list[str] | None = None, patience: Patience = USUAL) -> int:
    asked = _parser().parse_args(arguments)
    options = Options(
        asked.portal, asked.source, tuple(asked.only), asked.partial, asked.again, asked.demo,
        tuple(asked.accept), patience,
    )  # fmt: skip
    report = Report(str(asked.source or asked.portal), _now())
    lines: list[str] = []
    say = lines.append if asked.quiet else _printer(sys.stderr if asked.json else sys.stdout)
    with tqdm(total=0, unit="series", disable=asked.quiet or None, leave=False) as bar:
        try:
            sync(options, report, Hearer(say, bar.reset, bar.update))
        except KeyboardInterrupt:
            report.end(INTERRUPTED, "Interrupted: what was published is whole, all else unchanged.")
    report.finished = _now()
    for line in report.table():
        say(line)
    if report.exit:
        say = _printer(sys.stderr)
    for line in [*lines, report.outcome] if report.exit else [report.outcome]:
        say(line)
    if asked.json:
        sys.stdout.write(report.content().decode())
    return _written(report, asked.report)


def _written(report: Report, path: Path | None) -> int:
    """The exit code, after the report is in its file."""
    if path:
        try:
            write_whole(path, report.content())
        except OSError as error:
            _printer(sys.stderr)(f"--report {path} cannot be written: {error.strerror}")
            return report.exit or REFUSED
    return report.exit


def _printer(stream: TextIO) -> Callable[[str], None]:
    """Prints above the progress bar, if there is one."""
    return partial(tqdm.write, file=stream)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m data.sync", description=ABOUT, epilog=EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    more = parser.add_argument
    more(
        "--from",
        dest="source",
        type=_folder,
        metavar="DIR",
        help="take files sdmx_data_<ID>.json or .csv from a folder instead of the portal",
    )
    more("--only", nargs="+", default=[], type=_series, metavar="ID", help="only these series")
    more("--partial", action="store_true", help="take what can be taken")
    more("--again", action="store_true", help="fetch what has not changed, too (after a rollback)")
    more(
        "--accept",
        action="append",
        default=[],
        choices=JUDGED,
        metavar="RULE",
        help="let a rule pass that leaves room for judgement, having looked",
    )
    more("--report", type=_place, metavar="FILE", help="write what was done as JSON")
    more("--json", action="store_true", help="print that JSON; all else goes to stderr")
    more("--quiet", action="store_true", help="print nothing unless the exit code is not 0 (cron)")
    more(
        "--portal",
        type=_portal,
        default=PORTAL,
        metavar="URL",
        help="another address: https://siat.stat.uz, or a practice server on this machine",
    )
    more("--demo", action="store_true", help="synthetic files into a demonstration")
    return parser  # fmt: skip


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return Path(text)


def _place(text: str) -> Path:
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} cannot be written: name a file in a folder")
    return path


def _series(text: str) -> str:
    known = list(series())
    if text not in known:
        words = f"{text} is none of the {len(known)} series of zones: {known[0]} to {known[-1]}"
        raise argparse.ArgumentTypeError(words)
    return text


def _portal(text: str) -> Portal:
    try:
        return portal(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


if __name__ == "__main__":
    sys.exit(main())
