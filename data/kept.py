"""Results that are kept with the store they are about, and go when it goes.

A worker that takes over newer figures drops the old store: a cache of the module would hold it, and
all that was drawn of it, for ever."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar
from weakref import ref

Answer = TypeVar("Answer")


def kept(most: int | None = None) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Keep the last `most` results (None: all) of a function of a store and other hashable
    arguments, all given by position. Like `lru_cache`, but for each store apart."""

    def decorate(function: Callable[..., Answer]) -> Callable[..., Answer]:
        place = list(inspect.signature(function).parameters).index("store")

        @wraps(function)
        def call(*arguments: object) -> Answer:
            store = arguments[place]
            known = store.kept.get(call)
            if known is None:
                known = store.kept[call] = lru_cache(most)(_about(ref(store)))
            return known(arguments[:place], arguments[place + 1 :])

        def _about(held: ref) -> Callable[..., Answer]:
            # Not the store itself: it would hold its results and they would hold it.
            return lambda before, after: function(*before, held(), *after)

        return call

    return decorate
