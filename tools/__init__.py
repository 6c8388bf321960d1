"""What make runs and is no test: generators, benchmarks, mutants, checks of releases."""
