"""The platform under the dashboard: server, static files, headers and health."""
