"""Investment in fixed capital by zone type."""

from components.page import Page, register_page, topic_cards
from components.text import leads
from data.language import N_

register_page(
    __name__,
    Page(
        slug="investment",
        path="/investment",
        name=N_("Investment"),
        title=N_("Investment in fixed capital"),
        about=N_(
            "All sources of financing, actual prices, {place}. Figures are cumulative from January."
        ),
        lead=leads.growth(N_("{zones} invested {value} in {period}")),
        cards=topic_cards("investment_fixed_capital"),
        position=3,
    ),
)
