"""The Grafana dashboard: what it shows (`panels`), and how it is written (`python -m tools.dashboard`)."""
