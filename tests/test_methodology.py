"""The methodology page: everything has its entry, every link its target."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

import app  # noqa: F401 – registers the pages
from components.methodology import page as methodology
from components.methodology.findings import wording
from components.methodology.sources import published
from components.methodology.text import flags, qualifiers, ranks, readings
from components.page import PAGES
from components.text import names
from components.text.findings import sentence
from components.text.numbers import BEFORE, MARKS
from data.catalog import MEASURES
from data.evidence.checks import report
from data.serving import current

STORE = current()
FOUND = report(STORE).findings
PAGE = json.loads(json.dumps(methodology.layout(PAGES["methodology"]), cls=PlotlyJSONEncoder))


def walk(node: Any) -> Iterator[dict]:
    """Every element of the page."""
    if isinstance(node, list):
        for one in node:
            yield from walk(one)
    elif isinstance(node, dict):
        yield node
        yield from walk(node["props"].get("children"))


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from texts(one)
    elif isinstance(node, dict):
        yield from texts(node["props"].get("children"))


NODES = list(walk(PAGE))
IDS = [node["props"]["id"] for node in NODES if "id" in node["props"]]
TEXT = "\n".join(texts(PAGE))


def test_anchors_are_unique() -> None:
    assert len(IDS) == len(set(IDS))


@pytest.mark.parametrize(
    ("prefix", "slugs"),
    [
        ("indicator", STORE.catalog.indicators),
        ("zone", STORE.catalog.zones),
        ("source", STORE.catalog.sources),
        ("break", [one.slug for one in STORE.catalog.breaks]),
        ("check", [one.slug.removeprefix("check-") for one in FOUND]),
    ],
)
def test_everything_has_its_entry(prefix: str, slugs: list[str]) -> None:
    assert slugs
    assert {f"{prefix}-{slug}" for slug in slugs} == {i for i in IDS if i.startswith(f"{prefix}-")}


def test_definitions_and_notes_stand_there_in_full() -> None:
    catalog = STORE.catalog
    entries = [*catalog.indicators.values(), *catalog.zones.values()]
    assert all(entry.definition in TEXT for entry in entries)
    assert all(one.reason in TEXT for one in catalog.breaks)
    for source in catalog.sources.values():
        assert source.title in TEXT
        assert source.note in TEXT
        assert published(source) in TEXT


def test_links_inside_the_page_have_their_targets() -> None:
    links = [node["props"]["href"] for node in NODES if node["type"] == "A"]
    inside = [href[1:] for href in links if href.startswith("#")]
    assert len(inside) > 50
    assert set(inside) <= set(IDS)
    assert all(href.startswith(("#", "/", "http://", "https://")) for href in links)


def test_every_mark_and_rank_is_explained() -> None:
    assert set(flags()) == set(MARKS)
    assert set(qualifiers()) == {slug for slug, mark in BEFORE.items() if mark}
    assert {source.rank for source in STORE.catalog.sources.values()} <= set(ranks())
    assert all(mark in TEXT for mark in (*MARKS.values(), *filter(None, BEFORE.values())))


def test_every_theme_and_measure_has_a_name() -> None:
    themes = {one.theme for one in STORE.catalog.indicators.values()}
    assert themes <= set(names.THEMES)
    assert set(MEASURES) == set(names.MEASURES)
    levels = {zone.level for zone in STORE.catalog.zones.values()}
    assert levels - {"computed"} == set(names.LEVELS)  # what we compute is offered nowhere


def test_licence_version_and_ways_to_the_data_are_told() -> None:
    assert STORE.version in TEXT
    assert "CC BY 4.0" in TEXT
    links = {node["props"]["href"] for node in NODES if node["type"] == "A"}
    assert {"/data", "/docs"} <= links
    assert len(readings()) >= 10


def test_the_list_of_inconsistencies_follows_from_the_checks() -> None:
    for one in FOUND:
        assert sentence(one, STORE.catalog) in TEXT
    checks = report(STORE).made
    assert f"{sum(checks.values()):,} checks made: {checks['agrees']} agree" in TEXT
    assert f"{checks['differs']} differ." in TEXT
    links = {node["props"]["href"] for node in NODES if node["type"] == "A"}
    assert {"/api/v1/inconsistencies.csv", "/api/v1/inconsistencies.json"} <= links


def test_every_figure_of_a_finding_opens_its_receipt() -> None:
    ids = {node["props"].get("data-id") for node in NODES if node["type"] == "Button"}
    assert {row.id for one in FOUND for row in one.rows} <= ids


WORDED = (  # what sources word so that it misleads, by words of the remark on it
    "end of the year", "ambiguous dash", "list of contents", "MPZ", "growth in current prices",
    "66.8 times", "zone names of this comparison are muddled", "the headline speaks of January-Oct",
    "source says products", "without a definition", "one figure for Tashkent and Bukhara",
    "whether to 271% or by 271%", "printed in trillions", "heading says thousand dollars",
    "allows the second quarter alone", "not exports to China", "the 142 to the 473",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDED)
def test_a_case_of_wording_is_a_note_on_its_figures_and_stands_among_the_remarks(words) -> None:
    assert (
        STORE.frame["note"].astype(str).str.lower().str.contains(words.lower(), regex=False).any()
    )
    remarks = "\n".join(texts(json.loads(json.dumps(wording(STORE), cls=PlotlyJSONEncoder))))
    assert words.lower() in remarks.lower()


def test_a_remark_is_made_once_for_all_figures_of_a_source() -> None:
    remarks = list(texts(json.loads(json.dumps(wording(STORE), cls=PlotlyJSONEncoder))))
    assert sum("heading says thousand dollars" in text for text in remarks) < 4
    assert "28 figures" in remarks
