"""The table of the little charts: the newest figure of every region and zone type."""

from __future__ import annotations

from data.questions.view import View

from .figure import fig
from .markup import Node, h
from .text.numbers import figure

EMPTY = "–"


def newest(view: View) -> list[Node]:
    """A row a region, a column a zone type, for the newest period that is drawn. The years before
    are in the chart and in the files: 14 regions of 26 quarters would be a table of hundreds of
    rows, which nobody reads."""
    last = view.periods[-1]
    cells = {(row.region, row.zone): row for row in view.levels if row.period.key == last.key}
    zones = [zone for zone in view.catalog.zones.values() if zone.slug in {z for _r, z in cells}]
    head = h(
        "Tr", h("Th", last.short, scope="col"),
        [
            h("Th", h("I", className=f"swatch {zone.slug}"), zone.short, scope="col",
              className="num")
            for zone in zones
        ],
    )  # fmt: skip
    rows = [
        h(
            "Tr", h("Th", view.key_name(key), scope="row"),
            [h("Td", _cell(view, cells.get((key, zone.slug))), className="num") for zone in zones],
        )
        for key in view.keys
    ]  # fmt: skip
    return [h("Thead", head), h("Tbody", rows)]


def _cell(view: View, row) -> Node:
    return fig(figure(row, view), row) if row else EMPTY


MAKERS = {"panels": newest}
