"""The Grafana dashboard: its rows of panels, and the program that writes it."""
