"""Filters: native controls, one entry in FILTERS each; their values are parts of the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html

from data.catalog import Catalog
from data.language import N_, _
from data.periods import month_day, parse_key, span_name
from data.selection import Offer, Selection, write
from data.store import Store


@dataclass(frozen=True)
class Filter:
    """How one parameter is shown: its control, and its value for a selection."""

    name: str
    control: Callable[[Offer, Store, object], object]
    value: Callable[[Selection, Offer], object]
    words: Callable[[Selection, Catalog], str]  # what is chosen, for the list of active filters


def bar(names: tuple[str, ...], offer: Offer, store: Store, selection: Selection) -> html.Section:
    """The filter bar of a page."""
    controls = [
        html.Div(
            FILTERS[name].control(offer, store, FILTERS[name].value(selection, offer)),
            className=f"filter filter-{name}", **{"data-filter": name},
        )
        for name in names
    ]  # fmt: skip
    hidden = [
        dbc.Input(type="hidden", id={"filter": name}, value=value)
        for name, value in _silent(names, selection).items()
    ]
    return html.Section([*controls, *hidden], className="filters", **{"aria-label": _("Filters")})


def defaults(names: tuple[str, ...], offer: Offer) -> dict[str, object]:
    """The value of each control when nothing is chosen, for the script that writes the address."""
    found = {name: FILTERS[name].value(Selection(), offer) for name in names}
    return {**found, **_silent(names, Selection())}


def _silent(names: tuple[str, ...], selection: Selection) -> dict[str, str]:
    """Parameters that the page has no control for, as text: an address may carry them, and a
    choice must not lose them."""
    written = write(selection)
    others = [name for name in FILTERS if name not in names]
    return {name: written.get(name, "") for name in others}


def active(selection: Selection, catalog: Catalog) -> list[tuple[str, str]]:
    """Name and words of every filter that differs from its default, with or without control."""
    found = [(name, entry.words(selection, catalog)) for name, entry in FILTERS.items()]
    return [(name, words) for name, words in found if words]


def _zone(offer: Offer, store: Store, value: object) -> list:
    return [
        html.Fieldset(
            [
                html.Legend(_("Zones"), className="filter-name"),
                dbc.Checklist(
                    id={"filter": "zone"}, value=value, inline=True, className="chips",
                    options=[
                        {
                            "value": slug,
                            "label": _chip(slug, store.catalog.zones[slug].short),
                        }
                        for slug in offer.zones
                    ],
                ),
            ]
        )
    ]  # fmt: skip


def _chip(slug: str, words: str) -> html.Span:
    return html.Span([html.I(className=f"swatch {slug}"), words], **{"data-value": slug})


def _segment(
    name: str, legend: str, options: list[tuple[str, str]], value: object
) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(legend, className="filter-name"),
            dbc.RadioItems(
                id={"filter": name}, value=value, inline=True, className="segment",
                options=[
                    {"value": slug, "label": html.Span(words, **{"data-value": slug or "all"})}
                    for slug, words in options
                ],
            ),
        ]
    )  # fmt: skip


def _span(offer: Offer, store: Store, value: object) -> html.Fieldset:
    options = [("", _("All"))] + [(span, span_name(span, "abbreviated")) for span in offer.spans]
    return _segment("span", _("Period"), options, value)


def _select(name: str, label: str, options: list[tuple[str, str]], value: object) -> html.Label:
    choices = [{"value": slug, "label": words} for slug, words in options]
    select = dbc.Select(id={"filter": name}, value=value, options=choices, size="sm")
    return html.Label([html.Span(label, className="filter-name"), select])


def _first(offer: Offer, store: Store, value: object) -> html.Label:
    years = [(str(year), str(year)) for year in offer.years]
    return _select("from", _("From"), [("first", _("first year")), *years], value)


def _last(offer: Offer, store: Store, value: object) -> html.Label:
    years = [(str(year), str(year)) for year in reversed(offer.years)]
    return _select("to", _("To"), [("last", _("last year")), *years], value)


def _at(offer: Offer, store: Store, value: object) -> html.Label:
    periods = [(key, _period_name(key)) for key in reversed(offer.periods)]
    return _select("at", _("Single period"), [("newest", _("newest")), *periods], value)


def _period_name(key: str) -> str:
    span, year = parse_key(key)
    return f"{span_name(span, 'abbreviated')} {year}"


def _partner(offer: Offer, store: Store, value: object) -> html.Fieldset:
    return _terms("partner", _("Partners"), offer.partners, store.catalog.partners, value)


def _activity(offer: Offer, store: Store, value: object) -> html.Fieldset:
    return _terms("activity", _("Activities"), offer.activities, store.catalog.activities, value)


def _terms(
    name: str, legend: str, slugs: tuple[str, ...], terms: dict, value: object
) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(legend, className="filter-name"),
            dbc.Checklist(
                id={"filter": name}, value=value, inline=True, className="chips",
                options=[
                    {"value": slug, "label": html.Span(terms[slug].name, **{"data-value": slug})}
                    for slug in slugs
                ],
            ),
        ]
    )  # fmt: skip


def _region(offer: Offer, store: Store, value: object) -> html.Label:
    """The republic, its regions, and a wider part only where the address names it."""
    kinds = ("country", "republic", "region", "city")
    names = store.catalog.regions
    known = offer.regions if offer.listed is None else offer.listed
    shown = {slug for slug in known if names[slug].kind in kinds} | {value}
    options = [(slug, names[slug].name) for slug in offer.regions if slug in shown]
    return _select("region", _("Region"), options, value)


def _indicator(offer: Offer, store: Store, value: object) -> html.Label:
    options = [(slug, store.catalog.indicators[slug].name) for slug in offer.indicators]
    return _select("indicator", _("Indicator"), [("all", _("all")), *options], value)


SHOW_NAMES = {
    "level": N_("Level"), "change": N_("Change on a year before"), "growth": N_("Growth, %"),
    "index": N_("Index, a year before = 100"), "times": N_("Times a year before"),
    "share": N_("Share of the four types"), "per_participant": N_("Per participant"),
    "per_month": N_("Monthly average"),
}  # fmt: skip
PRICE_NAMES = {"current": N_("Current"), "constant": N_("Constant")}


def _show(offer: Offer, store: Store, value: object) -> html.Label:
    options = [(name, _(SHOW_NAMES[name])) for name in offer.shows]
    return _select("show", _("Show as"), options, value)


def _prices(offer: Offer, store: Store, value: object) -> html.Label:
    options = [(name, _(PRICE_NAMES[name])) for name in offer.prices]
    return _select("prices", _("Prices"), options, value)


def _view(offer: Offer, store: Store, value: object) -> html.Fieldset:
    return _segment("view", _("View"), [("chart", _("Chart")), ("table", _("Table"))], value)


def _focus(offer: Offer, store: Store, value: object) -> html.Label:
    """Each zone type under its short name; assets/focus.js also looks for the full one."""
    zones = [store.catalog.zones[slug] for slug in offer.zones]
    options = [{"value": z.slug, "label": z.short, "title": z.name} for z in zones]
    none = {"value": "none", "label": _("none")}
    select = dbc.Select(id={"filter": "focus"}, value=value, options=[none, *options], size="sm")
    return html.Label([html.Span(_("Highlight"), className="filter-name"), select])


def _focus_words(selection: Selection, catalog: Catalog) -> str:
    if not selection.focus:
        return ""
    return _("{zone} highlighted").format(zone=catalog.zones[selection.focus].short)


def _asof(offer: Offer, store: Store, value: object) -> html.Details:
    """A day to look back to, behind a button: most readers want today's figures."""
    return day_box(offer.days, {"filter": "asof"}, value)


