"""Development tools that `make` runs: generators, benchmarks, mutation tests, release check."""
