"""The structure that must not drift: imports, forbidden shortcuts, the tree in the README."""

import ast
import re
from pathlib import Path

import pytest

import app  # noqa: F401 – registers the pages
from components.page import PAGES

ROOT = Path(__file__).parent.parent
LAYERS = ("data", "components", "pages", "app")  # a name may import only from its left
FILES = sorted(
    path for layer in LAYERS for path in [*ROOT.glob(f"{layer}/**/*.py"), *ROOT.glob(f"{layer}.py")]
)


def imported(path: Path) -> set[str]:
    """First names of the absolute imports of a file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    layer = path.relative_to(ROOT).parts[0].removesuffix(".py")
    later = LAYERS[LAYERS.index(layer) + 1 :]
    assert not imported(path) & set(later)


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/**/*.py")), ids=lambda path: path.name)
def test_the_data_layer_knows_nothing_of_dash(path):
    assert not imported(path) & {"dash", "plotly", "dash_bootstrap_components", "fastapi"}


ROOMS = ("reckoning", "questions", "evidence")  # within data/: each may use those before it
WAYS_IN = ("vintages", "ingest", "demo", "sync")  # the same of what brings figures in


def used(path: Path) -> set[str]:
    """First names of what a file of `data/` imports from it."""
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"^\s*from \.+(\w+)", text, re.MULTILINE)
    return {*named, *re.findall(r"^\s*from \.+ import (\w+)", text, re.MULTILINE)}


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_the_rooms_of_the_data_layer_use_only_those_before_them(room):
    later = ROOMS[ROOMS.index(room) + 1 :] if room else ROOMS
    for path in ROOT.glob(f"data/{room}/**/*.py" if room else "data/*.py"):
        assert not used(path) & {*later, *WAYS_IN[1:]}, path


@pytest.mark.parametrize("room", WAYS_IN)
def test_what_brings_figures_in_does_not_ask_questions_of_them(room):
    later = WAYS_IN[WAYS_IN.index(room) + 1 :]
    for path in ROOT.glob(f"data/{room}/**/*.py"):
        assert not used(path) & {*later, *ROOMS}, path


def test_what_is_served_brings_no_figures_in():
    for layer in LAYERS[1:]:
        for path in [*ROOT.glob(f"{layer}/**/*.py"), *ROOT.glob(f"{layer}.py")]:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"^\s*(from|import) data\.(ingest|demo|sync)", text, re.M), path


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("components/charts/*.py")), ids=lambda path: path.name
)
def test_charts_are_pure(path):
    assert not imported(path) & {"dash", "plotly", "pandas"}


FORBIDDEN = r"allow_duplicate|suppress_callback_exceptions|print\(|TODO|FIXME|except:\s|debug=True"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_forbidden_shortcut(path):
    text = path.read_text(encoding="utf-8")
    if path.name in ("__main__.py", "messages.py", "rollback.py") or path.parent.name == "web":
        text = text.replace("print(", "")  # commands speak to the terminal
    assert not re.search(FORBIDDEN, text)


def test_ids_on_a_page_are_unique():
    from components.page import layout

    for page in PAGES.values():
        if not page.cards:
            continue
        seen: list[str] = []
        for node in layout(page)._traverse():
            identity = getattr(node, "id", None)
            if identity is not None:
                seen.append(str(identity))
        assert len(seen) == len(set(seen)), page.slug


def test_card_slugs_are_unique_on_a_page_and_pages_have_unique_paths():
    from components.offer import live
    from data.serving import current

    for page in PAGES.values():
        slugs = [card.slug for card in page.cards]
        assert len(slugs) == len(set(slugs)), page.slug
        assert len(live(page, current())) <= 40  # of the others the data have nothing
    assert len({page.path for page in PAGES.values()}) == len(PAGES)


def test_every_indicator_has_a_definition_and_pages_name_known_ones():
    from data.serving import current

    indicators = current().catalog.indicators
    assert all(len(entry.definition) > 20 for entry in indicators.values())
    for page in PAGES.values():
        for card in page.cards:
            assert set(card.topic.indicators) <= set(indicators)


def test_the_tree_in_the_readme_is_the_tree_of_the_project():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = re.search(r"```tree\n(.*?)```", text, re.DOTALL)
    assert tree, "README.md has a ```tree block"
    named = [line.split()[0] for line in tree[1].splitlines() if line.strip()]
    for name in named:
        assert list(ROOT.glob(name.rstrip("/"))), f"{name} of the README does not exist"
    top = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    shown = {name.split("/")[0] for name in named}
    assert top - {"build", "var", "__pycache__", "node_modules"} <= shown
