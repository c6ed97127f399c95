"""Maps: regions in five classes of one scale, figures where they fit, the capital enlarged."""

from __future__ import annotations

from functools import cache

from data.language import _
from data.outlines import Ring, outlines
from data.questions.view import View

from ..text.numbers import plain, with_unit
from .classes import Classes, classes
from .frame import layout, text, tied

HEIGHT, LOW = 400, 300  # pixels; the lower one for phones (assets/regions.css has it too)
WIDE, PHONE = (-20, 1530), (-20, 1306)  # the width of the map, with labels and without
HIGH = (0, 880)
CITY = "1726"
SPOT = (1004, 590)  # the enlarged mark of the capital, north of it
SIZE = 34
LINE = 15.6  # pixels of a line in the legend
# Where a region's label stands; with a second point, outside and tied to its region by a line.
LABELS: dict[str, tuple[tuple[int, int], ...]] = {
    "1735": ((235, 610),), "1712": ((620, 470),), "1706": ((580, 325),), "1710": ((765, 178),),
    "1718": ((772, 290),), "1708": ((890, 530), (872, 385)), "1722": ((1025, 75), (880, 95)),
    "1733": ((250, 385), (335, 425)), "1727": ((1215, 600), (1075, 445)),
    "1724": ((1010, 225), (950, 335)), "1714": ((1370, 500), (1150, 420)),
    "1703": ((1410, 395), (1240, 378)), "1730": ((1360, 285), (1165, 335)),
    CITY: ((990, 675),),
}  # fmt: skip
SHARED = {  # what all regions or labels share stands in the figure once
    "data": {"scatter": [
        {"hoverinfo": "text", "line": {"color": "var(--map-border)", "width": 0.8}},
    ]},
    "layout": {"annotationdefaults": {
        "arrowhead": 0, "arrowwidth": 1, "arrowcolor": "var(--edge)",
    }},
}  # fmt: skip
INSIDE = ("1735", "1712", "1706", "1710", "1718")


def region_map(view: View) -> dict[str, object]:
    """The regions filled by class; one without a figure is hatched, never drawn as zero."""
    found = classes(view)
    drawn = outlines(view.catalog.folder)
    chosen = view.selection.region
    order = sorted(drawn, key=lambda slug: (slug == CITY, slug == chosen))
    missing = len(view.keys) < len(drawn)
    frame = [_legend(found, missing=missing), _credit()]
    return {
        "data": [_region(view, slug, drawn[slug], found) for slug in order],
        "layout": layout(
            HEIGHT, {"t": 2, "b": 2},
            xaxis=_axis(WIDE), yaxis=_axis(HIGH, scaleanchor="x", constraintoward="top"),
            template=SHARED, annotations=[*frame, *(_label(view, slug, found) for slug in LABELS)],
            shapes=[_stem(), *_swatches(found, missing=missing)],
            meta={"narrow": {"height": LOW, "xaxis": {"range": PHONE}, "annotations": frame}},
        ),
    }  # fmt: skip


def _axis(ends: tuple[int, int], **more: object) -> dict[str, object]:
    return {
        "visible": False, "range": list(ends), "fixedrange": True, "constrain": "domain", **more,
    }  # fmt: skip


def _region(view: View, slug: str, rings: tuple[Ring, ...], found: Classes) -> dict[str, object]:
    """One region as a filled outline."""
    xs, ys = _points((*rings, _spot()) if slug == CITY else rings)
    chosen = slug == view.selection.region
    row = view.cell(slug, view.period) if slug in view.keys else None
    name = view.catalog.regions[slug].name
    look = {"fillcolor": f"var(--map-{found.of(slug)})"}
    if row is None:
        look = {"fillpattern": {
            "shape": "/", "size": 7, "solidity": 0.2, "fgcolor": "var(--edge)",
            "bgcolor": "var(--paper)",
        }}  # fmt: skip
    said = with_unit(row, view) if row else _("no figure")
    words = f"{name}: <b>{said}</b>"
    return {
        "mode": "lines", "fill": "toself", "name": slug, "x": xs, "y": ys, "text": words, **look,
        **({"line": {"color": "var(--ink)", "width": 3}} if chosen else {}),
        **({"customdata": [row.id], "meta": _inside(slug)} if row else {}),
    }  # fmt: skip


def _inside(slug: str) -> tuple[int, int]:
    """A place within the region, for the keyboard to point at."""
    return SPOT if slug == CITY else LABELS[slug][-1]


@cache
def _points(rings: tuple[Ring, ...]) -> tuple[list[int | None], list[int | None]]:
    """Across and up; the parts of a region are divided by holes in the line."""
    xs: list[int | None] = []
    ys: list[int | None] = []
    for ring in rings:
        xs += [None, *(x for x, _y in ring)]
        ys += [None, *(y for _x, y in ring)]
    return xs[1:], ys[1:]


@cache
def _spot() -> Ring:
    """The enlarged mark: eight corners are a circle at this size."""
    (x, y), near, far = SPOT, round(SIZE * 0.4), SIZE
    corners = ((near, far), (far, near), (far, -near), (near, -far))
    half = tuple((x + dx, y + dy) for dx, dy in corners)
    ring = (*half, *((x - dx, y - dy) for dx, dy in corners))
    return (*ring, ring[0])


def _label(view: View, slug: str, found: Classes) -> dict[str, object]:
    """Name and figure, in the region or beside it."""
    tone = f"var(--map-{found.of(slug)}-on)" if slug in INSIDE and found.has(slug) else "var(--ink)"
    name = view.catalog.regions[slug].short
    row = view.cell(slug, view.period) if slug in view.keys else None
    words = f"{name}<br><b>{plain(row, view) if row else '–'}</b>"
    label = text(words, *LABELS[slug][-1], font={"size": 11.5, "color": tone}, name=tied(None, row))
    if len(LABELS[slug]) == 1:
        return label
    x, y = LABELS[slug][0]
    return {**label, "showarrow": True, "ax": x, "ay": y, "axref": "x", "ayref": "y"}


def _legend(found: Classes, *, missing: bool) -> dict[str, object]:
    """The classes in words, in the empty corner of the map, one line each."""
    lines = [found.unit or _("number"), *found.words.values()]
    lines += [_("hatched: no figure")] if missing else []
    return text(
        "<br>".join(lines), 0, 0, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
        xshift=16, align="left", font={"size": 12, "color": "var(--dim)"},
    )  # fmt: skip


def _swatches(found: Classes, *, missing: bool) -> list[dict[str, object]]:
    """A square of each class's colour before its line in the legend."""
    last = len(found.words) - 1 + missing
    return [
        {
            "type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "xanchor": 0,
            "ysizemode": "pixel", "yanchor": 0, "x0": 1, "x1": 12,
            "y0": round(4 + (last - n) * LINE), "y1": round(15 + (last - n) * LINE),
            "fillcolor": f"var(--map-{place})", "line": {"width": 1, "color": "var(--map-border)"},
        }
        for n, place in enumerate(found.words)
    ]  # fmt: skip


def _stem() -> dict[str, object]:
    """The line from the enlarged mark to where the capital lies."""
    ends = {"x0": SPOT[0], "y0": SPOT[1] - SIZE, "x1": 995, "y1": 436}
    return {"type": "line", **ends, "line": {"color": "var(--edge)", "width": 1}}


def _credit() -> dict[str, object]:
    return text(
        _("Outlines: Natural Earth"), 1, 0, xref="paper", yref="paper", xanchor="right",
        yanchor="bottom", font={"size": 11, "color": "var(--dim)"},
    )  # fmt: skip
