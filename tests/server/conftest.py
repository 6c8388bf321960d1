"""Servers that end with their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.servers import Server


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a server with environment variables."""
    started: list[Server] = []

    def start(**variables: str) -> Server:
        started.append(Server(tmp_path, **variables))
        return started[-1]

    yield start
    for server in started:
        server.end()
