"""`python -m data.ingest FILE...`: new figures into the store, after all checks and a question.

Exit 0: done, or nothing to do; 1: refused, the report is on stderr; 2: a wrong call, or no answer
could be asked for; 3: another ingest is running."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from ..rules import DataError
from ..vintages import Busy, Outdated, VersionError
from ..vintages.lock import WAIT
from . import report
from .findings import JUDGED
from .run import Prepared, Usage, prepare, publish

DONE, REFUSED, USAGE, BUSY = range(4)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data.ingest",
        description="Bring figures in: files of the open data portal (JSON, CSV), tables with the "
        "columns of data/observations.csv or of an export (CSV, XLSX), and, for new sources of "
        "such tables, rows with the columns of data/sources.csv. A file with any error changes "
        "nothing.",
        epilog="Rules for --accept: "
        + "; ".join(f"{name} ({words})" for name, words in JUDGED.items()),
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--yes", action="store_true", help="publish without asking")
    parser.add_argument("--published", type=date.fromisoformat, metavar="YYYY-MM-DD",
                        help="the day of publication, where the file does not say it")  # fmt: skip
    parser.add_argument("--series", default="", metavar="ID",
                        help="the portal's id, where the file's name does not say it")  # fmt: skip
    parser.add_argument("--accept", action="append", default=[], metavar="RULE",
                        help="let a rule pass that leaves room for judgement")  # fmt: skip
    parser.add_argument("--wait", type=float, default=WAIT, metavar="SECONDS",
                        help="for another ingest to end (%(default)g)")  # fmt: skip
    parser.add_argument("--demo", action="store_true", help="synthetic files into a demonstration")
    return parser


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_intermixed_args(arguments)
    try:
        prepared = prepare(
            asked.files, published=asked.published, series=asked.series, accept=asked.accept,
            demo=asked.demo,
        )  # fmt: skip
    except Usage as error:
        return _said(str(error), USAGE)
    except (DataError, VersionError) as error:
        return _said(str(error), REFUSED)
    for line in report.findings(prepared):
        print(line, file=sys.stderr)
    for line in report.change(prepared):
        print(line)
    if prepared.change is None:
        return REFUSED
    if prepared.change.empty:
        return DONE
    if not asked.yes and not sys.stdin.isatty():
        return _said("Nobody can be asked here: give --yes to publish this.", USAGE)
    if not asked.yes and input("Publish? [y/N] ").strip().lower() not in ("y", "yes"):
        return _said("Nothing was changed.", DONE)
    return _published(prepared, asked)


def _published(prepared: Prepared, asked: argparse.Namespace) -> int:
    try:
        version = publish(prepared, anew=asked.yes, wait=asked.wait, say=_told)
    except Busy as error:
        return _said(str(error), BUSY)
    except Outdated as error:
        return _said(f"{error} Nothing was changed.", BUSY)
    except (DataError, VersionError) as error:
        return _said(f"{error}\nNothing was changed.", REFUSED)
    if version:
        print(f"Published as version {version.number}: {version.total.changed:,} figures changed.")
    else:
        print("Nothing to change: another ingest has brought the same meanwhile.")
    return DONE


def _told(line: str) -> None:
    print(line, file=sys.stderr)


def _said(line: str, code: int) -> int:
    _told(line)
    return code


if __name__ == "__main__":
    sys.exit(main())
