"""What the reader asked for: one frozen value, the same in URL, controls, caption and file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta

from .language import LANGUAGES, _
from .periods import MEMBERS, SPANS, parse_key

THEMES = ("light", "dark", "contrast")
VIEWS = ("chart", "table")
SHOWS = (
    "level", "change", "growth", "index", "times", "share", "per_participant", "per_month",
)  # fmt: skip
PRICES = ("current", "constant")
RATES = ("growth", "index", "times")
PRESENT = "1"  # `present=1`: the page as slides
NONE = "none"  # `zone=none`: every zone type switched off
LONGEST = 2000  # characters of a parameter that are looked at
TASHKENT = timedelta(hours=5)  # before UTC: where the figures come from, a day begins earlier

Query = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Empty fields mean the default: all spans, all years, the newest period, the republic.

    For several-valued fields None is the default and `()` is "none of them"."""

    zone: tuple[str, ...] | None = None
    span: str = ""
    first: int | None = None
    last: int | None = None
    at: str = ""
    region: str = "1700"
    indicator: str = ""  # only this one, of a page that shows several side by side
    partner: tuple[str, ...] | None = None
    activity: tuple[str, ...] | None = None
    show: str = "level"
    prices: str = "current"
    view: str = "chart"
    focus: str = ""
    asof: date | None = None  # only what was known on that day
    lang: str = "en"
    theme: str = ""

    @property
    def only_span(self) -> str:
        """The span that is shown alone; constant prices are those of whole years."""
        return self.span or ("year" if self.prices != "current" else "")

    def covers(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page can be asked for; values outside are refused with a notice."""

    zones: tuple[str, ...] = ()
    default_zones: tuple[str, ...] = ()
    spans: tuple[str, ...] = tuple(SPANS)
    years: tuple[int, ...] = ()
    periods: tuple[str, ...] = ()
    regions: tuple[str, ...] = ("1700",)
    listed: tuple[str, ...] | None = None  # of these those that a control names; None: all
    indicators: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    shows: tuple[str, ...] = ("level",)
    prices: tuple[str, ...] = ("current",)
    days: tuple[date, date] | None = None  # on which a source became known: the first, the last
    why_not: tuple[tuple[str, str], ...] = ()  # (value of `show`, `span` or `prices`, reason)

    def reason(self, value: str) -> str:
        """Why a value that exists elsewhere is not offered here; empty where nothing is known."""
        return dict(self.why_not).get(value, "")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the address that could not be used, and what was done instead."""

    parameter: str
    value: str
    text: str


class Refused(ValueError):
    """A value that a parameter does not take; `allowed` names those it takes."""

    def __init__(self, value: str, allowed: Sequence[str], reason: str = "") -> None:
        super().__init__(value)
        self.value, self.allowed, self.reason = value, tuple(allowed), reason


@dataclass(frozen=True, slots=True)
class Field:
    """One URL parameter: how its text becomes the field's value, and back."""

    parameter: str
    name: str  # field of Selection
    read: Callable[[list[str], Offer], object]
    write: Callable[[object], str]


def _several(allowed: Callable[[Offer], Sequence[str]]) -> Callable[[list[str], Offer], object]:
    def read(parts: list[str], offer: Offer) -> tuple[str, ...] | None:
        choice = allowed(offer)
        if parts == [NONE]:
            return ()
        for part in parts:
            if part not in choice:
                raise Refused(part, [*choice, NONE])
        return tuple(slug for slug in choice if slug in parts)

    return read


def _one(allowed: Callable[[Offer], Sequence[str]]) -> Callable[[list[str], Offer], object]:
    def read(parts: list[str], offer: Offer) -> str:
        choice = allowed(offer)
        if len(parts) != 1 or parts[0] not in choice:
            why = offer.reason(parts[0]) if len(parts) == 1 else ""
            raise Refused(",".join(parts), choice, why)
        return parts[0]

    return read


def _year(parts: list[str], offer: Offer) -> int:
    years = offer.years
    if len(parts) != 1 or not re.fullmatch(r"[0-9]{4}", parts[0]):
        raise Refused(",".join(parts), _bounds(years))
    year = int(parts[0])
    if years and not years[0] <= year <= years[-1]:
        raise Refused(parts[0], _bounds(years))
    return year


def _bounds(years: Sequence[int]) -> list[str]:
    return [f"{years[0]}–{years[-1]}"] if years else [_("a year of four digits")]


def _at(parts: list[str], offer: Offer) -> str:
    try:
        if len(parts) == 1:
            parse_key(parts[0])
            return _one(lambda o: o.periods)(parts, offer)
    except ValueError as error:
        if isinstance(error, Refused):
            raise
    raise Refused(",".join(parts), offer.periods)


def _day(parts: list[str], offer: Offer) -> date:
    """A day from that of the first source up to today."""
    day = day_of(parts[0]) if len(parts) == 1 else None
    if day is None or not offer.days or not offer.days[0] <= day <= newest_day(offer.days):
        raise Refused(",".join(parts), day_bounds(offer.days))
    return day


def day_of(text: str) -> date | None:
    """The day that `2025-10-01` names; None for anything else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def newest_day(days: tuple[date, date]) -> date:
    """Today, or the day of a source that is dated later."""
    return max(days[1], (datetime.now(UTC) + TASHKENT).date())


def day_bounds(days: tuple[date, date] | None) -> list[str]:
    """Between what a day must lie, as a refusal says it."""
    return [f"{days[0]} … {newest_day(days)}"] if days else []


def _comma(value: object) -> str:
    return ",".join(value) or NONE


FIELDS = (
    Field("zone", "zone", _several(lambda offer: offer.zones), _comma),
    Field("span", "span", _one(lambda offer: offer.spans), str),
    Field("from", "first", _year, str),
    Field("to", "last", _year, str),
    Field("at", "at", _at, str),
    Field("region", "region", _one(lambda offer: offer.regions), str),
    Field("indicator", "indicator", _one(lambda offer: offer.indicators), str),
    Field("partner", "partner", _several(lambda offer: offer.partners), _comma),
    Field("activity", "activity", _several(lambda offer: offer.activities), _comma),
    Field("show", "show", _one(lambda offer: offer.shows), str),
    Field("prices", "prices", _one(lambda offer: offer.prices), str),
    Field("view", "view", _one(lambda offer: VIEWS), str),
    Field("focus", "focus", _one(lambda offer: offer.zones), str),
    Field("asof", "asof", _day, str),
    Field("lang", "lang", _one(lambda offer: LANGUAGES), str),
    Field("theme", "theme", _one(lambda offer: THEMES), str),
)
DEFAULTS = {field.name: field.default for field in fields(Selection)}


def read(query: Query, offer: Offer) -> tuple[Selection, tuple[Notice, ...]]:
    """The selection that a query asks for, and a notice for each value that cannot be used.
    Never raises: what is wrong falls back to its default. Unknown parameters are left alone."""
    values, notices = {}, []
    for field in FIELDS:
        parts = _parts(query.get(field.parameter))
        if not parts:
            continue
        try:
            values[field.name] = field.read(parts, offer)
        except Refused as refused:
            notices.append(_notice(field, refused))
            if refused.value in RATES and "change" in offer.shows:
                values[field.name] = "change"  # the nearest to a rate
    shown = ",".join(_parts(query.get("present")))
    if shown not in ("", PRESENT):  # assets/present.js reads it, as it does `slide`
        text = _("“{value}” is not a value of “present”; the page is shown as usual. Allowed: 1.")
        notices.append(Notice("present", shown[:60], text.format(value=shown[:60])))
    selection = Selection(**values)
    usual = {"zone": offer.default_zones, "partner": offer.partners, "activity": offer.activities}
    same = {name: None for name, slugs in usual.items() if getattr(selection, name) == slugs}
    selection = replace(selection, **same)
    if selection.first and selection.last and selection.first > selection.last:
        text = _("The first year {first} is after the last year {last}: all years are shown.")
        notices.append(
            Notice(
                "from",
                str(selection.first),
                text.format(first=selection.first, last=selection.last),
            )
        )
        selection = replace(selection, first=None, last=None)
    selection, more = settled(selection)
    return selection, (*notices, *more)


def settled(selection: Selection) -> tuple[Selection, tuple[Notice, ...]]:
    """Choices that exclude each other: the one that can be kept, and what is said of the other."""
    notices = []
    if selection.prices != "current" and (selection.span not in ("", "year") or monthly(selection)):
        text = _("Constant prices are given for whole years only: these are current prices.")
        notices.append(Notice("prices", selection.prices, text))
        selection = replace(selection, prices="current")
    if selection.span in MEMBERS and monthly(selection):
        text = _("Monthly averages have periods of their own: all of them are shown.")
        notices.append(Notice("span", selection.span, text))
        selection = replace(selection, span="")
    return selection, tuple(notices)


def monthly(selection: Selection) -> bool:
    return selection.show == "per_month"


def write(selection: Selection) -> dict[str, str]:
    """The parameters of a selection, only those that differ from the default, in fixed order."""
    return {
        field.parameter: field.write(getattr(selection, field.name))
        for field in FIELDS
        if getattr(selection, field.name) != DEFAULTS[field.name]
    }


def _parts(value: str | Sequence[str] | None) -> list[str]:
    """Comma list or repeated parameter, as one list of non-empty names."""
    texts = [value] if isinstance(value, str) else list(value or ())
    return [
        part.strip() for text in texts for part in str(text)[:LONGEST].split(",") if part.strip()
    ]


def _notice(field: Field, refused: Refused) -> Notice:
    value = refused.value[:60]
    if field.parameter == "asof":
        text = _(
            "“{value}” is no day that we know the figures of: these are today’s. "
            "Allowed: {allowed}."
        )  # fmt: skip
        shown = text.format(value=value, allowed=", ".join(refused.allowed) or "–")
        return Notice(field.parameter, value, shown)
    if refused.reason:
        text = _("“{value}” is not given here: {reason}. The nearest view is shown.")
        return Notice(field.parameter, value, text.format(value=value, reason=refused.reason))
    text = _(
        "“{value}” is not a value of “{parameter}” here; the default is shown. Allowed: {allowed}."
    )
    allowed = ", ".join(refused.allowed[:14]) + (" …" if len(refused.allowed) > 14 else "")
    shown = text.format(value=value, parameter=field.parameter, allowed=allowed or "–")
    return Notice(field.parameter, value, shown)
