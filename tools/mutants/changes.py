"""Mutation operators: changes of one node of a syntax tree."""

import ast
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

OPERATORS: tuple[tuple[type[ast.AST], type[ast.AST]], ...] = (
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
    (ast.And, ast.Or),
    (ast.Lt, ast.LtE),
    (ast.Lt, ast.GtE),
    (ast.Gt, ast.GtE),
    (ast.Gt, ast.LtE),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.FloorDiv),
    (ast.BitAnd, ast.BitOr),
    (ast.LShift, ast.RShift),
    (ast.USub, ast.UAdd),
)
"""Operators that replace each other."""
FUNCTIONS = (
    ("any", "all"),
    ("min", "max"),
    ("sorted", "list"),
    ("bisect_left", "bisect_right"),
    ("search", "match"),
    ("partition", "rpartition"),
    ("lower", "upper"),
    ("strip", "lstrip"),
    ("rstrip", "lstrip"),
    ("isdisjoint", "issuperset"),
    ("removeprefix", "removesuffix"),
)
"""Functions and methods that replace each other."""
_COMMUTATIVE = ("min", "max")
"""Functions for which the order of arguments has no effect."""
_MARK = "X~"
"""Prefix and suffix of mutated texts: a letter and a symbol, because a pattern may accept one."""
_REMOVABLE = (ast.AugAssign, ast.Raise, ast.Expr)
"""Statements that can be removed from a body."""
_Item = TypeVar("_Item")


class Change(NamedTuple):
    """NamedTuple of the changed field of a node, and its new value."""

    field: str
    value: Any


def changes(node: ast.AST) -> Iterator[Change]:
    """Yield every change of a node."""
    for kinds, changes_of_kind in _CHANGES:
        if isinstance(node, kinds):
            yield from changes_of_kind(node)


def is_docstring(node: ast.AST) -> bool:
    """Return whether a statement consists of a constant."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_assertion(node: ast.AST) -> bool:
    """Return whether an argument is an assertion, as in `zip(..., strict=True)`."""
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _counterparts(item: _Item, pairs: tuple[tuple[_Item, _Item], ...]) -> Iterator[_Item]:
    for first, second in pairs:
        if item == first:
            yield second
        elif item == second:
            yield first


def _replaced(nodes: list[Any], index: int, *new_nodes: Any) -> list[Any]:
    return [*nodes[:index], *new_nodes, *nodes[index + 1 :]]


def _negated(test: ast.expr) -> ast.UnaryOp:
    return ast.UnaryOp(ast.Not(), test)


def _negate_condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
    yield Change("test", _negated(node.test))


def _negate_filters(node: ast.comprehension) -> Iterator[Change]:
    for index, test in enumerate(node.ifs):
        yield Change("ifs", _replaced(node.ifs, index, _negated(test)))


def _change_operator(node: Any) -> Iterator[Change]:
    for operator in _counterparts(type(node.op), OPERATORS):
        yield Change("op", operator())
    if isinstance(node.op, ast.Not):
        yield Change("operand", _negated(node.operand))


def _remove_operands(node: ast.BoolOp) -> Iterator[Change]:
    for index in range(len(node.values)):
        yield Change("values", _replaced(node.values, index))


def _change_comparison(node: ast.Compare) -> Iterator[Change]:
    for index, operator in enumerate(node.ops):
        for other in _counterparts(type(operator), OPERATORS):
            yield Change("ops", _replaced(node.ops, index, other()))


def _change_constant(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield Change("value", not value)
    elif isinstance(value, int):
        yield Change("value", value + 1)
        yield Change("value", value - 1)
    elif isinstance(value, str):
        yield Change("value", f"{_MARK}{value}{_MARK}")


def _change_arguments(node: ast.Call) -> Iterator[Change]:
    is_commutative = isinstance(node.func, ast.Name) and node.func.id in _COMMUTATIVE
    distinct_arguments = {ast.dump(argument) for argument in node.args[:2]}
    if len(distinct_arguments) == 2 and not is_commutative:
        yield Change("args", [node.args[1], node.args[0], *node.args[2:]])
    for index, keyword in enumerate(node.keywords):
        if not is_assertion(keyword):
            yield Change("keywords", _replaced(node.keywords, index))


def _change_function(node: ast.Call) -> Iterator[Change]:
    function = node.func
    if isinstance(function, ast.Name):
        for name in _counterparts(function.id, FUNCTIONS):
            yield Change("func", ast.Name(name))
    if isinstance(function, ast.Attribute):
        for name in _counterparts(function.attr, FUNCTIONS):
            yield Change("func", ast.Attribute(function.value, name))


def _remove_result(node: ast.Return | ast.Yield | ast.Lambda) -> Iterator[Change]:
    field = "body" if isinstance(node, ast.Lambda) else "value"
    if not isinstance(getattr(node, field), ast.Constant):
        yield Change(field, ast.Constant(None))


def _remove_slice_bounds(node: ast.Slice) -> Iterator[Change]:
    for field in ("lower", "upper", "step"):
        if getattr(node, field) is not None:
            yield Change(field, None)


def _remove_statements(node: ast.FunctionDef | ast.If | ast.For | ast.While) -> Iterator[Change]:
    for index, statement in enumerate(node.body):
        if isinstance(statement, _REMOVABLE) and not is_docstring(statement):
            yield Change("body", _replaced(node.body, index, ast.Pass()))


_CHANGES: tuple[tuple[Any, Callable[[Any], Iterator[Change]]], ...] = (
    ((ast.If, ast.IfExp, ast.While), _negate_condition),
    (ast.comprehension, _negate_filters),
    ((ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.AugAssign), _change_operator),
    (ast.BoolOp, _remove_operands),
    (ast.Compare, _change_comparison),
    (ast.Constant, _change_constant),
    (ast.Call, _change_arguments),
    (ast.Call, _change_function),
    ((ast.Return, ast.Yield, ast.Lambda), _remove_result),
    (ast.Slice, _remove_slice_bounds),
    ((ast.FunctionDef, ast.If, ast.For, ast.While), _remove_statements),
)
