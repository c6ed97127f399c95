"""The pages there are: what each is about, and where the rest of the dashboard finds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from data.catalog import FOUR_TYPES
from data.language import _
from data.questions.view import View
from data.selection import Offer, Selection
from data.store import Store

from .card import Card

# Set while Dash lays out every page at the start, to learn the ids on them: drawing can wait.
outlining: ContextVar[bool] = ContextVar("outlining", default=False)
STANDARD = ("zone", "region", "span", "from", "to", "at", "show", "prices", "view")


@dataclass(frozen=True)
class Body:
    """What a page shows that is no card: what it can be asked for, and under a selection its HTML
    by the id of the element that it stands in. The page keeps nothing of it."""

    offer: Callable[[Store], Offer]
    parts: Callable[[Store, Selection], Mapping[str, str]]
    compares: bool = False  # a day of the past with today, instead of looking at that day


@dataclass(frozen=True)
class Page:
    """A topic: its cards in order, the filters that apply, and the finding that heads it.

    `lead` turns the first card's view into the headline; `about` is the grey line under it, with
    `{place}` where it names the republic. `told` gives another one where the data hold more.
    """

    slug: str
    path: str
    name: str
    title: str
    about: str
    cards: tuple[Card, ...] = ()
    filters: tuple[str, ...] = STANDARD
    zones: tuple[str, ...] = FOUR_TYPES
    lead: Callable[[View], str] | None = None
    position: int = 0
    body: Body | None = None
    told: Callable[[Store], str] | None = None

    def __post_init__(self) -> None:
        """Where zone types can be chosen, one of them can be highlighted in the charts; and all can
        be looked at as they were known on a day."""
        if self.cards and "zone" in self.filters and "focus" not in self.filters:
            object.__setattr__(self, "filters", (*self.filters, "focus"))
        if (self.cards or self.body) and "asof" not in self.filters:
            object.__setattr__(self, "filters", (*self.filters, "asof"))

    def line(self, store: Store | None = None, place: str = "") -> str:
        """The grey line, of a place or the republic; without a store what it says in any case."""
        words = (self.told(store) if self.told and store else "") or _(self.about)
        return words.replace("{place}", place or _("republic"))

    def card(self, slug: str) -> Card | None:
        return next((card for card in self.cards if card.slug == slug), None)


PAGES: dict[str, Page] = {}
