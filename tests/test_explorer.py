"""The explorer: address, rows, files and what is said about them."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from plotly.utils import PlotlyJSONEncoder
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.api.search import positions
from components.explorer import choices as explorer_choices
from components.explorer import filters as explorer_filters
from components.explorer import grid as explorer_grid
from components.explorer import page as explorer
from components.explorer import said as explorer_said
from components.explorer.asked import LISTS, ORDER, Asked, written
from components.explorer.query import offered, read, years
from components.explorer.rows import MOST, rows, weight
from components.page import PAGES
from data.catalog import MEASURES
from data.observation import Observation
from data.selection import NONE
from data.serving import current

STORE = current()
EVERYTHING = {"measure": ",".join(MEASURES), "all_sources": "1"}
ASSETS = Path(__file__).parent.parent / "assets"


def tree(layout: object) -> Any:
    """A layout as the browser gets it."""
    return json.loads(json.dumps(layout, cls=PlotlyJSONEncoder))


def walk(node: Any) -> Iterator[dict]:
    """Every element of a tree, labels of options included."""
    if isinstance(node, list):
        for one in node:
            yield from walk(one)
    elif isinstance(node, dict):
        if "props" in node:
            yield node
        for value in node.values():
            yield from walk(value)


def controls(nodes: list[dict]) -> list[dict]:
    """The properties of the controls of the selection."""
    named = (node["props"] for node in nodes if isinstance(node["props"].get("id"), dict))
    return [props for props in named if "explore" in props["id"]]


def random_query(seed: int) -> dict[str, str | list[str]]:
    """A query of right and wrong values, as comma lists and repeated parameters."""
    dice = random.Random(seed)
    query: dict[str, str | list[str]] = {}
    for name in dice.sample(ORDER, dice.randint(0, 5)):
        pool = [*offered(STORE).get(name, map(str, years(STORE))), "moon", "", "1", "<b>"]
        chosen = dice.choices(pool, k=dice.randint(1, 4 if name in LISTS else 1))
        query[name] = dice.choice([",".join(chosen), chosen])
    return query


def all_observations() -> list[Observation]:
    return list(STORE.pick(np.arange(len(STORE))))


def meets(one: Observation, asked: Asked) -> bool:
    """Whether an observation is asked for, without regard to its source."""
    told = {
        "indicator": one.indicator, "zone": one.zone, "region": one.region,
        "span": one.period.span, "partner": one.partner or NONE,
        "activity": one.activity or NONE, "authority": one.authority, "measure": one.measure,
    }  # fmt: skip
    listed = all(told[name] in (getattr(asked, name) or [told[name]]) for name in LISTS)
    year = one.period.year
    return listed and (asked.first or year) <= year <= (asked.last or year)


@pytest.mark.parametrize("seed", range(0, 300, 10))
def test_random_queries_draw_and_hold_what_they_ask_for(seed: int) -> None:
    everything = all_observations()
    for query in (random_query(seed + step) for step in range(10)):
        assert explorer.layout(PAGES["data"], **query) is not None
        asked, _notices = read(query, STORE)
        found = list(STORE.pick(positions(STORE, asked)))
        wanted = [one for one in everything if meets(one, asked)]
        if asked.all_sources:
            assert {one.id for one in found} == {one.id for one in wanted}
        elif not asked.authority:
            assert {one.id for one in found} == {one.id for one in wanted if one.primary}
        else:
            assert {one.id for one in found} <= {one.id for one in wanted}
        assert len(rows(STORE, positions(STORE, asked))) == len(found)


@pytest.mark.parametrize("seed", range(300))
def test_what_is_written_reads_the_same_without_a_notice(seed: int) -> None:
    asked, _notices = read(random_query(seed), STORE)
    assert read(written(asked), STORE) == (asked, ())


def test_wrong_values_are_left_out_with_a_notice() -> None:
    asked, notices = read({"zone": "sez,moon", "from": "soon", "all_sources": "yes"}, STORE)
    assert asked == Asked(zone=("sez",))
    assert [notice.parameter for notice in notices] == ["zone", "from", "all_sources"]
    asked, notices = read({"from": "2025", "to": "2020"}, STORE)
    assert asked == Asked()
    assert len(notices) == 1


@pytest.mark.parametrize(
    "query",
    [{}, EVERYTHING, {"zone": "sez,siz", "from": "2022"}, {"authority": "press", "partner": NONE}],
)
def test_the_csv_file_holds_exactly_what_is_shown(client: TestClient, query: dict) -> None:
    asked, _notices = read(query, STORE)
    found = positions(STORE, asked)
    parts = list(walk(tree(explorer_said.files(STORE, asked, found))))
    link = next(node["props"]["href"] for node in parts if node["type"] == "A")
    body = client.get(link).content
    file = list(csv.DictReader(io.StringIO(body.decode())))
    assert [row["id"] for row in file] == [one.id for one in STORE.pick(found)]
    assert [row["source_title"] for row in file] == [row["title"] for row in rows(STORE, found)]
    assert weight(STORE, found) == pytest.approx(len(body), rel=0.1)


def test_the_default_is_the_first_source_of_every_level() -> None:
    assert written(Asked()) == {}
    found = list(STORE.pick(positions(STORE, Asked())))
    assert found
    assert all(one.primary and one.measure == "level" for one in found)
    assert len(positions(STORE, read(EVERYTHING, STORE)[0])) == len(STORE)


def test_values_sort_by_quantity_and_periods_by_date() -> None:
    everything = rows(STORE, np.arange(len(STORE)))
    found = zip(everything, STORE.pick(np.arange(len(STORE))), strict=True)
    for row, one in found:
        assert row["when"] == f"{one.period.end} {one.period.start}"
        assert row["size"] == one.number * STORE.catalog.units[one.unit].factor
        assert row["value"] == one.number
    assert any(row["shown"].startswith(">") for row in everything)
    doubtful = [row for row in everything if "doubtful" in row["doubts"]]
    assert doubtful
    assert all("?" in row["shown"] for row in doubtful)


def test_a_large_choice_is_cut_in_the_table_and_says_so() -> None:
    many = np.resize(np.arange(len(STORE)), MOST + 1)
    assert len(rows(STORE, many)) == MOST
    assert "the files hold all" in json.dumps(explorer_said.files(STORE, Asked(), many))


def test_an_empty_choice_offers_ways_out_that_lead_somewhere() -> None:
    asked = Asked(indicator=("residents_count",), zone=("sez",), span=("q1",))
    assert not len(positions(STORE, asked))
    links = [
        node["props"]["href"]
        for node in walk(explorer_choices.empty(STORE, asked))
        if node["type"] == "A"
    ]
    assert links[-1] == "?"
    for href in links:
        query = dict(pair.split("=") for pair in href[1:].split("&") if pair)
        assert len(positions(STORE, read(query, STORE)[0]))


def test_controls_hold_every_parameter_and_answer_like_the_address() -> None:
    query = {"zone": "sez,fez_navoi", "indicator": "new_jobs", "to": "2024", "all_sources": "1"}
    nodes = list(walk(tree(explorer.layout(PAGES["data"], **query))))
    ids = [node["props"]["id"] for node in nodes if isinstance(node["props"].get("id"), dict)]
    assert not {"filter", "part", "card", "graph", "page"} & {key for one in ids for key in one}
    found = controls(nodes)
    names, values = [one["id"] for one in found], [one["value"] for one in found]
    assert {name["explore"] for name in names} == set(ORDER)
    asked, notices = read(explorer_filters.query(names, values), STORE)
    assert (asked, notices) == read(query, STORE)
    parts = [{"shown": name} for name in ("notices", "active", "files", "empty")]
    drawn = explorer.redraw(values, names, parts, [{"chosen": "zone"}])
    assert drawn["rows"] == [rows(STORE, positions(STORE, asked))]
    assert drawn["chosen"] == ["FEZ Navoi"]


def test_nothing_ticked_is_everything() -> None:
    ids = [{"explore": name, "group": "all"} for name in LISTS]
    asked, _notices = read(explorer_filters.query(ids, [[] for _id in ids]), STORE)
    assert asked == Asked(measure=MEASURES)


def test_every_option_stands_once_and_can_be_found_by_its_slug() -> None:
    found = controls(list(walk(tree(explorer.layout(PAGES["data"])))))
    for name, slugs in offered(STORE).items():
        lists = [one["options"] for one in found if one["id"]["explore"] == name]
        values = [option["value"] for options in lists for option in options]
        assert sorted(values) == sorted(slugs), name
        marked = [o["label"]["props"]["data-value"] for options in lists for o in options]
        assert marked == values


def test_the_columns_name_only_what_the_script_defines() -> None:
    script = (ASSETS / "explorer-grid.js").read_text(encoding="utf-8")
    text = json.dumps(explorer_grid.columns())
    fields = set(rows(STORE, np.array([0]))[0])
    for name in re.findall(r'"function": "([^"(]+)', text):
        path = name.removeprefix("params.data.")
        assert path in fields or f"{name}:" in script, name
    for name in re.findall(r'"cellRenderer": "(\w+)"', text):
        assert f"{name}:" in script
    for column in explorer_grid.columns():
        assert {column["field"], column.get("tooltipField", "note")} <= fields


def test_only_the_explorer_loads_the_grid(client: TestClient) -> None:
    script = re.compile(r'<script src="[^"]*dash_ag_grid')
    assert script.search(client.get("/data").text)
    assert not script.search(client.get("/methodology").text)
