"""The methodology page's tables of marks and ranks, its sources, licence, and ways to the data."""

from __future__ import annotations

import csv

from data.catalog import AUTHORITIES, AUTHORITY_NAMES, Catalog
from data.entries import Source
from data.language import _, ngettext
from data.questions.remarks import FLAG_WORDS
from data.store import Store

from ..markup import Node, foreign, h, link, prose
from ..text.days import published
from ..text.numbers import BEFORE, DERIVED, MARKS, number
from .lists import folded
from .text import flags, qualifiers, ranks

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PORTAL = "https://siat.stat.uz/"
OUTLINES = "https://www.naturalearthdata.com/"


def marks() -> Node:
    """What may stand before or behind a figure."""
    told = flags()
    rows = [(BEFORE[slug], words, text) for slug, (words, text) in qualifiers().items()]
    rows += [(MARKS[slug], _(FLAG_WORDS[slug]), told.get(slug, "")) for slug in MARKS]
    rows += [(DERIVED, _("derived"), _("We computed this level from published figures."))]
    return _table(_("Marks beside figures"), [_("Mark"), _("Meaning"), _("How to take it")], rows)


def rank_table(store: Store) -> Node:
    """The ranks, and how many sources have them."""
    counts: dict[int, int] = {}
    for source in store.catalog.sources.values():
        counts[source.rank] = counts.get(source.rank, 0) + 1
    rows = [(str(n), words, number(counts.get(n, 0))) for n, words in ranks().items()]
    return _table(_("Ranks of sources"), [_("Rank"), _("What it is"), _("Sources")], rows)


def _table(caption: str, heads: list[str], rows: list[tuple[str, ...]]) -> Node:
    head = h("Tr", [h("Th", word, scope="col") for word in heads])
    body = [
        h("Tr", h("Th", first, scope="row"), [h("Td", cell) for cell in rest])
        for first, *rest in rows
    ]
    hidden = h("Caption", caption, className="visually-hidden")
    table = h("Table", hidden, h("Thead", head), h("Tbody", body), className="figures")
    return h("Div", table, className="scroll", tabIndex=0, role="region", **{"aria-label": caption})


def sources(store: Store) -> list[Node]:
    """Every source, by the authority whose figures it carries."""
    catalog, used = store.catalog, store.frame["source_id"].value_counts().to_dict()
    found = []
    for authority in AUTHORITIES:
        every = catalog.sources.values()
        own = [one for one in every if one.authority == authority and catalog.knows(one.slug)]
        own.sort(key=lambda one: (one.rank, one.publisher, one.slug))
        rows = [_source(one, used.get(one.slug, 0)) for one in own]
        if rows:
            found.append(folded(_(AUTHORITY_NAMES[authority]), len(own), h("Ul", rows)))
    return found


def _source(one: Source, count: int) -> Node:
    title = link(one.title, one.url) if one.url else one.title
    told = _("{publisher}, {day}. Rank {rank}.")
    figures = ngettext("{n} figure", "{n} figures", count).format(n=number(count))
    facts = told.format(publisher=one.publisher, day=published(one), rank=one.rank)
    note = h("P", prose(one.prose), className="quiet") if one.prose else None
    name = h("P", title, lang=foreign(one.language))
    return h("Li", name, h("P", facts, f" {figures}.", className="quiet"), note,
             id=f"source-{one.slug}")  # fmt: skip


def price_indices(catalog: Catalog) -> Node:
    """The price indices that are kept with the data, by name, years and source."""
    path = catalog.folder / "price_indices.csv"
    series: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            series.setdefault(row["name"], []).append(row)
    items = []
    for name, rows in series.items():
        years = sorted(int(row["year"]) for row in rows)
        source = h("A", _("source"), href=f"#source-{rows[0]['source_id']}")
        said = f"{_(name)}, {years[0]}–{years[-1]}, {_(rows[0]['base'])} ("
        items.append(h("Li", said, source, ")"))
    text = _(
        "Annual price indices of the whole country are kept beside the figures. They are "
        "not specific to zones, and are used nowhere unless it says so:"
    )
    return [h("P", text), h("Ul", items)] if items else None


def licence(store: Store) -> list[Node]:
    """Under which licence the figures are, and how to cite them."""
    committee = _("National Statistics Committee of the Republic of Uzbekistan")
    text = _("{publisher}. In: {product}, data version {version}, [address of the page].")
    cited = text.format(publisher=committee, product="Zonalar", version=store.version)
    return [
        h("P", _("Figures of the open data portal of the National Statistics Committee ("),
          link("siat.stat.uz", PORTAL), _(") are published under "), link("CC BY 4.0", LICENCE),
          _(": they may be copied and used, also commercially, if the Committee is named with "
            "a link and changes are stated. Derived figures are changes; we mark them.")),
        h("P", _("Single figures from other sources are facts, quoted with their source. The "
                 "texts of those sources belong to their publishers; definitions and notes "
                 "here are our own words.")),
        h("P", _("Outlines of the regions on the map: made with "),
          link("Natural Earth", OUTLINES), _(" (public domain), simplified by us; they measure "
          "nothing and take no position on any border.")),
        h("P", _("To cite, name the source of the figure first, then the data version:")),
        h("Blockquote", cited),
    ]  # fmt: skip


def ways(store: Store) -> list[Node]:
    """The version of the data, the identity of a figure, files and API."""
    text = _(
        "Data version {version}: {count} figures from {sources} sources, the newest for "
        "{newest}. The version changes with any change of the data; every file carries it."
    )
    told = text.format(
        version=store.version, count=number(len(store)),
        newest=store.newest.name if store.newest else "–",
        sources=number(store.frame["source_id"].nunique()),
    )  # fmt: skip
    return [
        h("P", told),
        h("P", _("Each figure has an id of twelve characters that stays the same from version "
                 "to version; under it the API gives the figure’s receipt: where it stands in "
                 "its source, how it is printed there, and what others print.")),
        h("Ul", [h("Li", h("A", name, href=path), ": ", words) for path, name, words in (
            ("/data", _("All figures"),
             _("a table with filters; what is chosen as CSV, CSV for Excel and JSON")),
            ("/docs", _("Data API"), _("the same for programs; every parameter and column")),
        )]),
    ]  # fmt: skip
