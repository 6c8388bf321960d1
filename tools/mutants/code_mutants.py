"""Mutants of code: a module with one change of its syntax tree."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.mutants.changes import changes, is_assertion, is_docstring

_SERVICE = Path(__file__).parents[2] / "service"
_FOLDERS = ("kuma_names/core", "kuma_names/responses")
_TABLES = _SERVICE / "kuma_names" / "core" / "tables"
_TABLE_NAMES = {"NAME_MEASURES", "SNI_MEASURES", "LABEL_MEASURES", "RELEASES"}
"""Tables in modules of code, which have no mutants here."""
_UNCHANGED_FIELDS = ("annotation", "returns", "decorator_list")
_MAX_SHOWN = 120
"""Characters of a node that a description shows."""


class CodeMutant(NamedTuple):
    """NamedTuple of a description, a module, the function that is changed, and the new source.

    `function` is the qualified name of a function in the module, empty outside of functions.
    """

    description: str
    module: str
    function: str
    source: str


UNCHANGED = CodeMutant("unchanged", "", "", "")
"""The code as it is: no test may fail."""


def code_mutants(*patterns: str) -> Iterator[CodeMutant]:
    """Yield the mutants of the core and its responses, or of the files that match a pattern.

    A pattern is compared from the right, as in `quoting.py` or `names/*.py`.
    """
    for folder in _FOLDERS:
        for path in sorted((_SERVICE / folder).rglob("*.py")):
            is_selected = not patterns or any(map(path.match, patterns))
            if is_selected and _TABLES not in path.parents:
                yield from _of_file(path)


def _of_file(path: Path) -> Iterator[CodeMutant]:
    tree = ast.parse(path.read_text("utf-8"))
    parts = path.relative_to(_SERVICE).with_suffix("").parts
    module = ".".join(parts).removesuffix(".__init__")
    for node, function in _nodes(tree):
        before = _shown(node)
        place = f"{'/'.join(parts[1:])}.py:{getattr(node, 'lineno', 0)}"
        for field, value in changes(node):
            original = getattr(node, field)
            setattr(node, field, value)
            description = f"{place}: {before} -> {_shown(node)}"
            yield CodeMutant(description, module, function, ast.unparse(tree))
            setattr(node, field, original)


def _nodes(node: ast.AST, name: str = "", function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Yield the nodes that may be changed, with the outermost function around them.

    Types, decorators, docstrings, assertions and tables are left out. `name` is the qualified name
    of the class or function that a nested definition belongs to.
    """
    if _is_table(node) or is_docstring(node) or is_assertion(node):
        return
    if isinstance(node, ast.ClassDef | ast.FunctionDef) and not function:
        name = f"{name}.{node.name}".removeprefix(".")
    inner_function = function
    if isinstance(node, ast.FunctionDef) and not function:
        inner_function = name
    yield node, inner_function
    for field, child in _children(node):
        # defaults and bases are evaluated outside of the function that they belong to
        yield from _nodes(child, name, inner_function if field == "body" else function)


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in _UNCHANGED_FIELDS:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield field, child


def _is_table(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return not names.isdisjoint(_TABLE_NAMES)


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[-_MAX_SHOWN:]
