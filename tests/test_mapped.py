"""A frame kept in a file that is mapped into memory: exact, not copied, damage told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.vintages import mapped

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint32")


@st.composite
def columns(draw: st.DrawFn, rows: int) -> pd.Series:
    """A column of one of the kinds that can be kept."""
    kind = draw(st.sampled_from(["category", "text", "bool", "whole"]))
    text = draw(st.sampled_from(["str", "object"]))
    if kind == "category":
        names = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
        codes = draw(st.lists(st.integers(0, len(names) - 1), min_size=rows, max_size=rows))
        dtype = pd.CategoricalDtype(pd.Index(names, dtype=text), draw(st.booleans()))
        return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype))
    if kind == "text":
        return pd.Series(draw(st.lists(TEXTS, min_size=rows, max_size=rows)), dtype=text)
    if kind == "bool":
        cells = draw(st.lists(st.booleans(), min_size=rows, max_size=rows))
        return pd.Series(cells, dtype=bool)
    limits = np.iinfo(draw(st.sampled_from(INTEGERS)))
    number = st.integers(int(limits.min), int(limits.max))
    return pd.Series(draw(st.lists(number, min_size=rows, max_size=rows)), dtype=limits.dtype)


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    rows = draw(st.integers(0, 6))
    names = draw(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
    parts = {name: draw(columns(rows)) for name in names}
    return pd.DataFrame(parts, index=pd.RangeIndex(rows), columns=pd.Index(names, dtype="str"))


@given(frame=frames())
@settings(max_examples=30)
def test_a_frame_is_read_exactly_as_it_was_written(tmp_path_factory, frame):
    path = tmp_path_factory.getbasetemp() / "frame.arrow"
    mapped.write(frame, path)
    found = mapped.read(path)
    pd.testing.assert_frame_equal(found, frame, check_exact=True)
    for name in frame:
        if isinstance(frame[name].dtype, pd.CategoricalDtype):
            kinds = [one[name].cat.categories.dtype for one in (found, frame)]
            assert kinds[0] == kinds[1]
            assert found[name].cat.codes.dtype == frame[name].cat.codes.dtype


@pytest.fixture
def some() -> pd.DataFrame:
    numbers = np.arange(1_000)
    return pd.DataFrame({
        "few": pd.Categorical.from_codes(numbers % 3, ["a", "b", "c"]),
        "more": pd.Categorical.from_codes(numbers % 300, [f"region {n}" for n in range(300)]),
        "primary": numbers % 7 == 0,
        "year": numbers % 12 + 2015,
        "value": pd.Series([f"{number}.0" for number in numbers], dtype="str"),
    })  # fmt: skip


def test_nothing_is_copied_into_the_process(tmp_path, some):
    some["many"] = pd.Categorical.from_codes(some["year"], [f"row {n}" for n in range(40_000)])
    mapped.write(some, tmp_path / "a.arrow")
    found = mapped.read(tmp_path / "a.arrow")
    first, last = _place_of(tmp_path / "a.arrow")
    for name in ("few", "more", "many", "primary", "year"):
        cells = found[name].array
        cells = cells.codes if isinstance(cells, pd.Categorical) else cells.to_numpy()
        assert first <= cells.ctypes.data < last, name
        assert not cells.flags.writeable, name
    assert found["few"].cat.codes.dtype == np.int8
    assert found["more"].cat.codes.dtype == np.int16
    assert found["many"].cat.codes.dtype == np.int32
    text = found["value"].array.__arrow_array__().chunk(0).buffers()[2]
    assert first <= text.address < last


def _place_of(path: Path) -> tuple[int, int]:
    """The addresses at which a file is mapped into this process."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    spans = [line.split()[0].split("-") for line in lines if line.endswith(str(path))]
    return min(int(one, 16) for one, _ in spans), max(int(one, 16) for _, one in spans)


def test_what_was_read_stays_when_the_file_is_replaced_or_deleted(tmp_path, some):
    path = tmp_path / "a.arrow"
    mapped.write(some, path)
    found = mapped.read(path)
    mapped.write(some.head(3), path)
    assert len(mapped.read(path)) == 3
    path.unlink()
    pd.testing.assert_frame_equal(found, some)


DAMAGE = {
    "a byte of the figures": lambda content: _flipped(content, len(content) // 3),
    "a byte of the schema": lambda content: _flipped(content, 40),
    "the checksum": lambda content: _flipped(content, len(content) - 20),
    "the last byte": lambda content: _flipped(content, len(content) - 1),
    "cut off": lambda content: content[:-1],
    "half": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "something else": lambda content: b"indicator,measure\n" * 9,
    "more": lambda content: content + b"\0",
}


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_file_is_told(tmp_path, some, case):
    path = tmp_path / "a.arrow"
    mapped.write(some, path)
    path.write_bytes(DAMAGE[case](path.read_bytes()))
    with pytest.raises(mapped.Damaged, match=r"a\.arrow is damaged"):
        mapped.read(path)


def test_a_file_that_is_missing_is_another_matter(tmp_path):
    with pytest.raises(FileNotFoundError):
        mapped.read(tmp_path / "none.arrow")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (pd.DataFrame({"a": pd.Categorical(["x", None])}), "Column a has cells without a value"),
        (pd.DataFrame({"a": pd.Series(["x", None], dtype="str")}), "Column a has cells without"),
        (pd.DataFrame({"a": pd.Categorical([1, 2])}), "Column a is of int64"),
        (pd.DataFrame({"a": [0.5, 1.5]}), "Column a is of float64"),
        (pd.DataFrame({"a": pd.Series(["x", 1], dtype=object)}), "Column a has a cell that is no"),
        (pd.DataFrame({"a": [1, 2]}, index=[1, 2]), "numbered from 0"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "no column twice"),
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(tmp_path, frame, words):
    with pytest.raises(ValueError, match=words):
        mapped.write(frame, tmp_path / "a.arrow")
    assert not list(tmp_path.iterdir())
