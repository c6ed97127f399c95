"""Figures by region and quarter: which the publisher's portal has, and how they come here."""

from __future__ import annotations

from data import schedule
from data.language import _, ngettext
from data.periods import month_day
from data.portal import series
from data.store import Store

from ..markup import Node, h

COMMAND = "python -m data.sync"


def content(store: Store) -> list[Node]:
    """What the portal publishes, what of it is loaded, how to load it, what its zeros are."""
    known = series(store.catalog.folder).values()
    loaded = set(schedule.loaded(store))
    count = sum((one.indicator, one.zone) in loaded for one in known)
    published = _(
        "On its open data portal the Committee publishes {n} series of the four zone types by "
        "region, every quarter: flows cumulative from January, counts and debts at the end of the "
        "quarter. {frozen}"
    ).format(n=len(known), frozen=_frozen(known))
    here = ngettext("{n} of them is loaded here.", "{n} of them are loaded here.", count)
    here = here if count else _("None of them is loaded here.")
    shown = _(
        "Where they are, the pages of their topics show a region, a map over the periods and a "
        "little chart of each region; where not, the figures of the republic stand alone."
    )
    way = _("Whoever runs this dashboard loads them on its server with one command:")
    after = _(
        "It takes the files from the portal, checks them against the figures of the releases, and "
        "changes nothing here if a file is wrong."
    )
    zeros = _(
        "The portal writes 0 both for nothing and for not reported. Such a 0 is shown with the "
        "mark §, counts as 0 in a sum, which keeps the mark, and is computed with in no other way."
    )
    return [
        h("P", published), h("P", here.format(n=count), " ", shown),
        h("P", way), h("Pre", h("Code", COMMAND, lang="zxx")), h("P", after), h("P", zeros),
    ]  # fmt: skip


def _frozen(known) -> str:
    ended = [one.frozen for one in known if one.frozen]
    if not ended:
        return ""
    text = ngettext(
        "{n} of them ended on {day} and will not grow.",
        "{n} of them ended on {day} and will not grow.", len(ended),
    )  # fmt: skip
    return text.format(n=len(ended), day=month_day(max(ended)))
