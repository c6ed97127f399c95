"""IT Park: exports, imports, services, investment, residents, partners, and targets against results."""

from components import leads
from components.card import Card
from components.page import Page, register_page
from data.language import _
from data.periods import SPANS
from data.questions import Topic, compare, figures, latest, listing, timeline

ZONE = ("it_park",)
BESIDE = ("it_park", "technopark")
TARGETS = (
    "target_export_services",
    "target_residents_count",
    "target_employees",
    "target_new_jobs",
)


def own(indicator: str, **more: object) -> Topic:
    """What IT Park itself, and sources that quote it, say."""
    return Topic((indicator,), zones=ZONE, offered=ZONE, authority="it_park", **more)


def official(indicator: str, span: str = "") -> Topic:
    """The Statistics Committee's figures of IT Park participants."""
    return Topic((indicator,), zones=ZONE, offered=BESIDE, span=span)


def stated(indicator: str, zones: tuple[str, ...] = ZONE) -> Topic:
    """Figures of every authority, each authority a series of its own."""
    return Topic((indicator,), zones=zones, offered=zones, authority="", by="authority", fixed=True)


def spans(slug: str, indicator: str, section: str = "") -> tuple[Card, ...]:
    """A card for each span of an official flow."""
    return tuple(
        Card(f"{slug}-{span}", compare, official(indicator, span), section=section if not n else "")
        for n, span in enumerate(SPANS)
    )


def own_exports() -> tuple[Card, ...]:
    """IT Park's own figures of its exports, a card for each span it has stated."""
    words = _("IT Park’s own figures: another authority, never joined to the above")
    return tuple(
        Card(
            f"own-exports-{span}",
            compare,
            own("export_services", span=span),
            section="" if n else words,
        )
        for n, span in enumerate(("h1", "m9", "year"))
    )


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
            *spans("exports", "export_services", _("Statistics Committee: IT Park participants, cumulative from January")),
            *spans("imports", "import_services"),
            *spans("services", "market_services"),
            *spans("investment", "investment_fixed_capital"),
            *own_exports(),
            Card("partners", compare, own("export_services_to_country", by="partner", span="year")),
            Card("service-types", compare, own("export_share", by="activity", span="year")),
            Card("residents", timeline, stated("residents_count"), section=_("Residents, by who stated the figure")),
            Card("exporters", timeline, stated("exporting_companies_count")),
            Card("foreign-owned", timeline, stated("foreign_owned_residents_count")),
            Card("employees", timeline, stated("employees")),
            Card(
                "sector", compare,
                Topic(("export_services",), zones=("ict_sector",), span="year", fixed=True, authority="press"),
                section=_("Context: the whole ICT sector, telecommunications included; never added to IT Park"),
            ),
            Card("sector-services", compare, Topic(("market_services",), zones=("ict_sector",), span="year", fixed=True)),
            Card(
                "targets", listing,
                Topic(TARGETS, zones=("it_park", "it_sector"), authority="", fixed=True),
                section=_("Targets and statements: what was announced, not what was measured"),
                wide=True, has_chart=False,
            ),
            Card(
                "statements", listing,
                Topic(("export_services",), zones=("it_sector",), authority="", fixed=True),
                wide=True, has_chart=False,
            ),
            Card("figures", figures, official("export_services"), section=_("All figures"), has_chart=False),
            Card("figures-services", figures, official("market_services"), has_chart=False),
        ),
        position=6,
    ),
)  # fmt: skip
