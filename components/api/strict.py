"""A page's parameters, read strictly: what the page itself would put right is refused here."""

from __future__ import annotations

from collections.abc import Mapping

from components.offer import offer
from components.page import Page
from data import serving
from data.periods import ASKED
from data.selection import (
    FIELDS,
    NONE,
    PRICES,
    SHOWS,
    THEMES,
    VIEWS,
    Field,
    Offer,
    Refused,
    Selection,
    read,
)
from data.store import Store

from .answers import refused
from .parameters import one, refusal, several
from .queries import (
    CONSTANT,
    DERIVED,
    LIST,
    SHOW,
    SPAN,
    YEAR,
    Asked,
    Spreadsheet,
    out_of_order,
    parameter,
    periods,
    slugs,
)

SAME = "Does not change the figures."


def types() -> tuple[str, ...]:
    return serving.current().catalog.zones_of("type")


class View(Asked):
    """The parameters of all pages, for /docs. Which values a page takes depends on its data: they
    are checked against its offer, and a refusal lists them."""

    zone: several(lambda: (*types(), NONE), checked=False) = parameter(f"Zones. {LIST}", "sez")
    span: one(lambda: ASKED, checked=False) = parameter(f"{SPAN}; {DERIVED}; absent: each.", "q1")
    first: one(tuple, YEAR, checked=False) = parameter("First year.", "2024", alias="from")
    last: one(tuple, YEAR, checked=False) = parameter("Last year.", "2025", alias="to")
    at: one(periods, checked=False) = parameter("Period of single-period cards.", "2025-q1")
    region: one(slugs("regions"), checked=False) = parameter("SOATO code.", "1700")
    partner: several(slugs("partners", NONE), checked=False) = parameter(f"Partners. {LIST}", "us")
    activity: several(slugs("activities", NONE), checked=False) = parameter(f"Activities. {LIST}")
    show: one(lambda: SHOWS, checked=False) = parameter(SHOW, "growth")
    prices: one(lambda: PRICES, checked=False) = parameter(CONSTANT, "constant")
    view: one(lambda: VIEWS, checked=False) = parameter(SAME, "table")
    focus: one(types, checked=False) = parameter(SAME, "sez")
    theme: one(lambda: THEMES, checked=False) = parameter(SAME, "dark")


class ViewCsv(Spreadsheet, View):
    """The same for a CSV file."""


def selection(page: Page, query: View, store: Store) -> Selection:
    """The selection that a query asks for; 422 with every value that the page does not take."""
    asked = {name: value for name, value in query.said().items() if name != "dialect"}
    for name in ("lang", "asof"):
        asked[name] = [value] if (value := getattr(query, name)) else []
    allowed = offer(page, store)
    problems = [problem for field in FIELDS if (problem := _problem(field, asked, allowed))]
    first, last = asked.get("from"), asked.get("to")
    if not problems and first and last and first > last:
        problems.append(out_of_order(first[0], last[0]))
    chosen, notices = read(asked, allowed)
    if not problems:  # choices that exclude each other
        problems = [
            {"parameter": one.parameter, "value": one.value, "allowed": [], "message": one.text}
            for one in notices
        ]
    if problems:
        raise refused(problems)
    return chosen


def _problem(field: Field, asked: Mapping[str, list[str]], allowed: Offer) -> dict | None:
    """What is wrong with a parameter, if anything is."""
    try:
        if parts := asked.get(field.parameter):
            field.read(parts, allowed)
    except Refused as error:
        told = refusal(error.value, error.allowed) | {"parameter": field.parameter}
        return told | ({"message": f"{error.value}: {error.reason}."} if error.reason else {})
    return None
