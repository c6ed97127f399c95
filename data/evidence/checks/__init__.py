"""What the figures say against each other: totals, growth, sources, jumps, and parts of wholes."""

from .finding import VERDICTS, Finding
from .run import CHECKS, Report, about, found, prints, report

__all__ = ["CHECKS", "VERDICTS", "Finding", "Report", "about", "found", "prints", "report"]