def day_box(days: tuple[date, date], identity: dict[str, str], value: object) -> html.Details:
    """A button that opens a field for a day; assets/known.js waits until one is typed."""
    field = dbc.Input(
        id=identity, type="date", value=value, min=str(days[0]), max=str(days[1]), debounce=True,
        size="sm",
    )  # fmt: skip
    words = html.Span(_("The figures as they were known on"), className="visually-hidden")
    button = html.Summary(_("Known on"), className="filter-name")
    return html.Details([button, html.Label([words, field])], open=bool(value), className="day")


def _zones_chosen(selection: Selection, offer: Offer) -> list[str]:
    return list(offer.default_zones if selection.zone is None else selection.zone)


def _zone_words(selection: Selection, catalog: Catalog) -> str:
    if selection.zone is None:
        return ""
    names = [catalog.zones[slug].short for slug in selection.zone]
    return ", ".join(names) or _("no zone type")


def _term_words(name: str, table: str) -> Callable[[Selection, Catalog], str]:
    def words(selection: Selection, catalog: Catalog) -> str:
        chosen = getattr(selection, name)
        if chosen is None:
            return ""
        return ", ".join(getattr(catalog, table)[slug].name for slug in chosen) or _("none")

    return words


FILTERS: dict[str, Filter] = {
    "zone": Filter("zone", _zone, _zones_chosen, _zone_words),
    "span": Filter(
        "span", _span, lambda s, o: s.span, lambda s, c: span_name(s.span) if s.span else ""
    ),
    "from": Filter(
        "from", _first, lambda s, o: str(s.first or "first"),
        lambda s, c: _("from {year}").format(year=s.first) if s.first else "",
    ),
    "to": Filter(
        "to", _last, lambda s, o: str(s.last or "last"),
        lambda s, c: _("to {year}").format(year=s.last) if s.last else "",
    ),
    "at": Filter(
        "at", _at, lambda s, o: s.at or "newest",
        lambda s, c: _period_name(s.at) if s.at else "",
    ),
    "region": Filter(
        "region", _region, lambda s, o: s.region,
        lambda s, c: c.regions[s.region].name if s.region != "1700" else "",
    ),
    "indicator": Filter(
        "indicator", _indicator, lambda s, o: s.indicator or "all",
        lambda s, c: c.indicators[s.indicator].name if s.indicator else "",
    ),
    "partner": Filter(
        "partner", _partner, lambda s, o: list(o.partners if s.partner is None else s.partner),
        _term_words("partner", "partners"),
    ),
    "activity": Filter(
        "activity", _activity,
        lambda s, o: list(o.activities if s.activity is None else s.activity),
        _term_words("activity", "activities"),
    ),
    "show": Filter(
        "show", _show, lambda s, o: s.show,
        lambda s, c: _(SHOW_NAMES[s.show]) if s.show != "level" else "",
    ),
    "prices": Filter(
        "prices", _prices, lambda s, o: s.prices,
        lambda s, c: _("constant prices") if s.prices != "current" else "",
    ),
    "view": Filter("view", _view, lambda s, o: s.view, lambda s, c: ""),
    "focus": Filter("focus", _focus, lambda s, o: s.focus or "none", _focus_words),
    "asof": Filter(
        "asof", _asof, lambda s, o: str(s.asof or ""),
        lambda s, c: _("as known on {day}").format(day=month_day(s.asof)) if s.asof else "",
    ),
}  # fmt: skip
