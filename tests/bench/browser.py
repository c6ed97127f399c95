"""Chromium for measuring and for screenshots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
READY = 'main[data-page][data-ready="1"]'


@contextmanager
def chromium() -> Iterator[Browser]:
    """env CHROMIUM, the system's, or the one that Playwright has installed."""
    found = filter(None, (shutil.which(name) for name in NAMES))
    path = os.environ.get("CHROMIUM") or next(found, None)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
