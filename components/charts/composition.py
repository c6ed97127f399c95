"""Composition: one bar cut into shares, large parts labelled inside, small ones below."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.view import View

from ..text.numbers import percent, with_unit
from .frame import color, faded, hidden_axis, layout, text

BAR, ROW = 48, 20  # pixels: the bar, a line of labels under it
CARD, PHONE = 500, 280  # pixels: the narrowest bar on a card of a desktop, and on a phone
LETTER = 7.4  # pixels, about


def composition(view: View) -> dict[str, object]:
    """Shares of one period; what the reader switched off is drawn as the grey rest."""
    period = view.periods[-1]
    shares = [(key, view.cell(key, period, "share")) for key in view.keys]
    shares = [(key, share) for key, share in shares if share]
    rest = round(100 - sum(share.number for _key, share in shares), 1)
    traces = [_share(view, key, share) for key, share in shares]
    below = [key for key, share in shares if not _fits(view, key, share.number, PHONE)]
    height = 8 + BAR + ROW * len(below) + 8
    if rest >= 0.1 and len(shares) < 4:
        traces.append(_part(_("other types"), rest, "var(--line)", 1.0))
    return {
        "data": traces,
        "layout": layout(
            height, {}, barmode="stack", bargap=0, annotations=_labels(view, shares, CARD),
            meta={"narrow": {"annotations": _labels(view, shares, PHONE)}},
            xaxis=hidden_axis(0, 100.05), yaxis=hidden_axis(height, 0),
        ),
    }  # fmt: skip


def _share(view: View, key: str, share: Observation) -> dict[str, object]:
    row = view.series(key)[-1]
    words = f"{view.key_name(key)}: <b>{percent(share.number)}</b>, {with_unit(row, view)}"
    part = _part(words, share.number, color(view, key), faded(view, key))
    return part | {"customdata": [share.id]}


def _part(words: str, value: float, tone: str, opacity: float) -> dict[str, object]:
    return {
        "type": "bar", "orientation": "h", "x": [value], "y": [8 + BAR / 2], "width": [BAR],
        "marker": {
            "color": tone, "opacity": opacity, "line": {"color": "var(--paper)", "width": 2},
        },
        "hovertext": [words], "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _words(view: View, key: str, value: float) -> str:
    return f"{view.key_name(key, short=True)} {percent(value)}"


def _fits(view: View, key: str, value: float, width: int) -> bool:
    """Whether the label stands within its part of a bar of this width."""
    return len(_words(view, key, value)) * LETTER + 8 <= value / 100 * width


def _labels(
    view: View, shares: list[tuple[str, Observation]], width: int
) -> list[dict[str, object]]:
    small = [key for key, share in shares if not _fits(view, key, share.number, width)]
    notes, start = [], 0.0
    for key, share in shares:
        notes += _label(view, key, share, start, small)
        start += share.number
    return notes


def _label(
    view: View, key: str, share: Observation, start: float, small: list[str]
) -> list[dict[str, object]]:
    words = _words(view, key, share.number)
    middle = start + share.number / 2
    if key not in small:
        inside = {"size": 13.5, "color": color(view, key, "-on")}
        return [text(f"<b>{words}</b>", middle, 8 + BAR / 2, font=inside, name=share.id)]
    depth = 8 + BAR + ROW * (small.index(key) + 0.5)
    side = "left" if middle < 50 else "right"
    shift = 6 if side == "left" else -6
    place = {"xanchor": side, "yanchor": "middle", "xshift": shift}
    note = text(words, middle, depth, name=share.id, **place)
    stem = text("", middle, 8 + BAR, ax=middle, ay=depth, axref="x", ayref="y")
    stem |= {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": "var(--dim)"}
    return [{**note, "font": {"size": 13, "color": "var(--dim)"}}, stem]
