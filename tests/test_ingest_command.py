"""`python -m data.ingest`: what it says, what it asks, how it ends."""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

import filelock
import pytest

from data import vintages
from data.demo.files import Made
from data.demo.folder import lay_out
from data.ingest import run
from data.ingest.__main__ import main
from data.ingest.given import Given
from tests.portal_files import changed, document, written

FILE = "sdmx_data_3641.json"


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty store, and the folder of files beside it as the working one."""
    monkeypatch.setenv("ZONALAR_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    Path(FILE).write_bytes(written(document()))
    return tmp_path / "store"


def answer(monkeypatch, word: str) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: word)


def test_with_yes_it_publishes_and_the_second_time_there_is_nothing_to_do(home, capsys):
    assert main([FILE, "--yes"]) == 0
    said = capsys.readouterr()
    assert "industrial_production        135          0          0          0" in said.out
    assert "Published as version 1: 135 figures changed." in said.out
    assert "2 warning(s) in 1 file(s), no error." in said.err
    assert main([FILE]) == 0
    assert "Nothing to change" in capsys.readouterr().out
    assert vintages.current(home).number == 1


def test_a_refused_file_ends_with_1_and_leaves_no_trace(home, capsys):
    Path(FILE).write_bytes(written(changed(r1703={"2025-Q1": "1,5"})))
    assert main([FILE, "--yes"]) == 1
    said = capsys.readouterr()
    assert "error [comma] sdmx_data_3641.json, row 3 (1703), column 2025-Q1: '1,5'" in said.err
    assert "1 error(s)" in said.err
    assert not said.out
    assert not home.exists()


@pytest.mark.parametrize(("word", "number"), [("Yes", 1), ("", None), ("n", None)])
def test_it_asks(home, capsys, monkeypatch, word, number):
    answer(monkeypatch, word)
    assert main([FILE]) == 0
    version = vintages.current(home)
    assert (version.number if version else None) == number


def test_where_nobody_can_be_asked_nothing_is_published(home, capsys):
    assert main([FILE]) == 2
    assert "give --yes" in capsys.readouterr().err
    assert vintages.current(home) is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--accept", "anchor"], "--accept anchor: only these rules leave room for judgement"),
        (["--published", "2999-01-01"], "--published 2999-01-01 lies in the future"),
        (["--series", "3641", "other.json"], "--series and --published speak of one file"),
        (["--demo"], "is no store for SYNTHETIC figures"),
    ],
)
def test_a_wrong_call_ends_with_2(home, capsys, arguments, words):
    assert main([FILE, "--yes", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not home.exists()


def test_a_day_that_is_none_is_a_wrong_call(home, capsys):
    with pytest.raises(SystemExit) as ended:
        main([FILE, "--published", "yesterday"])
    assert ended.value.code == 2


def test_while_another_one_runs_it_ends_with_3(home, capsys):
    home.mkdir()
    with filelock.FileLock(home / "lock", is_singleton=False):
        assert main([FILE, "--yes", "--wait", "0"]) == 3
    assert "Another command writes to the store" in capsys.readouterr().err
    assert vintages.current(home) is None


def test_a_damaged_store_is_told(home, capsys):
    home.mkdir()
    (home / "current").write_text("{")
    assert main([FILE, "--yes"]) == 1
    assert str(home) in capsys.readouterr().err
    assert (home / "current").read_text() == "{"


def test_what_is_accepted_is_said_in_the_source(home, capsys):
    Path(FILE).write_bytes(written(changed(r1712={"2025-Q2": 1000.0})))
    assert main([FILE, "--yes"]) == 1
    assert "--accept sum" in capsys.readouterr().err
    assert main([FILE, "--yes", "--accept", "sum"]) == 0
    assert vintages.current(home).sources[0]["note"].endswith("Accepted after a look: sum.")


def test_synthetic_files_go_into_a_store_for_them_only(tmp_path, monkeypatch):
    lay_out(tmp_path, tmp_path / "var")
    files = [Given(name, content) for name, content in Made().files(("3641", "3665"))]
    options = {"folder": tmp_path, "today": date(2026, 9, 1), "demo": True}
    prepared = run.prepare(files, home=tmp_path / "var", **options)
    assert not prepared.errors
    batch = prepared.batches[0]
    assert batch.sources[0]["source_id"].startswith("synthetic-3641-2026")
    assert batch.sources[0]["publisher"] == "SYNTHETIC, nobody's figures"
    assert batch.sources[0]["title"].startswith("SYNTHETIC: ")
    assert set(batch.rows["note"]) == {"SYNTHETIC"}
    real = run.prepare([Given(FILE, written(document()))], home=tmp_path / "var", **options)
    assert "has no SYNTHETIC in its metadata" in str(real.errors[0])
    with pytest.raises(run.Usage, match="real ones never join them"):
        run.prepare(files, home=tmp_path / "var", folder=tmp_path)


def test_whatever_is_done_to_a_file_it_is_refused_or_read(tmp_path):
    """Bytes changed at random, the same ones in every run."""
    chance, sound = random.Random(6), written(document())
    pieces = (
        b'"',
        b",",
        b"{",
        b"]",
        b"null",
        b"NaN",
        b"\n",
        b"\0",
        b"\xff",
        b"9" * 30,
        b"1e999",
        b"",
    )
    refused = 0
    for _ in range(40):
        content = bytearray(sound)
        for _ in range(chance.choice((1, 2, 9))):
            start = chance.randrange(len(content))
            content[start : start + chance.choice((0, 1, 40))] = chance.choice(pieces)
        prepared = run.prepare([Given(FILE, bytes(content))], home=tmp_path, today=date(2026, 9, 1))
        assert (prepared.change is None) == bool(prepared.errors)
        refused += bool(prepared.errors)
    assert refused > 20
