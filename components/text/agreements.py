"""Agreements in words: kinds, dates, sums."""

from __future__ import annotations

from data.agreement import Agreement
from data.language import N_, _, ngettext
from data.questions.view import View

from .numbers import BEFORE, THIN, number

CATEGORIES = {
    "agreement": N_("Agreements and memoranda"),
    "contract": N_("Contracts"),
    "project": N_("Projects"),
    "event": N_("Events"),
    "registration": N_("Registrations"),
}
NAME = N_("Agreements, contracts, projects and events")
EXPLAINED = N_(
    "Steps of cooperation that the sources name: agreements and memoranda of states and "
    "ministries, contracts of companies, projects with their value, events, and companies entered "
    "into a register. A date is never made more precise than its source."
)
MILLION = 1_000_000
NAMED = 3  # entries that the sentence names


def category(slug: str) -> str:
    return _(CATEGORIES.get(slug, slug))


def happened(one: Agreement) -> str:
    """`8 November 1999: Government of Uzbekistan, Government of China`."""
    return f"{one.when}: {', '.join(one.parties)}"


def worth(one: Agreement) -> str:
    """`≈ 700 mn dollars`; nothing where the source names no sum."""
    if not one.value:
        return ""
    millions = float(one.value) / MILLION
    digits = 0 if millions == int(millions) else 1
    before = BEFORE[one.qualifier]
    unit = _("mn dollars")
    return f"{before}{THIN if before else ''}{number(millions, digits)}{THIN}{unit}"


def title(view: View) -> str:
    """How many, since when; what happened last."""
    count = len(view.events)
    if view.kind == "eventlist":
        words = ngettext(
            "{n} entry that the sources do not date",
            "{n} entries that the sources do not date",
            count,
        )
        return words.format(n=count)
    words = ngettext(
        "{n} step of cooperation since {year}", "{n} steps of cooperation since {year}", count
    )
    first = words.format(n=count, year=view.events[0].start.year)
    return _("{steps}, the latest in {when}").format(steps=first, when=view.events[-1].when)


def subtitle(view: View) -> str:
    if view.kind == "eventlist":
        return _("Listed apart from the dated ones; nothing is assumed about their time")
    return _(
        "Full: the day is known; hollow: only the month or the year; band: a programme of years"
    )


def sentence(view: View) -> str:
    """The latest entries by date and title, and how many there are before them."""
    named = [f"{one.when}, {one.title}" for one in reversed(view.events[-NAMED:])]
    before = len(view.events) - NAMED
    if before > 0:
        named.append(ngettext("and {n} before", "and {n} before", before).format(n=before))
    return "; ".join(named) + "."
