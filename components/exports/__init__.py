"""Renderings of observations as files."""
