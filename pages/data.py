"""All figures: explorer and downloads."""

from functools import partial

from components import explorer
from components.page import Page, register_page
from data.language import N_

PAGE = Page(
    slug="data",
    path="/data",
    name=N_("Data"),
    title=N_("All figures"),
    about=N_(
        "Every published figure with its source, in a table and as files. Periods are as the "
        "sources publish them: cumulative from January, or a date."
    ),
    position=90,
)
register_page(
    __name__,
    PAGE,
    layout=partial(explorer.layout, PAGE),
    scripts=("dash_ag_grid",),
)
