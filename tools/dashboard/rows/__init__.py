"""The rows of the dashboard, one module a row."""
