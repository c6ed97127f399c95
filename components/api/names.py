"""The names of downloaded files: short, telling, safe on every system.

Each has a name of slugs, the same in every language, and in other languages than English one in
words beside it, which browsers take (RFC 6266)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from components.registry import PAGES
from data.catalog import AUTHORITY_NAMES
from data.language import DEFAULT, _, current
from data.periods import ASKED, month_day, parse_key, span_name
from data.store import Store

from ..synthetic import named
from ..text.names import MEASURES, file_words

ORDER = ("indicator", "zone", "region", "partner", "activity", "at", "span", "measure", "authority")
LONGEST = 40  # characters of one part; longer lists are counted instead


@dataclass(frozen=True, slots=True)
class FileName:
    """`plain` in slugs; `words` in the reader's language, empty where that is English."""

    plain: str
    words: str

    @property
    def header(self) -> str:
        """As `Content-Disposition` takes it."""
        told = f"; filename*=UTF-8''{quote(self.words)}" if self.words else ""
        return f'filename="{self.plain}"{told}'


def file_name(
    store: Store, query: Mapping[str, str | list[str]], kind: str, *start: str
) -> FileName:
    """`zonalar-industrial_production-sez-q1-2024-2025.csv`; `start` is a page and a card."""
    years = _years(str(query.get("from", "")), str(query.get("to", "")))
    asked = {name: query[name] for name in ORDER if query.get(name)}
    all_sources = "all-sources" if query.get("all_sources") in ("1", "true") else ""
    day = str(query.get("asof", ""))
    parts = [*start, *(_part(name, value) for name, value in asked.items()), years, all_sources]
    parts += [f"asof-{day}" if day else ""]
    slugs = [part for part in parts if part] or ["observations"]
    plain = named(f"{'-'.join(['zonalar', *slugs])}.{kind}", store)
    if current.get() == DEFAULT:
        return FileName(plain, "")
    said = _start(store, *start) + [_said(store, name, value) for name, value in asked.items()]
    said += [years, _("all sources") if all_sources else ""]
    said += [_("as known on {day}").format(day=month_day(date.fromisoformat(day))) if day else ""]
    words = file_words(*said) or file_words(_("Figures"))
    return FileName(plain, named(f"zonalar-{words}.{kind}", store))


def _start(store: Store, page: str = "", card: str = "") -> list[str]:
    """The words of a page and of a card: what it shows, and for which span."""
    if page not in PAGES:
        return [_("Known inconsistencies")] if page else []
    shown = PAGES[page].card(card) if card else None
    if shown is None:
        return [_(PAGES[page].name)]
    span = span_name(shown.topic.span) if shown.topic.span in ASKED else ""
    return [_(PAGES[page].name), store.catalog.indicators[shown.topic.indicators[0]].short, span]


def _said(store: Store, name: str, asked: str | list[str]) -> str:
    """The values of a parameter in words; how many they are where that would be too long."""
    values = _values(asked)
    words = [_word(store, name, value) for value in values]
    text = " ".join(words)
    return text if len(text) <= LONGEST else f"{words[0]} +{len(words) - 1}"


def _word(store: Store, name: str, value: str) -> str:
    catalog = store.catalog
    words: dict[str, Callable[[], str]] = {
        "indicator": lambda: catalog.indicators[value].short,
        "zone": lambda: catalog.zones[value].short,
        "region": lambda: catalog.regions[value].short,
        "partner": lambda: catalog.partners[value].name,
        "activity": lambda: catalog.activities[value].name,
        "at": lambda: "{1} {0}".format(*_period(value)),
        "span": lambda: span_name(value, "abbreviated"),
        "measure": lambda: _(MEASURES[value]),
        "authority": lambda: _(AUTHORITY_NAMES[value]),
    }
    try:
        return words[name]()
    except (KeyError, ValueError):  # `none`, `other`: words of the address, not of the data
        return value


def _period(key: str) -> tuple[int, str]:
    span, year = parse_key(key)
    return year, span_name(span, "abbreviated")


def _part(name: str, asked: str | list[str]) -> str:
    values = _values(asked)
    text = "-".join(values)
    if len(text) <= LONGEST:
        return text
    return f"{len(values)}-{name.removesuffix('y')}{'ies' if name.endswith('y') else 's'}"


def _values(asked: str | list[str]) -> list[str]:
    return asked.split(",") if isinstance(asked, str) else list(dict.fromkeys(asked))


def _years(first: str, last: str) -> str:
    if first and last:
        return first if first == last else f"{first}-{last}"
    return f"from-{first}" if first else f"to-{last}" if last else ""
