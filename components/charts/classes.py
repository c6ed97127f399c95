"""Five classes of one scale for a map: about as many regions in each, round limits between."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data.language import _
from data.questions.view import View

from ..text.numbers import number

MOST = 5


@dataclass(frozen=True)
class Classes:
    """Each region's class, 1 the lowest, and the classes in words."""

    places: dict[str, int]
    words: dict[int, str]
    unit: str

    def has(self, slug: str) -> bool:
        return slug in self.places

    def of(self, slug: str) -> int:
        return self.places.get(slug, 1)


def classes(view: View) -> Classes:
    """The classes of a map's view; only limits lie between figures, no figure on a limit's edge."""
    values = {slug: view.number(view.series(slug)[-1]) for slug in view.keys}
    limits = _limits(sorted(set(values.values())))
    first = 1 if len(limits) == MOST - 1 else (MOST + 1 - len(limits)) // 2
    places = {
        slug: first + sum(value >= limit for limit in limits) for slug, value in values.items()
    }
    least = min(values.values()) if view.shown_unit.family == "count" else None
    words = {first + n: _words(limits, n, least) for n in range(len(limits) + 1)}
    return Classes(places, words, view.shown_unit.label if view.shown_unit.label else "")


def _limits(values: list[float]) -> list[float]:
    """Round numbers that part the distinct values into at most five groups of about one size, each
    cut in the widest gap beside its place."""
    groups = min(MOST, len(values))
    cuts: list[int] = []
    for n in range(1, groups):
        ideal, low = round(n * len(values) / groups), (cuts[-1] + 1 if cuts else 1)
        high = len(values) - (groups - n)
        near = [cut for cut in (ideal, ideal - 1, ideal + 1) if low <= cut <= high]
        cuts.append(max(near or [low], key=lambda cut: values[cut] - values[cut - 1]))
    return [round_between(values[cut - 1], values[cut]) for cut in cuts]


def round_between(low: float, high: float) -> float:
    """The roundest number above `low` and not above `high`."""
    step = 10.0 ** math.ceil(math.log10(max(abs(high), 1e-6)))
    while True:
        for part in (1.0, 0.5, 0.2):
            found = math.floor(high / (step * part) + 1e-9) * step * part
            if found > low:
                return round(found, 6)
        step /= 10


def _words(limits: list[float], place: int, least: float | None) -> str:
    """`under 15,000`, `15,000 to under 20,000`, `30,000 and more`; counts, whose least is given, as
    `2–3`."""
    low = limits[place - 1] if place else None
    high = limits[place] if place < len(limits) else None
    if low is None and high is None:
        return _("all")
    if high is None:
        return _("{low} and more").format(low=_shown(low))
    if least is not None:
        low, last = least if low is None else low, high - 1
        return _shown(low) if low == last else f"{_shown(low)}–{_shown(last)}"
    if low is None:
        return _("under {high}").format(high=_shown(high))
    return _("{low} to under {high}").format(low=_shown(low), high=_shown(high))


def _shown(value: float) -> str:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return number(value, len(text.partition(".")[2]))
