"""The order of the style sheets: Bootstrap before ours."""

from __future__ import annotations

from components.web.files import ROOT, digest

BOOTSTRAP = "assets/vendor/bootstrap.min.css"
# Served, but not put into every page: Dash would load these after style.css or needlessly.
IGNORED = r"^bootstrap|^swagger|^docs\.js$|\.json$"


def first() -> list[str]:
    """The style sheets that Dash links before those of assets/."""
    path = ROOT / BOOTSTRAP
    return [f"/{BOOTSTRAP}?m={digest(path.read_bytes())}"] if path.exists() else []
