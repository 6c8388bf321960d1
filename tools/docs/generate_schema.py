"""Generator of the schema of audit reports: `python -m tools.docs.generate_schema`.

With `--check` it compares the file with the contract and writes nothing.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.contract.contract import SCHEMAS
from tools.docs.generated_file import write_or_check

TARGET = Path(__file__).parents[2] / "docs" / "reference" / "audit-v1.schema.json"
_ROOT = "AuditReport"
_PREFIX = "#/components/schemas/"


def text() -> str:
    """Return the schema of a report with all schemas it refers to, as JSON."""
    names = list(_reachable(_ROOT, set()))
    definitions = {name: _with_local_references(SCHEMAS[name]) for name in sorted(names)}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of kuma-names audit",
        "$ref": f"#/$defs/{_ROOT}",
        "$defs": definitions,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _reachable(name: str, visited: set[str]) -> Iterator[str]:
    """Yield a schema and all schemas that it refers to; adds their names to `visited`."""
    visited.add(name)
    yield name
    for reference in _references(SCHEMAS[name]):
        if reference not in visited:
            yield from _reachable(reference, visited)


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value.removeprefix(_PREFIX) for key, value in schema.items() if key == "$ref")
        yield from _references(list(schema.values()))
    elif isinstance(schema, list):
        for item in schema:
            yield from _references(item)


def _with_local_references(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: value.replace(_PREFIX, "#/$defs/")
            if key == "$ref"
            else _with_local_references(value)
            for key, value in schema.items()
        }
    return [_with_local_references(item) for item in schema] if isinstance(schema, list) else schema


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it with the contract and return 1 if it differs."""
    return write_or_check(TARGET, text(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
