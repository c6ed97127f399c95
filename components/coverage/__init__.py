"""The coverage page: what is published or derivable, what is missing, and what to ask for."""

from .page import BODY, layout

__all__ = ["BODY", "layout"]
