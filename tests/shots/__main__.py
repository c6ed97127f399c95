"""`python -m tests.shots [--pages a,b] [--widths 360,1280] [--themes dark]
[--languages ru,uz]`: pictures, problems."""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import suppress
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError

import app  # noqa: F401 (registers the pages)
from components.registry import PAGES
from data.language import DEFAULT
from tests.bench.browser import READY, chromium
from tests.bench.server import ROOT, serving

FOLDER = ROOT / "build" / "shots"
INSPECT = Path(__file__).with_name("inspect.js").read_text(encoding="utf-8")
WIDTHS, THEMES = (360, 1280, 1920), ("light", "dark")
HEIGHTS = {360: 780}  # others: 900
UNKNOWN = "not-found"  # the page of an unknown address
PATIENCE = 20_000  # milliseconds


def main() -> None:
    """Take the pictures, then say what was found on them; finding something is no failure."""
    options = _options()
    paths = {page.slug: page.path for page in PAGES.values()} | {UNKNOWN: "/no-such-page"}
    chosen = options.pages or list(paths)
    FOLDER.mkdir(parents=True, exist_ok=True)
    found: Counter[str] = Counter()
    with serving() as server, chromium() as browser:
        for width in options.widths:
            for theme in options.themes:
                for language, slug in product(options.languages, chosen):
                    name = f"{slug}-{width}-{theme}" + f"-{language}" * (language != DEFAULT)
                    address = f"{server.url}{paths[slug]}?theme={theme}&lang={language}"
                    problems = shot(browser, address, name, width, theme)
                    found.update(_reported(name, problems))
    count = len(chosen) * len(options.widths) * len(options.themes) * len(options.languages)
    print(f"\n{count} pictures in {FOLDER.relative_to(ROOT)}; problems: {found.total()}")
    for kind, number in found.most_common():
        print(f"  {number:4} {kind}")


def shot(browser: Browser, address: str, name: str, width: int, theme: str) -> list[str]:
    """Picture one page and list its problems."""
    height = HEIGHTS.get(width, 900)
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        problems = _watched(page, unknown=name.startswith(UNKNOWN))
        page.goto(address)
        try:
            page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
        except TimeoutError:
            problems.append(f"not ready: after {PATIENCE / 1000:.0f} s")
        with suppress(TimeoutError):
            page.wait_for_load_state("networkidle", timeout=PATIENCE)
        page.evaluate("() => document.fonts.ready.then(() => null)")
        page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
        return [*problems, *page.evaluate(INSPECT)]
    finally:
        context.close()


def _watched(page: Page, *, unknown: bool) -> list[str]:
    """A list that fills with the errors of the page; the 404 of an unknown page is none."""
    problems: list[str] = []

    def said(message) -> None:
        if message.type == "error" and not (unknown and "404" in message.text):
            problems.append(f"console: {message.text[:300]}")

    page.on("console", said)
    page.on("pageerror", lambda error: problems.append(f"page error: {str(error)[:300]}"))
    page.on("requestfailed", lambda request: problems.append(f"request failed: {request.url}"))
    return problems


def _reported(name: str, problems: list[str]) -> list[str]:
    """Print the problems of a picture; their kinds."""
    print(f"{name}: {len(problems) or 'nothing'} found", flush=True)
    for problem in dict.fromkeys(problems):
        print(f"    {problem}")
    return [problem.partition(":")[0] for problem in problems]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    names = ", ".join([*PAGES, UNKNOWN])
    parser.add_argument("--pages", type=_names, help=f"comma list of: {names}")
    parser.add_argument("--widths", type=_numbers, default=WIDTHS, help="comma list of pixels")
    parser.add_argument("--themes", type=_names, default=THEMES, help="light, dark, contrast")
    parser.add_argument("--languages", type=_names, default=(DEFAULT,), help="en, ru, uz, uzc")
    options = parser.parse_args()
    unknown = set(options.pages or ()) - {*PAGES, UNKNOWN}
    if unknown:
        parser.error(f"no such page: {', '.join(sorted(unknown))}; there are {names}")
    return options


def _names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _numbers(text: str) -> list[int]:
    return [int(part) for part in _names(text)]


if __name__ == "__main__":
    main()
