"""The order of the style sheets: Bootstrap before ours."""

from __future__ import annotations

from functools import cache

from components import synthetic
from components.web.files import ROOT, digest

BOOTSTRAP = "assets/vendor/bootstrap.min.css"
# Served, but not put into every page: Dash would load these after style.css or needlessly.
IGNORED = r"^bootstrap|^swagger|^docs\.js$|^synthetic|\.json$"


def first() -> list[str]:
    """The style sheets that Dash links before those of assets/."""
    path = ROOT / BOOTSTRAP
    return [f"/{BOOTSTRAP}?m={digest(path.read_bytes())}"] if path.exists() else []


def of_synthetic() -> str:
    """The link to the style sheet of pages that show made-up figures; nothing on others."""
    if not synthetic.shown():
        return ""
    return f'<link rel="stylesheet" href="/{synthetic.SHEET}?m={_digest(synthetic.SHEET)}">'


@cache
def _digest(path: str) -> str:
    return digest((ROOT / path).read_bytes())
