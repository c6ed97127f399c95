"""Marks of made-up figures: nobody takes them for statistics, wherever they are shown.

Whether to mark follows from the store that is shown, nothing else; of real figures none of this
stands anywhere."""

from __future__ import annotations

from data import serving
from data.language import N_, _
from data.store import Store
from data.synthetic import FLAG, PREFIX, WORD

from .markup import Node, h

EXPLAINED = N_("made-up figures for demonstration: no statistics")
SHEET = "assets/synthetic.css"  # linked by the pages that it is for


def shown(store: Store | None = None) -> bool:
    """Whether a store, or without one what the request at hand is answered from, is made up."""
    return (store or serving.current()).is_synthetic


def titled(text: str, store: Store | None = None) -> str:
    """A title: `SYNTHETIC · Industrial production · Zonalar`."""
    return f"{WORD} · {text}" if shown(store) else text


def named(name: str, store: Store | None = None) -> str:
    """The name of a file."""
    return f"{PREFIX}{name}" if shown(store) else name


def banner() -> Node:
    """A strip over every page, which stays in sight."""
    if not shown():
        return None
    return h("P", h("Strong", WORD), " ", _(EXPLAINED), className="synthetic", role="note")


def source() -> Node:
    """What the foot of a page says of the figures, in place of whose they are."""
    return h("P", h("Strong", WORD), ": ", _(EXPLAINED), ".")


def line(*, synthetic: bool) -> Node:
    """What stands over a table that has no caption."""
    if not synthetic:
        return None
    return h("P", h("Strong", WORD), " ", _(EXPLAINED), className="synthetic-mark")


def mark(*, synthetic: bool) -> Node:
    """The word by itself, on what is looked at without the page around it."""
    return h("P", WORD, className="synthetic-mark") if synthetic else None


def caption(name: str, *, synthetic: bool) -> Node:
    """What a table is called, for those who listen; what it is made of, for everybody."""
    if not synthetic:
        return h("Caption", name, className="visually-hidden")
    said = h("Span", f"{name}. ", className="visually-hidden")
    told = h("Span", h("Strong", WORD), " ", _(EXPLAINED))
    return h("Caption", said, told, className="synthetic-mark")


def flagged(flag: str, store: Store) -> str:
    """The flags of a figure as a file has them."""
    if not store.is_synthetic or FLAG in flag.split():
        return flag
    return f"{flag} {FLAG}".strip()


def noted(note: str, store: Store) -> str:
    """The note of a figure as a file has it."""
    if not store.is_synthetic:
        return note
    return f"{WORD}: {_(EXPLAINED)}. {'' if note == WORD else note}".strip()
