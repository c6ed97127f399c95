"""How to read the figures: definitions, breaks, inconsistencies, sources, licence."""

from .page import layout

__all__ = ["layout"]
