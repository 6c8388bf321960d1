"""Prometheus metrics of the service, with correct totals over several processes."""
