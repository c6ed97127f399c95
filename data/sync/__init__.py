"""The files of the publisher's portal: asked for, fetched, handed to the ingest."""
