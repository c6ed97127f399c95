"""A view in words: what is measured, and a plain sentence of its main figures."""

from __future__ import annotations

from datetime import date

from data.catalog import AUTHORITY_NAMES
from data.language import N_, _, ngettext
from data.observation import Observation
from data.periods import month_day
from data.questions.view import View
from data.questions.ways import WAYS
from data.reckoning.change import fits
from data.reckoning.prices import base_year

from . import across, agreements, regional, together
from .names import capital, lowered
from .numbers import figure, percent, rate, with_unit
from .swings import debt, is_swing, swing

MOST_NAMED = 6  # series that a sentence names one by one


def subtitle(view: View) -> str:
    """Measure, unit, period and place, in one grey line; of a look back also its day."""
    day = view.catalog.asof
    if day is None or not view.is_filled:
        return _subtitle(view)
    return f"{_subtitle(view)}. {as_known(day)}"


def as_known(day: date) -> str:
    return _("As known on {day}").format(day=month_day(day))


def _subtitle(view: View) -> str:
    if view.events:
        return agreements.subtitle(view)
    if not view.rows:
        return _("No figures for this choice")
    if view.kind in SUBTITLES:
        return SUBTITLES[view.kind](view)
    unit = view.shown_unit.label
    name = " / ".join(view.catalog.indicators[slug].name for slug in view.indicators[:3])
    if view.measure != "level":
        name = _("{name} (derived, outlined)").format(name=measure_name(view))
    parts = [name if not unit else f"{name}, {unit}"]
    if view.kind == "pairs" and len(view.periods) == 2:
        pale, full = (period.name for period in view.periods)
        parts.append(_("Pale: {earlier}, full: {later}").format(earlier=pale, later=full))
    elif view.kind == "pairs":
        parts.append(_("Pale: earlier, full: latest; {first} to {last}").format(**_ends(view)))
    elif len(view.periods) == 1:
        parts.append(view.periods[0].name)
    elif view.kind == "targets":
        text = _("Full bars: results; outlines: targets; both as stated by {who}")
        parts.append(text.format(who=_(AUTHORITY_NAMES[view.authority])))
    elif view.kind == "line":
        parts.append(
            _("{first} to {last}; years without a figure stay empty").format(**_ends(view))
        )
    elif view.periods:
        parts.append(_("{first} to {last}").format(**_ends(view)))
    if view.measure == "per_participant":
        parts.append(_by_whom(view))
    if view.selection.region != "1700":
        parts.append(view.catalog.regions[view.selection.region].name)
    return ". ".join(map(capital, parts))


def _by_whom(view: View) -> str:
    """On which day the participants were counted that a flow is divided by."""
    days = {row.operands[1].period.name for row in view.levels}
    if len(days) == 1:
        return _("Divided by the participants on {day}").format(day=days.pop())
    return _("Divided by the participants on the closing day of each period")


def _release_subtitle(view: View) -> str:
    """`January–March 2025; receivables and payables on 1 April 2025. Figures as printed.`"""
    flows = [row.period.name for row in view.rows if not row.period.is_stock]
    days = [row.period.name for row in view.rows if row.period.is_stock]
    stocks = _("stocks on {day}").format(day=days[0]) if days else ""
    when = capital("; ".join([*flows[:1], *filter(None, [stocks])]))
    return f"{when}. " + _("Figures and units as printed")


def _list_subtitle(view: View) -> str:
    return _("Statements of different authorities; the same figure said again is counted once")


SUBTITLES = {"release": _release_subtitle, "list": _list_subtitle, **regional.SUBTITLES}
SUBTITLES |= across.SUBTITLES
SENTENCES = {**regional.SENTENCES, **across.SENTENCES}


