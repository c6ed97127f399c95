"""How to read the figures: definitions, breaks, contradictions, sources, licence."""

from .page import layout

__all__ = ["layout"]
