"""Receivables against payables by zone type, and the balance between them."""

from components.card import Card
from components.page import Page, by_region, register_page
from components.text import leads
from data.language import N_
from data.questions.compare import against, figures, snapshot
from data.questions.composition import composition
from data.questions.ratios import balance
from data.questions.topic import Topic

RECEIVABLE = Topic(("accounts_receivable",))
PAYABLE = Topic(("accounts_payable",))

register_page(
    __name__,
    Page(
        slug="debts",
        path="/debts",
        name=N_("Debts"),
        title=N_("Receivables and payables"),
        about=N_("What enterprises are owed and what they owe on a day, current prices, {place}."),
        lead=leads.growth(N_("{zones} owe {value} on {period}")),
        cards=(
            Card("tiles", snapshot, PAYABLE, is_tiles=True),
            Card("balance", balance, Topic(("accounts_receivable", "accounts_payable"))),
            Card("receivable", against, RECEIVABLE),
            Card("payable", against, PAYABLE),
            Card("composition-payable", composition, PAYABLE),
            Card("composition-receivable", composition, RECEIVABLE),
            *by_region((*PAYABLE.indicators, *RECEIVABLE.indicators)),
            Card("figures-receivable", figures, RECEIVABLE, has_chart=False),
            Card("figures-payable", figures, PAYABLE, has_chart=False),
        ),
        position=6,
    ),
)
