"""Every card of every page under many selections: honest comparisons, figures that equal rows."""

import itertools
import math

import plotly.graph_objects as go
import pytest

import app  # noqa: F401 – registers the pages
from components.charts import CHARTS, draw
from components.offer import live, offer, selection_of
from components.page import PAGES
from components.table import table
from components.text.numbers import figure
from components.text.titles import title
from components.text.words import sentence, subtitle
from data.catalog import FOUR_TYPES
from data.questions import compare as questions
from data.questions.topic import Topic
from data.selection import Selection
from data.serving import current

STORE = current()
QUERIES = [
    {},
    {"zone": "sez"},
    {"zone": "siz,cluster"},
    {"zone": "technopark,it_park"},
    {"zone": "none"},
    {"span": "q1"},
    {"span": "h1", "from": "2020"},
    {"span": "year"},
    {"from": "2024", "to": "2025"},
    {"to": "2020"},
    {"at": "2024-q1"},
    {"at": "2025-year"},
    {"at": "2026-h1", "zone": "sez,youth_zone"},
    {"region": "1712"},
    {"focus": "sez"},
    {"partner": "us"},
]
CARDS = [(page.slug, card.slug) for page in PAGES.values() for card in live(page, STORE)]


def views():
    for page_slug, card_slug in CARDS:
        page = PAGES[page_slug]
        for query in QUERIES:
            selection, _notices = selection_of(page, query, STORE)
            view = page.card(card_slug).view(STORE, selection)
            if view is not None:
                yield f"{page_slug}/{card_slug} {query}", view


VIEWS = list(views())
FULL = [(name, view) for name, view in VIEWS if view.rows]


def each(kinds=None):
    chosen = [(name, view) for name, view in FULL if kinds is None or view.kind in kinds]
    return pytest.mark.parametrize("view", [v for _n, v in chosen], ids=[n for n, _v in chosen])


def numbers_of(node):
    """All numbers that a figure draws as x, y of a trace."""
    for trace in node["data"]:
        if trace.get("fill") == "toself":  # an outline of a map; tests/test_regions.py reads those
            continue
        axis = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        yield from (value for value in axis if value is not None)


@each(kinds=CHARTS)
def test_every_figure_is_valid_plotly_and_draws_only_its_rows(view):
    drawn = draw(view)
    go.Figure(drawn)
    allowed = [view.number(row) for row in view.rows]
    rest = 100 - sum(row.number for row in view.rows if row.measure == "share")
    for value in numbers_of(drawn):
        near = any(math.isclose(value, other, abs_tol=1e-9) for other in allowed)
        assert near or (view.kind == "composition" and math.isclose(value, rest, abs_tol=0.051))


@each(kinds=("line", "timeline", "pairs"))
def test_a_chart_draws_every_level(view):
    drawn = list(numbers_of(draw(view)))
    for row in view.levels:
        assert any(math.isclose(view.number(row), value, abs_tol=1e-9) for value in drawn)


@each(kinds=("line", "timeline", "pairs", "ranking", "parts", "composition", "tiles", "table"))
def test_a_chart_never_mixes_authorities_or_spans(view):
    published = [row for row in view.rows if row.status == "published"]
    for _key, rows in itertools.groupby(sorted(published, key=view.key), key=view.key):
        assert len({row.authority for row in rows}) == 1
    if view.by != "authority":
        assert len({row.authority for row in published}) <= 1
    if view.kind in ("line", "pairs", "ranking", "parts", "composition"):
        assert len({row.period.span for row in view.levels}) == 1
        assert len({row.unit for row in view.levels} - {view.unit}) == 0 or view.shown_unit


@each()
def test_no_expectation_is_drawn_as_a_result(view):
    if view.kind != "list":
        assert not [row for row in view.rows if "expectation" in row.flags]


@each(kinds=("line", "timeline"))
def test_no_line_crosses_a_break_or_a_gap(view):
    for key in view.keys:
        for run in view.segments(key):
            for one, other in itertools.pairwise(run):
                gap = STORE.catalog.break_between(
                    other.indicator, other.zone, one.period.end, other.period.end
                )
                assert gap is None
                assert (other.period.end - one.period.end).days <= 367


