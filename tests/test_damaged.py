"""Damaged files: each gets a clear word, nothing of the call is taken, and the store stays."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from data import vintages
from data.ingest import run
from data.ingest.findings import JUDGED
from data.ingest.given import Given
from tests import damaged_portal, damaged_tables
from tests.damaged_portal import ACCEPTED, scaled
from tests.portal_files import document, given, written

TODAY = date(2026, 9, 1)
ERRORS = damaged_portal.ERRORS | damaged_tables.ERRORS
WARNINGS = damaged_portal.WARNINGS | damaged_tables.WARNINGS


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A store with one series in it."""
    folder = tmp_path_factory.mktemp("store")
    prepared = run.prepare([given(document())], home=folder, today=TODAY)
    vintages.publish(folder, prepared.change, lambda version: None)
    return folder


def content(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ERRORS)
def test_a_damaged_file_is_refused_with_clear_words(home, name):
    files, *words = ERRORS[name]
    before = content(home)
    prepared = run.prepare(as_list(files), home=home, today=TODAY)
    said = "\n".join(map(str, prepared.errors))
    assert all(word in said for word in words), said
    assert prepared.change is None
    assert content(home) == before


@pytest.mark.parametrize("name", WARNINGS)
def test_what_may_be_right_is_taken_with_a_warning(home, name):
    files, *words = WARNINGS[name]
    before = content(home)
    prepared = run.prepare(as_list(files), home=home, today=TODAY)
    said = "\n".join(map(str, prepared.findings))
    assert all(word in said for word in words), said
    assert not prepared.errors, said
    assert prepared.change is not None
    assert content(home) == before, "only publish writes"


def as_list(files: object) -> list:
    return files if isinstance(files, list) else [files]


def test_one_damaged_file_holds_back_the_sound_ones_of_the_call(home):
    before = content(home)
    sound = given(document("3642"), "3642")
    prepared = run.prepare([sound, given(b"")], home=home, today=TODAY)
    assert [batch.series for batch in prepared.batches] == ["3642"]
    assert prepared.change is None
    with pytest.raises(ValueError, match="have errors"):
        run.publish(prepared)
    assert content(home) == before


def test_a_series_stands_in_one_file_of_the_call(home):
    files = [given(document("3642"), "3642"), Given("again.json", written(document("3642")))]
    prepared = run.prepare(files, home=home, today=TODAY)
    assert "[twice] again.json" in str(prepared.errors[0])
    assert "sdmx_data_3642.json is of the same series 3642" in str(prepared.errors[0])


@pytest.mark.parametrize("rule", JUDGED)
def test_a_rule_that_leaves_room_is_accepted_by_name_and_noted(home, rule):
    refused = run.prepare([ACCEPTED[rule]], home=home, today=TODAY)
    named = {one.name for one in refused.errors}
    assert rule in named
    taken = run.prepare([ACCEPTED[rule]], home=home, today=TODAY, accept=named)
    assert not taken.errors
    assert rule in {one.name for one in taken.findings}
    note = taken.batches[0].sources[0]["note"]
    assert f"Accepted after a look: {', '.join(sorted(named))}." in note


def test_no_more_than_named_is_accepted(home):
    million = scaled("3690", 0.001)
    prepared = run.prepare([million], home=home, today=TODAY, accept=JUDGED)
    assert {one.name for one in prepared.errors} == {"anchor"}
    with pytest.raises(run.Usage, match="--accept anchor: only these rules leave room"):
        run.prepare([million], home=home, accept=["anchor"])
