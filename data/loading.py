"""A store from the disk: the CSV files of a data folder, and what was ingested beside them.

With many figures reading and checking them takes seconds. The first process that has done it keeps
the ranked frame in a file that the next ones map into memory, all of them the same pages of it."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from functools import cache
from pathlib import Path

import pandas as pd

from . import vintages
from .catalog import FOLDER, Catalog
from .columns import COLUMNS
from .rules import UNTIL, DataError, checked, read
from .store import Store, content_version, divided
from .vintages import Version, mapped

log = logging.getLogger("uvicorn.error")

MANY = 100_000  # rows from which on a mapped frame is kept
FRAMES_KEPT = 2  # mapped frames in a store: that of the version before is still served somewhere
MAKERS = ("columns", "periods", "ranking", "rules", "store")  # modules that a frame follows from


def folder() -> Path:
    """The data folder: the one in `ZONALAR_DATA`, else the shipped one."""
    return Path(os.environ.get("ZONALAR_DATA") or FOLDER)


def load(where: Path, home: Path, version: Version | None) -> Store:
    """The store of a data folder with a version of what was ingested. DataError with a report if a
    rule is broken, VersionError if the files of the version are damaged."""
    name = _name(where, version)
    ready = home / "mapped" / f"{name}-{_makers()}"
    sources = version.sources if version else []
    found = _mapped(ready)
    if found:
        _frames, problems = read(where, [one for one in COLUMNS if one != "observations"])
        if problems:
            raise DataError(problems)
        return Store(found[0], Catalog(where, sources), name, past=found[1])
    frames = checked(where, _ingested(version))
    catalog = Catalog(where, sources)
    now, past = divided(frames["observations"], catalog)
    if len(now) + len(past) >= MANY:
        _keep(ready, now, past)
    return Store(now, catalog, name, past=past)


@cache
def _makers() -> str:
    """8 hex digits of the code that checks and ranks: a frame that other code has made is not
    read."""
    digest = hashlib.sha256()
    for name in MAKERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()[:8]


def _name(where: Path, version: Version | None) -> str:
    """12 hex digits that name the data: of the CSV files, and of what was ingested."""
    shipped = content_version(where)
    if not version:
        return shipped
    return hashlib.sha256(f"{shipped} {version.content}".encode()).hexdigest()[:12]


def _ingested(version: Version | None) -> dict[str, pd.DataFrame]:
    if not version:
        return {}
    columns = list(COLUMNS["sources"])
    sources = pd.DataFrame(version.sources, columns=columns).fillna("").astype(str)
    return {"sources": sources, "observations": version.frame()[[*COLUMNS["observations"], UNTIL]]}


def _mapped(ready: Path) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """The frames that a process before us has kept; None where there are none to be used."""
    try:
        return mapped.read(ready / "now.arrow"), mapped.read(ready / "past.arrow")
    except FileNotFoundError:
        return None
    except mapped.Damaged as error:
        log.warning("%s is made again: %s", ready, error)
        return None


def _keep(ready: Path, now: pd.DataFrame, past: pd.DataFrame) -> None:
    """Written beside and renamed, `past` first: a reader finds both or makes its own."""
    try:
        ready.mkdir(parents=True, exist_ok=True)
        mapped.write(past, ready / "past.arrow")
        mapped.write(now, ready / "now.arrow")
        others = sorted(ready.parent.iterdir(), key=lambda one: one.stat().st_mtime)
        for old in others[:-FRAMES_KEPT]:  # whoever has mapped it keeps its pages
            shutil.rmtree(old)
    except OSError as error:  # it only costs the next start some seconds
        log.warning("The frame could not be kept in %s: %s", ready, error)


def newest() -> Store:
    """The store of the data folder with the current version of what was ingested."""
    home = vintages.home()
    return load(folder(), home, vintages.current(home))
