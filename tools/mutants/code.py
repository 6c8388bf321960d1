"""Mutation test of the core's code: `python -m tools.mutants.code [PATTERN...]`.

Each mutant is one module with one change of its syntax tree. A failing test of tests/core or
tests/responses kills it. The run fails if too few mutants are killed. Patterns, such as
`quoting.py` or `names/*.py`, select the files to mutate. Tables are mutated by tables.py.
"""

import importlib
import os
import sys

from hypothesis import Phase, settings

from tools.mutants.code_mutants import UNCHANGED, CodeMutant, code_mutants
from tools.mutants.forks import run_forked
from tools.mutants.trial import try_functions, try_modules

MIN_PERCENT = 95
"""Minimum share of killed mutants."""
_LIBRARIES = (
    "flask",
    "flask_swagger_ui",
    "hypothesis.strategies",
    "jsonschema_rs",
    "marshmallow",
    "orjson",
    "prometheus_client",
)
"""Packages that the tests need besides the service: imported once, before any fork."""


def main(patterns: list[str]) -> int:
    """Try every mutant; return 1 if too few are killed."""
    _prepare()
    mutants = list(code_mutants(*patterns))
    killed = _try_all(mutants)
    if killed is None:
        return 1
    if not killed:
        print("no mutants")
        return 1
    percent = 100 * sum(killed.values()) / len(killed)
    print(f"code mutants: {sum(killed.values())} of {len(killed)} killed ({percent:.1f} %)")
    return 1 if percent < MIN_PERCENT else 0


def _prepare() -> None:
    """Import the packages that all forks need, and make Hypothesis deterministic."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in _LIBRARIES:
        importlib.import_module(name)
    settings.register_profile(
        "mutants",
        database=None,
        deadline=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
    )
    settings.load_profile("mutants")


def _try_all(mutants: list[CodeMutant]) -> dict[CodeMutant, bool] | None:
    """Return which mutants are killed; None if tests fail without a mutant."""
    # in a fork, because this process must not import the core
    ((_, result),) = run_forked(try_functions, [mutants])
    if result is None:
        print("the tests cannot be collected")
        return None
    test_runs, killed = result
    failures = [test for test, test_run in test_runs.items() if not test_run.passes]
    if failures:
        print(f"{len(failures)} tests fail without any mutant, first: {failures[0]}")
        return None
    _print_survivors(killed)
    remaining = [mutant for mutant in mutants if mutant not in killed]
    for mutant, is_killed in try_modules([UNCHANGED, *remaining], test_runs):
        if mutant != UNCHANGED:
            killed[mutant] = is_killed
            _print_survivors({mutant: is_killed})
        elif is_killed:
            print("the tests fail without any mutant")
            return None
    return killed


def _print_survivors(killed: dict[CodeMutant, bool]) -> None:
    for mutant, is_killed in killed.items():
        if not is_killed:
            print(f"survived: {mutant.description}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
