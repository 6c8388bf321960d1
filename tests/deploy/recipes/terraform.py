"""Expressions of Terraform's language, as far as the recipe has them: by this evaluator, and by Terraform's own console.

Nothing here fetches a provider.
"""

import ast
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

ReportHeader = Mapping[str, Any]
SECONDS = 60
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "contains": lambda items, item: item in items,
    "jsondecode": json.loads,
    "urlencode": lambda text: quote_plus(text, safe="*-._"),
}


def evaluated(expression: str, scope: ReportHeader, _folder: Path) -> Any:
    """Give the value of an expression: literals, lists, members, calls and templates.

    >>> evaluated('try(jsondecode(self.body).verdict, "none")', {"self": {"body": "{}"}}, Path())
    'none'
    """
    if expression.startswith('"') and "${" in expression:
        return re.sub(
            r"\$\{(.*?)\}", lambda found: str(evaluated(found[1], scope, _folder)), expression[1:-1]
        )
    return _value(ast.parse(re.sub(r"\btry\(", "first(", expression), mode="eval").body, scope)


def _value(node: ast.expr, scope: ReportHeader) -> Any:
    match node:
        case ast.Constant(value):
            return value
        case ast.List(elts):
            return [_value(element, scope) for element in elts]
        case ast.Name("true" | "false" as word):
            return word == "true"
        case ast.Name(id):
            return scope[id]
        case ast.Attribute(value, attr):
            return _value(value, scope)[attr]
        case ast.Subscript(value, slice):
            return _value(value, scope)[_value(slice, scope)]
        case ast.Call(ast.Name("first"), args):
            return _first(args, scope)
        case ast.Call(ast.Name(function), args):
            return _FUNCTIONS[function](*(_value(argument, scope) for argument in args))
    raise NotImplementedError(ast.dump(node))


def _first(nodes: list[ast.expr], scope: ReportHeader) -> Any:
    for node in nodes[:-1]:
        try:
            return _value(node, scope)
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    return _value(nodes[-1], scope)


def by_terraform(expression: str, scope: ReportHeader, folder: Path) -> Any:
    """Ask the console of Terraform, which takes no `self`: it is a variable there."""
    variables = {**scope["var"], "self": scope.get("self", {})}
    (folder / "main.tf").write_text(
        "".join(f'variable "{name}" {{ type = any }}\n' for name in variables)
    )
    (folder / "terraform.tfvars.json").write_text(json.dumps(variables))
    (folder / "terraform.rc").touch()
    environment = {
        "PATH": "/usr/bin",
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": str(folder / "terraform.rc"),
    }
    line = f"jsonencode({expression.replace('self.', 'var.self.')})\n"
    ended = subprocess.run(
        [shutil.which("terraform") or "terraform", "console"],
        cwd=folder, env=environment, input=line, capture_output=True, text=True, timeout=SECONDS, check=True,
    )  # fmt: skip
    return json.loads(json.loads(ended.stdout))


EVALUATORS: dict[str, Callable[[str, ReportHeader, Path], Any]] = {"this evaluator": evaluated}
"""Terraform is among them where it is installed: no registry of packages has it."""
if shutil.which("terraform"):
    EVALUATORS["Terraform"] = by_terraform
