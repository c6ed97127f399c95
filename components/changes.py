"""What has changed since a day: counts, and then and now of every figure that is another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlencode

from dash import html

from data.evidence.changes import KINDS, Change, Changes, changes, usual
from data.evidence.history import Later
from data.kept import kept
from data.known import undated
from data.language import _, current, ngettext
from data.selection import Offer, Selection, write
from data.store import Store

from . import page as pages
from .crosscheck import receipt_button
from .markup import Node, h, prose, to_html
from .registry import PAGES, Body, Page
from .synthetic import caption, titled
from .text import changes as words
from .text.numbers import number

SLUG = "changes"
PARTS = ("changes-legend", "changes-list")
MOST, EACH = 300, 30  # rows on the page, and of one indicator; the files have all
DRAWN = 32  # lists that are kept as HTML
Cell = tuple[str, str | None, Node]  # head, look and content
Row = Callable[[Store, Changes, Change], list[Cell]]


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page with the places of its parts, which assets/fill.js puts in."""
    main = pages.layout(page, **query)
    main.children.insert(-1, html.Div([html.Div(id=name, className=name) for name in PARTS]))
    return main


def offer(store: Store) -> Offer:
    """Every indicator in use, and the zone types; with all of these no zone is left out."""
    zones = store.catalog.zones_of("type", "total")
    used = tuple(one for one in store.catalog.indicators if store.regions_of(one))
    return Offer(zones=zones, default_zones=zones, spans=(), indicators=used)


def parts(store: Store, selection: Selection) -> Mapping[str, str]:
    """The page under a selection, as HTML by element."""
    today = store.present
    since = selection.asof or usual(today)
    if since is None:
        said = h("P", _("No source has a date: nobody can say what is new."), className="empty")
        return {"page-head": to_html(_head(today, None, None)), "changes-list": to_html(said)}
    found = chosen(changes(today, since), selection)
    return {
        "page-head": to_html(_head(today, found, since)),
        "changes-legend": to_html(_legend(found, selection)),
        "changes-list": _listed(today, selection, since, current.get()),
    }


BODY = Body(offer, parts, compares=True)


def chosen(found: Changes, selection: Selection) -> Changes:
    """The changes of the chosen indicator and zones."""
    named = [selection.indicator] if selection.indicator else []
    return found.where(named, selection.zone)


def _head(store: Store, found: Changes | None, since: date | None) -> list[Node]:
    page = PAGES[SLUG]
    finding = words.summary(found.counts(), since) if found is not None else _(page.title)
    return [
        h("P", titled(_(page.name), store), className="over"),
        h("H1", finding),
        h("P", _(page.about), className="sub"),
    ]


def _legend(found: Changes, selection: Selection) -> list[Node]:
    """How many there are of each kind, from which sources, and the files."""
    counts = found.counts()
    items = [
        h(
            "Li", h("Strong", number(counts[kind])), " ", words.kind(kind), " ",
            h("Small", words.meaning(kind)),
        )
        for kind in KINDS
    ]  # fmt: skip
    query = urlencode(_query(found, selection), safe=",")
    links = [
        h("A", _("CSV"), href=f"/api/v1/changes.csv?{query}", download=True),
        h("A", _("JSON"), href=f"/api/v1/changes.json?{query}"),
    ]
    return [
        h("Ul", items, **{"aria-label": _("Legend")}),
        h("P", words.sources(found.before, len(undated(found.after)))),
        h("P", links, className="changes-links"),
    ]


def _query(found: Changes, selection: Selection) -> dict[str, str]:
    """The selection as the data API takes it; the day always."""
    written = write(selection)
    asked = {name: written[name] for name in ("indicator", "zone") if name in written}
    return asked | {"asof": str(found.since)}


