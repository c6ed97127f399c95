"""A made-up set of the portal's files: true to its form, through the gate of a demonstration only,
and marked wherever it is shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.page import PAGES
from components.picture import picture
from data import loading, serving, vintages
from data.catalog import FOLDER
from data.columns import COLUMNS
from data.demo.__main__ import main
from data.demo.anchors import RELEASE
from data.demo.files import Made
from data.demo.folder import EMPTY, PRICES, lay_out
from data.demo.quarters import Quarter
from data.demo.territories import TERRITORIES
from data.ingest.given import Given
from data.ingest.run import Prepared, Usage, prepare, publish
from data.portal import series
from data.rules import DataError
from data.selection import Selection
from data.store import Store
from data.synthetic import MARKER, PREFIX, WORD
from tests.browsing import Visit
from tests.portal_files import document, written

ID = "3641"  # industrial production of special economic zones
SWINGING = "profit_before_tax"
Cells = dict[str, dict[str, Decimal]]  # territory → quarter → figure


# The files


def read(content: bytes) -> tuple[list[dict[str, str]], list[dict]]:
    """Metadata and rows."""
    (whole,) = json.loads(content, parse_float=Decimal)
    assert list(whole) == ["metadata", "data"]
    return whole["metadata"], whole["data"]


def cells(content: bytes) -> Cells:
    return {
        row["Code"]: {key: cell for key, cell in row.items() if key[:2] == "20"}
        for row in read(content)[1]
    }


@cache
def files(**given: object) -> dict[str, bytes]:
    """The files of a set by series."""
    found = dict(Made(**given).files())
    assert list(found) == [f"sdmx_data_{of}.json" for of in series()]
    return dict(zip(series(), found.values(), strict=True))


@cache
def made(**given: object) -> dict[str, Cells]:
    """The figures of a set by series."""
    return {of: cells(content) for of, content in files(**given).items()}


LATER = {"through": Quarter(2026, 3)}


def test_a_seed_makes_the_same_files_always():
    again, other = (dict(Made(seed).files((ID,))) for seed in (1, 2))
    assert list(again.values()) == [files()[ID]]
    assert list(other.values()) != [files()[ID]]


def test_a_file_has_the_form_of_the_portal():
    found = files()[ID]
    metadata, rows = read(found)
    assert found.startswith(b'[{"metadata":[{"name_uz":"Birinchi chop etilgan sana","name_ru":')
    assert found.endswith(b"}]}]")
    assert b"\\u" not in found
    assert b": " not in found.split(b'"data":')[1]
    assert all(len(record) == 8 for record in metadata)
    assert [row["Code"] for row in rows] == [place.code for place in TERRITORIES]
    assert [row["Code"] for row in rows][:3] == ["1700", "1735", "1703"]
    assert rows[-1]["Code"] == "1726"
    keys = [f"{year}-Q{n}" for year in range(2020, 2027) for n in (1, 2, 3, 4)][:26]
    labels = ["Code", *(f"Klassifikator{end}" for end in ("", "_ru", "_en", "_uzc"))]
    assert all(list(row) == labels + keys for row in rows)
    assert all(isinstance(row[key], Decimal) for row in rows for key in keys)
    assert rows[2]["Klassifikator_uzc"].startswith("A")  # Latin, as the portal has it
    assert rows[12]["Klassifikator"] == "Farg‘ona  viloyati"


def test_every_file_says_that_it_is_made_up():
    for of, found in files().items():
        records, _rows = read(found)
        told = {one["name_en"]: one for one in reversed(records)}  # the first of each name
        for language in ("uz", "ru", "en", "uzc"):
            for name in ("Indicator name", "Note", "Official statistics preparer"):
                assert told[name][f"value_{language}"].startswith(f"{WORD}: "), of
        assert series()[of].name_uz in told["Indicator name"]["value_uz"]
        assert told["Responsible officer name"]["value_en"] == f"{WORD} officer"


def test_flows_are_cumulative_and_stocks_are_none_below_zero():
    for of, found in made().items():
        one = series()[of]
        for row in found.values():
            assert one.indicator == SWINGING or min(row.values()) >= 0
            steps = [(a, b) for a, b in pairwise(row) if a[:4] == b[:4]]
            if one.kind == "flow" and one.indicator != SWINGING:
                assert all(row[earlier] <= row[later] for earlier, later in steps), of
    resets = [row["2025-Q1"] < row["2024-Q4"] for row in made()[ID].values() if row["2025-Q1"]]
    assert all(resets)
    losses = [row for row in made()["3661"].values() if min(row.values()) < 0 < max(row.values())]
    assert losses


def test_the_regions_make_up_the_republic_but_for_a_small_part():
    rests = []
    for found in made().values():
        for quarter, whole in found["1700"].items():
            rest = whole - sum(row[quarter] for code, row in found.items() if code != "1700")
            assert 0 <= rest <= max(Decimal("0.2"), whole / 100)
            rests.append(rest)
    assert max(rests) > 1


def test_some_regions_have_no_technology_park():
    without = {
        code: {of for of, found in made().items() if not any(found[code].values())}
        for code in (place.code for place in TERRITORIES)
    }
    parks = {of for of, one in series().items() if one.zone == "technopark"}
    assert 2 <= sum(parks <= found for found in without.values()) <= 6
    assert not without["1700"]


def test_the_republic_repeats_the_release():
    told = 0
    with (FOLDER / "observations.csv").open(encoding="utf-8", newline="") as file:
        printed = [row for row in csv.DictReader(file) if row["source_id"] == RELEASE]
    of = {(one.indicator, one.zone): one.id for one in series().values()}
    for row in printed:
        name = of.get((row["indicator"], row["zone"]))
        if name and row["measure"] == "level" and row["region"] == "1700":
            assert made()[name]["1700"][f"{row['period_end'][:4]}-Q1"] == Decimal(row["value"])
            told += 1
    assert told == 4 * (10 + 5)  # of 2025, and those of 2024 that the release gives


def test_jobs_fit_together():
    of = {one.indicator: made()[one.id] for one in series().values() if one.zone == "siz"}
    for code, row in of["jobs_start_of_year"].items():
        for quarter, start in row.items():
            more, less = of["new_jobs"][code][quarter], of["jobs_lost"][code][quarter]
            end = of["jobs_end_of_period"][code][quarter]
            assert abs(start + more - less - end) <= start * Decimal("0.005")


def test_a_later_set_has_the_same_earlier_figures_and_stopped_series_stay():
    later = made(**LATER)
    for of, found in made().items():
        added = {key for row in later[of].values() for key in row} - set(found["1700"])
        assert added == (set() if series()[of].frozen else {"2026-Q3"})
        for code, row in found.items():
            assert row.items() <= later[of][code].items()
    assert read(files(**LATER)[ID])[0][1]["value_en"] == "2026-11-13"
    stopped = next(one.id for one in series().values() if one.frozen)
    assert files()[stopped] == files(**LATER)[stopped]


def test_a_revision_changes_a_few_earlier_figures():
    revised = made(revised=True)
    changed = {
        (of, code, quarter)
        for of, found in made().items()
        for code, row in found.items()
        for quarter, cell in row.items()
        if revised[of][code][quarter] != cell
    }
    assert 6 <= len(changed) <= 40
    assert {quarter for _of, _code, quarter in changed} == {"2025-Q4"}
    of = next(iter(changed))[0]
    first, second = (read(some[of])[0][1]["value_en"] for some in (files(), files(revised=True)))
    assert first < second


def test_the_command_writes_the_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main([str(tmp_path / "files"), "--through", "2021-Q2"])
    assert f"56 {WORD} files up to 2021-Q2" in capsys.readouterr().out
    names = {f"sdmx_data_{of}.json" for of in series()}
    assert {path.name for path in tmp_path.glob("files/*")} == names
    main([str(tmp_path / "files"), "--data", str(tmp_path / "data"), "--through", "2020-Q1"])
    assert (tmp_path / "data" / "var" / MARKER).exists()
    before = (tmp_path / "files" / f"sdmx_data_{ID}.json").read_bytes()
    main([str(tmp_path / "files"), "--keep"])
    assert (tmp_path / "files" / f"sdmx_data_{ID}.json").read_bytes() == before
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--through", "2021"])
    assert "'2021' is no quarter" in capsys.readouterr().err


# The gate and the store


HALF = [one.id for one in series().values() if one.zone in ("sez", "technopark")]  # enough here


class Demo:
    """A demonstration as `make demo` builds it, of some series."""

    def __init__(self, folder: Path, ids: Collection[str] = HALF) -> None:
        self.data, self.home = folder / "data", folder / "var"
        lay_out(self.data, self.home)
        self.files = Made().write(folder / "files", ids)

    def prepared(self, **given: object) -> Prepared:
        options = {"home": self.home, "folder": self.data, "demo": True}
        return prepare(self.files, **(options | given))

    def store(self) -> Store:
        return loading.load(self.data, self.home, vintages.current(self.home))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    found = Demo(tmp_path_factory.mktemp("demo"))
    publish(found.prepared())
    return found


def test_the_folder_holds_no_real_figure_and_is_left_alone_the_second_time(demo: Demo):
    for name in EMPTY:
        text = (demo.data / f"{name}.csv").read_text(encoding="utf-8")
        assert text == ",".join(COLUMNS[name]) + "\n"
    for name in ("sources", "price_indices"):
        with (demo.data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert {row["source_id"] for row in csv.DictReader(file)} == {PRICES}
    assert {path.name for path in demo.data.glob("*.csv")} == {p.name for p in FOLDER.glob("*.csv")}
    before = {path: path.stat().st_mtime_ns for path in demo.data.iterdir()}
    lay_out(demo.data, demo.home)
    assert before == {path: path.stat().st_mtime_ns for path in demo.data.iterdir()}


def test_the_files_pass_and_change_nothing_the_second_time(demo: Demo):
    again = demo.prepared()
    assert not again.errors
    assert again.change.empty
    assert publish(again) is None
    assert {one.name for one in again.findings} <= {"zero", "no-anchor"}
    assert vintages.current(demo.home).number == 1
    assert len(demo.store()) == 15 * 2 * (8 * 26 + 6 * 24)


def test_a_new_quarter_is_added_and_a_revision_seen(tmp_path: Path):
    demo = Demo(tmp_path, ("3640", "3648"))
    publish(demo.prepared())
    for path in demo.files:  # one that goes on, one that was stopped
        ((_name, later),) = Made(**LATER, revised=True).files((path.stem[-4:],))
        path.write_bytes(later)
    counts = demo.prepared(today=Quarter(2026, 4).uploaded).change.counts
    going, stopped = counts["industrial_production"], counts["jobs_start_of_year"]
    assert (going.added, going.revised, going.withdrawn) == (15, 3, 0)
    assert stopped.changed == 0


def test_demo_files_pass_in_a_demonstration_only(demo: Demo, tmp_path: Path):
    refused = prepare(demo.files[:1], home=tmp_path, folder=FOLDER)
    assert [one.name for one in refused.errors] == ["synthetic"]
    with pytest.raises(Usage, match=MARKER):
        demo.prepared(demo=False)
    with pytest.raises(Usage, match=MARKER):
        demo.prepared(home=tmp_path)


def test_a_real_file_is_refused_in_a_demonstration(demo: Demo):
    options = {"home": demo.home, "folder": demo.data, "demo": True}
    real = Given(f"sdmx_data_{ID}.json", written(document(ID)))
    assert "synthetic" in {one.name for one in prepare([real], **options).errors}
    own = Given("own.csv", (FOLDER / "observations.csv").read_bytes())
    assert [one.name for one in prepare([own], **options).errors] == ["synthetic"]


def test_made_up_and_real_figures_never_share_a_store(demo: Demo):
    with pytest.raises(DataError, match=f"{WORD} figures .* must never be in one store"):
        loading.load(FOLDER, demo.home, vintages.current(demo.home))
    assert not serving.current().is_synthetic


# The marks


FILES = (
    "observations.csv?indicator=new_jobs&from=2025",
    "observations.csv?indicator=new_jobs&span=quarter",
    "observations.json?indicator=new_jobs&region=1703",
    "views/production/compare-q1.csv",
    "views/production/compare-q1.json",
    "coverage.csv?indicator=employees",
    "coverage.json?indicator=employees",
    "inconsistencies.csv",
    "inconsistencies.json",
)
CATALOGUES = ("indicators.json", "zones.json", "regions.json", "sources.json", "version")


def test_real_figures_bear_no_mark(client: TestClient):
    store = serving.current()
    said = [client.get(page.path).text for page in PAGES.values()]
    for page in PAGES.values():
        drawn = picture(page, store, Selection(), "en")
        said += [drawn.head, drawn.active, drawn.text(())]
        said += [json.dumps(card.figure) for card in drawn.cards.values()]
    for path in (*FILES, *CATALOGUES):
        answer = client.get(f"/api/v1/{path}")
        said += [answer.text, answer.headers.get("content-disposition", "")]
    for text in said:
        assert "synthetic" not in text.lower()


@pytest.fixture(scope="module")
def shown(demo: Demo) -> Iterator[Store]:
    """The demonstration, served by the application of the tests from here on."""
    served = serving.Served(demo.store(), vintages.signature(demo.home))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZONALAR_DATA", str(demo.data))
        patch.setenv("ZONALAR_STORE", str(demo.home))
        patch.setattr(serving, "state", lambda: served)
        yield served.store


def test_every_page_is_marked(client: TestClient, shown: Store):
    for page in PAGES.values():
        text = client.get(page.path).text
        assert f"<title>{WORD} · " in text
        assert f'<p class="synthetic" role="note"><strong>{WORD}</strong> made-up figures' in text
        assert "/assets/synthetic.css" in text
        drawn = picture(page, shown, Selection(), "en")
        assert not drawn.head or f'<p class="over">{WORD} · ' in drawn.head
    for path in ("/docs", "/nowhere"):
        assert f"<title>{WORD} · " in client.get(path).text


def test_every_chart_table_and_tile_is_marked(shown: Store):
    charts = tables = tiles = 0
    for page in PAGES.values():
        for card in picture(page, shown, Selection(), "en").cards.values():
            tables += card.body.count("<table")
            tiles += card.body.count("<article")
            assert card.body.count(f". </span><span><strong>{WORD}") == (
                card.body.count('<table class="figures')
            )
            marks = card.body.count(f'<p class="synthetic-mark">{WORD}</p>')
            assert marks == card.body.count("<article")
            if not card.figure["data"]:
                continue
            charts += 1
            for layout in (
                card.figure["layout"],
                card.figure["layout"].get("meta", {}).get("narrow", {}),
            ):
                if layout is card.figure["layout"] or "shapes" in layout or "height" in layout:
                    words = [one.get("label", {}).get("text") for one in layout["shapes"]]
                    assert f"<b>{WORD}</b>" in words
            assert card.height == card.figure["layout"]["height"]
    assert charts > 40
    assert tables > 40
    assert tiles > 10


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_marked(client: TestClient, shown: Store, path: str):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert f'filename="{PREFIX}zonalar-' in answer.headers["content-disposition"]
    if ".json" in path:
        found = answer.json()
        assert found["synthetic"] is True
        names = ("observations", "cells", "inconsistencies")
        rows = next(found[name] for name in names if name in found)
    else:
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert rows
    for row in rows:
        assert "synthetic" in row["flag"].split()
        assert WORD in row.get("note", WORD)


@pytest.mark.parametrize("path", CATALOGUES)
def test_the_catalogues_say_so_too(client: TestClient, shown: Store, path: str):
    assert client.get(f"/api/v1/{path}").json()["synthetic"] is True


def test_a_receipt_is_marked(client: TestClient, shown: Store):
    row = shown.rows("new_jobs")[0]
    assert client.get(f"/receipts/{row.id}").text.startswith(f'<p class="synthetic-mark">{WORD}<')
    assert client.get(f"/api/v1/observations/{row.id}.json").json()["synthetic"] is True


def test_the_name_of_a_file_is_marked_in_every_language(client: TestClient, shown: Store):
    for language in ("ru", "uz", "uzc"):
        header = client.get(f"/api/v1/{FILES[0]}&lang={language}").headers["content-disposition"]
        assert f'filename="{PREFIX}zonalar-' in header
        assert f"filename*=UTF-8''{PREFIX}zonalar-" in header


def test_pictures_carry_the_mark(visit: Visit, shown: Store):
    page = visit("/debts")
    card = page.locator("[data-card].has-chart").first
    with page.expect_download() as saved:
        card.locator("button[data-format='16x9'][data-kind='svg']").dispatch_event("click")
    assert saved.value.suggested_filename.startswith(f"{PREFIX}zonalar-")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.count(f">{WORD}<") >= 2  # in the strip and in the chart
    assert page.locator("p.synthetic").bounding_box()["y"] == 0
