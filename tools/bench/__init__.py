"""Benchmark of the speed and memory that the design promises: `python -m tools.bench`."""
