"""Addresses of ours that keep the day of a look back."""

from __future__ import annotations

from data.store import Store


def on_day(href: str, store: Store) -> str:
    """The address on the day that a store looks back to; as it is with today's figures."""
    if not store.asof:
        return href
    path, mark, place = href.partition("#")
    return f"{path}{'&' if '?' in path else '?'}asof={store.asof}{mark}{place}"
