"""The bars of the design, measured: `python -m tools.bench`."""
