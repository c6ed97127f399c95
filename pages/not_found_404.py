"""What an unknown address answers: a notice and the pages there are."""

from dash import dcc, html, register_page

from components.markup import localized
from components.page import PAGES
from components.synthetic import titled
from data.language import _


def layout(**_query: str) -> html.Main:
    """The notice and the links."""
    links = [html.Li(dcc.Link(_(page.title), href=localized(page.path))) for page in PAGES.values()]
    return html.Main(
        [
            html.P(titled(_("404")), className="over"),
            html.H1(_("There is no page at this address")),
            html.P(_("These pages exist:"), className="sub"),
            html.Ul(links),
        ],
        id="main", tabIndex=-1, **{"data-page": "not-found", "data-ready": "0"},
    )  # fmt: skip


register_page(
    __name__, title=lambda **_path: titled(_("No such page") + " · Zonalar"), layout=layout
)
