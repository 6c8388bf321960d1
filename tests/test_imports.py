"""Imports between the parts of the package follow a table, and the core needs only Python."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SERVICE = Path(__file__).parents[1] / "service"
PACKAGE = SERVICE / "kuma_names"
TABLE = """\
| Part | May import |
|---|---|
| `json_types` | |
| `text_layout` | |
| `core/errors` | |
| `core/format` | |
| `core/quoting` | |
| `core/versions` | `core/errors` |
| `core/model` | `core/errors`, `core/format`, `core/versions` |
| `core/report` | `core/model`, `core/format` |
| `core/text_rows` | `core/versions` |
| `core/rows` | `core/report`, `core/text_rows`, `core/model`, `core/versions` |
| `core/response_rows` | `core/model`, `core/versions` |
| `core/log_rows` | `core/versions` |
| `core/translation_rows` | `core/model`, `core/versions` |
| `core/tables` | `core/rows`, `core/response_rows`, `core/log_rows`, `core/translation_rows`, \
`core/text_rows`, `core/model`, `core/format`, `core/versions`, `core/quoting` |
| `core/names` | the parts of the core above |
| `core/identifiers` | the parts of the core above |
| `core/log_lines` | the parts of the core above |
| `core/log_names` | the parts of the core above |
| `core/interpretations` | the parts of the core above |
| `core/__init__` | `core` |
| `settings` | `core` |
| `logs` | `core` |
| `responses` | `logs`, `core`, `json_types` |
| `audit/input` | `core`, `json_types` |
| `audit` | `audit/input`, `core`, `json_types`, `text_layout` |
| `metrics` | `core` |
| `api` | `responses`, `audit`, `logs`, `metrics`, `settings`, `core`, `json_types` |
| `cli` | `responses`, `audit`, `logs`, `settings`, `core`, `json_types`, `text_layout` |
| `server` | `api`, `metrics`, `settings`, `json_types` |
| `__main__` | `cli` |
"""
"""Markdown, as in docs/development/architecture.md: a part is a folder or a module.

