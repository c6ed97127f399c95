"""A process that is killed, at whatever moment, leaves the old version or the new one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data import vintages
from data.vintages import Version
from tests.ingested import FIRST, SECOND, THIRD, ingest, portal, row, standing

OLD = {"1700": "5", "1703": "2", "1706": "7"}
NEW = {"1700": "6", "1703": "2.5", "1708": "1"}
CASES = {"first": ({}, OLD), "next": (OLD, NEW), "back": (NEW, OLD)}  # before and after
LATER = portal("2026-02-15", row("8"))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a case: the store before, and what each killed process has left."""
    folder = tmp_path_factory.mktemp("killed")
    for case in CASES:
        home = folder / case / "store"
        home.mkdir(parents=True)
        if case == "next":  # the second version is one that will be deleted
            ingest(home, FIRST)
            ingest(home, SECOND)
            vintages.rollback(home)
        if case == "back":
            ingest(home, FIRST)
            ingest(home, THIRD)
    command = [sys.executable, "-m", "tests.killing", str(folder), *CASES]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("case", CASES)
def test_what_a_killed_process_leaves_is_the_old_or_the_new_version(killed, case):
    before, after = CASES[case]
    homes = sorted(killed.glob(f"{case}/[0-9]*"), key=lambda home: int(home.name))
    whole = _content(homes[-1])
    assert standing(vintages.current(homes[-1])) == after
    seen = []
    for home in homes[:-1]:
        version = vintages.current(home)
        seen.append(standing(version))
        assert seen[-1] in (before, after)
        if seen[-1] == after:
            assert _content(home) == whole
    turn = seen.index(after)
    assert len(seen) > turn > 5  # some were killed before the switch, some after it
    assert all(one == after for one in seen[turn:])


@pytest.mark.parametrize("case", CASES)
def test_after_a_kill_the_next_publish_succeeds_and_nothing_is_left_over(killed, case):
    changes = {}
    for home in killed.glob(f"{case}/[0-9]*"):
        version = vintages.current(home)
        number = version.number if version else 0
        if number not in changes:
            changes[number] = vintages.difference(version, [LATER])
        # The lock of a process that is gone is free at once.
        new = vintages.publish(home, changes[number], Version.check, wait=0)
        assert standing(vintages.current(home)) == {"1700": "8"}
        assert _files(home) == _needed(home), home.name
        assert new.previous == number


def _content(home: Path) -> tuple:
    version = vintages.current(home)
    frame = version.frame().astype(str)
    return tuple(map(tuple, frame.to_numpy())), json.dumps(version.sources)


def _files(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


def _needed(home: Path) -> set[str]:
    found = vintages.versions(home)
    segments = {f"segments/{one.file}" for version in found.values() for one in version.segments}
    return {"current", "lock", *segments, *(f"versions/{number:06}.json" for number in found)}
