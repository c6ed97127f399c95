"""How an indicator behaves in a made-up set: its unit, its year, its growth."""

from __future__ import annotations

from dataclasses import dataclass

LEVEL = (1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """`unit` names the texts in texts.py; `steps` is how many of the smallest step (a tenth of a
    billion soums, say) make one of the unit; `year` is what the quarters are beside the first."""

    unit: str
    steps: int
    growth: tuple[float, float]  # a year, least and most
    year: tuple[float, float, float, float] = LEVEL
    unallocated: float = 0.0  # up to this part of a quarter belongs to no region


SHAPES = {
    "industrial_production": Shape("bn_uzs", 10, (1.10, 1.30), (1.0, 1.13, 1.18, 1.31)),
    "construction_work": Shape("bn_uzs", 10, (1.08, 1.35), (1.0, 1.6, 1.9, 1.7), 0.008),
    "investment_fixed_capital": Shape("bn_uzs", 10, (1.08, 1.40), (1.0, 1.4, 1.3, 1.6), 0.008),
    "market_services": Shape("bn_uzs", 10, (1.15, 1.45), (1.0, 1.1, 1.15, 1.25)),
    "export_services": Shape("th_usd", 10, (1.10, 1.40), (1.0, 1.1, 1.05, 1.25)),
    "import_services": Shape("th_usd", 10, (1.02, 1.30), (1.0, 1.05, 1.1, 1.2)),
    "profit_before_tax": Shape("bn_uzs", 10, (1.08, 1.25)),
    "accounts_receivable": Shape("bn_uzs", 10, (1.08, 1.28)),
    "accounts_payable": Shape("bn_uzs", 10, (1.08, 1.30)),
    "new_jobs": Shape("jobs", 1, (0.96, 1.14), (1.0, 1.3, 1.15, 0.9)),
    "jobs_lost": Shape("jobs", 1, (1.0, 1.0)),
    "jobs_start_of_year": Shape("jobs", 1, (1.0, 1.0)),
    "jobs_end_of_period": Shape("jobs", 1, (1.0, 1.0)),
    "employees": Shape("persons", 1, (1.0, 1.0)),
}
# Where the growth of a year is another: the release has more construction in technology parks than
# investment, for one quarter; a set is to have that once, and not in all its years.
UNUSUAL = {("construction_work", "technopark"): {2025: 5.5, 2026: 0.5}}
