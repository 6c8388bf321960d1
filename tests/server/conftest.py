"""Servers that end with their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.servers import Server


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers with environment variables."""
    servers: list[Server] = []

    def start(**variables: str) -> Server:
        server = Server(tmp_path, **variables)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.end()
