"""The server: gunicorn's settings and hooks, worker, logs, error pages and health check."""
