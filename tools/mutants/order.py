"""Order of tests: those that most likely kill a mutant run first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tools.mutants.code_mutants import CodeMutant
from tools.mutants.forks import run_forked


def first_failures(
    mutants: Iterable[CodeMutant],
    costs: Callable[[CodeMutant], dict[str, float]],
    first_failure: Callable[[CodeMutant, list[str]], str],
) -> Iterator[tuple[CodeMutant, str | None]]:
    """Yield every mutant with the first test that fails.

    The test is empty if all tests pass, and None if the process ended before a test failed. Fast
    tests, and those that failed on other mutants of the same module, run first.
    """
    failures = Counter[tuple[str, str]]()

    def run(mutant: CodeMutant) -> str:
        seconds = costs(mutant)

        def priority(test: str) -> float:
            return seconds[test] / (1 + failures[mutant.module, test])

        return first_failure(mutant, sorted(seconds, key=priority))

    for mutant, test in run_forked(run, mutants):
        if test:
            failures[mutant.module, test] += 1
        yield mutant, test
