"""The store that is served: one for the whole of a request, a newer one when it has come.

A watcher (components/web/watch.py) asks now and then whether another version was published; it is
loaded beside the one that is served, and takes its place between two requests. The version before
stays at hand for pages that were opened on it and wait with the newer one: a talk is being given.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar, Token
from dataclasses import dataclass
from functools import lru_cache

from . import loading, vintages
from .store import Store

_request: ContextVar[Store | None] = ContextVar("store", default=None)
_loading = threading.Lock()
log = logging.getLogger("uvicorn.error")
AGAIN = 60  # seconds until what could not be used is tried again: a disk may have come back


@dataclass
class Served:
    """What this worker serves, and why it does not serve what was published last."""

    store: Store
    signature: object  # of what was loaded or, damaged, refused
    before: Store | None = None
    trouble: str = ""
    again: float = 0  # when to try once more after trouble, on the monotonic clock


@lru_cache(1)
def state() -> Served:
    """Loaded by the first who asks; DataError or VersionError if the data cannot be used."""
    signature = vintages.signature(vintages.home())
    return Served(loading.newest(), signature)


def current() -> Store:
    """The store of the request that is being answered; outside of one the newest."""
    pinned = _request.get()
    return state().store if pinned is None else pinned


def pin(version: str = "") -> Token:
    """Answer the request in hand from one store, whatever is published meanwhile: that of
    `version` where it is still at hand, else the newest. `unpin` takes the token."""
    served = state()
    before = served.before
    return _request.set(before if before and before.version == version else served.store)


def unpin(token: Token) -> None:
    _request.reset(token)


def is_held(version: str) -> bool:
    """Whether a version can be answered from."""
    served = state()
    return version in (served.store.version, served.before and served.before.version)


def is_outdated() -> bool:
    """Whether something was published since the last look, or could not be used then; cheap."""
    served = state()
    if vintages.signature(vintages.home()) != served.signature:
        return True
    return bool(served.trouble) and time.monotonic() >= served.again


def refresh(prepare: Callable[[Store], None] = lambda _store: None) -> bool:
    """Load what was published last, `prepare` it, and serve it from the next request on; True if it
    differs. What cannot be used is not served: `trouble` says why until something else is, and the
    error is raised for the one who came upon it (DataError, VersionError)."""
    served = state()
    with _loading:
        if not is_outdated():  # another thread was faster
            return False
        log.info("Other figures were published; they are loaded beside those that are served.")
        signature = vintages.signature(vintages.home())
        try:
            store = loading.newest()
            changed = store.version != served.store.version
            if changed:
                prepare(store)
        except Exception as error:
            known = served.trouble
            served.signature, served.again = signature, time.monotonic() + AGAIN
            served.trouble = str(error) or repr(error)
            if served.trouble == known:
                return False
            raise
        if changed:
            if served.before:
                served.before.kept.clear()
            served.before, served.store = served.store, store
        served.signature, served.trouble = signature, ""
        return changed
