"""What is said where figures are shown as they were known on a day: what is left out, and which of
them are stated otherwise today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from data.entries import Source
from data.evidence.history import Later, changed
from data.known import later, undated
from data.language import _, ngettext
from data.observation import Observation
from data.periods import month_day
from data.questions.view import View
from data.selection import Selection
from data.store import Store

from .crosscheck import figures
from .markup import Node, h, link
from .text.days import published
from .text.history import pair
from .text.numbers import number

MOST = 12  # pairs in the notes of a card
CHANGES = "/changes"


def banner(store: Store, selection: Selection | None = None) -> list[Node]:
    """Over the figures of a look back: its day, which sources are not used, what came since."""
    if not store.asof:
        return []
    lost = _lost(store, selection) if selection else ""
    said = " ".join(filter(None, (_day(store), _since(store), lost)))
    since = h("A", _("What has changed since"), href=f"{CHANGES}?asof={store.asof}")
    return [h("Div", h("P", said, " ", since), _listed(store), className="lookback")]


def _day(store: Store) -> str:
    text = _("The figures as they were known on {day}.")
    return text.format(day=month_day(store.asof))


def _since(store: Store) -> str:
    """How many sources are left out because they came later."""
    count = len(later(store))
    if not count:
        return _("No source has been published since.")
    text = ngettext(
        "{n} source published since is left out.", "{n} sources published since are left out.",
        count,
    )  # fmt: skip
    return text.format(n=number(count))


def _lost(store: Store, selection: Selection) -> str:
    """That nothing was known yet of the chosen period."""
    if not selection.at or (store.frame["when"] == selection.at).any():
        return ""
    return _("Of the chosen single period nothing was known yet.")


def _listed(store: Store) -> Node:
    """The sources of which no day is known, folded."""
    missing = [store.catalog.sources[slug] for slug in undated(store)]
    if not missing:
        return None
    text = ngettext(
        "{n} source without a date is left out too", "{n} sources without a date are left out too",
        len(missing),
    ).format(n=number(len(missing)))  # fmt: skip
    return h("Details", h("Summary", text), h("Ul", [h("Li", _source(one)) for one in missing]))


def _source(one: Source) -> list[Node]:
    title = link(one.title, one.url) if one.url else one.title
    return [h("Span", title, lang=one.language), f". {one.publisher}, {published(one)}."]


def pairs(store: Store, found: Sequence[Later]) -> list[Node]:
    """The figures of a card that are stated otherwise today, then and now, for its notes."""
    if not found:
        return []
    rest = len(found) - MOST
    more = ngettext("and {n} more", "and {n} more", rest).format(n=number(rest))
    items = [_pair(one, store) for one in found[:MOST]]
    return [
        h("H3", _("Changed since")),
        h("Ul", items, h("Li", more) if rest > 0 else None, className="checks"),
    ]


def _pair(one: Later, store: Store) -> Node:
    """A pair in words; under it both figures, each with its receipt."""
    rows = [row for row in (one.then, one.now) if row]
    return h("Li", h("P", pair(one, store)), h("P", figures(store, rows)))


def badge(store: Store, view: View, found: Sequence[Later]) -> Node:
    """How many of the figures of a view are stated otherwise today."""
    if not found:
        return None
    text = ngettext("{n} figure changed since", "{n} figures changed since", len(found))
    query = urlencode({"asof": store.asof, "indicator": view.indicators[0]})
    href = f"{CHANGES}?{query}"
    return h("A", text.format(n=number(len(found))), href=href, className="badge check mild")


def sentences(store: Store, view: View) -> list[str]:
    """The same pairs as plain text, for files."""
    return [pair(one, store) for one in changed(store, view.rows).values()]


def today(store: Store, rows: tuple[Observation, ...]) -> Mapping[str, Observation | None]:
    """By id: what is stated today in place of the published figures among some."""
    shown = [row for row in rows if row.status == "published"]
    return {slug: one.now for slug, one in changed(store, shown).items()}
