"""The standing budgets, measured: `python -m tests.bench` prints a table and fails on a breach."""
