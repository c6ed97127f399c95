"""Overview: the newest figures, three charts, and the release's own table."""

from components.card import Card
from components.page import Page, register_page
from components.text import leads
from data.language import N_
from data.questions.compare import against, compare, latest, release, timeline
from data.questions.topic import Topic


def newest(slug: str, indicator: str, zone: str) -> Card:
    """A tile with the newest figure of one indicator and zone."""
    return Card(slug, latest, Topic((indicator,), zones=(zone,), fixed=True), is_tiles=True)


RELEASE = (
    "industrial_production", "investment_fixed_capital", "construction_work", "market_services",
    "new_jobs", "export_services", "import_services", "profit_before_tax", "accounts_receivable",
    "accounts_payable",
)  # fmt: skip

register_page(
    __name__,
    Page(
        slug="overview",
        path="/",
        name=N_("Overview"),
        title=N_("Uzbekistan’s economic zones in figures"),
        about=N_(
            "Special economic zones, small industrial zones, technology parks, clusters and IT "
            "Park: the "
            "newest published figures, each with its source. Money in current prices."
        ),
        filters=("zone", "at", "view"),
        lead=leads.growth(N_("{zones} made {value} of industrial goods in {period}")),
        cards=(
            newest("sez-production", "industrial_production", "sez"),
            newest("technopark-participants", "participants_count", "technopark"),
            newest("sez-investment", "investment_fixed_capital", "sez"),
            newest("cluster-result", "profit_before_tax", "cluster"),
            newest("sez-payables", "accounts_payable", "sez"),
            newest("it-park-exports", "export_services", "it_park"),
            newest("it-park-services", "market_services", "it_park"),
            newest("siz-participants", "participants_count", "siz"),
            Card("release", release, Topic(RELEASE), wide=True, has_chart=False),
            Card("production", compare, Topic(("industrial_production",), span="q1")),
            Card("participants", timeline, Topic(("participants_count",))),
            Card("result", against, Topic(("profit_before_tax",))),
        ),
        position=0,
    ),
)
