"""The modules of core/tables contain data only: no definitions, no branches, named columns."""

import ast
from pathlib import Path

import pytest

from kuma_names.core import log_rows, response_rows, rows, tables, text_rows, translation_rows

FOLDER = Path(tables.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
BEHAVIOUR = (
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.FunctionDef,
    ast.If,
    ast.IfExp,
    ast.Lambda,
    ast.Match,
    ast.Try,
    ast.While,
)
ROW_CLASSES = {
    name
    for module in (rows, response_rows, log_rows, text_rows, translation_rows)
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__
} | {"Format"}


def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_tables_have_no_behaviour(path: Path) -> None:
    behaviour = [node for node in nodes_of(path) if isinstance(node, BEHAVIOUR)]
    assert [ast.unparse(node) for node in behaviour] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_comprehensions_in_tables_do_not_filter(path: Path) -> None:
    loops = [node for node in nodes_of(path) if isinstance(node, ast.comprehension)]
    assert [ast.unparse(loop) for loop in loops if loop.ifs] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_rows_name_their_columns(path: Path) -> None:
    calls = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    row_calls = [
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ROW_CLASSES
    ]
    assert [ast.unparse(call) for call in row_calls if call.args] == []


def test_all_row_classes_are_known() -> None:
    assert {
        "Clause",
        "Kind",
        "KumaText",
        "LogMessage",
        "OwnedLabel",
        "Reason",
        "Rule",
        "TranslationForm",
    } <= ROW_CLASSES
    assert {"Assumption", "ErrorTitle", "Mismatch", "RouterResponse"} <= ROW_CLASSES
