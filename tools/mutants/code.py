"""BrokenAtom the code of the core one step at a time, and see that some test of tests/core notices: `python -m tools.mutants.code`.

Each mutant is one module with one change to its syntax tree; trial.py runs tests until the first one fails. Rows are data, which
tables.py breaks. Names of files, if given, are those to break. Too few kills fail the run.
"""

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hypothesis import Phase, settings

from tools.mutants.changes import changes, is_assertion, is_docstring
from tools.mutants.forks import forked
from tools.mutants.trial import Mutant, anew, in_place

LEAST = 95
"""Per cent of the mutants that must be killed."""
SERVICE = Path(__file__).parents[2] / "service"
DATA = ("rules.py", "kinds.py", "upstream.py")
ROWS = {"_ROWS", "RELEASES"}
UNTOUCHED = ("annotation", "returns", "decorator_list")
NEEDED = (
    "flask",
    "flask_swagger_ui",
    "hypothesis.strategies",
    "jsonschema_rs",
    "marshmallow",
    "orjson",
    "prometheus_client",
)
"""What the tests import besides the service: imported once, before any fork."""
NOTHING = Mutant("nothing", "", "", "")


def main() -> int:
    """Run every mutant; return 1 if too few are killed."""
    _prepare()
    made = list(mutants(*sys.argv[1:]))
    ((_, tried),) = forked(in_place, [made])
    assert tried is not None
    tests, killed = tried
    if failing := [name for name, test in tests.items() if not test.passes]:
        print(f"{len(failing)} tests fail without any mutant, first: {failing[0]}")
        return 1
    killed |= anew([NOTHING, *(mutant for mutant in made if mutant not in killed)], tests)
    if killed.pop(NOTHING):
        print("the tests fail without any mutant")
        return 1
    share = 100 * sum(killed.values()) / len(killed)
    print(f"code mutants: {sum(killed.values())} of {len(killed)} killed ({share:.1f} %)")
    return 1 if share < LEAST else 0


def _prepare() -> None:
    """Import what all forks need, and draw the same examples in each of them."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in NEEDED:
        importlib.import_module(name)
    settings.register_profile(
        "mutants",
        database=None,
        deadline=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
    )
    settings.load_profile("mutants")


def mutants(*files: str) -> Iterator[Mutant]:
    """Make every mutant of the core's code, or of some files of it."""
    for path in sorted((SERVICE / "kuma_names" / "core").rglob("*.py")):
        if path.name not in DATA and (not files or path.name in files):
            yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Mutant]:
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.relative_to(SERVICE).with_suffix("").parts).removesuffix(".__init__")
    for node, function in _nodes(tree):
        before = _line(node)
        for field, value in changes(node):
            kept = getattr(node, field)
            setattr(node, field, value)
            what = f"{path.name}:{getattr(node, 'lineno', 0)}: {before} -> {_line(node)}"
            yield Mutant(what, module, function, ast.unparse(tree))
            setattr(node, field, kept)


def _nodes(node: ast.AST, name: str = "", function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Walk what may be changed, each with its function: neither types, decorators, docstrings, assertions nor rows."""
    targets = {target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)}
    if targets & ROWS or is_docstring(node) or is_assertion(node):
        return
    if isinstance(node, ast.ClassDef | ast.FunctionDef) and not function:
        name = f"{name}.{node.name}".removeprefix(".")
    inside = function or (name if isinstance(node, ast.FunctionDef) else "")
    yield node, inside
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in UNTOUCHED:
                yield from _nodes(child, name, inside if field == "body" else function)


def _line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[-120:]


if __name__ == "__main__":
    sys.exit(main())
