"""An older version again, or a newer one: one rename, after it was read in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import cleaning, pointer
from .errors import VersionError, writable
from .lock import WAIT, quiet, writing
from .pointer import UNKNOWN, Pointer
from .version import Version


def rollback(
    home: Path,
    to: int | None = None,
    *,
    validate: Callable[[Version], None] = lambda _: None,
    wait: float = WAIT,
    say: Callable[[str], None] = quiet,
) -> Version | None:
    """Serves another version that is kept: number `to` (0: nothing ingested), else the one that the
    present was made from or, where the present is damaged, the newest before it that is whole.
    Going forward again is a rollback too. The version; None for nothing ingested.

    `validate` is given the version before it is switched to. VersionError if there is none, if it
    is damaged or the disk cannot be written; Busy; whatever `validate` raises."""
    with writing(home, wait=wait, say=say):
        before = _pointer(home)
        number = goal(home) if to is None else to
        target = _version(home, before, number)
        if target:
            target.check()
            validate(target)
        if number != before.number:
            with writable(home):
                pointer.switch(home, Pointer(number, before.manifests, before.noted(number)))
            cleaning.clean(home, say)
    return target


def goal(home: Path) -> int:
    """The number of the version that `rollback` goes to where none is named; VersionError."""
    before = _pointer(home)
    if before.number == 0:
        raise VersionError(f"Nothing ingested is served from {home}: there is nothing before that.")
    found = pointer.listed(home, before)
    served = found.get(before.number)
    if _is_whole(served):
        return served.previous
    for number, one in reversed(found.items()):
        if (number < before.number or before.number == UNKNOWN) and _is_whole(one):
            return number
    raise VersionError(
        f"No version in {home} is whole. To serve only what is shipped: python -m data.rollback "
        "--to 0; then ingest the files of the archive again."
    )


def _pointer(home: Path) -> Pointer:
    found = pointer.read_or_salvage(home)
    if not found:
        raise VersionError(f"Nothing was ever ingested into {home}.")
    return found


def _is_whole(version: Version | VersionError | None) -> bool:
    try:
        if isinstance(version, Version):
            version.check()
            return True
    except VersionError:  # the caller looks for another, or tells that there is none
        pass
    return False


def _version(home: Path, before: Pointer, number: int) -> Version | None:
    """The version, its manifest being whole."""
    if number == 0:
        return None
    found = pointer.listed(home, before)
    if number not in found:
        kept = ", ".join(map(str, (0, *found)))
        raise VersionError(f"There is no version {number} in {home}; there are: {kept}.")
    if isinstance(found[number], VersionError):
        raise found[number]
    return found[number]
