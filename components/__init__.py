"""How a view looks: pure functions and frozen dataclasses."""
