"""Evaluators of expressions in Terraform's language: a small one, and Terraform's console.

The small one supports what the example uses. No provider is downloaded.
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

Scope = Mapping[str, Any]
"""Values by the names of variables."""
TIMEOUT = 60
"""Seconds."""
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "contains": lambda items, item: item in items,
    "jsondecode": json.loads,
    "urlencode": lambda text: quote_plus(text, safe="*-._"),
}


def evaluate(expression: str, scope: Scope, _folder: Path) -> Any:
    """Return the value of an expression: a literal, list, member, call or template.

    >>> evaluate('try(jsondecode(self.body).verdict, "none")', {"self": {"body": "{}"}}, Path())
    'none'
    """
    if expression.startswith('"') and "${" in expression:
        return _fill_template(expression[1:-1], scope, _folder)
    # Python parses these expressions alike, except that `try` is a keyword
    python = re.sub(r"\btry\(", "first(", expression)
    return _value(ast.parse(python, mode="eval").body, scope)


def _fill_template(template: str, scope: Scope, folder: Path) -> str:
    return re.sub(r"\$\{(.*?)\}", lambda match: str(evaluate(match[1], scope, folder)), template)


def _value(node: ast.expr, scope: Scope) -> Any:
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


def _first(nodes: list[ast.expr], scope: Scope) -> Any:
    """Return the first value without an error, as Terraform's `try` does."""
    for node in nodes[:-1]:
        try:
            return _value(node, scope)
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    return _value(nodes[-1], scope)


def evaluate_with_terraform(expression: str, scope: Scope, folder: Path) -> Any:
    """Return the value in Terraform's console, in which `self` has to be a variable."""
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
    process = subprocess.run(
        [shutil.which("terraform") or "terraform", "console"],
        cwd=folder,
        env=environment,
        input=line,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=True,
    )
    return json.loads(json.loads(process.stdout))


Evaluator = Callable[[str, Scope, Path], Any]
"""A function of an expression, the values of variables, and a folder for files."""
EVALUATORS: dict[str, Evaluator] = {"small": evaluate}
"""Terraform is included only if it is installed: no package index has it."""
if shutil.which("terraform"):
    EVALUATORS["Terraform"] = evaluate_with_terraform
