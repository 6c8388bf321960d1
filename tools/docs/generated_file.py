"""A generated file: written, or compared with what would be written."""

import difflib
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def write_or_check(path: Path, fresh: str, arguments: list[str]) -> int:
    """Write a file, or with `--check` print how it differs and return 1."""
    if "--check" not in arguments:
        path.write_text(fresh, "utf-8")
        return 0
    stale = path.read_text("utf-8") if path.exists() else ""
    name = path.relative_to(_ROOT).as_posix()
    before, after = stale.splitlines(), fresh.splitlines()
    difference = list(difflib.unified_diff(before, after, name, "generated", lineterm=""))
    if difference:
        print("\n".join([*difference, f"{name} is stale: run `make docs`"]))
        return 1
    print(f"{name} is current")
    return 0
