"""Charts: pure functions from a view to a Plotly figure, a plain dict with CSS variables."""

from collections.abc import Callable

from data.questions.view import View

from .bars import pairs, parts, ranking
from .composition import composition
from .events import events
from .lines import line, timeline
from .made_up import marked
from .map import region_map
from .multiples import multiples
from .panels import panels
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
    "across": region_map,
    "panels": panels,
    "multiples": multiples,
    "events": events,
}


def draw(view: View) -> Figure | None:
    """The figure of a view; None where its kind is drawn as a table only, or it is empty."""
    chart = CHARTS.get(view.kind)
    if not chart or not view.is_filled:
        return None
    figure = chart(view)
    return marked(figure) if view.is_synthetic else figure
