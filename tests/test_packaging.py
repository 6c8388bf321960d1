"""The wheel: all that the service needs to run, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "service" / "kuma_names"


def test_the_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        contract = archive.read("kuma_names/openapi.yaml")
        (commands,) = (
            archive.read(name)
            for name in archive.namelist()
            if name.endswith(".dist-info/entry_points.txt")
        )
    files = (
        path for path in PACKAGE.rglob("*") if path.is_file() and path.parent.name != "__pycache__"
    )
    assert held == {f"kuma_names/{path.relative_to(PACKAGE).as_posix()}" for path in files}
    assert commands.decode().split("\n") == [
        "[console_scripts]",
        "kuma-names = kuma_names.cli:main",
        "",
    ]
    assert contract == (ROOT / "openapi.yaml").read_bytes()
