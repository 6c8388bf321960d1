"""Try changed code on the tests of the core, each change in a fork of its own; it does not know how code is changed.

A change inside a function that nothing calls while the core is imported and the tests are collected is put in place after that, for
it would have meant nothing until there; of the tests only those that call the function can tell, and are run. Any other change is
imported anew by a process that has not imported the core, and meets one file of tests after the other.
"""

import gc
import os
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib.machinery import SourceFileLoader
from pathlib import Path
from time import process_time
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.mutants.forks import forked

CORE = "kuma_names.core"
SECONDS, TIMES = 2, 10
"""What a test may use: so much longer, and so many times as long, as it does without a change. One that does not end tells."""
IMPORT_SECONDS = 20
FILES = sorted(
    str(path) for path in Path("tests/core").glob("test_*.py") if path.stem != "test_imports"
)
"""What imports the core in a process of its own sees no change."""
SLOW = "tests/core/test_vectors.py::test_http_gives_the_reports_of_the_core"
OPTIONS = ("-xqs", "--assert=plain", "--tb=native", "-pno:cacheprovider", f"--deselect={SLOW}")
NOTICED = (
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.INTERRUPTED,
    pytest.ExitCode.INTERNAL_ERROR,
)
"""A test failed, could not be read, or had no memory left. Any other exit code is no kill."""
Place = tuple[str, str]
"""A function: its module, and its name there."""


class Mutant(NamedTuple):
    """A module with one change: what it is, the function that it is in (if in any), and the source with it."""

    what: str
    module: str
    function: str
    source: str


class Test(NamedTuple):
    """What a test does without a change: whether it passes, how long it takes, and which functions it calls."""

    passes: bool
    seconds: float
    calls: set[Place]


Tried = Iterator[tuple[Mutant, bool]]
"""Mutants, and whether each was killed."""


class Limit:
    """A plugin of pytest that ends a process whose tests do not end."""

    def __init__(self, tests: dict[str, Test]) -> None:
        self.tests = tests

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Give a test that was measured its time."""
        if nodeid in self.tests:
            signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * self.tests[nodeid].seconds)


class Session(Limit):
    """A plugin of pytest that tries mutants where the tests would be run that were collected."""

    def __init__(self, mutants: Iterable[Mutant]) -> None:
        super().__init__({})
        self.mutants = list(mutants)
        self.killed: dict[Mutant, bool] = {}
        self._items: dict[str, pytest.Item] = {}
        self._functions: dict[Place, FunctionType] = {}
        self._called: set[int] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure every test, and try every mutant that can be put in place."""
        sys.settrace(None)
        self._functions = {
            place: function
            for place, function in _functions()
            if id(function.__code__) not in self._called
        }
        self._items = {item.nodeid: item for item in session.items}
        _warm_up()
        gc.freeze()
        self.tests = {
            test: made or Test(False, 0, set())
            for test, made in forked(self._measured, self._items)
        }
        fitting = [
            mutant for mutant in self.mutants if (mutant.module, mutant.function) in self._functions
        ]
        self.killed = dict(_tried(fitting, self._costs, self._notices))
        return True

    def note(self, frame: FrameType, event: str, _: Any) -> None:
        """Note a call."""
        if event == "call":
            self._called.add(id(frame.f_code))

    def _measured(self, test: str) -> Test:
        self._called, start = set(), process_time()
        sys.settrace(self.note)
        passes = self._passes(test)
        sys.settrace(None)
        seconds = process_time() - start
        return Test(
            passes,
            seconds,
            {place for place, one in self._functions.items() if id(one.__code__) in self._called},
        )

    def _passes(self, test: str) -> bool:
        item = self._items[test]
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return not item.session.testsfailed

    def _costs(self, mutant: Mutant) -> dict[str, float]:
        place = (mutant.module, mutant.function)
        return {name: test.seconds for name, test in self.tests.items() if place in test.calls}

    def _notices(self, mutant: Mutant, tests: list[str]) -> str:
        code = compile(mutant.source, mutant.module, "exec")
        for name in mutant.function.split("."):
            code = next(
                one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name
            )
        self._functions[mutant.module, mutant.function].__code__ = code
        return next((test for test in tests if not self._passes(test)), "")


def in_place(mutants: Iterable[Mutant]) -> tuple[dict[str, Test], dict[Mutant, bool]]:
    """Try the mutants that can be put in place, in this process, which then has the core imported."""
    session = Session(mutants)
    with _silence():
        sys.settrace(session.note)
        if code := pytest.main([*OPTIONS, *FILES], [session]):
            raise RuntimeError(code)
    return session.tests, session.killed


def anew(mutants: Iterable[Mutant], tests: dict[str, Test]) -> Tried:
    """Try mutants by importing them, in a process that has not imported the core."""
    costs = dict.fromkeys(FILES, 0.1)
    for name, test in tests.items():
        costs[name.partition("::")[0]] += test.seconds
    loaded = SourceFileLoader.get_code

    def notices(mutant: Mutant, files: list[str]) -> str:
        def changed(loader: SourceFileLoader, name: str) -> CodeType | None:
            return (
                compile(mutant.source, name, "exec")
                if name == mutant.module
                else loaded(loader, name)
            )

        signal.setitimer(signal.ITIMER_PROF, IMPORT_SECONDS)
        with patch.object(SourceFileLoader, "get_code", changed):
            return next(
                (
                    file
                    for file in files
                    if pytest.main([*OPTIONS, file], [Limit(tests)]) in NOTICED
                ),
                "",
            )

    with _silence():
        yield from _tried(mutants, lambda _: costs, notices)


def _tried(
    mutants: Iterable[Mutant],
    costs: Callable[[Mutant], dict[str, float]],
    notices: Callable[[Mutant, list[str]], str],
) -> Tried:
    """Let tests look at mutants until one notices: those first that are cheap, and have noticed others of the module."""
    noticed = Counter[tuple[str, str]]()

    def run(mutant: Mutant) -> str:
        cost = costs(mutant)
        return notices(
            mutant, sorted(cost, key=lambda test: cost[test] / (1 + noticed[mutant.module, test]))
        )

    for mutant, test in forked(run, mutants):
        noticed[mutant.module, test or ""] += 1
        if test == "":
            print(f"survived: {mutant.what}", file=sys.__stdout__, flush=True)
        yield mutant, test != ""


@given(st.text() | st.integers())
def _warm_up(_: str | int) -> None:
    """Have Hypothesis read up once on what it draws from."""


def _functions() -> Iterator[tuple[Place, FunctionType]]:
    """Find the functions of the core of whose names there is one."""
    found = defaultdict[Place, list[FunctionType]](list)
    for one in gc.get_objects():
        if (
            type(one) is FunctionType
            and str(one.__module__).startswith(CORE)
            and one.__closure__ is None
        ):
            found[one.__module__, one.__code__.co_qualname].append(one)
    return ((place, functions[0]) for place, functions in found.items() if len(functions) == 1)


@contextmanager
def _silence() -> Iterator[None]:
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        yield
