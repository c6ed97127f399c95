"""What a file of the portal must keep before any figure of it is taken."""
