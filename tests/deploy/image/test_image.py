"""The image, built from the Dockerfile and run by several users on a read-only root."""

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

DEFAULT_USER = User(65532, 65532)
ARBITRARY_USER = User(1000730000, 0)
"""As on OpenShift, which assigns each namespace its own users, in the group of root."""
USERS = pytest.mark.parametrize(
    "user", [DEFAULT_USER, ARBITRARY_USER], ids=["default user", "arbitrary user"]
)
VENV = "/opt/venv/bin"
DESCRIPTION = "Is this Kuma resource name good, and what does this identifier say?"


def test_the_configuration_is_complete(image: Image) -> None:
    name = "org.opencontainers.image"
    second = 1_000_000_000  # durations are nanoseconds
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
            "Interval": 30 * second,
            "Timeout": 5 * second,
            "StartPeriod": 10 * second,
            "Retries": 3,
        },
        "Labels": {
            f"{name}.title": "kuma-names",
            f"{name}.description": DESCRIPTION,
            f"{name}.licenses": "Apache-2.0",
            f"{name}.version": kuma_names.__version__,
            f"{name}.revision": images.LABELS["REVISION"],
            f"{name}.created": images.LABELS["CREATED"],
        },
    }
    settings = {
        name: value
        for name, value in image.settings.items()
        if value and name not in ("Image", "Hostname")
    }
    settings["Labels"] = {
        label: value
        for label, value in settings["Labels"].items()
        if not label.startswith("io.buildah.")
    }
    assert settings == expected


def test_it_has_the_locked_packages_and_the_service(image: Image) -> None:
    program = """if True:
        import importlib.metadata, json
        packages = importlib.metadata.distributions()
        print(json.dumps([[package.name.lower(), package.version] for package in packages]))
    """
    rows = image.python(DEFAULT_USER, program)
    packages = {name.replace("_", "-"): version for name, version in rows}
    assert packages == {**_locked(), "kuma-names": kuma_names.__version__}


def _locked() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    rows = [Requirement(line.rstrip(" \\")) for line in lines if line[:1].isalnum()]
    environment = {"python_version": images.PYTHON, "python_full_version": f"{images.PYTHON}.0"}
    required = [row for row in rows if not row.marker or row.marker.evaluate(environment)]
    return {row.name: str(row.specifier).removeprefix("==") for row in required}


def test_it_has_no_tools_to_build_or_install(image: Image) -> None:
    program = """if True:
        import importlib.util, json, os, pathlib, shutil
        modules = ["pip", "ensurepip", "setuptools", "wheel", "hatchling"]
        tools = ["cc", "gcc", "g++", "make", "pip", "pip3", "git", "curl", "wget"]
        paths = ["/build", "/opt/build", "/etc/pip.conf", "/run/secrets"]
        print(json.dumps([
            list(filter(importlib.util.find_spec, modules)),
            list(filter(shutil.which, tools)),
            list(filter(os.path.exists, paths)),
            list(map(str, pathlib.Path("/mnt").iterdir())),
        ]))
    """
    assert image.python(DEFAULT_USER, program) == [[], [], [], []]


def test_modules_are_compiled_and_not_checked_against_their_source(image: Image) -> None:
    folder = image.root / "opt" / "venv" / "lib"
    compiled_files = list(folder.rglob("*.pyc"))
    assert len(compiled_files) == len(list(folder.rglob("*.py")))
    # flags of a pyc file (PEP 552): 1 means a hash of the source that is not checked
    assert {path.read_bytes()[4:8] for path in compiled_files} == {(1).to_bytes(4, "little")}


def test_only_root_can_change_its_files(image: Image) -> None:
    def is_writable_by_others(path: Path) -> bool:
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
    assert [path for path in paths if is_writable_by_others(path)] == []


@USERS
def test_only_memory_is_writable(image: Image, user: User) -> None:
    folders = ["/", "/opt/venv", "/tmp", "/var/tmp", "/dev", "/dev/shm"]
    program = f"""if True:
        import errno, json
        def error_of_writing(folder):
            try:
                open(folder + "/probe", "w").close()
            except OSError as error:
                return errno.errorcode[error.errno]
        print(json.dumps([error_of_writing(folder) for folder in {folders}]))
    """
    assert image.python(user, program) == ["EROFS"] * 5 + [None]


