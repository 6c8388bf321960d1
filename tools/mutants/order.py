"""Order in which tests are tried on mutants."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tools.mutants.code_mutants import CodeMutant
from tools.mutants.forks import forked


def first_failures(
    mutants: Iterable[CodeMutant],
    costs: Callable[[CodeMutant], dict[str, float]],
    first_failure: Callable[[CodeMutant, list[str]], str],
) -> Iterator[tuple[CodeMutant, str | None]]:
    """Yield every mutant with the first test that fails.

    It is empty if all tests pass, and None if the process of the tests ended before. Cheap tests,
    and those that failed on other mutants of the module, are run first.
    """
    failures = Counter[tuple[str, str]]()

    def run(mutant: CodeMutant) -> str:
        seconds = costs(mutant)

        def priority(test: str) -> float:
            return seconds[test] / (1 + failures[mutant.module, test])

        return first_failure(mutant, sorted(seconds, key=priority))

    for mutant, test in forked(run, mutants):
        if test:
            failures[mutant.module, test] += 1
        yield mutant, test
