"""IT Park: exports, imports, services, investment, residents, partners, and targets against results."""

from components import leads
from components.card import Card
from components.page import Page, register_page
from data.language import _
from data.periods import SPANS
from data.questions import Topic, compare, figures, latest, listing, timeline

ZONE = ("it_park",)
BESIDE = ("it_park", "technopark")
SECTOR = ("it_sector", "ict_sector")


def own(indicator: str, **more: object) -> Topic:
    """What IT Park itself, and sources that quote it, say."""
    return Topic((indicator,), zones=ZONE, offered=ZONE, authority="it_park", **more)


def official(indicator: str, span: str = "") -> Topic:
    """The Statistics Committee's figures of IT Park participants."""
    return Topic((indicator,), zones=ZONE, offered=BESIDE, span=span)


def stated(indicator: str, zones: tuple[str, ...] = ZONE) -> Topic:
    """Figures of every authority, each authority a series of its own."""
    return Topic((indicator,), zones=zones, offered=zones, authority="", by="authority", fixed=True)


def spans(slug: str, indicator: str) -> tuple[Card, ...]:
    return tuple(Card(f"{slug}-{span}", compare, official(indicator, span)) for span in SPANS)


register_page(
    __name__,
    Page(
        slug="it-park",
        path="/it-park",
        name=_("IT Park"),
        title=_("IT Park"),
        about=_(
            "IT Park participants are part of the technology parks and are never added to them. Figures of "
            "the Statistics Committee, of IT Park itself and statements on the “IT sector” stand apart."
        ),
        filters=("zone", "span", "from", "to", "partner", "activity", "view"),
        zones=ZONE,
        lead=leads.growth(_("{zones} residents exported services worth {value} in {period}")),
        cards=(
            *(
                Card(slug, latest, Topic((indicator,), zones=ZONE, fixed=True), is_tiles=True)
                for slug, indicator in (
                    ("tile-exports", "export_services"),
                    ("tile-services", "market_services"),
                    ("tile-investment", "investment_fixed_capital"),
                    ("tile-imports", "import_services"),
                )
            ),
            *spans("exports", "export_services"),
            *spans("imports", "import_services"),
            *spans("services", "market_services"),
            *spans("investment", "investment_fixed_capital"),
            *(Card(f"own-exports-{span}", compare, own("export_services", span=span)) for span in SPANS),
            Card("residents", timeline, stated("residents_count")),
            Card("exporters", timeline, stated("exporting_companies_count")),
            Card("foreign-owned", timeline, stated("foreign_owned_residents_count")),
            Card("employees", timeline, stated("employees")),
            Card("partners", compare, own("export_services_to_country", by="partner", span="year")),
            Card("service-types", compare, own("export_share", by="activity", span="year")),
            Card(
                "sector", timeline,
                Topic(("export_services",), zones=("ict_sector",), fixed=True, authority="press"),
            ),
            Card("sector-services", compare, Topic(("market_services",), zones=("ict_sector",), span="year", fixed=True)),
            Card("statements", listing, Topic(("export_services",), zones=("it_sector",), authority="", fixed=True), has_chart=False),
            Card(
                "targets", listing,
                Topic(("target_export_services", "target_residents_count", "target_employees", "target_new_jobs"),
                      zones=("it_park", "it_sector"), authority="", fixed=True),
                has_chart=False,
            ),
            Card("figures", figures, official("export_services"), has_chart=False),
        ),
        position=6,
    ),
)  # fmt: skip
