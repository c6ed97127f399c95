"""Profit and loss by zone type: losses below the line, changes in words, never as a rate."""

from components.card import Card
from components.page import Page, by_region, register_page, within_the_year
from components.text import leads
from data.language import N_
from data.periods import SPANS
from data.questions.compare import against, compare, figures, snapshot
from data.questions.composition import composition
from data.questions.topic import Topic

RESULT = Topic(("profit_before_tax",))

register_page(
    __name__,
    Page(
        slug="finance",
        path="/finance",
        name=N_("Finance"),
        title=N_("Profit and loss before income tax"),
        about=N_(
            "Result before income tax, current prices, {place}; losses are negative. A change "
            "between "
            "profit and loss is given in words and in soums, never as a rate."
        ),
        lead=leads.swings,
        cards=(
            Card("tiles", snapshot, RESULT, is_tiles=True),
            *(
                Card(f"compare-{span}", compare, Topic(("profit_before_tax",), span=span))
                for span in SPANS
            ),
            *within_the_year("profit_before_tax"),
            Card("swing", against, RESULT),
            Card("composition", composition, RESULT),
            *by_region(RESULT.indicators),
            Card("figures", figures, RESULT, has_chart=False),
        ),
        position=5,
    ),
)
