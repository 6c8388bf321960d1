"""Imports point one way, and the core needs nothing but Python."""

import subprocess
import sys
from pathlib import Path

SERVICE = Path(__file__).parents[1] / "service"
_CORE = sorted(
    path.relative_to(SERVICE).with_suffix("").as_posix().replace("/", ".")
    for path in (SERVICE / "kuma_names" / "core").rglob("*.py")
)


def _run(flags: str, program: str) -> str:
    done = subprocess.run(
        [sys.executable, flags, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.strip()


def test_the_core_works_without_any_installed_package() -> None:
    imports = "\n".join(f"import {module.removesuffix('.__init__')}" for module in _CORE)
    program = f"import sys; sys.path.insert(0, {str(SERVICE)!r})\n{imports}\n" + (
        "from kuma_names.core.names.validator import validate\n"
        "from kuma_names.core.model import Context\n"
        "from kuma_names.core.versions import parse_version\n"
        "print(validate('Mesh', 'aa.a', Context(parse_version('3.0'))).verdict)"
    )
    assert _run("-IS", program) == "rejected"


def test_the_core_imports_no_other_part() -> None:
    imports = "\n".join(f"import {module.removesuffix('.__init__')}" for module in _CORE)
    program = f"import sys; sys.path.insert(0, {str(SERVICE)!r})\n{imports}\n" + (
        "print(sorted(m for m in sys.modules if m.startswith('kuma_names.') and not m.startswith('kuma_names.core')))"
    )
    assert _run("-I", program) == "[]"


def test_metrics_do_not_import_the_http_service() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(SERVICE)!r})\nimport kuma_names.metrics.meter\n"
        + ("print(sorted({'flask', 'marshmallow', 'kuma_names.api'} & set(sys.modules)))")
    )
    assert _run("-I", program) == "[]"


def test_the_command_line_imports_no_service() -> None:
    program = f"import sys; sys.path.insert(0, {str(SERVICE)!r})\nimport kuma_names.cli\n" + (
        "unwanted = {'flask', 'marshmallow', 'prometheus_client', 'gunicorn', 'werkzeug', 'kuma_names.api', 'kuma_names.metrics'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    assert _run("-I", program) == "[]"


def test_no_command_imports_the_service() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(SERVICE)!r})\nfrom kuma_names.cli import root_command\n"
        + (
            "for line in ('validate a b --kind Mesh', 'validate a --kind Mesh --format json',"
            " 'encode proxyid mesh=a name=b', 'decode proxyid a.b', 'rules'):\n"
            "    try: root_command.main(line.split())\n"
            "    except SystemExit as end: assert end.code == 0\n"
            "print('imported', sorted({'flask', 'marshmallow', 'prometheus_client'} & set(sys.modules)))"
        )
    )
    assert _run("-I", program).endswith("imported []")
