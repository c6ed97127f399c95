"""Where everything that was ingested lives."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def home() -> Path:
    """The folder of the store: `ZONALAR_STORE`, else `var` in `ZONALAR_DATA`, else in the project.
    It need not exist: then nothing was ingested."""
    if store := os.environ.get("ZONALAR_STORE"):
        return Path(store)
    return Path(os.environ.get("ZONALAR_DATA") or ROOT) / "var"