@each(kinds=("line",))
def test_a_line_has_three_comparable_points(view):
    assert max(len(view.series(key)) for key in view.keys) >= 3
    for trace in draw(view)["data"]:
        drawn = [value for value in trace["y"] if value is not None]
        assert "lines" not in trace["mode"] or len(drawn) >= 3


@each(kinds=("composition", "parts"))
def test_a_composition_is_of_the_four_types_and_counts_it_park_never(view):
    assert {row.zone for row in view.rows} <= {*FOUR_TYPES, "total"}
    assert len({row.period.key for row in view.rows}) == 1
    shares = [row for row in view.rows if row.measure == "share"]
    if len(shares) == 4:
        assert math.isclose(sum(row.number for row in shares), 100, abs_tol=0.21)


@each()
def test_growth_is_recomputed_from_its_operands_and_never_given_for_profit(view):
    for row in view.rows:
        if row.status != "derived" or row.measure != "growth":
            continue
        assert view.catalog.indicators[row.indicator].compare == "growth"
        later, earlier = row.operands
        assert later.is_firm
        assert earlier.is_firm
        if earlier.measure == "change":  # growth that a printed change implies
            factor = {slug: unit.factor for slug, unit in view.catalog.units.items()}
            change = earlier.number * factor[earlier.unit] / factor[later.unit]
            ratio = later.number / (later.number - change)
            assert math.isclose(row.number, ratio * 100 - 100, abs_tol=0.0501)
            continue
        factor = {slug: unit.factor for slug, unit in view.catalog.units.items()}
        ratio = later.number * factor[later.unit] / (earlier.number * factor[earlier.unit])
        assert math.isclose(row.number, ratio * 100 - 100, abs_tol=0.0501)
        assert later.period.span == earlier.period.span
        assert later.period.year == earlier.period.year + 1
        assert not view.catalog.break_between(
            later.indicator, later.zone, earlier.period.end, later.period.end
        )


@each()
def test_a_view_has_words_and_sources(view):
    assert title(view).strip()
    assert subtitle(view).strip()
    assert sentence(view).strip()
    assert view.sources
    for words in (title(view), sentence(view), subtitle(view)):
        assert "None" not in words
        assert "{" not in words


def texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from texts(node["props"].get("children", []))
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from texts(child)


@each(kinds=("line", "timeline", "pairs", "ranking", "parts", "composition", "table"))
def test_the_table_holds_every_level_of_the_chart(view):
    cells = list(texts(table(view)))
    for row in view.levels:
        assert figure(row, view) in cells


@pytest.mark.parametrize(("name", "view"), [(n, v) for n, v in VIEWS if not v.is_filled])
def test_an_empty_view_says_why_and_its_nearest_selection_has_figures(name, view):
    assert view.empty is not None
    assert len(view.empty.reason) > 20
    nearest = view.empty.nearest
    if nearest is not None:
        page_slug, card_slug = name.split()[0].split("/")
        again = PAGES[page_slug].card(card_slug).view(STORE, nearest)
        assert again is not None
        assert again.rows


def test_the_one_suspect_annual_profit_is_never_compared():
    topic = Topic(("profit_before_tax",), span="year")
    view = questions.compare(STORE, Selection(), topic)
    assert [row.value for row in view.rows] == ["364.2"]
    assert not view.levels[0].is_firm


def test_the_default_period_is_the_newest_that_all_four_types_have():
    view = questions.snapshot(STORE, Selection(), Topic(("industrial_production",)))
    assert view.period.key == "2025-q1"
    assert any("January–December 2025" in note for note in view.notes)
    single = questions.snapshot(STORE, Selection(zone=("sez",)), Topic(("industrial_production",)))
    assert single.period.key == "2025-year"


def test_growth_as_published_stands_where_the_earlier_level_is_missing():
    topic = Topic(("industrial_production",), span="year")
    view = questions.compare(STORE, Selection(zone=("sez",)), topic)
    growth = [row for row in view.rows if row.measure == "growth"]
    assert [(row.value, row.status) for row in growth] == [("40.1", "published")]


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.slug)
def test_a_page_offers_only_what_its_data_have(page):
    found = offer(page, STORE)
    assert set(found.default_zones) <= set(found.zones) or not page.cards
    assert list(found.years) == sorted(found.years)
