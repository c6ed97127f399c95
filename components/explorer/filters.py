"""The explorer's controls: native and Bootstrap ones; nothing ticked means no restriction.

Their ids have a key of their own, so that the callbacks of the pages with cards leave them alone.
"""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from data.catalog import MEASURES
from data.known import days
from data.language import N_, _
from data.periods import OTHER, SPANS, span_name
from data.store import Store

from ..filters import day_box
from ..text.names import LEVELS, by_theme, theme
from .asked import DAY, LISTS, ORDER, SWITCH, YEARS, Asked
from .controls import Option, box, checks, typed
from .query import offered, years
from .words import CHIPS, name_of, summary

OPEN = {"from": "first", "to": "last"}  # values of the selects that do not restrict


def bar(store: Store, asked: Asked) -> html.Section:
    """The filters of the explorer, each in its `[data-filter]`."""
    return html.Section(
        [
            html.Div(
                [*(_pick(store, name, asked) for name in PICKS), _day(store, asked)],
                className="picks",
            ),
            _zones(store, asked),
            box("span", checks("span", "all", _spans(), asked.span, _("Periods"), "chips")),
            *(_year(store, name, asked) for name in YEARS),
            _all_sources(asked),
        ],
        className="filters explorer-filters", **{"aria-label": _("Filters")},
    )  # fmt: skip


def usual() -> dict[str, object]:
    """Each parameter's value when nothing is chosen, in the order of the address."""
    lists = {name: ["level"] if name == "measure" else [] for name in (*LISTS, SWITCH)}
    return {name: OPEN.get(name, lists.get(name, "")) for name in ORDER}


def query(ids: list[dict], values: list) -> dict[str, list[str]]:
    """The controls' values as a query; a parameter may have several controls (`group`)."""
    found: dict[str, list[str]] = {}
    for control, value in zip(ids, values, strict=True):
        chosen = value if isinstance(value, list) else [value]
        kept = found.setdefault(control["explore"], [])
        kept += [str(part) for part in chosen if part not in (None, *OPEN.values())]
    if not found.get("measure"):
        found["measure"] = list(MEASURES)
    return found


def _groups(store: Store, name: str) -> dict[str, tuple[str, list[Option]]]:
    """The options of a list under their headings; one group without a heading for most."""
    catalog = store.catalog
    if name == "indicator":
        themes = by_theme(catalog).items()
        return {slug: (theme(slug), [(i.slug, i.name) for i in found]) for slug, found in themes}
    if name == "zone":
        levels = [level for level in LEVELS if level not in CHIPS]
        return {
            level: (_(LEVELS[level]), [(z, catalog.zones[z].name) for z in catalog.zones_of(level)])
            for level in levels
        }
    slugs = offered(store)[name]
    return {"all": ("", [(slug, name_of(store, name, slug)) for slug in slugs])}


PICKS = {
    "indicator": N_("Indicators"), "region": N_("Regions"), "authority": N_("Stated by"),
    "measure": N_("Measures"), "partner": N_("Partners"), "activity": N_("Activities"),
}  # fmt: skip


def _pick(store: Store, name: str, asked: Asked) -> html.Div:
    """A button that opens a list of checkboxes."""
    return box(name, _details(store, name, _(PICKS[name]), asked))


def _details(store: Store, name: str, legend: str, asked: Asked) -> html.Details:
    chosen = asked.ticked(name)
    groups = [
        checks(name, group, options, chosen, heading or legend, "list")
        for group, (heading, options) in _groups(store, name).items()
    ]
    narrow = [typed("explorer-narrow", _("Find in this list"))] if len(groups) > 4 else []
    told = html.Span(summary(store, name, asked), id={"chosen": name}, className="pick-value")
    label = [html.Span(legend, className="pick-name"), " ", told]
    panel = html.Div([*narrow, html.Div(groups, className="pick-groups")], className="pick-panel")
    return html.Details([html.Summary(label), panel], className=f"pick pick-{name}")


def _zones(store: Store, asked: Asked) -> html.Div:
    catalog = store.catalog
    options = [
        (slug, [html.I(className=f"swatch {slug}"), catalog.zones[slug].short])
        for slug in catalog.zones_of(*CHIPS)
    ]
    chips = checks("zone", "type", options, asked.zone, _("Zones"), "chips")
    return box("zone", [chips, _details(store, "zone", _("More zones"), asked)])


def _spans() -> list[Option]:
    spans = [(span, span_name(span, "abbreviated")) for span in SPANS]
    return [*spans, (OTHER, _("Other"))]


def _year(store: Store, name: str, asked: Asked) -> html.Div:
    known = years(store)[:: 1 if name == "from" else -1]
    value = getattr(asked, YEARS[name])
    label, least = (_("From"), _("first year")) if name == "from" else (_("To"), _("last year"))
    options = [{"value": OPEN[name], "label": least}]
    options += [{"value": str(year), "label": str(year)} for year in known]
    select = dbc.Select(
        id={"explore": name, "group": "all"}, value=str(value or OPEN[name]), options=options,
        size="sm",
    )  # fmt: skip
    return box(name, html.Label([html.Span(label, className="filter-name"), select]))


def _day(store: Store, asked: Asked) -> html.Div | None:
    """A day to look back to."""
    span = days(store)
    identity = {"explore": DAY, "group": "all"}
    return box(DAY, day_box(span, identity, str(asked.asof or ""))) if span else None


def _all_sources(asked: Asked) -> html.Div:
    option = [("1", _("All sources of a figure, not only the first"))]
    chosen = ["1"] if asked.all_sources else []
    return box(SWITCH, checks(SWITCH, "all", option, chosen, _("Sources"), "chips"))
