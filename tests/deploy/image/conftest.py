"""Fixtures: the image, built once, and containers that are stopped after their test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.image import images
from tests.deploy.image.containers import Container, Image, User
from tests.deploy.image.tools import require_root, require_tools

TAG = "localhost/kuma-names-under-test"
Start = Callable[..., Container]


@pytest.fixture(scope="session")
def image() -> Iterator[Image]:
    """The image of the Dockerfile; its base is kept for the next session."""
    require_root()
    require_tools("buildah", "debootstrap", "tar", "unshare", "nsenter", "mount")
    images.build_base()
    images.build_service(TAG)
    try:
        with images.unpacked(TAG) as root:
            yield Image(root, images.configuration(TAG))
    finally:
        images.buildah("rmi", TAG)


@pytest.fixture
def start(image: Image, tmp_path: Path) -> Iterator[Start]:
    """A function that starts a container as a user, with environment variables."""
    containers: list[Container] = []

    def start_container(user: User, **variables: Any) -> Container:
        log = tmp_path / f"log-{len(containers)}"
        containers.append(Container(image, user, log, **variables))
        return containers[-1]

    yield start_container
    for container in containers:
        container.kill()
