"""Images that are built without a daemon: a base of Debian's packages, and the service.

The base is kept for later runs. The pip of these tests downloads the wheels, from the index that it
is configured for; the build gets them as a folder. The Dockerfile is that of `docker build .`.
"""

import json
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kuma_names
from kuma_names.json_types import JsonObject
from tests.deploy.image.tools import ROOT, output

CACHE = ROOT / ".venv" / "image"
BASE = "localhost/kuma-names-base"
SUITE = "trixie"
PYTHON = "3.13"
"""The version in that suite and in the Dockerfile's default base."""
LABELS = {
    "VERSION": kuma_names.__version__,
    "REVISION": "5" * 40,
    "CREATED": "2026-01-02T03:04:05Z",
}
_BASE_DOCKERFILE = """\
FROM scratch
ADD rootfs.tar /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
"""
_PIP_CONFIGURATION = "[global]\nno-index = true\nfind-links = /mnt\n"


def buildah(*arguments: str | Path, minutes: float = 2) -> str:
    """Run buildah with its own store; the driver vfs works on every file system."""
    store = ("--root", CACHE / "store", "--runroot", CACHE / "run", "--storage-driver", "vfs")
    return output("buildah", *store, *arguments, minutes=minutes)


def build(context: Path, dockerfile: Path, tag: str, *arguments: str | Path) -> None:
    """Build an image from a folder."""
    options = ("--isolation=chroot", "--format=docker", "--quiet")
    files = (f"--tag={tag}", f"--file={dockerfile}")
    buildah("bud", *options, *files, *arguments, context, minutes=5)


def build_base() -> None:
    """Build the base, unless an earlier run has built it."""
    if BASE in buildah("images", "--format", "{{.Name}}").split():
        return
    packages = "--include=python3,python3-venv,ca-certificates"
    with _folder() as folder:
        rootfs, context = folder / "rootfs", folder / "context"
        context.mkdir()
        output("debootstrap", "--variant=minbase", packages, SUITE, rootfs, minutes=8)
        excluded_packages = (
            "--exclude=./dev/*",
            "--exclude=./var/cache/apt/*",
            "--exclude=./var/lib/apt/lists/*",
        )
        output("tar", "-C", rootfs, *excluded_packages, "-cf", context / "rootfs.tar", ".")
        dockerfile = folder / "Dockerfile"
        dockerfile.write_text(_BASE_DOCKERFILE)
        build(context, dockerfile, BASE)


def build_service(tag: str) -> None:
    """Build the service's image on the base."""
    with _folder() as folder:
        wheels, pip = folder / "wheels", folder / "pip.conf"
        pip.write_text(_PIP_CONFIGURATION)
        for name in ("requirements.txt", "requirements-build.txt"):
            _download(ROOT / name, wheels)
        build_arguments = {"PYTHON_IMAGE": BASE, **LABELS}
        arguments = [f"--build-arg={name}={value}" for name, value in build_arguments.items()]
        mounts = (f"--volume={wheels}:/mnt:ro", f"--secret=id=pip,src={pip}")
        build(ROOT, ROOT / "Dockerfile", tag, *arguments, *mounts)


def _download(requirements: Path, wheels: Path) -> None:
    """Download wheels for the image's Python, which need not be that of the tests."""
    machine = platform.machine()
    abis = (f"cp{PYTHON.replace('.', '')}", "abi3", "none")
    platforms = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
    pip = (ROOT / ".venv" / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    options = (
        "--quiet",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--implementation=cp",
        f"--python-version={PYTHON}",
        *(f"--abi={abi}" for abi in abis),
        *(f"--platform={name}_{machine}" for name in platforms),
        f"--requirement={requirements}",
        f"--dest={wheels}",
    )
    output(*pip, "download", *options, minutes=4)


def configuration(image: str) -> JsonObject:
    """Return the configuration of an image, as a container engine reads it."""
    description = json.loads(buildah("inspect", "--type", "image", image))
    settings: JsonObject = description["Docker"]["config"]
    return settings


@contextmanager
def unpacked(image: str) -> Iterator[Path]:
    """Yield the folder with the files of an image."""
    container = buildah("from", "--pull-never", image).strip()
    try:
        yield Path(buildah("mount", container).strip())
    finally:
        buildah("rm", container)


@contextmanager
def _folder() -> Iterator[Path]:
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=CACHE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
