"""The bars of the design, measured: `python -m tests.bench`."""
