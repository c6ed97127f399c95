"""Regions: technology parks by region, the regional economy as context, single zones, claims."""

from functools import partial

from dash import html

from components.card import Card
from components.offer import offer, selection_of
from components.page import Page, layout, register_page
from components.slider import slider
from components.text import regional as words
from data import serving
from data.language import N_, ngettext
from data.questions.compare import latest, snapshot
from data.questions.places import told_apart
from data.questions.regional import (
    by_region,
    claims,
    course,
    multiples,
    newest_by_region,
    single_zones,
)
from data.questions.topic import Topic
from data.store import Store


def across(indicator: str, zone: str) -> Topic:
    """One indicator of one zone type, told apart by region."""
    return Topic((indicator,), zones=(zone,), fixed=True, by="region")


def here(indicator: str, zone: str) -> Topic:
    """The same of the region that is chosen."""
    return Topic((indicator,), zones=(zone,), fixed=True)


SINGLE = (
    "participants_count", "new_participants", "projects_implemented", "projects_commissioned",
    "projects_in_production", "projects_under_way", "industrial_production",
    "investment_disbursed", "investment_disbursed_cumulative", "projects_value",
    "projects_commissioned_value", "fdi", "fdi_cumulative", "exports_goods", "new_jobs",
    "jobs_created_cumulative", "employees",
)  # fmt: skip
ZONES = (
    "fez_angren", "fez_navoi", "fez_urgut", "fez_kokand", "fez_gijduvan", "fez_jizzakh",
    "urgut_industrial_zone", "youth_zone_margilan",
)  # fmt: skip
PARKS = ("zones_registered_count", "technopark")
INVESTMENT = ("investment_total", "economy")
ICT = ("market_services", "ict_sector")
STATED = Topic(SINGLE, zones=ZONES, authority="", fixed=True)
CLAIMED = Topic(("industrial_production",), authority="", by="authority", fixed=True)
OFFICIAL = N_("Zones by region: what the Statistics Committee publishes")
CONTEXT = N_("Context: the whole economy of the regions, inside and outside the zones")


def told(store: Store) -> str:
    """What is published of the zones by region, where it is more than the parks."""
    more = [slug for slug in told_apart(store) if slug != PARKS[0]]
    if not more:
        return ""
    text = ngettext(
        "Of the zones themselves the Committee publishes registered technology parks by region, "
        "which are here, and {n} indicator by quarter, on the page of its topic. Total investment "
        "and ICT services are those of the whole economy and stand as context.",
        "Of the zones themselves the Committee publishes registered technology parks by region, "
        "which are here, and {n} indicators by quarter, on the pages of their topics. Total "
        "investment and ICT services are those of the whole economy and stand as context.",
        len(more),
    )
    return text.format(n=len(more))


PAGE = Page(
    slug="regions",
    path="/regions",
    name=N_("Regions"),
    title=N_("Zones and the economy of the regions"),
    about=N_(
        "Of the zones themselves only registered technology parks are published by region. Total "
        "investment and ICT services are those of the whole economy and stand as context."
    ),
    filters=("region", "at", "span", "from", "to", "prices", "view"),
    zones=(),
    lead=words.lead,
    cards=(
        Card("technoparks-map", newest_by_region, across(*PARKS), wide=True, section=OFFICIAL),
        Card("tile-technoparks", latest, here(*PARKS), is_tiles=True),
        Card("tile-investment", snapshot, here(*INVESTMENT), is_tiles=True),
        Card("tile-ict", latest, here(*ICT), is_tiles=True),
        Card("investment-map", by_region, across(*INVESTMENT), wide=True, section=CONTEXT),
        Card("investment-regions", multiples, across(*INVESTMENT), wide=True),
        Card("investment", course, here(*INVESTMENT), wide=True),
        Card("ict-map", newest_by_region, across(*ICT), wide=True),
        Card(
            "single-zones", single_zones, STATED, wide=True, has_chart=False,
            section=N_("Administrative figures of single zones"),
        ),
        Card(
            "claims", claims, CLAIMED, wide=True, has_chart=False,
            section=N_("What an article claims"),
        ),
    ),
    position=11,
    told=told,
)  # fmt: skip


def drawn(page: Page, **query: str | list[str]) -> html.Main:
    """The page with the slider under its filters."""
    main, store = layout(page, **query), serving.current()
    selection, _notices = selection_of(page, query, store)
    place = next(n for n, node in enumerate(main.children) if getattr(node, "id", "") == "active")
    main.children.insert(place, slider(offer(page, store), selection))
    return main


register_page(__name__, PAGE, layout=partial(drawn, PAGE))
