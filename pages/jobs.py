"""Jobs: new ones by zone type, and what was stated of jobs and employees elsewhere."""

from components.card import Card
from components.page import Page, register_page, within_the_year
from components.text import leads
from data.language import N_
from data.questions.compare import against, figures, listing, snapshot
from data.questions.composition import composition
from data.questions.ratios import per_participant
from data.questions.topic import Topic

NEW = Topic(("new_jobs",))
TYPES = ("sez", "siz", "technopark", "cluster", "it_park", "industrial_zones_all", "it_sector")
STATED = N_("Stated by ministries, the president and the press: other counts, not joined")

register_page(
    __name__,
    Page(
        slug="jobs",
        path="/jobs",
        name=N_("Jobs"),
        title=N_("New jobs"),
        about=N_(
            "Jobs created by the participants since January, republic. The Committee has published "
            "them for one period so far."
        ),
        lead=leads.growth(N_("{zones} created {value} new jobs in {period}")),
        cards=(
            Card("tiles", snapshot, NEW, is_tiles=True),
            Card("new", against, NEW),
            *within_the_year("new_jobs"),
            Card("composition", composition, NEW),
            Card("per-participant", per_participant, Topic(("new_jobs", "participants_count"))),
            Card("figures", figures, NEW, has_chart=False),
            Card(
                "stated", listing,
                Topic(
                    ("new_jobs", "jobs_created_cumulative", "employees"), zones=TYPES,
                    authority="", fixed=True,
                ),
                section=STATED, wide=True, has_chart=False,
            ),
        ),
        position=8,
    ),
)  # fmt: skip
