"""The image, built once, and containers that end with their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deploy.image import images
from tests.deploy.image.containers import Container, Image, User
from tests.deploy.image.tools import need, need_root

TAG = "localhost/kuma-names-under-test"
Start = Callable[..., Container]


@pytest.fixture(scope="session")
def image() -> Iterator[Image]:
    """The image as the Dockerfile makes it; the base stays for the next session, the image does not."""
    need_root()
    need("buildah", "debootstrap", "tar", "unshare", "nsenter", "mount")
    images.make_base()
    images.make_image(TAG)
    try:
        with images.unpacked(TAG) as root:
            yield Image(root, images.configuration(TAG))
    finally:
        images.buildah("rmi", TAG)


@pytest.fixture
def start(image: Image, tmp_path: Path) -> Iterator[Start]:
    """Start the image as a user, with environment variables."""
    started: list[Container] = []

    def container(who: User, **variables: str) -> Container:
        started.append(Container(image, who, tmp_path / f"log-{len(started)}", **variables))
        return started[-1]

    yield container
    for one in started:
        one.end()
