"""A worker takes over newer figures while it serves: no restart, no request that fails."""

from __future__ import annotations

import asyncio
import gc
import logging

from components import offer
from components.registry import PAGES
from data import language, serving
from data.rules import DataError
from data.store import Store
from data.vintages import VersionError

log = logging.getLogger("uvicorn.error")
PAUSE = 0.5  # seconds between two looks, each of them one stat call


async def watch() -> None:
    """Look for another version until the worker ends."""
    while True:
        await asyncio.sleep(PAUSE)
        await catch_up()


async def catch_up() -> None:
    """Serve what was published last, if it is not served yet. It is loaded in a thread: requests
    are answered from the figures at hand meanwhile."""
    if not serving.is_outdated():
        return
    try:
        changed = await asyncio.to_thread(serving.refresh, prepare)
    except (DataError, VersionError) as error:
        log.error("The published figures are refused, the old ones are served: %s", error)
        return
    except Exception:  # whatever it is, this worker goes on with what it has, and tries again
        log.exception("Newer figures could not be loaded; the old ones are served.")
        return
    if changed:
        store = serving.state().store
        log.info("Serving %s, newest period %s.", store.version, store.newest.name)
        await asyncio.to_thread(_settle)


def prepare(store: Store) -> None:
    """What the first click on each page would wait for."""
    for name in language.LANGUAGES:
        with language.speaking(name):
            for page in PAGES.values():
                offer.controls(page, store)
                offer.live(page, store)


def _settle() -> None:
    """What was built at the start may go; what lives from now on is spared from the collector."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
