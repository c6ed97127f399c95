"""Zones and participants: how many zones work, and how many enterprises take part."""

from components.card import Card
from components.page import Page, register_page
from components.text import leads
from data.language import N_
from data.questions.compare import against, figures, snapshot, timeline
from data.questions.composition import composition
from data.questions.together import together
from data.questions.topic import Topic

PARTICIPANTS = Topic(("participants_count",))
TOGETHER = Topic(("participants_count",), zones=("total", "all_types"), fixed=True)
ZONES = Topic(("zones_count",))

register_page(
    __name__,
    Page(
        slug="participants",
        path="/participants",
        name=N_("Participants"),
        title=N_("Zones and participating enterprises"),
        about=N_(
            "Counts on a day, {place}. IT Park residents are among the participants of "
            "technology parks."
        ),
        lead=leads.growth(N_("{zones} have {value} participating enterprises on {period}")),
        cards=(
            Card("tiles", snapshot, PARTICIPANTS, is_tiles=True),
            Card("participants", timeline, PARTICIPANTS),
            Card("together", together, TOGETHER, wide=True),
            Card("year-on-year", against, PARTICIPANTS),
            Card("zones", timeline, ZONES),
            Card("composition", composition, PARTICIPANTS),
            Card("zones-year-on-year", against, ZONES),
            Card("figures", figures, PARTICIPANTS, has_chart=False),
        ),
        position=1,
    ),
)
