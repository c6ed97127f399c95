"""The client and the browser that tests share."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.testclient import TestClient

# What a developer has ingested is no concern of the tests: each process has an empty store. It is
# read when the application is imported.
os.environ["ZONALAR_STORE"] = tempfile.mkdtemp(prefix="zonalar-tests-")

import app
from components.web import watch
from tests.browsing import Tabs, Visit, opened

# The first draw of text builds Hypothesis' table of characters, and the machine may be busy.
settings.register_profile("zonalar", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zonalar")

# Nobody publishes behind the back of the tests; test_reload.py looks by itself.
watch.PAUSE = 3600

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["ZONALAR_STORE"])


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client of the whole application; without `with` there is no lifespan and no CSP."""
    with TestClient(app.application, follow_redirects=False) as one:
        yield one


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of a running server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app.application, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: env CHROMIUM, the system's, or the one that Playwright has installed."""
    found = (shutil.which(name) for name in CHROMIUM)
    path = os.environ.get("CHROMIUM") or next(filter(None, found), None)
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture(scope="module")
def own_loop() -> Iterator[None]:
    """For modules that start a loop of their own: from the first browser test on Playwright's
    counts as running in this thread, whichever file comes next."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a context of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has been here before: the files are at hand, nothing else is kept."""
    one = browser.new_context(viewport={"width": 1280, "height": 800})
    one.set_default_timeout(15_000)
    yield one
    one.close()


@pytest.fixture(scope="module")
def tabs(context: BrowserContext, url: str) -> Tabs:
    return Tabs(context, url)


@pytest.fixture
def visit(tabs: Tabs, url: str) -> Iterator[Visit]:
    """Opens an address in a tab of its own."""
    yield lambda address: opened(tabs.take(), url + address)
    tabs.put_back()


@pytest.fixture
def production(visit: Visit) -> Page:
    """The page about industrial production with nothing chosen."""
    return visit("/production")
