"""pytest plugins: a time limit for tests, and a session that replaces functions by mutants."""

import gc
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable
from time import process_time
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.mutants.code_mutants import CodeMutant
from tools.mutants.forks import run_forked
from tools.mutants.order import first_failures

_PACKAGES = ("kuma_names.core", "kuma_names.responses")
_EXTRA_SECONDS = 2
_SECONDS_FACTOR = 10
"""A test may take this many times as long as without a mutant, plus the extra seconds."""
FunctionId = tuple[str, str]
"""The module and the qualified name of a function."""


class TestRun(NamedTuple):
    """NamedTuple of a test's result, processor time and called functions, without a mutant."""

    passes: bool
    seconds: float
    calls: set[FunctionId]


class TimeLimit:
    """pytest plugin that ends the process if a test exceeds its time limit."""

    def __init__(self, test_runs: dict[str, TestRun]) -> None:
        self.test_runs = test_runs

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Start the timer of a test; its signal ends the process."""
        if nodeid in self.test_runs:
            limit = _EXTRA_SECONDS + _SECONDS_FACTOR * self.test_runs[nodeid].seconds
            signal.setitimer(signal.ITIMER_PROF, limit)


class PatchingSession(TimeLimit):
    """pytest plugin that tries mutants of functions instead of running the collected tests.

    Only functions that have not been called yet are replaced: mutating a function that already ran
    during imports would have no effect.
    """

    def __init__(self, mutants: Iterable[CodeMutant]) -> None:
        super().__init__({})
        self.mutants = list(mutants)
        self.killed: dict[CodeMutant, bool] = {}
        self._items: dict[str, pytest.Item] = {}
        self._functions: dict[FunctionId, FunctionType] = {}
        self._called_code: set[int] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once without a mutant, then try the mutants."""
        sys.settrace(None)
        self._functions = {
            function_id: function
            for function_id, function in _unique_functions().items()
            if id(function.__code__) not in self._called_code
        }
        self._items = {item.nodeid: item for item in session.items}
        _warm_up()
        gc.freeze()
        for test, test_run in run_forked(self._run_traced, self._items):
            self.test_runs[test] = test_run or TestRun(False, 0, set())
        mutants = [mutant for mutant in self.mutants if _function_id(mutant) in self._functions]
        for mutant, failure in first_failures(mutants, self._costs, self._first_failure):
            self.killed[mutant] = failure != ""
        return True

    def trace(self, frame: FrameType, event: str, _: Any) -> None:
        """Record a call."""
        if event == "call":
            self._called_code.add(id(frame.f_code))

    def _run_traced(self, test: str) -> TestRun:
        self._called_code = set()
        start = process_time()
        sys.settrace(self.trace)
        passes = self._passes(test)
        sys.settrace(None)
        seconds = process_time() - start
        calls = {
            function_id
            for function_id, function in self._functions.items()
            if id(function.__code__) in self._called_code
        }
        return TestRun(passes, seconds, calls)

    def _passes(self, test: str) -> bool:
        item = self._items[test]
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return not item.session.testsfailed

    def _costs(self, mutant: CodeMutant) -> dict[str, float]:
        """Return the seconds of the tests that call the function of a mutant."""
        function_id = _function_id(mutant)
        return {
            test: test_run.seconds
            for test, test_run in self.test_runs.items()
            if function_id in test_run.calls
        }

    def _first_failure(self, mutant: CodeMutant, tests: list[str]) -> str:
        code = compile(mutant.source, mutant.module, "exec")
        for name in mutant.function.split("."):
            code = _nested_code(code, name)
        self._functions[_function_id(mutant)].__code__ = code
        return next((test for test in tests if not self._passes(test)), "")


def _function_id(mutant: CodeMutant) -> FunctionId:
    return mutant.module, mutant.function


def _nested_code(code: CodeType, name: str) -> CodeType:
    """Return the code of a class or function that is defined directly in other code."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType) and constant.co_name == name:
            return constant
    raise LookupError(name)


def _unique_functions() -> dict[FunctionId, FunctionType]:
    """Return the functions of the packages, without those that share a qualified name."""
    functions = defaultdict[FunctionId, list[FunctionType]](list)
    for candidate in gc.get_objects():
        # not isinstance: a proxy object can pretend to be a function
        if type(candidate) is not FunctionType or candidate.__closure__ is not None:
            continue
        if str(candidate.__module__).startswith(_PACKAGES):
            function_id = (candidate.__module__, candidate.__code__.co_qualname)
            functions[function_id].append(candidate)
    return {id_: candidates[0] for id_, candidates in functions.items() if len(candidates) == 1}


@given(st.text() | st.integers())
def _warm_up(_: str | int) -> None:
    """Make Hypothesis load its tables of characters once, before any fork."""
