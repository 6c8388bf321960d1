"""The wheel contains the whole package, its command and the contract, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "service" / "kuma_names"
ENTRY_POINTS = "[console_scripts]\nkuma-names = kuma_names.cli:main\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    command += ["--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_contains_every_file_of_the_package(wheel: Path) -> None:
    files = {
        f"kuma_names/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == files


def test_the_wheel_contains_the_contract_itself(wheel: Path) -> None:
    """In the source tree it is a symbolic link."""
    with ZipFile(wheel) as archive:
        contract = archive.read("kuma_names/openapi.yaml")
    assert contract == (ROOT / "openapi.yaml").read_bytes()


def test_the_wheel_installs_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (path,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        entry_points = archive.read(path).decode()
    assert entry_points == ENTRY_POINTS
