"""Bringing the publisher's new files in: readers, the gate, and the command."""
