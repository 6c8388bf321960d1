"""The image, built from the Dockerfile and run: by any user, on a root that is only read, with nothing in it but the service."""

import json
import os
import signal
import stat
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import kuma_names
from tests.deploy.image import images
from tests.deploy.image.conftest import Start
from tests.deploy.image.containers import Image, User
from tests.deploy.image.tools import ROOT

OWN = User(65532, 65532)
ANY = User(1000730000, 0)
"""As clusters have it that give every namespace its own users, in the group of root."""
USERS = pytest.mark.parametrize("who", [OWN, ANY], ids=["its own user", "any user"])
VENV = "/opt/venv/bin"


def test_an_engine_reads_how_to_start_it(image: Image) -> None:
    name = "org.opencontainers.image"
    seconds = 1_000_000_000
    expected: dict[str, Any] = {
        "User": "65532:65532",
        "ExposedPorts": {"8080/tcp": {}, "9090/tcp": {}},
        "Env": [
            f"PATH={VENV}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONDONTWRITEBYTECODE=1",
            "PYTHONUNBUFFERED=1",
            "KUMA_NAMES_BIND=0.0.0.0:8080",
        ],
        "Entrypoint": [
            f"{VENV}/gunicorn",
            "--config",
            "python:kuma_names.server.gunicorn_conf",
            "kuma_names.server.wsgi:app",
        ],
        "WorkingDir": "/",
        "StopSignal": "SIGTERM",
        "Healthcheck": {
            "Test": ["CMD", f"{VENV}/python", "-m", "kuma_names.server.healthcheck"],
            "Interval": 30 * seconds,
            "Timeout": 5 * seconds,
            "StartPeriod": 10 * seconds,
            "Retries": 3,
        },
        "Labels": {
            f"{name}.title": "kuma-names",
            f"{name}.description": "Is this Kuma resource name good, and what does this identifier say?",
            f"{name}.licenses": "Apache-2.0",
            f"{name}.version": kuma_names.__version__,
            f"{name}.revision": images.LABELS["REVISION"],
            f"{name}.created": images.LABELS["CREATED"],
        },
    }
    labels = {
        name: value
        for name, value in image.settings["Labels"].items()
        if name.startswith("io.buildah.")
    }
    said = {
        name: value
        for name, value in image.settings.items()
        if value and name not in ("Image", "Hostname")
    }
    assert said == {**expected, "Labels": {**labels, **expected["Labels"]}}


def test_it_holds_the_locked_packages_and_ours(image: Image) -> None:
    program = """if True:
        import importlib.metadata, json
        print(json.dumps([[found.name.lower(), found.version] for found in importlib.metadata.distributions()]))
    """
    found = {name.replace("_", "-"): version for name, version in image.python(OWN, program)}
    assert found == {**_locked(), "kuma-names": kuma_names.__version__}


def _locked() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    rows = [Requirement(line.rstrip(" \\")) for line in lines if line[:1].isalnum()]
    environment = {"python_version": images.PYTHON, "python_full_version": f"{images.PYTHON}.0"}
    kept = [row for row in rows if not row.marker or row.marker.evaluate(environment)]
    return {row.name: str(row.specifier).removeprefix("==") for row in kept}


def test_it_holds_nothing_to_build_or_install_with(image: Image) -> None:
    program = """if True:
        import importlib.util, json, os, pathlib, shutil
        modules = ["pip", "ensurepip", "setuptools", "wheel", "hatchling"]
        tools = ["cc", "gcc", "g++", "make", "pip", "pip3", "git", "curl", "wget"]
        left = ["/build", "/opt/build", "/etc/pip.conf", "/run/secrets", *pathlib.Path("/mnt").iterdir()]
        found = filter(importlib.util.find_spec, modules), filter(shutil.which, tools), filter(os.path.exists, left)
        print(json.dumps([list(kind) for kind in found]))
    """
    assert image.python(OWN, program) == [[], [], []]


def test_modules_are_compiled_and_never_compared_with_their_source(image: Image) -> None:
    folder = image.root / "opt" / "venv" / "lib"
    compiled = list(folder.rglob("*.pyc"))
    assert len(compiled) == len(list(folder.rglob("*.py")))
    assert {path.read_bytes()[4:8] for path in compiled} == {(1).to_bytes(4, "little")}


