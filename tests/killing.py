"""Writes to a store again and again, killed one step later each time: `python -m tests.killing
FOLDER CASE…`.

Of the store FOLDER/<case>/store a copy FOLDER/<case>/<step> is made for each step; a process of its
own writes to the copy and kills itself (SIGKILL) when it is about to change something on the disk
for the <step>th time: between two of these the disk is the same. The last copy is the one whose
process came to its end."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from data import vintages
from tests.ingested import FIRST, THIRD

LOOKS = ("os.scandir", "os.listdir")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MOST = 150
Work = Callable[[Path], object]


def first(_: Path) -> Work:
    """The first publish of all."""
    change = vintages.difference(None, [FIRST])
    return lambda home: vintages.publish(home, change, vintages.Version.check)


def next_one(store: Path) -> Work:
    """Another, after which an older version and its figures are deleted."""
    change = vintages.difference(vintages.current(store), [THIRD])
    return lambda home: vintages.publish(home, change, vintages.Version.check, keep=1)


def back(_: Path) -> Work:
    return vintages.rollback


def main(folder: str, *cases: str) -> None:
    for case in cases:
        place = Path(folder, case)
        work = {"first": first, "next": next_one, "back": back}[case](place / "store")
        work(_copy(place, "warm"))  # what is imported when used for the first time
        for step in range(1, MOST):
            if not _is_killed(work, _copy(place, str(step)), step):
                break
        else:
            sys.exit(f"{case} is not done after {MOST} steps.")


def _copy(place: Path, name: str) -> Path:
    return Path(shutil.copytree(place / "store", place / name))


def _is_killed(work: Work, home: Path, step: int) -> bool:
    child = os.fork()
    if not child:
        sys.addaudithook(_Killer(step))
        work(home)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(f"Step {step} ended with an error.")
    return os.WIFSIGNALED(status)


class _Killer:
    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, event: str, arguments: tuple) -> None:
        """The interpreter says what it is about to do."""
        if event == "open":
            changes = arguments[2] & WRITES
        else:
            changes = event.startswith(("os.", "fcntl.")) and event not in LOOKS
        if changes:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
