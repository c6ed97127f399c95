"""IT Park: its trade, services, investment, residents and partners; targets against results."""

from components.card import Card
from components.page import Page, register_page, within_the_year
from components.text import leads
from data.language import N_
from data.periods import SPANS
from data.questions.compare import compare, figures, goals, latest, listing, timeline
from data.questions.topic import COMMITTEE, Topic

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


def whole_sector(indicator: str, authority: str = COMMITTEE) -> Topic:
    """Annual figures of information and communication as a whole: context only."""
    return Topic(
        (indicator,), zones=("ict_sector",), span="year", fixed=True, authority=authority
    )  # fmt: skip


def spans(slug: str, indicator: str, section: str = "") -> tuple[Card, ...]:
    """A card for each span of an official flow, and what lies between them."""
    cumulative = (
        Card(f"{slug}-{span}", compare, official(indicator, span), section=section if not n else "")
        for n, span in enumerate(SPANS)
    )
    return (*cumulative, *within_the_year(indicator, f"{slug}-", zones=ZONE, offered=BESIDE))


def own_exports() -> tuple[Card, ...]:
    """IT Park's own figures of its exports, a card for each span it has stated."""
    words = N_("IT Park’s own figures: another authority, never joined to the above")
    return tuple(
        Card(
            f"own-exports-{span}",
            compare,
            own("export_services", span=span),
            section="" if n else words,
        )
        for n, span in enumerate(("h1", "m9", "year"))
    )


OFFICIAL = N_("Statistics Committee: IT Park participants, cumulative from January")
PEOPLE = N_("Residents, by who stated the figure")
CONTEXT = N_("Context: the whole ICT sector with telecommunications; never added to IT Park")
GOALS = Topic(
    ("export_services", "target_export_services"), zones=ZONE, authority="it_park", fixed=True,
    by="indicator",
)  # fmt: skip
ALL = N_("All figures of the Statistics Committee")
PLANS = N_("Targets and statements: what was announced, not what was measured")

register_page(
    __name__,
    Page(
        slug="it-park",
        path="/it-park",
        name=N_("IT Park"),
        title=N_("IT Park"),
        about=N_(
            "IT Park participants are part of the technology parks and are never added to them. "
            "Figures of the Statistics Committee, of IT Park itself and statements on the "
            "“IT sector” stand apart."
        ),
        filters=("zone", "span", "from", "to", "partner", "activity", "show", "view"),
        zones=ZONE,
        lead=leads.growth(N_("{zones} residents exported services worth {value} in {period}")),
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
            *spans("exports", "export_services", OFFICIAL),
            *spans("imports", "import_services"),
            *spans("services", "market_services"),
            *spans("investment", "investment_fixed_capital"),
            *own_exports(),
            Card("partners", compare, own("export_services_to_country", by="partner", span="year")),
            Card("service-types", compare, own("export_share", by="activity", span="year")),
            Card("residents", timeline, stated("residents_count"), section=PEOPLE),
            Card("exporters", timeline, stated("exporting_companies_count")),
            Card("foreign-owned", timeline, stated("foreign_owned_residents_count")),
            Card("employees", timeline, stated("employees")),
            Card("sector", compare, whole_sector("export_services", "press"), section=CONTEXT),
            Card("sector-services", compare, whole_sector("market_services")),
            Card("goals", goals, GOALS, section=PLANS),
            Card(
                "targets", listing,
                Topic(TARGETS, zones=("it_park", "it_sector"), authority="", fixed=True),
                wide=True, has_chart=False,
            ),
            Card(
                "statements", listing,
                Topic(("export_services",), zones=("it_sector",), authority="", fixed=True),
                wide=True, has_chart=False,
            ),
            Card("figures", figures, official("export_services"), section=ALL, has_chart=False),
            Card("figures-services", figures, official("market_services"), has_chart=False),
        ),
        position=10,
    ),
)  # fmt: skip
