"""Coverage: what the Committee publishes by indicator, zone type and period, what is missing."""

from functools import partial

from components import coverage
from components.page import Page, register_page
from data.language import N_

PAGE = Page(
    slug="coverage",
    path="/coverage",
    name=N_("Coverage"),
    title=N_("What is published, and what is missing"),
    about=N_(
        "Figures of the Statistics Committee by indicator, zone type and period, as far as our "
        "sources carry them. Missing is not zero: every empty cell says what is missing."
    ),
    filters=("zone", "from", "to", "indicator", "region"),
    position=13,
    body=coverage.BODY,
)
register_page(__name__, PAGE, layout=partial(coverage.layout, PAGE))
