"""Charts: pure functions from a view to a Plotly figure, a plain dict with CSS variables."""

from collections.abc import Callable

from data.questions.view import View

from .bars import pairs, parts, ranking
from .composition import composition
from .events import events
from .lines import line, timeline
from .map import region_map
from .multiples import multiples
from .steps import steps
from .targets import targets

Figure = dict[str, object]

CHARTS: dict[str, Callable[[View], Figure]] = {
    "line": line,
    "timeline": timeline,
    "steps": steps,
    "together": timeline,
    "pairs": pairs,
    "ranking": ranking,
    "parts": parts,
    "shares": parts,
    "composition": composition,
    "targets": targets,
    "map": region_map,
    "multiples": multiples,
    "events": events,
}


def draw(view: View) -> Figure | None:
    """The figure of a view; None where its kind is drawn as a table only, or it is empty."""
    chart = CHARTS.get(view.kind)
    return chart(view) if chart and view.is_filled else None
