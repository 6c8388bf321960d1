"""Prometheus metrics of the service, right over several processes."""
