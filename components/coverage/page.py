"""The coverage page: the finding, the legend, the grid, and what to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from dash import html

from data.evidence.coverage import STATES, counts, coverage, plan, regions
from data.language import _
from data.selection import Offer, Selection, write
from data.store import Store

from .. import page as pages
from ..markup import Node, h, to_html
from ..registry import PAGES, Body, Page
from ..synthetic import titled
from ..text import coverage as words
from ..text.numbers import number
from . import asks, grid

SLUG = "coverage"
PARTS = ("coverage-legend", "coverage-grid", "coverage-said", "coverage-asks")


def layout(page: Page, **query: str | list[str]) -> html.Main:
    """The page with the places of its parts, which assets/fill.js puts in."""
    main = pages.layout(page, **query)
    legend, table, said, asked = (html.Div(id=name, className=name) for name in PARTS)
    said = html.Div(id="coverage-said", className="coverage-said", **{"aria-live": "polite"})
    body = html.Div([legend, html.Div([table, said], className="coverage-body"), asked])
    main.children.insert(-1, body)
    return main


def offer(store: Store) -> Offer:
    """Every region, indicator, zone type and year that there are cells of."""
    tables = plan(store)
    zones = tuple(zone for zone in store.catalog.zones if zone in tables.types)
    return Offer(
        zones=zones, default_zones=zones, spans=(), years=tables.years, regions=regions(store),
        indicators=tables.indicators,
    )  # fmt: skip


def parts(store: Store, selection: Selection) -> Mapping[str, str]:
    """The page under a selection, as HTML by element."""
    known = coverage(store, selection.region)
    lines = [series for series in known.lines if _chosen(series, selection)]
    shown = [n for n, (_span, year) in enumerate(known.periods) if selection.covers(year)]
    cells = [known.lines[series][n] for series in lines for n in shown]
    counted = counts(cells)
    hint = _("Point at a cell, tap it or walk with the arrow keys: here stands what it holds, or "
             "what is missing and what would fill it.")  # fmt: skip
    return {
        "page-head": to_html(_head(store, selection, counted)),
        "coverage-legend": to_html(_legend(counted, selection)),
        "coverage-grid": grid.table(store, known, lines, shown),
        "coverage-said": to_html(h("P", hint, className="coverage-hint")),
        "coverage-asks": asks.section(store, selection.region, cells),
    }


BODY = Body(offer, parts)


def _chosen(series: tuple[str, str], selection: Selection) -> bool:
    indicator, zone = series
    return selection.indicator in ("", indicator) and (
        selection.zone is None or zone in selection.zone
    )


def _head(store: Store, selection: Selection, counted: dict[str, int]) -> list[Node]:
    page, place = PAGES[SLUG], store.catalog.regions[selection.region]
    of_a_part = "" if selection.region == store.catalog.country else place.name
    return [
        h("P", titled(_(page.name), store), className="over"),
        h("H1", words.summary(counted, of_a_part)),
        h("P", _(page.about), className="sub"),
    ]


def _legend(counted: dict[str, int], selection: Selection) -> list[Node]:
    """What the marks mean and how many there are; the files, and the way to the list below."""
    items = [
        h(
            "Li", grid.mark(state), " ", h("Strong", number(counted[state])), " ",
            h("Span", words.state(state)), h("Small", words.meaning(state)),
        )
        for state in STATES
    ]  # fmt: skip
    query = urlencode(_query(selection), safe=",")
    address = f"/api/v1/coverage.%s{'?' if query else ''}{query}"
    rows = _(
        "The four zone types stand under every indicator; IT Park, which is part of the technology "
        "parks, and youth zones where the Committee has ever given a figure of theirs. Amounts are "
        "cumulative from January; numbers of a day stand under the quarter that it closes. Figures "
        "of other authorities do not count here."
    )
    links = h(
        "P",
        h("A", _("What to ask for"), href="#coverage-asks"),
        h("A", _("CSV"), href=address % "csv", download=True),
        h("A", _("JSON"), href=address % "json"),
        className="coverage-links",
    )
    return [h("Ul", items, **{"aria-label": _("Legend")}), h("P", rows, className="rows"), links]


def _query(selection: Selection) -> dict[str, str]:
    """The selection as the data API takes it."""
    names = ("region", "indicator", "zone", "from", "to", "asof")
    return {name: text for name, text in write(selection).items() if name in names}
