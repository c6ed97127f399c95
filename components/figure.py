"""A figure that opens its receipt (assets/receipts.js; assets/walk.js moves between figures)."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.view import View

from .markup import Node, h
from .text.numbers import figure


def fig(words: str, row: Observation | None) -> Node:
    """The words of a figure as a button that looks like text; plain text where there is no figure.

    None of them is a stop of the Tab key here: the browser makes one of each table its stop."""
    if row is None:
        return words
    return h("Button", words, type="button", className="fig", tabIndex=-1, **{"data-id": row.id})


def then_now(view: View, row: Observation, words: str) -> Node:
    """A figure; of a look back with the one that is stated in its place today, in the unit of the
    view."""
    then = fig(words, row)
    if row.id not in view.today:
        return then
    now = view.today[row.id]
    said = [_("now"), " ", fig(figure(now, view), now)] if now else _("taken back")
    return [then, " ", h("Small", said, className="now")]
