"""What can be found, in every language at once, and where each of it leads (data/search.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from data.entries import Indicator, Names, Region, Zone
from data.kept import kept
from data.language import LANGUAGES, _, speaking, translated
from data.search import Entry, Index, Text
from data.store import Store

from .offer import live, offer
from .registry import PAGES, Page

EXPLORER = "/data"  # takes every indicator, zone and region


@kept()
def index(store: Store) -> Index:
    """Everything that can be found in a version of the data."""
    zones = offer(PAGES["participants"], store).zones
    regions = offer(PAGES["regions"], store).regions
    return Index(
        [
            *map(_indicator(store), store.catalog.indicators.values()),
            *map(_filtered("participants", "zone", zones), store.catalog.zones.values()),
            *map(_filtered("regions", "region", regions), store.catalog.regions.values()),
            *map(_page, in_order()),
        ]
    )


def in_order() -> list[Page]:
    return sorted(PAGES.values(), key=lambda page: page.position)


def _indicator(store: Store) -> Callable[[Indicator], Entry]:
    """An indicator leads to the page that has the fewest others beside it."""
    homes: dict[str, Page] = {}
    shown = [(page, _shown(page, store)) for page in in_order()]
    for page, indicators in sorted(shown, key=lambda one: len(one[1])):
        for slug in indicators:
            homes.setdefault(slug, page)

    def entry(one: Indicator) -> Entry:
        home = homes.get(one.slug)
        return _entry(one, "indicator", home.path if home else f"{EXPLORER}?indicator={one.slug}")

    return entry


def _shown(page: Page, store: Store) -> set[str]:
    return {slug for card in live(page, store) for slug in card.topic.indicators}


def _filtered(slug: str, kind: str, offered: Sequence[str]) -> Callable[[Zone | Region], Entry]:
    """A zone or region leads to the page that has it as a filter, or to the table of figures."""

    def entry(one: Zone | Region) -> Entry:
        path = PAGES[slug].path if one.slug in offered else EXPLORER
        return _entry(one, kind, f"{path}?{kind}={one.slug}")

    return entry


def _entry(one: Indicator | Zone | Region, kind: str, address: str) -> Entry:
    names = (text for some in names_of(one) for text in some.every().items())
    about = _spoken(getattr(one, "prose", ""))
    return Entry(kind, one.slug, address, one.names.every(), _texts(names), _texts(about))


def names_of(one: Indicator | Zone | Region) -> tuple[Names, ...]:
    """All that an entry of a catalogue is called, the full name first."""
    return (one.names, one.shorts, getattr(one, "plurals", Names("")))


def _page(page: Page) -> Entry:
    name, title = _spoken(page.name), _spoken(page.title)
    about = _texts((language, _lined(page, language)) for language, _text in _spoken(page.about))
    return Entry("page", page.slug, page.path, dict(name), _texts([*name, *title]), about)


def _lined(page: Page, language: str) -> str:
    with speaking(language):
        return page.line()


def _spoken(message: str) -> list[tuple[str, str]]:
    """A message in the languages that it is translated to."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            if message and translated(message):
                found.append((language, _(message)))
    return found


def _texts(spoken: Iterable[tuple[str, str]]) -> tuple[Text, ...]:
    """Names or definitions with their languages; what two languages share stands once."""
    found: dict[str, Text] = {}
    for language, text in spoken:
        found.setdefault(text, Text(language, text))
    return tuple(found.values())
