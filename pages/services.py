"""Market services, exports and imports of services, and shipments abroad, by zone type."""

from components.card import Card
from components.page import Page, by_region, register_page, within_the_year
from components.text import leads
from data.language import N_
from data.questions.compare import against, figures, snapshot
from data.questions.composition import composition
from data.questions.ratios import per_participant
from data.questions.topic import Topic

MARKET = Topic(("market_services",))


def flow(slug: str, indicator: str, section: str) -> tuple[Card, ...]:
    """The zone types in one period, and what share each has."""
    topic = Topic((indicator,))
    return (
        Card(slug, against, topic, section=section),
        Card(f"{slug}-share", composition, topic),
    )


register_page(
    __name__,
    Page(
        slug="services",
        path="/services",
        name=N_("Services"),
        title=N_("Services and shipments abroad"),
        about=N_(
            "Current prices, {place}; trade in services in dollars. Technology parks contain "
            "the residents of IT Park, who make most of their services."
        ),
        lead=leads.growth(N_("{zones} provided market services worth {value} in {period}")),
        cards=(
            Card("tiles", snapshot, MARKET, is_tiles=True),
            *flow("market", "market_services", N_("Market services")),
            *within_the_year("market_services"),
            Card(
                "market-per-participant", per_participant,
                Topic(("market_services", "participants_count")),
            ),
            *flow("exports", "export_services", N_("Trade in services")),
            *flow("imports", "import_services", ""),
            *flow("abroad", "shipped_abroad", N_("Goods and services shipped abroad")),
            Card(
                "abroad-per-participant", per_participant,
                Topic(("shipped_abroad", "participants_count")),
            ),
            *by_region(("market_services", "export_services", "import_services")),
            Card(
                "figures-market", figures, MARKET, has_chart=False,
                section=N_("All figures"),
            ),
            *(
                Card(f"figures-{slug}", figures, Topic((indicator,)), has_chart=False)
                for slug, indicator in (
                    ("exports", "export_services"),
                    ("imports", "import_services"),
                    ("abroad", "shipped_abroad"),
                )
            ),
        ),
        position=7,
    ),
)  # fmt: skip
