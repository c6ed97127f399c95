"""Screenshots of every page, and what is wrong on them: `python -m tests.shots`."""
