"""A topic page with regions in the browser: the list, the map and the slider, without a jump."""

import re

from tests import synthetic
from tests.bench.server import serving

READY = 'main[data-page="production"][data-ready="1"]'
MAP = '[data-card="industrial-production-map"]'
TOP = f"() => document.querySelector('{MAP}').getBoundingClientRect().top"


def test_a_region_and_a_period_are_chosen_beside_the_map(page, tmp_path):
    with serving(synthetic.write(tmp_path, 15 * synthetic.PLACE)) as server:
        page.goto(f"{server.url}/production?lang=en")
        page.wait_for_selector(READY)
        first = page.locator(f"{MAP} .pick").first
        first.focus()
        page.keyboard.press("ArrowDown")
        region, before = page.evaluate("document.activeElement.dataset.region"), page.evaluate(TOP)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"region={region}"))
        page.wait_for_selector(f'{READY} .pick[data-region="{region}"]:focus')
        assert abs(page.evaluate(TOP) - before) < 2
        assert page.input_value("[data-filter=region] select") == region
        name = page.locator("[data-filter=region] select option:checked").inner_text()
        assert page.inner_text("h1").startswith(name.split()[0])
        page.focus(".slider input")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(re.compile("at=2025-m9"))
        page.wait_for_selector(READY)
        said = page.get_attribute(".slider input", "aria-valuetext")
        assert said == "January–September 2025"
        assert said in page.inner_text(f"{MAP} .measure")
        assert page.evaluate("document.activeElement.type") == "range"
        page.locator(f"{MAP} .ranked .fig").first.click()
        page.wait_for_selector("dialog[open] :text('sum of the parts')")
