"""What can go wrong with the store; each message says what, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class VersionError(ValueError):
    """The store is damaged or cannot be written; what is served stays as it was."""


class Outdated(VersionError):
    """The store has changed since the difference was made: it must be made again."""


class Busy(RuntimeError):
    """Another process writes to the store, and did not end within the time to wait."""


def damaged(home: Path, what: str) -> VersionError:
    """The error for a store that is not as it was written."""
    return VersionError(
        f"The store in {home} is damaged: {what}. Go back to a version that is whole: "
        "python -m data.rollback (with --list to see which there are)."
    )


@contextmanager
def readable(home: Path, file: str) -> Iterator[None]:
    """A file of the store that is not there, or that the disk refuses to read, is damage."""
    try:
        yield
    except FileNotFoundError:
        raise damaged(home, f"{file} is missing") from None
    except OSError as error:
        raise damaged(home, f"{file} cannot be read ({error.strerror})") from None


@contextmanager
def writable(home: Path) -> Iterator[None]:
    """What the disk refuses to write is told in a sentence."""
    try:
        yield
    except OSError as error:
        raise VersionError(
            f"The store in {home} cannot be written: {error.filename or ''} {error.strerror}. "
            "Nothing was changed. See to space and rights, then run this again."
        ) from None
