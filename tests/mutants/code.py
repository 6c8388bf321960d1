"""Break the code of the core one step at a time, and see that some test of tests/core notices: `python -m tests.mutants.code`.

Each mutant is one module with one change to its syntax tree. A fork that has not yet imported the core imports it so changed, and
runs the tests until the first one fails, fast ones first. Rows are data, which tables.py breaks. Names of files, if given, are
those to break. Too few kills fail the run.
"""

import ast
import importlib
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.machinery import SourceFileLoader
from multiprocessing import get_context
from pathlib import Path
from types import CodeType
from typing import NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import Phase, settings

from tests.mutants.changes import changes, is_docstring

LEAST = 95
"""Per cent of the mutants that must be killed."""
WORKERS = 2
CPU_SECONDS, BYTES = 60, 1 << 30
"""What a mutant may use: it is killed as well if it does not end."""

SERVICE = Path(__file__).parents[2] / "service"
DATA = ("rules.py", "kinds.py", "upstream.py")
ROWS = {"_ROWS", "RELEASES"}
UNTOUCHED = ("annotation", "returns", "decorator_list")

LAST = ("test_vectors", "test_tables", "test_laws")
TESTS = sorted(
    (path for path in Path("tests/core").glob("test_*.py") if path.stem != "test_imports"),
    key=lambda path: (path.stem in LAST and LAST.index(path.stem) + 1, path),
)
"""Fast ones first. What imports the core in a process of its own sees no mutant."""
SLOW = ("http_gives_the_reports_of_the_core", "files_have_the_shape_of_the_schema")
OPTIONS = ("-xq", "--assert=plain", "-pno:cacheprovider", *(f"--deselect=tests/core/test_vectors.py::test_{name}" for name in SLOW))
NEEDED = ("flask", "flask_swagger_ui", "hypothesis.strategies", "jsonschema_rs", "marshmallow", "orjson", "prometheus_client")
"""What the tests import besides the service: imported once, before any fork."""
KILLED = (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR)
"""A test failed, could not be read, or had no memory left. Any other exit code is no kill."""


class Mutant(NamedTuple):
    """A module with one change: what it is, and the source with it."""

    what: str
    module: str
    source: str


def main() -> int:
    """Run every mutant; return 1 if too few are killed."""
    for name in NEEDED:
        importlib.import_module(name)
    if _exit_code(Mutant("", "", "")):
        print("the tests fail without any mutant")
        return 1
    made = list(mutants(*sys.argv[1:]))
    with get_context("fork").Pool(WORKERS) as pool:
        killed = [_told(mutant, code) for mutant, code in zip(made, pool.imap(_exit_code, made), strict=True)]
    share = 100 * sum(killed) / len(killed)
    print(f"code mutants: {sum(killed)} of {len(killed)} killed ({share:.1f} %)")
    return 1 if share < LEAST else 0


def mutants(*files: str) -> Iterator[Mutant]:
    """Make every mutant of the core's code, or of some files of it."""
    for path in sorted((SERVICE / "kuma_names" / "core").rglob("*.py")):
        if path.name not in DATA and (not files or path.name in files):
            yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Mutant]:
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.relative_to(SERVICE).with_suffix("").parts).removesuffix(".__init__")
    for node in _nodes(tree):
        before = _line(node)
        for field, value in changes(node):
            kept = getattr(node, field)
            setattr(node, field, value)
            yield Mutant(f"{path.name}:{getattr(node, 'lineno', 0)}: {before} -> {_line(node)}", module, ast.unparse(tree))
            setattr(node, field, kept)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what may be changed: neither types, nor decorators, nor docstrings, nor rows."""
    targets = {target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)}
    if targets & ROWS or is_docstring(node):
        return
    yield node
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in UNTOUCHED:
                yield from _nodes(child)


def _line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[-120:]


def _told(mutant: Mutant, code: int) -> bool:
    killed = code < 0 or code in KILLED
    if not killed:
        print(f"survived: {mutant.what}", flush=True)
    return killed


def _exit_code(mutant: Mutant) -> int:
    """Run the tests of a mutant in a fork; negative is the signal of a limit that was reached."""
    child = os.fork()
    if not child:
        try:
            os._exit(_tested(mutant))
        finally:
            os._exit(pytest.ExitCode.INTERNAL_ERROR)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _tested(mutant: Mutant) -> int:
    """Run the tests of a mutant in this process, drawing the same examples each time; return 0 if all pass."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    settings.register_profile("mutants", database=None, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
    settings.load_profile("mutants")
    loaded = SourceFileLoader.get_code

    def changed(loader: SourceFileLoader, name: str) -> CodeType | None:
        return compile(mutant.source, name, "exec") if name == mutant.module else loaded(loader, name)

    with (
        Path(os.devnull).open("w") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
        patch.object(SourceFileLoader, "get_code", changed),
    ):
        return int(pytest.main([*OPTIONS, *map(str, TESTS)]))


if __name__ == "__main__":
    sys.exit(main())
