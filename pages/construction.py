"""Construction work by own forces, by zone type: levels side by side, no growth across jumps."""

from components.card import Card
from components.page import Page, by_region, register_page, within_the_year
from components.text import leads
from data.language import N_
from data.periods import SPANS
from data.questions.compare import figures, snapshot
from data.questions.composition import composition
from data.questions.ratios import per_participant, side_by_side
from data.questions.topic import Topic

WORK = Topic(("construction_work",))

register_page(
    __name__,
    Page(
        slug="construction",
        path="/construction",
        name=N_("Construction"),
        title=N_("Construction work by own forces"),
        about=N_(
            "Work that enterprises of the zones do with their own people, current prices, "
            "{place}. Jumps of 2023 come from wider coverage more likely than from more "
            "building, so no growth is given across them."
        ),
        lead=leads.growth(N_("{zones} did construction work worth {value} in {period}")),
        cards=(
            Card("tiles", snapshot, WORK, is_tiles=True),
            *(
                Card(f"compare-{span}", side_by_side, Topic(("construction_work",), span=span))
                for span in SPANS
            ),
            *within_the_year("construction_work"),
            Card("composition", composition, WORK),
            *by_region(WORK.indicators),
            Card(
                "per-participant", per_participant,
                Topic(("construction_work", "participants_count")),
            ),
            Card("figures", figures, WORK, has_chart=False),
        ),
        position=4,
    ),
)  # fmt: skip
