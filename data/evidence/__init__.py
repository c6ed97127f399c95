"""What speaks for and against the figures: receipts, checks, coverage."""
