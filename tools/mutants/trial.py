"""Trial of code mutants: runs the tests of the core on each, in a fork.

A function that is not called before the tests run is replaced in a process that has collected the
tests; only the tests that call it are run. Every other mutant is imported by a process that has
not imported the core, which runs one file of tests after the other.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from unittest.mock import patch

import pytest

from tools.mutants.code_mutants import CodeMutant
from tools.mutants.order import first_failures
from tools.mutants.plugins import PatchingSession, TestRun, TimeLimit

_IMPORT_SECONDS = 20
"""Processor time until the first test of a file runs."""
_FOLDERS = ("tests/core", "tests/responses")
_FILES = sorted(str(path) for folder in _FOLDERS for path in Path(folder).rglob("test_*.py"))
_SLOW_TESTS = "tests/core/test_vectors.py::test_http_responds_to"
"""Prefix of tests that repeat the vectors over HTTP."""
_OPTIONS = (
    "-xqs",
    "--assert=plain",
    "--tb=native",
    "-pno:cacheprovider",
    f"--deselect={_SLOW_TESTS}",
)
_FAILED = (
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.INTERRUPTED,
    pytest.ExitCode.INTERNAL_ERROR,
)
"""Exit codes if a test failed, could not be collected or ran out of memory; no other is a kill."""
_FILE_SECONDS = 0.1
"""Estimate of the time that a file takes besides its tests."""


def try_functions(
    mutants: Iterable[CodeMutant],
) -> tuple[dict[str, TestRun], dict[CodeMutant, bool]]:
    """Try the mutants that can replace a function; return all test runs, and which were killed.

    This process has the core imported afterwards. Raises `RuntimeError` if pytest fails.
    """
    session = PatchingSession(mutants)
    with _no_output():
        sys.settrace(session.trace)
        exit_code = pytest.main([*_OPTIONS, *_FILES], [session])
    if exit_code:
        raise RuntimeError(exit_code)
    return session.test_runs, session.killed


def try_modules(
    mutants: Iterable[CodeMutant], test_runs: dict[str, TestRun]
) -> Iterator[tuple[CodeMutant, bool]]:
    """Try mutants by importing them; yield each with whether it was killed.

    This process must not have the core imported.
    """
    seconds = dict.fromkeys(_FILES, _FILE_SECONDS)
    for test, test_run in test_runs.items():
        seconds[test.partition("::")[0]] += test_run.seconds

    def first_failure(mutant: CodeMutant, files: list[str]) -> str:
        signal.setitimer(signal.ITIMER_PROF, _IMPORT_SECONDS)
        with _no_output(), _imported_as(mutant):
            for file in files:
                if pytest.main([*_OPTIONS, file], [TimeLimit(test_runs)]) in _FAILED:
                    return file
        return ""

    for mutant, failure in first_failures(mutants, lambda _: seconds, first_failure):
        yield mutant, failure != ""


@contextmanager
def _imported_as(mutant: CodeMutant) -> Iterator[None]:
    """Let imports of a mutant's module compile the mutant's source."""
    get_code = SourceFileLoader.get_code

    def get_mutant_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        if name == mutant.module:
            return compile(mutant.source, name, "exec")
        return get_code(loader, name)

    with patch.object(SourceFileLoader, "get_code", get_mutant_code):
        yield


@contextmanager
def _no_output() -> Iterator[None]:
    with Path(os.devnull).open("w") as devnull, redirect_stdout(devnull), redirect_stderr(devnull):
        yield
