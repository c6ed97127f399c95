"""Maps, lists of regions, claims and single zones in words."""

from __future__ import annotations

from data.claims import claims
from data.language import N_, _, ngettext
from data.observation import Observation
from data.questions.view import View
from data.reckoning.ranks import leaders, places

from .names import capital
from .numbers import figure, listed, with_unit

COUNTRY = "1700"
VERDICTS = {
    "fits": N_("fits"),
    "contradicts": N_("contradicts the official figures"),
    "cannot": N_("cannot be compared"),
}


def verdict(slug: str) -> str:
    return _(VERDICTS[slug])


def ranks(view: View) -> dict[str, str]:
    """Each region's place, the largest being 1; `3–5` where rounding leaves it open, and the best
    place for all where figures are exactly equal."""
    rows = [_row(view, slug) for slug in view.keys]
    found = places(rows, view.catalog, rows[0].unit)
    counted = view.shown_unit.family == "count"
    return {
        slug: str(best) if counted or best == worst else f"{best}–{worst}"
        for slug, (best, worst) in zip(view.keys, found, strict=True)
    }


def lead(view: View) -> str:
    """The page's headline: where most technology parks are, or how many the chosen region has."""
    chosen = view.selection.region
    key = chosen if chosen in view.keys else view.keys[0]
    row, whole = _row(view, key), view.cell(COUNTRY, view.period)
    if key == chosen:
        text = _("{region} has {value} of {whole} registered technology parks on {period}")
        if whole is None:
            text = _("{region}: {value} registered technology parks on {period}")
    else:
        text = _("{region} has most registered technology parks, {value} of {whole} on {period}")
        if whole is None:
            text = _("{region} has most registered technology parks, {value} on {period}")
    return text.format(
        region=view.key_name(key), value=figure(row, view), period=row.period.name,
        whole=figure(whole, view) if whole else "",
    )  # fmt: skip


def _most(view: View) -> str:
    """The region with the largest figure; several where rounding leaves it open."""
    rows = [_row(view, slug) for slug in view.keys]
    first = leaders(rows, view.catalog, rows[0].unit)
    same = [row for row in first if row.exact == first[0].exact or view.unit != "count"]
    return listed([view.key_name(row.region) for row in same])


def map_title(view: View) -> str:
    """Where most and where least is, or the chosen region's figure and place."""
    first, last = (_row(view, key) for key in (view.keys[0], view.keys[-1]))
    chosen = view.selection.region
    if chosen in view.keys:
        row = _row(view, chosen)
        text = _("{what}: {region} {value}, place {rank} of {count}")
        return text.format(
            what=view.indicator.short, region=view.key_name(chosen), value=with_unit(row, view),
            rank=ranks(view)[chosen], count=len(view.keys),
        )  # fmt: skip
    if view.number(first) == view.number(last):
        text = _("{what}: {value} in every region")
        return text.format(what=view.indicator.short, value=with_unit(first, view))
    text = _("{what}: {most} has most, {value}; {least} least, {small}")
    lowest = [key for key in view.keys if view.number(_row(view, key)) == view.number(last)]
    if len(lowest) > 1:
        text = _("{what}: {most} has most, {value}; {n} regions have least, {small} each")
    return text.format(
        what=view.indicator.short, most=_most(view),
        value=with_unit(first, view), n=len(lowest), least=view.key_name(view.keys[-1]),
        small=figure(last, view),
    )  # fmt: skip


def map_subtitle(view: View) -> str:
    unit = view.shown_unit.label
    name = f"{_what(view)}, {unit}" if unit else _what(view)
    return f"{name}. {capital(view.period.name)}. " + _(
        "Classes of one scale; the list has every figure"
    )


def map_sentence(view: View) -> str:
    """The first three, the last, the republic; what the list beside the map says in full."""
    text = _("{name} {value}")
    names = [
        text.format(name=view.key_name(key), value=figure(_row(view, key), view))
        for key in view.keys[:3]
    ]
    parts = [_("At the top: {names}.").format(names=listed(names))]
    chosen = view.selection.region
    if chosen in view.keys[3:]:
        text = _("{region}: {value}.")
        parts.append(text.format(
            region=view.key_name(chosen), value=figure(_row(view, chosen), view)
        ))  # fmt: skip
    elif chosen not in (COUNTRY, *view.keys):
        name = view.catalog.regions[chosen].name
        parts.append(_("No figure is published for {region}.").format(region=name))
    whole = view.cell(COUNTRY, view.period)
    if whole:
        text = _("The republic’s own figure: {value}.")
        parts.append(text.format(value=with_unit(whole, view)))
    return " ".join(parts)


def multiples_subtitle(view: View) -> str:
    unit = view.shown_unit.label
    text = _("{name}, {unit}. {first} to {last}. All on one scale from zero")
    return text.format(
        name=_what(view), unit=unit, first=view.periods[0].name, last=view.periods[-1].name
    )


def multiples_sentence(view: View) -> str:
    """What is drawn, and the highest point of all."""
    best = max(view.levels, key=view.number)
    text = _("{n} regions. The highest point is {value} in {region}, {period}.")
    return text.format(
        n=len(view.keys), value=with_unit(best, view), region=view.key_name(best.region),
        period=best.period.name,
    )  # fmt: skip


def single_title(view: View) -> str:
    zones = len(view.keys)
    text = ngettext(
        "{n} single zone has figures of its directorate, ministry or press",
        "{n} single zones have figures of their directorates, ministries or press", zones,
    )  # fmt: skip
    return text.format(n=zones)


def single_subtitle(view: View) -> str:
    return _(
        "Administrative figures of single zones, not statistics: not comparable with each other, "
        "with the Committee’s figures or from year to year, and never added"
    )


def claims_title(view: View) -> str:
    shown = claims_of(view)
    count = {slug: sum(one.verdict == slug for one in shown) for slug in VERDICTS}
    text = _("Of {n} claims, {fits} fit, {contradicts} contradict, {cannot} cannot be compared")
    return text.format(n=len(shown), **count)


def claims_subtitle(view: View) -> str:
    return _(
        "What an article without references says of zones in the regions (2024), and what official "
        "figures there are"
    )


def claims_of(view: View) -> list:
    """The article's claims about the chosen region; of a look back if it had appeared by then."""
    chosen, catalog = view.selection.region, view.catalog
    found = (one for one in claims(catalog.folder) if catalog.knows(one.said[0].split("/")[-1]))
    return [one for one in found if chosen in (COUNTRY, *one.regions)]


def _row(view: View, key: str) -> Observation:
    return view.cell(key, view.period)


def _what(view: View) -> str:
    """The indicator; with the population where the zone type is not what is told apart."""
    zone = view.catalog.zones[view.levels[0].zone]
    name = view.indicator.name
    if zone.slug == "economy":
        return name
    return _("{name}, {zone}").format(name=name, zone=zone.plural_name)


def _counted(view: View) -> str:
    return ngettext("{n} figure.", "{n} figures.", len(view.levels)).format(n=len(view.levels))


TITLES = {"map": map_title, "administrative": single_title, "claims": claims_title}
SUBTITLES = {
    "map": map_subtitle, "multiples": multiples_subtitle, "administrative": single_subtitle,
    "claims": claims_subtitle,
}  # fmt: skip
SENTENCES = {
    "multiples": multiples_sentence,
    "map": map_sentence,
    "administrative": _counted,
    "claims": _counted,
}
