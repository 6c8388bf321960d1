"""Ways to change one node of a syntax tree so that a program means something else; it knows no program."""

import ast
from collections.abc import Callable, Iterator
from typing import Any

Change = tuple[str, Any]
"""A field of a node, and what to put there."""

OPERATORS: tuple[tuple[type[ast.AST], type[ast.AST]], ...] = (
    *((ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn), (ast.And, ast.Or)),
    *((ast.Lt, ast.LtE), (ast.Lt, ast.GtE), (ast.Gt, ast.GtE), (ast.Gt, ast.LtE)),
    *(
        (ast.Add, ast.Sub),
        (ast.Mult, ast.FloorDiv),
        (ast.BitAnd, ast.BitOr),
        (ast.LShift, ast.RShift),
        (ast.USub, ast.UAdd),
    ),
)
NAMES = (
    *(
        ("any", "all"),
        ("min", "max"),
        ("sorted", "list"),
        ("bisect_left", "bisect_right"),
        ("search", "match"),
    ),
    *(("partition", "rpartition"), ("lower", "upper"), ("strip", "lstrip"), ("rstrip", "lstrip")),
    *(("isdisjoint", "issuperset"), ("removeprefix", "removesuffix")),
)
COMMUTING = ("min", "max")
_MARK = "X~"
"""What a text gets around it: a letter and a sign, for patterns may take the one, and names of encodings the other."""
DROPPED = (ast.AugAssign, ast.Raise, ast.Expr)


def changes(node: ast.AST) -> Iterator[Change]:
    """Change a node in every way."""
    for kinds, change in _CHANGES.items():
        if isinstance(node, kinds):
            yield from change(node)


def is_docstring(node: ast.AST) -> bool:
    """Tell whether a statement is only a text."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_assertion(node: ast.AST) -> bool:
    """Tell whether an argument only has a defect raise: where there is none, it means nothing."""
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _others(one: Any, pairs: tuple[tuple[Any, Any], ...]) -> Iterator[Any]:
    for pair in pairs:
        if one in pair:
            yield pair[one == pair[0]]


def _without(rows: list[Any], at: int, *instead: Any) -> list[Any]:
    return [*rows[:at], *instead, *rows[at + 1 :]]


def _of_test(node: Any) -> Iterator[Change]:
    yield "test", ast.UnaryOp(ast.Not(), node.test)


def _of_filters(node: ast.comprehension) -> Iterator[Change]:
    yield from (
        ("ifs", _without(node.ifs, at, ast.UnaryOp(ast.Not(), test)))
        for at, test in enumerate(node.ifs)
    )


def _of_operator(node: Any) -> Iterator[Change]:
    yield from (("op", other()) for other in _others(type(node.op), OPERATORS))
    if isinstance(node.op, ast.Not):
        yield "operand", ast.UnaryOp(ast.Not(), node.operand)


def _of_operands(node: ast.BoolOp) -> Iterator[Change]:
    yield from (("values", _without(node.values, at)) for at in range(len(node.values)))


def _of_comparison(node: ast.Compare) -> Iterator[Change]:
    for at, operator in enumerate(node.ops):
        yield from (
            ("ops", _without(node.ops, at, other())) for other in _others(type(operator), OPERATORS)
        )


def _of_constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield "value", not node.value
    elif isinstance(node.value, int):
        yield from (("value", node.value + by) for by in (1, -1))
    elif isinstance(node.value, str):
        yield "value", f"{_MARK}{node.value}{_MARK}"


def _of_call(node: ast.Call) -> Iterator[Change]:
    alike = len({ast.dump(arg) for arg in node.args[:2]}) < 2
    if not alike and not (isinstance(node.func, ast.Name) and node.func.id in COMMUTING):
        yield "args", [node.args[1], node.args[0], *node.args[2:]]
    yield from (
        ("keywords", _without(node.keywords, at))
        for at, word in enumerate(node.keywords)
        if not is_assertion(word)
    )
    if isinstance(node.func, ast.Name):
        yield from (("func", ast.Name(other)) for other in _others(node.func.id, NAMES))
    if isinstance(node.func, ast.Attribute):
        yield from (
            ("func", ast.Attribute(node.func.value, other))
            for other in _others(node.func.attr, NAMES)
        )


def _of_result(node: Any) -> Iterator[Change]:
    field = "body" if isinstance(node, ast.Lambda) else "value"
    if not isinstance(getattr(node, field), ast.Constant):
        yield field, ast.Constant(None)


def _of_slice(node: ast.Slice) -> Iterator[Change]:
    yield from (
        (field, None) for field in ("lower", "upper", "step") if getattr(node, field) is not None
    )


def _of_body(node: Any) -> Iterator[Change]:
    for at, statement in enumerate(node.body):
        if isinstance(statement, DROPPED) and not is_docstring(statement):
            yield "body", _without(node.body, at, ast.Pass())


_CHANGES: dict[Any, Callable[[Any], Iterator[Change]]] = {
    (ast.If, ast.IfExp, ast.While): _of_test,
    ast.comprehension: _of_filters,
    (ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.AugAssign): _of_operator,
    ast.BoolOp: _of_operands,
    ast.Compare: _of_comparison,
    ast.Constant: _of_constant,
    ast.Call: _of_call,
    (ast.Return, ast.Yield, ast.Lambda): _of_result,
    ast.Slice: _of_slice,
    (ast.FunctionDef, ast.If, ast.For, ast.While): _of_body,
}
