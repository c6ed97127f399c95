"""Cooperation with China: what was agreed and built, and what IT Park residents sell there."""

from components.card import Card
from components.page import Page, register_page
from components.text import leads
from data.language import N_
from data.questions.compare import compare, latest, listing
from data.questions.events import dated, undated
from data.questions.topic import Topic

SOLD = "export_services_to_country"
OWNED = "export_services_foreign_owned"


def china(*indicators: str, **more: object) -> Topic:
    """Figures about China as the ministry states them."""
    return Topic(
        indicators, zones=("it_park",), offered=("it_park",), authority="ministry", partner="cn",
        fixed=True, **more,
    )  # fmt: skip


STEPS = Topic(("investment_projects",), zones=("telecom",), authority="", fixed=True)
BUILT = Topic(
    (
        "investment_projects", "base_stations_commissioned", "broadband_ports_installed",
        "transport_network_capacity", "data_storage_capacity",
    ),
    zones=("telecom",), authority="", fixed=True,
)  # fmt: skip
TRADE = N_(
    "Sold to China is not sold by Chinese-owned residents: the first counts what all residents "
    "sell to clients in China, the second what residents with Chinese capital sell abroad"
)
TILES = (SOLD, OWNED, "exporters_to_country", "foreign_owned_residents_count")

register_page(
    __name__,
    Page(
        slug="cooperation",
        path="/cooperation",
        name=N_("Cooperation"),
        title=N_("Cooperation with China"),
        about=N_(
            "Statements of the ministry and the companies. It is not said whether the figures for "
            "the second quarter of 2025 run from January, so no growth is given."
        ),
        filters=("span", "from", "to", "view"),
        zones=(),
        lead=leads.growth(N_("{zones} residents sold services worth {value} to China in {period}")),
        cards=(
            *(
                Card(f"tile-{slug.replace('_', '-')}", latest, china(slug), is_tiles=True)
                for slug in TILES
            ),
            Card("timeline", dated, STEPS, wide=True, section=N_("What was agreed and built")),
            Card("undated", undated, STEPS, wide=True, has_chart=False),
            Card("infrastructure", listing, BUILT, wide=True, has_chart=False),
            Card("trade-year", compare, china(SOLD, OWNED, by="indicator", span="year"),
                 section=TRADE),
            Card("trade-h1", compare, china(SOLD, OWNED, by="indicator", span="h1")),
        ),
        position=12,
    ),
)  # fmt: skip
