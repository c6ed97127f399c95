"""Methodology: definitions, sources, known inconsistencies, licence."""

from functools import partial

from components import methodology
from components.page import Page, register_page
from data.language import N_

PAGE = Page(
    slug="methodology",
    path="/methodology",
    name=N_("Methodology"),
    title=N_("How to read the figures, and where they come from"),
    about=N_(
        "Definitions of every indicator and zone type, what is compared with what, breaks and "
        "inconsistencies in the sources, all sources, licence and citation."
    ),
    position=91,
)
register_page(__name__, PAGE, layout=partial(methodology.layout, PAGE))