@USERS
def test_it_serves_requests_and_stops_cleanly(start: Start, user: User) -> None:
    container = start(user)
    container.wait_until_ready()
    status, body = container.get("/validate?kind=Mesh&name=aa.a&kumaVersion=2.12&include=")
    report = json.loads(body)
    rules = [finding["rule"] for finding in report["findings"]]
    assert (status, report["verdict"]) == (200, "broken")
    assert rules == ["rfc1035-label", "proxy-id-unambiguous"]
    status, metrics = container.get("/metrics")
    sample = 'kuma_names_validations_total{kind="Mesh",source="single",verdict="broken"} 1.0'
    assert (status, metrics.splitlines().count(sample)) == (200, 1)
    assert container.check_health() == (0, "")
    container.signal(signal.SIGTERM)
    assert container.wait() == 0
    assert "error" not in container.log.read_text().lower()


@USERS
def test_it_runs_without_capabilities(start: Start, user: User) -> None:
    container = start(user)
    container.wait_until_ready()
    state = container.status()
    names = ("Uid", "Gid", "Groups", "NoNewPrivs", "CapEff", "CapPrm", "CapAmb", "NSpid")
    user_ids = " ".join([str(user.user)] * 4)
    group_ids = " ".join([str(user.group)] * 4)
    first = state["NSpid"].split()
    assert [state[name] for name in names[:-1]] == [user_ids, group_ids, "", "1", *["0" * 16] * 3]
    assert first[-1] == "1"


def test_it_writes_only_to_the_folder_of_metrics(start: Start) -> None:
    container = start(ARBITRARY_USER, memory=("/mnt",), KUMA_NAMES_METRICS_DIR="/mnt")
    container.wait_until_ready()
    assert container.get("/metrics")[0] == 200
    container.signal(signal.SIGTERM)
    assert container.wait() == 0


def test_probes_and_the_health_check_use_the_management_port(start: Start) -> None:
    container = start(DEFAULT_USER, KUMA_NAMES_METRICS_BIND="0.0.0.0:9090")
    container.wait_until_ready(9090)
    endpoints = [
        (path, port) for path in ("/readyz", "/healthz", "/metrics") for port in (8080, 9090)
    ]
    assert [container.get(path, port)[0] for path, port in endpoints] == [404, 200] * 3
    assert container.check_health() == (0, "")


def test_the_health_check_fails_without_a_service(image: Image) -> None:
    process = image.run(DEFAULT_USER, *image.settings["Healthcheck"]["Test"][1:])
    error = "0.0.0.0:8080 does not answer: [Errno 111] Connection refused\n"
    assert (process.returncode, process.stderr) == (1, error)


def test_the_health_check_fails_if_the_service_hangs(start: Start) -> None:
    container = start(DEFAULT_USER, KUMA_NAMES_WORKERS="1")
    container.wait_until_ready()
    workers = container.freeze_workers()
    assert len(workers) == 1
    assert container.check_health() == (1, "0.0.0.0:8080 does not answer: timed out\n")


def test_the_service_has_less_than_30_megabytes(
    image: Image, capsys: pytest.CaptureFixture[str]
) -> None:
    """The size and the packages of the image are printed as well."""
    megabytes = _size(image.root) / 1_000_000
    service_megabytes = _size(image.root / "opt" / "venv") / 1_000_000
    query = ("/usr/bin/dpkg-query", "--show", "--showformat", "${Package}=${Version} ")
    debian = image.run(DEFAULT_USER, *query).stdout.split()
    packages = {**_locked(), "kuma-names": kuma_names.__version__}
    python = [f"{name}=={version}" for name, version in sorted(packages.items())]
    with capsys.disabled():
        print(f"\nimage: {megabytes:.1f} MB, of which the service {service_megabytes:.1f} MB")
        print(f"base: {images.BASE} ({images.SUITE})")
        print(f"{len(python)} Python packages: {' '.join(python)}")
        print(f"{len(debian)} Debian packages: {' '.join(debian)}")
    assert "libc6" in {row.partition("=")[0].partition(":")[0] for row in debian}
    assert service_megabytes < 30


def _size(folder: Path) -> int:
    paths = (Path(above) / name for above, _, names in os.walk(folder) for name in names)
    return sum(path.lstat().st_size for path in paths)
