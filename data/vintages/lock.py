"""One writer at a time over ingest, sync and rollback: a lock that ends with its process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .errors import Busy, writable
from .files import write_whole
from .who import command, now

FILE, INFO = "lock", "lock.json"
WAIT = 60.0  # seconds
LOOK = 0.1  # seconds between two attempts


def quiet(_: str) -> None:
    """Tells nobody."""


@contextmanager
def writing(
    home: Path, *, wait: float = WAIT, say: Callable[[str], None] = quiet
) -> Iterator[None]:
    """Holds the lock of the store (may be nested within a thread); Busy after `wait` seconds, of
    which `say` is told when they begin; VersionError if there is no lock to be had at all."""
    with writable(home):
        home.mkdir(parents=True, exist_ok=True)
        # One object a thread, that counts; never the soft lock, which would outlive its process.
        lock = FileLock(home.resolve() / FILE, is_singleton=True, fallback_to_soft=False)
        nested = lock.is_locked
        _acquire(lock, home, wait, say)
    with ExitStack() as end:
        end.callback(lock.release)
        if not nested:
            who = {"pid": os.getpid(), "since": now(), "command": command()}
            with writable(home):
                write_whole(home / INFO, json.dumps(who).encode())
            end.callback((home / INFO).unlink, missing_ok=True)
        yield


def _acquire(lock: FileLock, home: Path, wait: float, say: Callable[[str], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = _holder(home)
        if wait > 0:
            say(f"Waiting up to {wait:g} s for another command that writes to {home}: {holder}.")
        try:
            lock.acquire(timeout=max(0.0, wait), poll_interval=LOOK)
        except Timeout:
            raise Busy(
                f"Another command writes to the store in {home}: {_holder(home)}. It did not end "
                f"within {wait:g} s. Nothing was changed; run this again when it has ended."
            ) from None


def _holder(home: Path) -> str:
    """Who holds the lock, as far as it has said so already."""
    try:
        who = json.loads((home / INFO).read_bytes())
        return f"process {who['pid']} since {who['since']} ({who['command']})"
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return "a process that is just starting or ending"
