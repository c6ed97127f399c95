"""Figures computed from figures, each with its limits and its reasons."""
