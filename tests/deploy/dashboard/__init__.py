"""The Grafana dashboard: what it shows (`panels`), and how it is written (`python -m tests.deploy.dashboard`)."""
