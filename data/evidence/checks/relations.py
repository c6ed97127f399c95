"""What must hold between figures by their definitions: rules on kinds of figures, not on cases."""

from __future__ import annotations

from typing import NamedTuple


class AtMost(NamedTuple):
    """Of one zone, place and date the first indicator cannot exceed the second."""

    lesser: str
    greater: str


class ShareOf(NamedTuple):
    """A share that is printed, and the amounts that make it; `whole_zone` if the whole is wider."""

    share: str
    part: str
    whole: str
    whole_zone: str = ""


AT_MOST = (
    AtMost("construction_work", "investment_fixed_capital"),  # of the same enterprises
    AtMost("shipped_abroad", "industrial_production"),
    AtMost("zones_count", "zones_registered_count"),
    AtMost("zones_count", "participants_count"),  # a zone counts with a participant only
    AtMost("projects_in_production", "projects_under_way"),
    AtMost("projects_commissioned", "projects_implemented"),
    AtMost("exporting_companies_count", "residents_count"),
    AtMost("exporting_companies_count", "bpo_companies_count"),  # only outsourcing has both
    AtMost("exporting_companies_new_count", "new_residents_count"),
    AtMost("exporting_companies_new_count", "exporting_companies_count"),
    AtMost("employees_exporting_companies", "employees"),
    AtMost("foreign_owned_residents_count", "residents_count"),
    AtMost("foreign_new_residents_count", "new_residents_count"),
    AtMost("foreign_new_companies_count", "new_companies_count"),
    AtMost("new_residents_count", "residents_count"),
    AtMost("residents_count", "residents_status_granted_count"),  # statuses are also withdrawn
    AtMost("residents_rejected_count", "residents_rejected_cumulative"),
    AtMost("residents_revoked_count", "residents_revoked_cumulative"),
    AtMost("new_jobs", "jobs_created_cumulative"),
    AtMost("fdi", "fdi_cumulative"),
    AtMost("investment_disbursed", "investment_disbursed_cumulative"),
)

# One event under two names: who got the status since January, and how many statuses were granted.
SAME = (("new_residents_count", "residents_status_granted_count"),)

SHARES = (
    ShareOf("export_share", "export_services_to_country", "export_services"),
    ShareOf("shipped_abroad_share", "shipped_abroad", "industrial_production"),
    ShareOf(
        "share_in_exports_to_country", "export_services_to_country", "export_goods_services",
        "economy",
    ),
)  # fmt: skip

# Figures by partner or kind that stand under an indicator of their own, and what they are parts of.
BROKEN_DOWN = {"export_services_to_country": "export_services"}

# An activity that others make up.
ACTIVITIES = {"software": ("computer_programming", "other_computer_services")}

# Populations that contain each other by their definitions, beside `part_of` of zones.csv: the whole
# is wider, yet statements on it often speak of the part.
WIDER = {"it_park": "it_sector", "it_sector": "ict_sector", "ict_sector": "economy"}
LOOSE = {("it_park", "it_sector")}  # whose border statements leave open

# Stocks that count from the founding on: they cannot fall.
TO_DATE = {"projects_implemented", "projects_value", "residents_status_granted_count"}
SUFFIX = "_cumulative"

# Authorities with a series of their own: two of their dates are a development, not two opinions.
SERIES = {"statistics_committee", "it_park"}


def is_to_date(indicator: str) -> bool:
    """Whether a stock counts what has happened since the founding."""
    return indicator in TO_DATE or indicator.endswith(SUFFIX)


def related(indicator: str) -> set[str]:
    """The indicators whose checks also involve figures of this one."""
    found = {one.lesser for one in AT_MOST if one.greater == indicator}
    found |= {first for first, second in SAME if second == indicator}
    found |= {one.share for one in SHARES if indicator in (one.part, one.whole)}
    found |= {part for part, whole in BROKEN_DOWN.items() if whole == indicator}
    return found
