"""Five classes of one scale for a map: about as many regions in each, round limits between. Losses
have classes of their own, on the other side of zero."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data.language import _
from data.questions.view import View

from ..text.numbers import number

MOST = 5
SIDE = 3  # classes on each side of zero at most
LOSS = "loss"  # before the number of a class of losses, 1 the smallest


@dataclass(frozen=True)
class Classes:
    """Each region's class, 1 the lowest, and the classes in words, from low to high. The names are
    parts of those of colours: `3`, `loss-2`."""

    places: dict[str, str]
    words: dict[str, str]
    unit: str

    def has(self, slug: str) -> bool:
        return slug in self.places

    def of(self, slug: str) -> str:
        return self.places.get(slug, "1")


def classes(view: View) -> Classes:
    """The classes of a map's view; only limits lie between figures, no figure on a limit's edge."""
    values = {slug: view.number(view.series(slug)[-1]) for slug in view.keys}
    distinct, counted = sorted(set(values.values())), view.shown_unit.family == "count"
    if distinct[0] < 0:
        limits, names = _both_sides(distinct)
    else:
        limits = _limits(distinct, MOST)
        first = 1 if len(limits) == MOST - 1 else (MOST + 1 - len(limits)) // 2
        names = [str(first + n) for n in range(len(limits) + 1)]
    places = {slug: names[sum(v >= limit for limit in limits)] for slug, v in values.items()}
    least = distinct[0] if counted else None
    words = {name: _words(limits, n, least) for n, name in enumerate(names)}
    return Classes(places, words, view.shown_unit.label if view.shown_unit.label else "")


def _both_sides(values: list[float]) -> tuple[list[float], list[str]]:
    """Limits of losses, zero, limits of profits; and the names of the classes between them. The
    limits follow the figures of each side: colours of one depth need not mean one size."""
    losses, rest = ([v for v in values if (v < 0) == lost] for lost in (True, False))
    below = _limits(losses, SIDE)
    above = _limits(rest, SIDE) if rest else []
    names = [f"{LOSS}-{n}" for n in range(len(below) + 1, 0, -1)]
    names += [str(2 + n) for n in range(len(above) + 1)] if rest else []
    return [*below, *([0.0] if rest else []), *above], names


def _limits(values: list[float], most: int) -> list[float]:
    """Round numbers that part the distinct values into at most `most` groups of about one size,
    each cut in the widest gap beside its place."""
    groups = min(most, len(values))
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
