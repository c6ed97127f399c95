"""Tables of the regions: the ranked list beside a map, single zones, claims against figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup

from data.catalog import AUTHORITY_NAMES, Catalog
from data.claims import reference_to
from data.language import _, current
from data.observation import Observation
from data.questions.places import COUNTRY, KINDS
from data.questions.view import View
from data.selection import Selection, write

from .charts.classes import classes
from .figure import fig, then_now
from .markup import Node, h, to_html
from .text.names import lowered
from .text.numbers import figure, percent, with_unit
from .text.regional import claims_of, ranks, verdict

EMPTY = "–"


def ranked(view: View) -> list[Node]:
    """A row a region, the largest first, each a link that chooses it; then the republic."""
    found, growths, places = classes(view), _growths(view), ranks(view)
    heads = [h("Th", _("Place"), scope="col"), h("Th", _("Region"), scope="col")]
    heads += [h("Th", "", scope="col", className="bars", **{"aria-hidden": "true"})]
    heads += [h("Th", _("Figure"), scope="col", className="num")]
    heads += [h("Th", _("On a year before"), scope="col", className="num")] if growths else []
    numbers = [view.number(view.cell(key, view.period)) for key in view.keys]
    low = min(0.0, *numbers)
    whole_width = max(0.0, *numbers) - low or 1
    query = write(view.selection)
    rows = []
    for key, value in zip(view.keys, numbers, strict=True):
        row = view.cell(key, view.period)
        left = 100 * (min(value, 0) - low) / whole_width
        bar = _bar(left, 100 * abs(value) / whole_width, found.of(key))
        rows.append(_line(
            view, query, key, places[key], bar, then_now(view, row, figure(row, view)),
            growths and growths.get(key, EMPTY),
        ))  # fmt: skip
    rows += [
        _line(view, query, slug, EMPTY, None, _("no figure"), growths and EMPTY)
        for slug, region in view.catalog.regions.items()
        if region.kind in KINDS and slug not in view.keys
    ]
    whole = view.cell(COUNTRY, view.period)
    if whole:
        growth = growths and growths.get(COUNTRY, EMPTY)
        value = then_now(view, whole, figure(whole, view))
        rows.append(_line(view, query, COUNTRY, "", None, value, growth, last=True))
    return [h("Thead", h("Tr", heads)), h("Tbody", rows, className="ranked")]


def _line(
    view: View, query: dict[str, str], key: str, place: str, bar: Node, value: Node,
    growth: object, *, last: bool = False,
) -> Node:  # fmt: skip
    chosen = key == view.selection.region
    query = query | {"region": key}
    if key == COUNTRY:
        query.pop("region")
    name = h(
        "A", view.catalog.regions[key].short, href=f"?{urlencode(query)}", className="pick",
        **{"data-region": key, "aria-current": "true" if chosen and not last else None},
    )  # fmt: skip
    marks = " ".join(filter(None, ("is-chosen" if chosen and not last else "", last and "whole")))
    cells = [h("Td", place, className="place num"), h("Th", name, scope="row")]
    cells += [h("Td", bar or "", className="bars", **{"aria-hidden": "true"})]
    cells += [h("Td", value, className="num")]
    cells += [h("Td", growth, className="num")] if growth else []
    return h("Tr", cells, className=marks or None)


def _bar(left: float, part: float, place: str) -> Node:
    """A bar from zero, to the left for a loss: all in percent of the column."""
    style = f"margin-left:{left:.1f}%;width:{part:.1f}%" if left else f"width:{part:.1f}%"
    return h("Span", "", className=f"class-{place}", style=style)


def _growths(view: View) -> dict[str, Node]:
    return {
        row.region: fig(percent(row.number, sign=True), row)
        for row in view.rows
        if row.measure == "growth"
    }


def administrative(view: View) -> list[Markup]:
    """Single zones, kept as text."""
    return [_kept(_administrative, view.catalog, view.rows, view.selection.region, current.get())]


def claimed(view: View) -> list[Markup]:
    """Claims, kept as text."""
    return [_kept(_claimed, view.catalog, view.rows, view.selection.region, current.get())]


@lru_cache(64)
def _kept(
    maker: Callable[[View], list[Node]], catalog: Catalog, rows: tuple[Observation, ...],
    region: str, _language: str,
) -> Markup:  # fmt: skip
    """A table that only another region changes, as text: a choice of period need not make it again,
    which would take a fifth of the time of a click."""
    view = View("list", rows, catalog, Selection(region=region), (rows[0].indicator,))
    return Markup(to_html(maker(view)))  # to_html has escaped every word


def _administrative(view: View) -> list[Node]:
    """A row a figure under the name of its zone: period, value, who stated it, source."""
    words = [_("Zone"), _("Indicator"), _("For"), _("Value"), _("Stated by"), _("Source")]
    head = h("Tr", [h("Th", word, scope="col") for word in words])
    rows, last = [], ""
    for row in view.rows:
        zone = view.catalog.zones[row.zone]
        region = view.catalog.regions[row.region].name
        name = [h("Span", zone.short), h("Span", region, className="dim")]
        if row.zone == last:
            name = h("Span", zone.short, className="visually-hidden")
        rows.append(h(
            "Tr", h("Th", name, scope="row", className="zone-name"),
            h("Td", view.catalog.indicators[row.indicator].name), h("Td", row.period.short),
            h("Td", then_now(view.in_unit(row.unit), row, _own(view, row)), className="num"),
            h("Td", _(AUTHORITY_NAMES[row.authority])),
            h("Td", view.catalog.sources[row.source].publisher),
            className="first" if row.zone != last else None,
        ))  # fmt: skip
        last = row.zone
    return [h("Thead", head), h("Tbody", rows, className="administrative")]


def _claimed(view: View) -> list[Node]:
    """A row a claim: what is said, the official figures, the verdict and why."""
    words = [_("Claim"), _("The article’s figure"), _("Official figures"), _("Verdict")]
    head = h("Tr", [h("Th", word, scope="col") for word in words])
    known = {reference_to(row): row for row in view.rows}
    rows = []
    for claim in claims_of(view):
        said = [known[one] for one in claim.said if one in known]
        official = [known[one] for one in claim.official if one in known]
        rows.append(h(
            "Tr", h("Th", claim.text, scope="row"),
            h("Td", [fig(_own(view, row), row) for row in said[:1]], **{"data-label": words[1]}),
            h(
                "Td", [_official(view, row) for row in official] or _("none published"),
                **{"data-label": words[2]},
            ),
            h("Td", h("Strong", verdict(claim.verdict)), h("P", claim.reason)),
            className=f"verdict-{claim.verdict}",
        ))  # fmt: skip
    return [h("Thead", head), h("Tbody", rows, className="claims")]


def _official(view: View, row: Observation) -> Node:
    """`Small industrial zones: 3,367.3 bn soums, Jan–Mar 2025 (publisher)`."""
    zone = view.catalog.zones[row.zone].name
    place = "" if row.region == COUNTRY else f", {view.catalog.regions[row.region].short}"
    name = lowered(view.catalog.indicators[row.indicator].name)
    source = view.catalog.sources[row.source].publisher
    return h(
        "P",
        f"{zone}{place}, {name}: ",
        fig(_own(view, row), row),
        f", {row.period.short}",
        h("Span", f" ({source})", className="dim"),
    )


def _own(view: View, row: Observation) -> str:
    """The figure with the unit it was published in."""
    return with_unit(row, view.in_unit(row.unit))


MAKERS = {"map": ranked, "across": ranked, "administrative": administrative, "claims": claimed}
