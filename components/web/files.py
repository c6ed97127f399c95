"""Every static file of the dashboard, read into memory with its compressed copies."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dash import Dash

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "static"
PREFIXES = ("/assets/", "/_dash-component-suites/")
BASIC = "assets/vendor/plotly-basic.min.js"
# Parts of Dash that no page of ours loads.
UNUSED = re.compile(r"\.map$|mathjax|enterprise|dash_table/|polyfill|\.ipynb$|(^|/)\.")
COMPRESSED = {".js", ".css", ".svg", ".json", ".html", ".txt", ".ico", ".mjs", ".webmanifest"}
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent: its type, its bytes and the same bytes compressed."""

    type: str
    digest: str
    plain: bytes
    br: bytes | None = None
    gzip: bytes | None = None


def paths(app: Dash) -> dict[str, Path]:
    """The files that browsers may ask for, by address (without fingerprint)."""
    found = dict(_packaged(app)) | dict(_assets(Path(app.config.assets_folder)))
    full = "/_dash-component-suites/plotly/package_data/plotly.min.js"
    if (ROOT / BASIC).exists():
        found.pop(full, None)  # 1.1 MB that the basic bundle makes superfluous
    return found


def load(app: Dash) -> dict[str, File]:
    """The files by address."""
    return {address: _file(path) for address, path in paths(app).items()}


def digest(content: bytes) -> str:
    """The content's name: a changed file never meets its old compressed copy."""
    return hashlib.sha256(content).hexdigest()[:20]


def _packaged(app: Dash) -> Iterator[tuple[str, Path]]:
    for package, names in app.registered_paths.items():
        folder = Path(sys.modules[package].__file__ or "").parent
        for name in names:
            if not UNUSED.search(name) and (folder / name).is_file():
                yield f"/_dash-component-suites/{package}/{name}", folder / name


def _assets(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not UNUSED.search(name):
            yield f"/assets/{name}", path


def _file(path: Path) -> File:
    plain = path.read_bytes()
    name = digest(plain)
    br, gzip = (_copy(BUILD / f"{name}.{end}") for end in ("br", "gz"))
    return File(_type(path), name, plain, br, gzip)


def _copy(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _type(path: Path) -> str:
    guess = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    text = guess and (guess.startswith("text/") or guess in ("image/svg+xml", "application/json"))
    return f"{guess}; charset=utf-8" if text else guess or "application/octet-stream"