def sentence(view: View) -> str:
    """The main figures of the view in plain words: its accessible description."""
    if view.empty:
        return view.empty.reason
    if view.events:
        return agreements.sentence(view)
    if view.kind == "composition":
        return _shares_sentence(view)
    if view.kind == "together":
        return together.sentence(view)
    if view.kind in SENTENCES:
        return SENTENCES[view.kind](view)
    if view.kind in ("list", "table", "release"):
        return ngettext("{n} figure.", "{n} figures.", len(view.levels)).format(n=len(view.levels))
    parts = [_series_words(view, key) for key in view.keys[:MOST_NAMED]]
    more = len(view.keys) - MOST_NAMED
    if more > 0:
        parts.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    reason = next(iter(view.refusals.values()), "")
    tail = f" {capital(reason)}." if _all_alike(view) and view.kind != "timeline" else ""
    head = _("{name}, {unit}").format(name=measure_name(view), unit=view.shown_unit.name)
    if not view.shown_unit.label:
        head = measure_name(view)
    return f"{head}: {'; '.join(parts)}.{tail}"


def _ends(view: View) -> dict[str, str]:
    first, last = view.periods[0], view.periods[-1]
    return {"first": first.name, "last": last.name}


MEASURES = {
    "balance": N_("Receivables minus payables"),
    "per_participant": N_("{name} per participant"),
    "change": N_("{name}, change on the year before"),
    "growth": N_("{name}, growth on the year before"),
    "index": N_("{name}, same period of the year before = 100"),
    "times": N_("{name}, times the same period of the year before"),
    "share": N_("{name}, share in the four types together"),
    "per_month": N_("{name}, average of a month"),
    "constant_prices": N_("{name} at prices of {year}"),
}


def measure_name(view: View) -> str:
    """What the figures of the view are: the indicator, or what is made of it."""
    if view.measure in MEASURES:
        year = base_year(view.indicators[0], view.catalog)
        return _(MEASURES[view.measure]).format(name=view.indicator.name, year=year)
    return view.indicator.name if view.by != "indicator" else _("Figures")


def _series_words(view: View, key: str) -> str:
    """One series: its last figure, period, and change or why there is none."""
    rows = view.series(key)
    last = rows[-1]
    text = _("{name} {value} in {period}")
    if last.period.is_stock:
        text = _("{name} {value} on {period}")
    value = with_unit(last, view) if view.measure in WAYS else figure(last, view)
    words = text.format(name=view.key_name(key), value=value, period=last.period.name)
    return words if view.measure in WAYS else words + _change_clause(view, key, last)


def _change_clause(view: View, key: str, last: Observation) -> str:
    earlier = next(
        (r for r in view.series(key) if (r.period.span, r.period.year) == last.period.before()),
        None,
    )
    if is_swing(view) and earlier:
        return f" ({(debt if view.measure == 'balance' else swing)(view, last, earlier)})"
    growth = view.cell(key, last.period, "growth")
    if growth:
        source = _("as published") if growth.status == "published" else ""
        words = _("{rate} on a year before").format(rate=rate(growth))
        return f" ({', '.join(filter(None, [words, source, _printed(view, key, last)]))})"
    if key in view.refusals and view.kind != "timeline" and not _all_alike(view):
        return f" ({view.refusals[key].partition(':')[0]})"
    return ""


def _printed(view: View, key: str, last: Observation) -> str:
    """What the source prints of the growth, where it does not fit the computed one."""
    stated, growth = (find(key, last.period, "growth") for find in (view.stated, view.cell))
    if stated is None or not growth.computed or fits(stated, growth):
        return ""
    return _("printed: {rate}").format(rate=percent(stated.number, sign=True))


def _all_alike(view: View) -> bool:
    """Whether no series has a change, all for one reason: it is said once, not for each."""
    reasons = set(view.refusals.values())
    return len(view.refusals) == len(view.keys) > 1 and len(reasons) == 1


def _shares_sentence(view: View) -> str:
    parts = [
        f"{view.key_name(view.key(row))} {percent(row.number)}"
        for row in view.rows
        if row.measure == "share"
    ]
    text = _("Shares in the sum of the four zone types, {name}, {period}: {parts}.")
    name, period = lowered(view.indicator.name), view.periods[-1].name
    return text.format(name=name, period=period, parts="; ".join(parts))
