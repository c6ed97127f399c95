"""`python -m data.rollback`: serve an earlier version of what was ingested, or a later one again.

Exit codes: 0 done or nothing to do, 1 refused, 2 wrong usage, 3 another command is writing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import loading, vintages
from .rules import DataError
from .vintages import Busy, Version, VersionError

DONE, REFUSED, BUSY = 0, 1, 3
NOTHING = "0 (nothing ingested, only what is shipped)"


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    home = vintages.home()
    try:
        if asked.list:
            print(_table(home))
            return DONE
        return _switch(home, vintages.goal(home) if asked.to is None else asked.to, asked)
    except (VersionError, DataError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    except Busy as error:
        print(error, file=sys.stderr)
        return BUSY


def _parser() -> argparse.ArgumentParser:
    about, exits = __doc__.split("\n\n")
    parser = argparse.ArgumentParser("python -m data.rollback", description=about, epilog=exits)
    parser.add_argument("--to", type=int, metavar="N", help="the version; 0: nothing ingested")
    parser.add_argument("--list", action="store_true", help="list the versions that are kept")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--wait", type=float, default=60, metavar="S", help="seconds to wait for another command"
    )
    return parser


def _switch(home: Path, number: int, asked: argparse.Namespace) -> int:
    served = _served(home)
    if number == served:
        print(f"Version {number or NOTHING} is served already.")
        return DONE
    if not asked.yes and not _agreed(f"Serve version {number or NOTHING} instead of {served}?"):
        print("Nothing was changed.", file=sys.stderr)
        return REFUSED

    def usable(version: Version) -> None:
        loading.load(loading.folder(), home, version)

    vintages.rollback(home, number, validate=usable, wait=asked.wait, say=_tell)
    print(f"Version {number or NOTHING} is served now, {served} no longer.")
    return DONE


def _served(home: Path) -> int | str:
    try:
        version = vintages.current(home)
    except VersionError as error:
        _tell(str(error))
        return "the damaged one"
    return version.number if version else 0


def _agreed(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:  # nobody is there to answer
        _tell("\nThere was no answer; give --yes where nobody can be asked.")
        return False


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def _table(home: Path) -> str:
    """The versions, the one that is served with an asterisk, and who switched to it."""
    found = vintages.versions(home)
    if not found:
        return f"Nothing was ever ingested into {home}."
    served = _served(home)
    lines = [f"  version  {'made':<25}  {'added':>9}  {'revised':>9}  {'withdrawn':>9}  by"]
    lines += [
        f"{'*' if number == served else ' '} {_line(number, one)}" for number, one in found.items()
    ]
    if served == 0:
        lines.append(f"* {NOTHING}")
    if isinstance(served, int) and (last := vintages.last_switch(home)):
        lines.append(f"Served since {last['at']}: {last['by']}, {last['command']}")
    return "\n".join(lines)


def _line(number: int, version: Version | VersionError) -> str:
    if isinstance(version, VersionError):
        return f"{number:>7}  {version}"
    counts = version.total
    return (
        f"{number:>7}  {version.made:<25}  {counts.added:>9,}  {counts.revised:>9,}  "
        f"{counts.withdrawn:>9,}  {version.by}"
    )


if __name__ == "__main__":
    sys.exit(main())
