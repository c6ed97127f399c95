"""Jobs: new ones by zone type, and what was stated of jobs and employees elsewhere."""

from components.card import Card
from components.page import Page, by_region, register_page, within_the_year
from components.text import leads
from data.language import N_, _
from data.questions.compare import against, figures, listing, snapshot, timeline
from data.questions.composition import composition
from data.questions.ratios import per_participant
from data.questions.topic import Topic, published
from data.selection import Selection
from data.store import Store

NEW = Topic(("new_jobs",))
TYPES = ("sez", "siz", "technopark", "cluster", "it_park", "industrial_zones_all", "it_sector")
MORE = N_("Jobs lost, jobs and employees at the end of the period")
STATED = N_("Stated by ministries, the president and the press: other counts, not joined")


def told(store: Store) -> str:
    """Without “one period so far” once there are more."""
    rows = published(store, Selection(), NEW)
    if len({row.period.key for row in rows}) < 2:
        return ""
    return _("Jobs created by the participants since January, {place}.")


register_page(
    __name__,
    Page(
        slug="jobs",
        path="/jobs",
        name=N_("Jobs"),
        title=N_("New jobs"),
        about=N_(
            "Jobs created by the participants since January, {place}. The Committee has published "
            "them for one period so far."
        ),
        lead=leads.growth(N_("{zones} created {value} new jobs in {period}")),
        cards=(
            Card("tiles", snapshot, NEW, is_tiles=True),
            Card("new", against, NEW),
            *within_the_year("new_jobs"),
            Card("composition", composition, NEW),
            Card("per-participant", per_participant, Topic(("new_jobs", "participants_count"))),
            Card("lost", against, Topic(("jobs_lost",)), section=MORE, optional=True),
            Card("places", timeline, Topic(("jobs_end_of_period",)), optional=True),
            Card("employees", timeline, Topic(("employees",)), optional=True),
            *by_region(("new_jobs", "employees")),
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
        told=told,
    ),
)  # fmt: skip
