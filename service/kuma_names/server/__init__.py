"""The server: gunicorn's configuration, worker, logs, error pages, and the health check."""
