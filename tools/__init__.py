"""Programs of the project that are not tests: generators, benchmarks, mutation tests, checks."""