@kept(DRAWN)
def _listed(store: Store, selection: Selection, since: date, _language: str) -> str:
    """The tables as HTML: first what says something else now, then what is new."""
    found = chosen(changes(store, since), selection)
    if not len(found):
        return to_html(_nothing(store, selection, since))
    other, new = found.where(kinds=KINDS[:2]), found.where(kinds=KINDS[2:])
    left, nodes = MOST, []
    for title, some, row in (
        (_("Revised and taken back"), other, _pair), (_("Added"), new, _added),
    ):  # fmt: skip
        tables, left = _tables(store, some, left, row)
        nodes += [h("H2", title), tables] if tables else []
    rest = len(found) - (MOST - left)
    text = ngettext("{n} more is in the files above.", "{n} more are in the files above.", rest)
    nodes.append(h("P", text.format(n=number(rest)), className="measure") if rest else None)
    return to_html(nodes)


def _tables(store: Store, found: Changes, left: int, row: Row) -> tuple[list[Node], int]:
    """A table for each indicator, until `left` rows are shown; and how many are left then."""
    tables = []
    for slug, some in found.by_indicator().items():
        if not left:
            break
        shown = list(some.first(min(left, EACH)))
        left -= len(shown)
        tables.append(_table(store, slug, some, shown, row))
    return tables, left


def _nothing(store: Store, selection: Selection, since: date) -> Node:
    """Why the list is empty, and a way to a day since which something has changed."""
    ways = []
    if selection.indicator or selection.zone is not None:
        day = {"asof": str(since)}
        ways.append(h("A", _("Show all indicators and zones"), href=f"?{urlencode(day)}",
                      className="choice"))  # fmt: skip
    elif since != usual(store):
        ways.append(h("A", _("What the newest source has changed"), href="?", className="choice"))
    text = _("Nothing that is chosen here has changed since that day.")
    return h("Div", h("P", text), ways, className="empty", role="status")


def _table(store: Store, slug: str, found: Changes, shown: list[Change], row: Row) -> list[Node]:
    """The changes of an indicator: whose figure, of when, then and now, by whom and why."""
    name = store.catalog.indicators[slug].name
    cells = [row(store, found, one) for one in shown]
    head = h("Tr", [h("Th", word, scope="col", className=look) for word, look, _cell in cells[0]])
    body = [
        h("Tr", h("Th", first[2], scope="row"),
          [h("Td", cell, className=look) for _word, look, cell in rest])
        for first, *rest in cells
    ]  # fmt: skip
    said = _("Table: {name}").format(name=name)
    titled = caption(name, synthetic=store.is_synthetic)
    table = h("Table", titled, h("Thead", head), h("Tbody", body), className="figures")
    box = h("Div", table, className="scroll", tabIndex=0, role="group", **{"aria-label": said})
    return [h("H3", name), h("P", words.counted(found.counts(), len(shown))), box]


def _pair(store: Store, found: Changes, one: Change) -> list[Cell]:
    """Then and now: the head, the look and the content of each cell."""
    now = receipt_button(store, one.now) if one.now else words.kind(one.kind)
    return [
        *_whose(store, one),
        (_("Then"), "num", receipt_button(found.before, one.then)), (_("Now"), "num", now),
        (_("Source"), None, _source(store, one)), (_("Note"), "why", _why(store, one)),
    ]  # fmt: skip


def _added(store: Store, found: Changes, one: Change) -> list[Cell]:
    return [
        *_whose(store, one),
        (_("Value"), "num", receipt_button(store, one.now)),
        (_("Source"), None, _source(store, one)),
    ]  # fmt: skip


def _whose(store: Store, one: Change) -> list[Cell]:
    swatch = h("I", className=f"swatch {one.row.zone}")
    return [
        (_("Figure"), None, [swatch, words.whose(one.row, store.catalog)]),
        (_("Period"), "when", one.row.period.short),
    ]  # fmt: skip


def _source(store: Store, one: Change) -> Node:
    """Who says so now, and since when."""
    source = store.catalog.sources[one.row.source]
    publisher = h("A", source.publisher, href=f"/methodology#source-{source.slug}")
    return [publisher, f", {words.day(one.day)}" if one.day else ""]


def _why(store: Store, one: Change) -> Node:
    """What the source says of a figure that is another now, or that it is only more precise."""
    if one.then is None or one.now is None:
        return ""
    if one.now.note and one.now.note != one.then.note:
        return prose(one.now.note)
    pair = Later(one.then, one.now, one.day)
    return _("the same, more precise") if pair.is_rounding(store.catalog) else ""
