"""Images made without a daemon: a base out of Debian's packages, kept for the next time, and the service on top of it.

The wheels are downloaded by the pip that runs these tests, with whatever index it is set up for, and handed to the build
as a folder; the Dockerfile is the one that `docker build .` takes.
"""

import json
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kuma_names
from tests.deploy.image.tools import ROOT, output

CACHE = ROOT / ".venv" / "image"
BASE = "localhost/kuma-names-base"
SUITE = "trixie"
PYTHON = "3.13"
"""The Python of that suite, and of the Dockerfile's own base."""
LABELS = {
    "VERSION": kuma_names.__version__,
    "REVISION": "5" * 40,
    "CREATED": "2026-01-02T03:04:05Z",
}
_BASE = "FROM scratch\nADD rootfs.tar /\nENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"
_PIP = "[global]\nno-index = true\nfind-links = /mnt\n"


def buildah(*arguments: str | Path, minutes: float = 2) -> str:
    """Run buildah on a store of our own; copies in place of overlays, which work everywhere."""
    store = ("--root", CACHE / "store", "--runroot", CACHE / "run", "--storage-driver", "vfs")
    return output("buildah", *store, *arguments, minutes=minutes)


def build(context: Path, dockerfile: Path, tag: str, *arguments: str | Path) -> None:
    """Build an image from a folder."""
    own = (
        "--isolation",
        "chroot",
        "--format",
        "docker",
        "--quiet",
        "--tag",
        tag,
        "--file",
        dockerfile,
    )
    buildah("bud", *own, *arguments, context, minutes=5)


def make_base() -> None:
    """Make the base, unless an earlier run has."""
    if BASE in buildah("images", "--format", "{{.Name}}").split():
        return
    packages = "--include=python3,python3-venv,ca-certificates"
    with _folder() as folder:
        rootfs, context = folder / "rootfs", folder / "context"
        context.mkdir()
        output("debootstrap", "--variant=minbase", packages, SUITE, rootfs, minutes=8)
        excluded = (
            "--exclude=./dev/*",
            "--exclude=./var/cache/apt/*",
            "--exclude=./var/lib/apt/lists/*",
        )
        output("tar", "-C", rootfs, *excluded, "-cf", context / "rootfs.tar", ".")
        dockerfile = folder / "Dockerfile"
        dockerfile.write_text(_BASE)
        build(context, dockerfile, BASE)


def make_image(tag: str) -> None:
    """Build the service's image on the base."""
    with _folder() as folder:
        wheels, pip = folder / "wheels", folder / "pip.conf"
        pip.write_text(_PIP)
        for lock in ("requirements.txt", "requirements-build.txt"):
            _download(ROOT / lock, wheels)
        arguments = [
            f"--build-arg={name}={value}"
            for name, value in {"PYTHON_IMAGE": BASE, **LABELS}.items()
        ]
        mounts = (f"--volume={wheels}:/mnt:ro", f"--secret=id=pip,src={pip}")
        build(ROOT, ROOT / "Dockerfile", tag, *arguments, *mounts)


def _download(lock: Path, wheels: Path) -> None:
    machine = platform.machine()
    tags = [
        f"--platform={tag}_{machine}"
        for tag in ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
    ]
    abis = [
        "--implementation=cp",
        *(f"--abi={abi}" for abi in (f"cp{PYTHON.replace('.', '')}", "abi3", "none")),
    ]
    locked = (
        "--quiet",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--requirement",
        lock,
    )
    pip = (ROOT / ".venv" / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    output(
        *pip,
        "download",
        *locked,
        f"--python-version={PYTHON}",
        *abis,
        *tags,
        "--dest",
        wheels,
        minutes=4,
    )


def configuration(image: str) -> dict[str, Any]:
    """What a container engine reads of an image, besides its files."""
    described: dict[str, Any] = json.loads(buildah("inspect", "--type", "image", image))
    settings: dict[str, Any] = described["Docker"]["config"]
    return settings


@contextmanager
def unpacked(image: str) -> Iterator[Path]:
    """The files of an image, as one folder."""
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
