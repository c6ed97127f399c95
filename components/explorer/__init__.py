"""All figures: the table, its filters, and the files of exactly what it shows."""

from .page import layout

__all__ = ["layout"]
