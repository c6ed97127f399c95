"""The figure behind an id, published or derived: what a receipt is made out for."""

from __future__ import annotations

from .observation import Observation
from .store import Store


def find(store: Store, identity: str) -> Observation | None:
    """The observation with this id (12 hex digits), or None."""
    return store.find(identity)
