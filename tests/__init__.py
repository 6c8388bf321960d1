"""The tests of kuma-names: vectors first, laws second, anecdotes last."""
