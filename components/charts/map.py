"""Maps: regions in five classes of one scale, figures where they fit, the capital enlarged."""

from __future__ import annotations

from data.language import _
from data.outlines import Ring, outlines
from data.view import View

from ..text.numbers import plain, with_unit
from .classes import Classes, classes
from .frame import layout, text

HEIGHT, LOW = 400, 300  # pixels; the lower one for phones (assets/regions.css has it too)
WIDE, PHONE = (-20, 1490), (-20, 1306)  # the width of the map, with and without outer labels
HIGH = (0, 880)
CITY = "1726"
SPOT = (1004, 590)  # the enlarged mark of the capital, north of it
SIZE = 34
STEM = ((SPOT[0], SPOT[1] - SIZE), (995, 436))  # from the mark down to where the city lies
# Where a region's label stands; with a second point, outside and tied to its region by a line.
LABELS: dict[str, tuple[tuple[int, int], ...]] = {
    "1735": ((235, 610),), "1712": ((620, 470),), "1706": ((580, 325),), "1710": ((765, 178),),
    "1718": ((772, 290),), "1708": ((890, 530), (872, 385)), "1722": ((1025, 75), (880, 95)),
    "1733": ((250, 385), (335, 425)), "1727": ((1215, 600), (1075, 445)),
    "1724": ((1010, 225), (950, 335)), "1714": ((1370, 500), (1150, 420)),
    "1703": ((1410, 395), (1240, 378)), "1730": ((1360, 285), (1165, 335)),
    CITY: ((990, 675),),
}  # fmt: skip
INSIDE = ("1735", "1712", "1706", "1710", "1718")
PHONES = ("1735", "1712", "1706", "1710")  # those that have room for a figure on a phone


def region_map(view: View) -> dict[str, object]:
    """The regions filled by class; one without a figure is hatched, never drawn as zero."""
    found = classes(view)
    drawn = outlines(view.catalog.folder)
    chosen = view.selection.region
    order = sorted(drawn, key=lambda slug: (slug == CITY, slug == chosen))
    leads = [_lead(view, slug, *points) for slug, points in LABELS.items() if len(points) > 1]
    frame = [_legend(found, missing=len(view.keys) < len(drawn)), _credit()]
    return {
        "data": [_region(view, slug, drawn[slug], found) for slug in order],
        "layout": layout(
            HEIGHT, {"t": 2, "b": 2},
            xaxis=_axis(WIDE), yaxis=_axis(HIGH, scaleanchor="x", constraintoward="top"),
            annotations=[*frame, *(_label(view, slug, found) for slug in LABELS)],
            shapes=_ties([STEM, *leads]),
            meta={"narrow": {
                "height": LOW, "xaxis": {"range": PHONE},
                "annotations": [*frame, *(_figure(view, slug, found) for slug in PHONES)],
                "shapes": _ties([STEM]),
            }},
        ),
    }  # fmt: skip


def _axis(ends: tuple[int, int], **more: object) -> dict[str, object]:
    return {
        "visible": False, "range": list(ends), "fixedrange": True, "constrain": "domain", **more,
    }  # fmt: skip


def _region(view: View, slug: str, rings: tuple[Ring, ...], found: Classes) -> dict[str, object]:
    """One region as a filled outline; its parts are divided by holes in the line."""
    rings = (*rings, _spot()) if slug == CITY else rings
    xs, ys = [], []
    for number, ring in enumerate(rings):
        if number:
            xs.append(None)
            ys.append(None)
        xs += [x for x, _y in ring]
        ys += [y for _x, y in ring]
    chosen = slug == view.selection.region
    row = view.cell(slug, view.period) if slug in view.keys else None
    name = view.catalog.regions[slug].name
    look = {"fillcolor": f"var(--map-{found.of(slug)})"}
    if row is None:
        look = {"fillpattern": {
            "shape": "/", "size": 7, "solidity": 0.2, "fgcolor": "var(--edge)",
            "bgcolor": "var(--paper)",
        }}  # fmt: skip
    words = f"{name}: <b>{with_unit(row, view) if row else _('no figure')}</b>"
    return {
        "type": "scatter", "mode": "lines", "fill": "toself", "name": slug, "x": xs, "y": ys,
        "line": {
            "color": "var(--ink)" if chosen else "var(--map-border)", "width": 3 if chosen else 0.8,
        },
        "hoverinfo": "text", "text": words, **look,
    }  # fmt: skip


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
    words = f"{name}<br><b>{_value(view, slug)}</b>"
    return text(words, *LABELS[slug][0], font={"size": 11.5, "color": tone})


def _figure(view: View, slug: str, found: Classes) -> dict[str, object]:
    tone = f"var(--map-{found.of(slug)}-on)" if found.has(slug) else "var(--ink)"
    return text(_value(view, slug), *LABELS[slug][0], font={"size": 11, "color": tone})


def _value(view: View, slug: str) -> str:
    row = view.cell(slug, view.period) if slug in view.keys else None
    return plain(row, view) if row else "–"


def _legend(found: Classes, *, missing: bool) -> dict[str, object]:
    """The classes with their limits, in the empty corner of the map."""
    lines = [
        f'<span style="color:var(--map-{number})">■</span> {words}'
        for number, words in found.words.items()
    ]
    if missing:
        lines.append(_("▨ no figure"))
    return text(
        "<br>".join([found.unit, *lines] if found.unit else lines), 0, 0, xref="paper",
        yref="paper", xanchor="left", yanchor="bottom", align="left",
        font={"size": 12, "color": "var(--dim)"},
    )  # fmt: skip


def _credit() -> dict[str, object]:
    return text(
        _("Outlines: Natural Earth"), 1, 0, xref="paper", yref="paper", xanchor="right",
        yanchor="bottom", font={"size": 11, "color": "var(--dim)"},
    )  # fmt: skip


def _ties(lines: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[dict[str, object]]:
    """Lines between labels and what they name, as one shape."""
    path = "".join(f"M{x0},{y0}L{x1},{y1}" for (x0, y0), (x1, y1) in lines)
    return [{"type": "path", "path": path, "line": {"color": "var(--edge)", "width": 1}}]


def _lead(
    view: View, slug: str, label: tuple[int, int], region: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The line from a label's edge to its region."""
    across, up = region[0] - label[0], region[1] - label[1]
    wide = 8 * max(len(view.catalog.regions[slug].short), 8) + 8  # half a label in map units
    part = min(wide / max(abs(across), 1), 42 / max(abs(up), 1))
    return (round(label[0] + across * part), round(label[1] + up * part)), region
