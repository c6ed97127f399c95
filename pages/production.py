"""Industrial production by zone type."""

from components.page import Page, register_page, topic_cards
from components.text import leads
from data.language import N_

register_page(
    __name__,
    Page(
        slug="production",
        path="/production",
        name=N_("Production"),
        title=N_("Industrial production"),
        about=N_(
            "Actual prices, without VAT and excise, {place}. Figures are cumulative from January: "
            "a period is only compared with the same period of another year."
        ),
        lead=leads.growth(N_("{zones} made {value} of industrial goods in {period}")),
        cards=topic_cards("industrial_production"),
        position=2,
    ),
)
