"""Investment in fixed capital by zone type."""

from components.page import Page, register_page, topic_cards
from components.text import leads
from data.language import _

register_page(
    __name__,
    Page(
        slug="investment",
        path="/investment",
        name=_("Investment"),
        title=_("Investment in fixed capital"),
        about=_(
            "All sources of financing, actual prices, republic. Figures are cumulative from "
            "January."
        ),
        lead=leads.growth(_("{zones} invested {value} in {period}")),
        cards=topic_cards("investment_fixed_capital"),
        position=3,
    ),
)