A folder includes its folders, unless they have a row. Every part may import itself and the
version in the package's `__init__`.
"""
ABOVE = "the parts of the core above"
ARCHITECTURE = Path(__file__).parents[1] / "docs" / "development" / "architecture.md"
_CODE = re.compile(r"`([^`]+)`")
_ROOT = "__init__"


def is_within(module: str, part: str) -> bool:
    return module == part or module.startswith(f"{part}/")


def allowed_imports() -> dict[str, list[str]]:
    """Parse the table."""
    allowed: dict[str, list[str]] = {}
    for row in TABLE.splitlines()[2:]:
        _, part, imports, _ = row.split("|")
        (name,) = _CODE.findall(part)
        if imports.strip() == ABOVE:
            allowed[name] = [other for other in allowed if is_within(other, "core")]
        else:
            allowed[name] = _CODE.findall(imports)
    return allowed


ALLOWED = allowed_imports()
MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py")
)


def part_of(module: str) -> str | None:
    """Return the most specific part that a module belongs to."""
    parts = [part for part in ALLOWED if is_within(module, part)]
    return max(parts, key=len, default=None)


def imports_of(module: str) -> Iterator[str]:
    """Yield the modules of the package that a module imports, also inside functions."""
    source = (PACKAGE / f"{module}.py").read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (_module(alias.name) for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            if node.module and _is_ours(node.module):
                yield from (_imported(node.module, alias.name) for alias in node.names)


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == "kuma_names"


def _imported(package: str, name: str) -> str:
    """Return the module that `from package import name` imports."""
    submodule = f"{package}.{name}"
    path = SERVICE / submodule.replace(".", "/")
    if path.with_suffix(".py").exists() or path.is_dir():
        return _module(submodule)
    return _module(package)


def _module(name: str) -> str:
    """Return the path of a module from its dotted name; that of a package is its `__init__`."""
    path = name.removeprefix("kuma_names").lstrip(".").replace(".", "/")
    if (PACKAGE / path).is_dir():
        return f"{path}/{_ROOT}".lstrip("/")
    return path


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_parts_that_the_table_allows(module: str) -> None:
    if module == _ROOT:
        assert list(imports_of(module)) == []
        return
    part = part_of(module)
    assert part is not None, "every module belongs to a part"
    allowed_parts = [part, _ROOT, *ALLOWED[part]]
    imports = imports_of(module)
    assert [
        name for name in imports if not any(is_within(name, row) for row in allowed_parts)
    ] == []


def test_every_folder_of_the_package_belongs_to_a_part() -> None:
    folders = {str(Path(module).parent) for module in MODULES} - {".", "core"}
    assert {folder for folder in folders if part_of(folder) is None} == set()


def test_every_part_has_a_module() -> None:
    assert {part_of(module) for module in MODULES} - {None} == set(ALLOWED)


def test_the_table_is_part_of_the_documentation() -> None:
    assert TABLE in ARCHITECTURE.read_text("utf-8")


def test_the_table_has_no_cycle() -> None:
    graph = {part: _parts_within(imports) - {part} for part, imports in ALLOWED.items()}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(ALLOWED)


def _parts_within(names: list[str]) -> set[str]:
    """Return the parts that names of a row include: `core` stands for all parts of the core."""
    parts = {part for part in ALLOWED for name in names if is_within(part, name)}
    assert all(any(is_within(part, name) for part in parts) for name in names)
    return parts


def test_modules_do_not_import_each_other_in_a_cycle() -> None:
    graph = {module: set(imports_of(module)) for module in MODULES}
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


CORE_IMPORTS = "\n".join(
    f"import kuma_names.{module.removesuffix('/__init__').replace('/', '.')}"
    for module in MODULES
    if is_within(module, "core")
)
VALIDATION = """
from kuma_names.core import Context, validate
print(validate("Mesh", "aa.a", Context.from_strings("3.0")).verdict)
"""
CLI_COMMANDS = """
from kuma_names.cli import root_command
for line in (
    "validate a b --kind Mesh",
    "validate a --kind Mesh --format json",
    "encode proxyid mesh=a name=b",
    "decode proxyid a.b",
    "rules",
):
    try:
        root_command.main(line.split())
    except SystemExit as end:
        assert end.code == 0
"""
SERVICE_PACKAGES = ("flask", "marshmallow", "prometheus_client", "gunicorn", "werkzeug")


def run_python(program: str, *, installed_packages: bool = True) -> str:
    """Run a program in a new interpreter; return the last line that it prints."""
    flags = "-I" if installed_packages else "-IS"
    command = [
        sys.executable,
        flags,
        "-c",
        f"import sys; sys.path.insert(0, {str(SERVICE)!r})\n{program}",
    ]
    process = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    return process.stdout.strip().rpartition("\n")[2]


def loaded(*modules: str) -> str:
    """Return statements that print which of these modules are loaded."""
    return f"\nprint(sorted({set(modules)!r} & set(sys.modules)))"


def test_the_core_works_without_installed_packages() -> None:
    assert run_python(CORE_IMPORTS + VALIDATION, installed_packages=False) == "rejected"


def test_the_core_loads_no_other_part() -> None:
    others = "sorted(name for name in sys.modules if name.startswith('kuma_names.') "
    others += "and not name.startswith('kuma_names.core'))"
    assert run_python(f"{CORE_IMPORTS}\nprint({others})") == "[]"


def test_metrics_do_not_load_the_http_service() -> None:
    program = "import kuma_names.metrics.meter" + loaded("flask", "marshmallow", "kuma_names.api")
    assert run_python(program) == "[]"


def test_the_command_line_does_not_load_the_service() -> None:
    unwanted = (*SERVICE_PACKAGES, "kuma_names.api", "kuma_names.metrics")
    assert run_python("import kuma_names.cli" + loaded(*unwanted)) == "[]"


def test_no_command_loads_the_service() -> None:
    assert run_python(CLI_COMMANDS + loaded(*SERVICE_PACKAGES, "kuma_names.api")) == "[]"
