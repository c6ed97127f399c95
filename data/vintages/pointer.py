"""`current`: which version is served, which there are, and who switched when.

It is the only file that is ever replaced. A manifest that it does not list is what a process left
that was killed before it could switch."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from . import version
from .errors import VersionError, damaged, readable
from .files import write_whole
from .version import Version
from .who import account, command, now

FILE = "current"
TRIES = 5
SWITCHES = 100  # kept
UNKNOWN = -1  # number of the version that a damaged `current` named


@dataclass(frozen=True, slots=True)
class Pointer:
    """The content of `current`, which ends with a line of its SHA-256."""

    number: int  # of the version that is served; 0: none, what is shipped alone
    manifests: dict[str, str]  # name of each version that is kept → SHA-256 of its manifest
    switches: list[dict[str, str | int]]  # at, by, command, from, to; the last first

    @property
    def numbers(self) -> list[int]:
        return sorted(map(int, self.manifests))

    def noted(self, number: int) -> list[dict[str, str | int]]:
        """The switches with the one to version `number` that is made now."""
        one = {"at": now(), "by": account(), "command": command()}
        return [one | {"from": self.number, "to": number}, *self.switches][:SWITCHES]


def read(home: Path) -> Pointer | None:
    """None if nothing was ever ingested; VersionError."""
    path = home / FILE
    with readable(home, FILE):
        # It is made before anything else: where there are versions without it, it was lost.
        if not path.exists() and not (home / version.FOLDER).exists():
            return None
        content, _, checksum = path.read_bytes().rstrip().rpartition(b"\n")
    if hashlib.sha256(content).hexdigest() != checksum.decode(errors="replace"):
        raise damaged(home, f"{FILE} does not fit its checksum")
    return Pointer(**json.loads(content))


def salvaged(home: Path) -> Pointer:
    """What a damaged `current` may have listed: the versions that are whole; none is served."""
    manifests = {}
    for path in sorted((home / version.FOLDER).glob("*.json")):
        try:
            version.read(home, int(path.stem))
        except ValueError:  # a VersionError too: not one to go back to
            continue
        manifests[path.stem] = hashlib.sha256(path.read_bytes()).hexdigest()
    return Pointer(UNKNOWN, manifests, [])


def switch(home: Path, pointer: Pointer) -> None:
    """From now on this is what is served. OSError."""
    content = json.dumps(asdict(pointer), ensure_ascii=False, indent=1).encode()
    checksum = hashlib.sha256(content).hexdigest().encode()
    write_whole(home / FILE, content + b"\n" + checksum + b"\n")


def current(home: Path) -> Version | None:
    """The version that is served, None if nothing was ingested; VersionError if it is damaged.
    Cheap: of the segments only the size is looked at, their content when they are read."""
    for _ in range(TRIES):
        found = read(home)
        if not found or not found.number:
            return None
        try:
            return _listed(home, found, found.number)
        except VersionError:
            # Twenty versions were published while we were reading? Then there is another now.
            if read(home) == found:
                raise
    raise damaged(home, f"{FILE} changes all the time")


def _listed(home: Path, pointer: Pointer, number: int) -> Version:
    return version.read(home, number, pointer.manifests[f"{number:06}"])


def signature(home: Path) -> tuple[int, int, int] | None:
    """Changes whenever `current` is switched (one stat call): for those who look every second."""
    try:
        found = (home / FILE).stat()
    except OSError:  # whether that is as it should be, `current` says
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def last_switch(home: Path) -> dict[str, str | int] | None:
    """Who switched last: at, by, command, from, to; VersionError."""
    found = read(home)
    return found.switches[0] if found and found.switches else None


def versions(home: Path) -> dict[int, Version | VersionError]:
    """The versions that are kept, oldest first, or what is wrong with one; whether `current` is
    damaged or not."""
    pointer = read_or_salvage(home)
    return listed(home, pointer) if pointer else {}


def read_or_salvage(home: Path) -> Pointer | None:
    try:
        return read(home)
    except VersionError:
        return salvaged(home)


def listed(home: Path, pointer: Pointer) -> dict[int, Version | VersionError]:
    found = {}
    for number in pointer.numbers:
        try:
            found[number] = _listed(home, pointer, number)
        except VersionError as error:
            found[number] = error
    return found
