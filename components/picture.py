"""All that a page shows under a selection, drawn once and kept: it follows from the data alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

import orjson

from data.kept import kept
from data.language import _
from data.questions.view import View
from data.questions.ways import WAYS
from data.reckoning.prices import base_year
from data.selection import Notice, Selection, write
from data.store import Store

from . import filters, portal
from .card import UNDRAWN, Drawn, drawn
from .linked import figures, linked
from .lookback import banner
from .markup import Node, h, localized, to_html
from .notices import notices
from .offer import live, pinned
from .registry import Page
from .synthetic import titled
from .text.names import capital
from .text.titles import placed, title
from .text.words import as_known

KEPT = 512  # pictures of a worker; about 60 kB each


@dataclass(frozen=True)
class Picture:
    """HTML of the page's head and of the chosen filters, and its cards by slug."""

    head: str
    active: str
    cards: Mapping[str, Drawn]
    more: Callable[[], Mapping[str, str]] = dict  # of a page that is more than cards
    banner: str = ""  # HTML over the figures of a look back
    note: str = ""  # HTML under the last card

    def text(self, wrong: tuple[Notice, ...]) -> str:
        """All but the figures, as JSON that assets/fill.js puts in place.

        One property of one component: each further one that a callback changes costs a click
        some milliseconds in Dash's renderer."""
        cards = {
            slug: {"frame": card.frame, "height": card.height, "head": card.head, "body": card.body}
            for slug, card in self.cards.items()
        }
        said = to_html(notices(wrong)) + self.banner
        parts = {"page-head": self.head, "active": self.active, "notices": said}
        parts[portal.PLACE] = self.note
        return orjson.dumps({"parts": parts | self.more(), "cards": cards}).decode()


@kept(KEPT)
def picture(page: Page, store: Store, selection: Selection, language: str) -> Picture:
    """The page under a selection in the reader's language (which `_` reads, so it is a key)."""
    cards = {card.slug: drawn(card, page.slug, store, selection) for card in live(page, store)}
    return Picture(
        to_html(head(page, store, selection, cards)),
        to_html(active(page, store, selection)),
        cards,
        partial(page.body.parts, store, selection) if page.body else dict,
        "" if page.body and page.body.compares else to_html(banner(store, selection)),
        to_html(portal.note(page, store.present)),
    )


def blank(page: Page, store: Store) -> Picture:
    """The page with nothing drawn: all that Dash needs at the start, when it looks for ids."""
    return Picture("", "", {card.slug: UNDRAWN for card in live(page, store)})


def head(page: Page, store: Store, selection: Selection, cards: Mapping[str, Drawn]) -> list[Node]:
    """Overline, the finding, and what the figures are."""
    view = page.cards[0].view(store, selection) if page.cards else None
    finding = _(page.title)
    if page.lead and view and view.rows:
        finding = title(view) if view.measure in WAYS else placed(view, page.lead(view))
    compared = _compared(view) if view and page.cards[0].is_tiles else ""
    first = cards.get(page.cards[0].slug) if page.cards else None
    here = store.catalog.regions[selection.region]
    line = page.line(store.present, here.name if here.kind != "country" else "")
    said = (compared, line, portal.frozen(page, store), _newer(view), _prices(view))
    return [
        h("P", titled(_(page.name), store), className="over"),
        h("H1", linked(finding, figures(first.body) if first else {})),
        h("P", " ".join(filter(None, said)), _day(store), className="sub"),
    ]  # fmt: skip


def _day(store: Store) -> Node:
    """On slides the day of a look back stays, when what is said over the figures has gone."""
    return h("Span", f" {as_known(store.asof)}.", className="asof") if store.asof else None


def _prices(view: View | None) -> str:
    """What the amounts of a view in constant prices are."""
    year = base_year(view.indicators[0], view.catalog) if view else None
    if not view or view.selection.prices == "current" or not year:
        return ""
    text = _("Shown at the prices of {year}, computed with the national price index.")
    return text.format(year=year)


def _compared(view: View) -> str:
    """`January–March 2025 against January–March 2024.`"""
    if len(view.periods) != 2:
        return capital(f"{view.periods[0].name}.") if view.periods else ""
    earlier, later = view.periods
    text = _("{later} against {earlier}.")
    return capital(text.format(later=later.name, earlier=earlier.name))


def _newer(view: View | None) -> str:
    """Which zone types have figures newer than the headline's period."""
    head = _("Newer figures")
    rows = [note for note in view.notes if note.startswith(head)] if view else []
    newer = "; ".join(note.removeprefix(head).strip(": .") for note in rows)
    return f"{head}: {newer}." if newer else ""


def active(page: Page, store: Store, selection: Selection) -> list[Node]:
    """What the reader has chosen, each with a link that takes it back; reset; the pinned link."""
    found = filters.active(selection, store.catalog)
    chosen = write(selection)
    items = []
    for name, words in found:
        rest = {key: value for key, value in chosen.items() if key != name}
        taken = _("take back: {choice}").format(choice=words)
        cross = h("Span", " ×", **{"aria-hidden": "true"})
        href = f"?{urlencode(rest)}"
        items.append(h("A", words, cross, href=href, className="choice", title=taken))
    label = h("Span", _("Chosen:"), className="filter-name") if found else None
    reset = h("A", _("Reset"), href="?", className="choice reset") if found else None
    slides = _present(chosen) if page.cards else None
    return [label, *items, reset, _copy(page, store, selection), slides]


def _present(chosen: dict[str, str]) -> Node:
    """A link to the same page as slides (assets/present.js)."""
    href = f"?{urlencode(chosen | {'present': '1'}, safe=',')}"
    title = _("Shows the cards one by one on the whole screen")
    return h("A", _("Present"), href=href, className="present", title=title)


def _copy(page: Page, store: Store, selection: Selection) -> Node:
    """A link that writes everything, so that it shows the same when newer data have come."""
    said = h("Span", className="said", role="status", **{
        "data-done": _(" – copied"), "data-bar": _(" – in the address bar"),
    })  # fmt: skip
    href = localized(f"?{urlencode(pinned(page, store, selection), safe=',')}", always=True)
    title = _("Copies the address with every choice written out")
    return h("A", _("Copy link"), said, href=href, className="copy-link", title=title)
