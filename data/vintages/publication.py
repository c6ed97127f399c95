"""A new version: written beside, validated, switched by one rename."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from . import cleaning, pointer, segment, version
from .change import Change
from .errors import Outdated, writable
from .files import sync_folder, write_whole
from .lock import WAIT, quiet, writing
from .pointer import Pointer
from .version import Version
from .who import account, command, now

KEPT = 20  # versions
Validate = Callable[[Version], None]
Say = Callable[[str], None]


def publish(
    home: Path,
    change: Change,
    validate: Validate,
    *,
    keep: int = KEPT,
    wait: float = WAIT,
    say: Say = quiet,
) -> Version:
    """The change as a new version that is served from now on; the last `keep` versions are kept,
    and the one that it was made from.

    `validate` gets the written version before it is switched to; whatever it raises is passed on
    and nothing has changed. Busy (another writes, even after `wait` seconds; `say` is told that one
    waits), Outdated (the store has changed since the difference was made: make it again),
    VersionError (the store is damaged or cannot be written)."""
    if change.empty:
        raise ValueError("There is nothing to publish.")
    with writing(home, wait=wait, say=say):
        served = pointer.current(home)
        number = served.number if served else 0
        if number != change.base:
            raise Outdated(
                f"The store has changed since the files were compared with it: version {number} is "
                f"served, no longer {change.base}. Run this again."
            )
        before = _prepared(home, say)
        try:
            new = _written(home, change, served, max([0, *before.numbers]) + 1)
            validate(new)
            _serve(home, before, new, keep)
        finally:  # of what was not switched to nothing remains; nor of what is too old
            cleaning.clean(home, say)
    return new


def _prepared(home: Path, say: Say) -> Pointer:
    """`current` and the folders, made if there are none yet; what a killed process left is gone."""
    found = pointer.read(home)
    with writable(home):
        if not found:
            pointer.switch(home, found := Pointer(0, {}, []))
        for folder in (segment.FOLDER, version.FOLDER):
            (home / folder).mkdir(exist_ok=True)
        sync_folder(home)
    cleaning.clean(home, say)
    return found


def _written(home: Path, change: Change, served: Version | None, number: int) -> Version:
    """The new version with its segment on the disk, not listed anywhere yet."""
    with writable(home):
        added = segment.write(home, change.rows)
    segments, sources = (served.segments, served.sources) if served else ((), ())
    by_name = {row["source_id"]: row for row in (*sources, *change.sources)}
    return Version(
        home=home, number=number, made=now(), by=f"{account()}: {command()}",
        previous=served.number if served else 0, segments=(*segments, added),
        sources=list(by_name.values()), summary=change.counts, files=list(change.files),
    )  # fmt: skip


def _serve(home: Path, before: Pointer, new: Version, keep: int) -> None:
    """Lists the version, with the last ones before it, and switches to it."""
    content = version.kept(new)
    sha256 = hashlib.sha256(content).hexdigest()
    numbers = {*sorted([*before.numbers, new.number])[-keep:], new.previous}
    manifests = {name: one for name, one in before.manifests.items() if int(name) in numbers}
    with writable(home):
        write_whole(home / version.FOLDER / f"{new.name}.json", content)
        pointer.switch(
            home,
            Pointer(new.number, manifests | {new.name: sha256}, before.noted(new.number)),
        )
