"""Changes: what was added, revised or taken back since a day."""

from functools import partial

from components import changes
from components.page import Page, register_page
from data.language import N_

PAGE = Page(
    slug="changes",
    path="/changes",
    name=N_("Changes"),
    title=N_("What has changed since a day"),
    about=N_(
        "The leading figure of every cell, as it was known on a day and as it is stated today. "
        "Without a day chosen: what the newest source has changed."
    ),
    filters=("zone", "indicator"),
    position=14,
    body=changes.BODY,
)
register_page(__name__, PAGE, layout=partial(changes.layout, PAGE))
