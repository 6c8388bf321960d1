"""Tests of kuma-names: vectors, laws (property tests) and examples."""
