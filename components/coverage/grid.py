"""The grid: a row an indicator and zone type, a column a period, in every cell its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from data.evidence.coverage import FILLED, Cell, Coverage, Series, When, coverage
from data.kept import kept
from data.language import _, current, ngettext
from data.periods import month_day, month_names, since_january
from data.store import Store

from ..markup import Node, h, to_html
from ..synthetic import caption
from ..text import coverage as words
from ..text.numbers import number

KEPT = 1024  # lines kept as HTML, about 6 kB each
WIDE = 36  # periods that fit on a wide screen without scrolling


def mark(state: str) -> Node:
    """The sign of a state, as in the grid."""
    return h("I", className=f"sign {state}", **{"aria-hidden": "true"})


def table(store: Store, known: Coverage, lines: Sequence[Series], shown: Sequence[int]) -> str:
    """The chosen lines and periods, as HTML: lines are drawn once and kept, a choice joins them."""
    if not lines or not shown:
        return to_html(h("P", _("No zone type or period is chosen."), className="empty"))
    periods = [known.periods[n] for n in shown]
    name = _("Coverage by indicator, zone type and period")
    head = to_html([caption(name, synthetic=store.is_synthetic), _head(periods)])
    groups = groupby(lines, key=lambda series: series[0])
    body = "".join(_group(store, known, slug, list(part), shown) for slug, part in groups)
    fits = " fits" if len(periods) <= WIDE else ""
    return (
        f'<div class="scroll{fits}" role="group" aria-label="{name}">'
        f'<table class="figures coverage-table">{head}{body}</table></div>'
    )


def _head(periods: Sequence[When]) -> Node:
    """Years over the last months of their periods, which are cumulative from January."""
    years = [(year, list(part)) for year, part in groupby(periods, key=lambda when: when[1])]
    above = [
        h("Th", str(year), colSpan=len(part), scope="colgroup", className="year")
        for year, part in years
    ]
    below = [_month(when, first=when == part[0]) for _year, part in years for when in part]
    corner = h("Td", _("From January to …"), className="corner")
    return h("Thead", h("Tr", h("Td", "", className="corner"), above), h("Tr", corner, below))


def _month(when: When, *, first: bool) -> Node:
    """`Mar`; assets/coverage.js reads the full names of flows and stocks from it."""
    span, year = when
    flow = since_january(year, span)
    stock = month_day(flow.end + timedelta(days=1))
    return h(
        "Th", month_names("abbreviated")[flow.end.month], scope="col",
        className="first" if first else None, title=flow.name,
        **{"data-flow": flow.name, "data-stock": stock},
    )  # fmt: skip


def _group(
    store: Store, known: Coverage, slug: str, lines: list[Series], shown: Sequence[int]
) -> str:
    """The lines of an indicator under its name."""
    cells = [known.lines[series][n] for series in lines for n in shown]
    indicator = store.catalog.indicators[slug]
    count = sum(cell.state in FILLED for cell in cells)
    text = ngettext("{n} of {all} published", "{n} of {all} published", count)
    told = h("Small", text.format(n=number(count), all=number(len(cells))))
    name = h("Th", h("Span", h("B", indicator.name), " ", told), colSpan=len(shown) + 1,
             scope="rowgroup")  # fmt: skip
    drawn = (_line(store, known.region, *series, current.get()) for series in lines)
    rows = "".join(f"<tr>{head}{''.join(cells[n] for n in shown)}</tr>" for head, cells in drawn)
    title = to_html(h("Tr", name, className="indicator"))
    return f'<tbody data-kind="{indicator.kind}">{title}{rows}</tbody>'


@kept(KEPT)
def _line(
    store: Store, region: str, indicator: str, zone: str, _language: str
) -> tuple[str, tuple[str, ...]]:
    """The head of a line and its cells."""
    entry = store.catalog.zones[zone]
    head = h("Th", h("I", className=f"swatch {zone}"), entry.short, scope="row", title=entry.name)
    line = coverage(store, region).lines[indicator, zone]
    return to_html(head), tuple(to_html(_cell(cell, store)) for cell in line)


def _cell(cell: Cell, store: Store) -> Node:
    """A button that opens the receipt of a figure; of an empty cell it only says why."""
    props = {
        "data-id": cell.row.id if cell.row else None,
        "data-why": words.why(cell, store) or None,
        "aria-label": words.holds(cell, store.catalog),
    }
    look = f"fig {cell.state} {cell.zone}"
    button = h("Button", type="button", className=look, tabIndex=-1, **props)
    return h("Td", button, className="first" if cell.period.span == "q1" else None)
