"""The methodology page: how to read the figures, definitions, sources, licence."""

from __future__ import annotations

from dash import html

from data.kept import kept
from data.language import _, current
from data.store import Store

from ..lookback import banner
from ..markup import Node, h
from ..notices import notices
from ..offer import looked_at
from ..page import Page
from ..registry import outlining
from ..synthetic import titled
from . import findings, lists, loading, sources
from .text import readings


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The same for every query but its day: it is made once a language, and not before somebody
    reads it."""
    store, wrong = looked_at(query)
    return html.Main(
        [] if outlining.get() else [*notices(wrong), *_content(page, store, current.get())],
        id="main", tabIndex=-1, **{"data-page": page.slug, "data-ready": "0"},
    )  # fmt: skip


@kept()
def _content(page: Page, store: Store, language: str) -> list[Node]:
    parts = sections(store)
    head = h(
        "Div", h("P", titled(_(page.name), store), className="over"), h("H1", _(page.title)),
        h("P", _(page.about), className="sub"), className="page-head method-head",
    )  # fmt: skip
    body = [h("Section", h("H2", title, id=slug), content) for slug, title, content in parts]
    method = h("Div", _contents(parts), h("Div", body, className="prose"), className="method")
    return [head, *banner(store), method]


def _contents(parts: list[tuple[str, str, Node]]) -> Node:
    items = [h("Li", h("A", title, href=f"#{slug}")) for slug, title, _content in parts]
    return h("Nav", h("Ol", items), className="contents", **{"aria-label": _("On this page")})


def sections(store: Store) -> list[tuple[str, str, Node]]:
    """Anchor, title and content of every section, in order."""
    return [
        ("reading", _("How to read the figures"), [_reading(store, one) for one in readings()]),
        ("marks", _("Marks beside figures"), sources.marks()),
        ("zones", _("Zone types"), lists.zones(store)),
        ("indicators", _("Indicators and definitions"), lists.indicators(store)),
        ("breaks", _("Breaks in definitions"), [_breaks_say(), lists.breaks(store)]),
        ("inconsistencies", _("Known inconsistencies"), [_say(), findings.inconsistencies(store)]),
        ("wording", _("Remarks on wording"), [_wording_say(), findings.wording(store)]),
        ("sources", _("Sources"), sources.sources(store)),
        ("loading", _("Figures by region and quarter"), loading.content(store)),
        ("licence", _("Licence and citation"), sources.licence(store)),
        ("data", _("Data version, files and API"), sources.ways(store)),
    ]


def _reading(store: Store, one: tuple[str, str, tuple[str, ...]]) -> list[Node]:
    slug, title, paragraphs = one
    more = {
        "prices": lambda: sources.price_indices(store.catalog),
        "first-source": lambda: sources.rank_table(store),
    }.get(slug)
    return [
        h("H3", title, id=slug),
        [h("P", text) for text in paragraphs],
        more() if more else None,
    ]


def _breaks_say() -> Node:
    text = _(
        "At these points what is counted changed. Figures before and after share no line, and "
        "nothing is computed across. The same holds between authorities: administrative figures "
        "of ministries and directorates are never joined with those of the statistics."
    )
    return h("P", text)


def _say() -> Node:
    text = _(
        "Every total is checked against its parts, regions against the republic, printed growth "
        "against the levels, sources against each other; jumps and dips are looked for. This list "
        "follows from the data by rule. Figures are kept as published; each opens its receipt."
    )
    return h("P", text)


def _wording_say() -> Node:
    text = _(
        "Where the words of a source mislead or a figure is doubtful for another reason than a "
        "number, and how we read it."
    )
    return h("P", text)
