"""What no version needs any more goes: old versions, and what a killed process has left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from . import archives, pointer, segment, version
from .errors import VersionError
from .files import PART


def clean(home: Path, say: Callable[[str], None]) -> None:
    """Deletes whatever `current` does not lead to; for who holds the lock. Only told: a file that
    cannot be deleted, since nothing depends on it."""
    for path in [*_parts(home), *_manifests(home), *_segments(home)]:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            say(f"{path}, which is no longer needed, cannot be deleted: {error.strerror}.")


def _parts(home: Path) -> Iterator[Path]:
    for folder in ("", segment.FOLDER, version.FOLDER, archives.FOLDER):
        yield from (home / folder).glob(f"*{PART}")


def _manifests(home: Path) -> Iterator[Path]:
    listed = pointer.read(home).manifests
    found = (home / version.FOLDER).glob("*.json")
    return (path for path in found if path.stem not in listed)


def _segments(home: Path) -> Iterator[Path]:
    try:
        needed = {
            one.file
            for number in pointer.read(home).numbers
            for one in version.manifest(home, number).segments
        }
    except VersionError:  # what a damaged manifest needs is not known: nothing is touched
        return iter(())
    found = (home / segment.FOLDER).glob("*.parquet")
    return (path for path in found if path.name not in needed)