def test_only_root_could_change_its_files(image: Image) -> None:
    def changeable(path: Path) -> bool:
        state = path.lstat()
        return not path.is_symlink() and (
            state.st_uid != 0 or bool(state.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
        )

    paths = [
        Path(folder) / name
        for folder, _, names in os.walk(image.root / "opt")
        for name in ("", *names)
    ]
    assert len(paths) > 500
    assert [path for path in paths if changeable(path)] == []


@USERS
def test_nobody_can_write_but_to_memory(image: Image, who: User) -> None:
    folders = ["/", "/opt/venv", "/tmp", "/var/tmp", "/dev", "/dev/shm"]
    program = f"""if True:
        import errno, json
        def tried(folder):
            try:
                open(folder + "/probe", "w").close()
            except OSError as error:
                return errno.errorcode[error.errno]
        print(json.dumps([tried(folder) for folder in {folders}]))
    """
    assert image.python(who, program) == ["EROFS"] * 5 + [None]


@USERS
def test_it_serves_and_ends_cleanly(start: Start, who: User) -> None:
    container = start(who)
    container.until_ready()
    status, body = container.get("/validate?kind=Mesh&name=aa.a&kumaVersion=2.12&include=")
    report = json.loads(body)
    rules = [finding["rule"] for finding in report["findings"]]
    assert (status, report["verdict"], rules) == (
        200,
        "broken",
        ["rfc1035-label", "proxy-id-unambiguous"],
    )
    status, metrics = container.get("/metrics")
    counted = 'kuma_names_validations_total{kind="Mesh",source="single",verdict="broken"} 1.0'
    assert (status, [line for line in metrics.splitlines() if line == counted]) == (200, [counted])
    assert container.check_health() == (0, "")
    container.signal(signal.SIGTERM)
    assert container.wait() == 0
    assert "error" not in container.log.read_text().lower()


@USERS
def test_it_runs_without_any_right(start: Start, who: User) -> None:
    container = start(who)
    container.until_ready()
    state = container.status()
    names = ("Uid", "Gid", "Groups", "NoNewPrivs", "CapEff", "CapPrm", "CapAmb", "NSpid")
    user, group = (" ".join([str(number)] * 4) for number in (who.user, who.group))
    first = state["NSpid"].split()
    assert [state[name] for name in names[:-1]] == [user, group, "", "1", *["0" * 16] * 3]
    assert first[-1] == "1"


def test_it_needs_no_memory_but_the_folder_for_metrics(start: Start) -> None:
    container = start(ANY, memory=("/mnt",), KUMA_NAMES_METRICS_DIR="/mnt")
    container.until_ready()
    assert container.get("/metrics")[0] == 200
    container.signal(signal.SIGTERM)
    assert container.wait() == 0


def test_probes_move_to_the_management_port_and_the_health_check_with_them(start: Start) -> None:
    container = start(OWN, KUMA_NAMES_METRICS_BIND="0.0.0.0:9090")
    container.until_ready(9090)
    asked = [(path, port) for path in ("/readyz", "/healthz", "/metrics") for port in (8080, 9090)]
    assert [container.get(path, port)[0] for path, port in asked] == [404, 200] * 3
    assert container.check_health() == (0, "")


def test_the_health_check_fails_where_nobody_answers(image: Image) -> None:
    ended = image.run(OWN, *image.settings["Healthcheck"]["Test"][1:])
    assert (ended.returncode, ended.stderr) == (
        1,
        "0.0.0.0:8080 does not answer: [Errno 111] Connection refused\n",
    )


def test_the_health_check_fails_where_the_service_hangs(start: Start) -> None:
    container = start(OWN, KUMA_NAMES_WORKERS="1")
    container.until_ready()
    workers = container.freeze_workers()
    assert len(workers) == 1
    assert container.check_health() == (1, "0.0.0.0:8080 does not answer: timed out\n")


def test_what_it_weighs_and_holds(image: Image, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints what a reader of the build wants to know; our part of it has a bound."""
    whole, own = (_size(folder) / 1_000_000 for folder in (image.root, image.root / "opt" / "venv"))
    debian = image.run(
        OWN, "/usr/bin/dpkg-query", "--show", "--showformat", "${Package}=${Version} "
    ).stdout.split()
    python = [
        f"{name}=={version}"
        for name, version in sorted({**_locked(), "kuma-names": kuma_names.__version__}.items())
    ]
    with capsys.disabled():
        print(
            f"\nimage: {whole:.1f} MB, of which {own:.1f} MB are ours; on {images.BASE} ({images.SUITE})"
        )
        print(f"{len(python)} Python packages: {' '.join(python)}")
        print(f"{len(debian)} Debian packages: {' '.join(debian)}")
    assert "libc6" in {row.partition("=")[0].partition(":")[0] for row in debian}
    assert own < 30


def _size(folder: Path) -> int:
    paths = (Path(above) / name for above, _, names in os.walk(folder) for name in names)
    return sum(path.lstat().st_size for path in paths)
