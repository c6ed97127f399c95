"""What the zones make: the structure of output by activity."""

from components.card import Card
from components.page import Page, register_page
from components.text import leads
from data.language import N_
from data.questions.compare import compare, figures
from data.questions.ratios import structure
from data.questions.topic import Topic

ZONES = ("sez",)
OUTPUT = Topic(
    ("activity_share",), zones=ZONES, offered=ZONES, by="activity", fixed=True,
)  # fmt: skip
EXPORTS = Topic(
    ("export_share",), zones=("it_park",), offered=("it_park",), authority="it_park",
    by="activity", span="year", fixed=True,
)  # fmt: skip

register_page(
    __name__,
    Page(
        slug="activities",
        path="/activities",
        name=N_("Activities"),
        title=N_("Structure by activity"),
        about=N_(
            "Shares of activities in the industrial output of special economic zones as the "
            "Committee prints them. For small industrial zones it shows the structure as a picture "
            "only, for technology parks and clusters not at all."
        ),
        filters=("from", "to", "at", "activity", "view"),
        zones=(),
        lead=leads.structure,
        cards=(
            Card("structure", structure, OUTPUT, wide=True),
            Card("figures", figures, OUTPUT, has_chart=False, wide=True),
            Card(
                "service-types", compare, EXPORTS, wide=True,
                section=N_("Beside it: IT Park’s exports by service, its own figures"),
            ),
        ),
        position=9,
    ),
)  # fmt: skip
