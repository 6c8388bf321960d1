"""Slow clients do not block others, and are disconnected at the deadline."""

import json
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.support.servers import TIMEOUT, Server, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]
BEGINNINGS = {
    "headers": b"GET /healthz HTTP/1.1\r\nHost: slow\r\nX-Slow: ",
    "body": (
        b"POST /validate HTTP/1.1\r\nHost: slow\r\n"
        b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    ),
}


@contextmanager
def slow_clients(server: Server, beginning: bytes) -> Iterator[list[socket.socket]]:
    """Open twenty connections that begin a request and then send a byte every tenth of a second."""
    stop_event = threading.Event()
    address = ("127.0.0.1", server.port)
    with ExitStack() as stack:
        connections = []
        for _ in range(20):
            connection = stack.enter_context(socket.create_connection(address))
            connection.sendall(beginning)
            connections.append(connection)

        def send_slowly() -> None:
            open_connections = list(connections)
            while not stop_event.wait(0.1):
                for connection in list(open_connections):
                    try:
                        connection.sendall(b"a")
                    except OSError:
                        open_connections.remove(connection)

        sender = threading.Thread(target=send_slowly)
        sender.start()
        try:
            yield connections
        finally:
            stop_event.set()
            sender.join()


def is_readable(connection: socket.socket) -> bool:
    """Return whether a connection has received data or was closed."""
    return bool(select.select([connection], [], [], 0)[0])


@pytest.mark.parametrize("part", BEGINNINGS)
def test_slow_clients_do_not_block_others(serve: Serve, part: str) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_DEADLINE="10")
    with slow_clients(server, BEGINNINGS[part]) as connections:
        statuses = [server.get("/healthz")[0] for _ in range(100)]
        assert not any(map(is_readable, connections))
    assert statuses == [200] * 100


@pytest.mark.parametrize("part", BEGINNINGS)
def test_slow_clients_that_occupy_every_thread_are_disconnected(serve: Serve, part: str) -> None:
    server = serve(KUMA_NAMES_THREADS="8", KUMA_NAMES_DEADLINE="1")
    with slow_clients(server, BEGINNINGS[part]) as connections:
        statuses = [server.get("/healthz")[0] for _ in range(100)]
        until(lambda: all(map(is_readable, connections)), "all slow clients to be cut off")
    assert statuses == [200] * 100


def test_a_client_that_stops_in_the_body_gets_an_error(serve: Serve) -> None:
    server = serve(KUMA_NAMES_DEADLINE="1")
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(BEGINNINGS["body"])
        response = connection.makefile("rb").read()
    head, _, body = response.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    reason = "must have the 1000 bytes of its Content-Length, has 1 that came in time"
    assert json.loads(body)["invalid_parameters"] == [{"field": "body", "reason": reason}]


def test_a_client_that_does_not_read_its_response_is_disconnected(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_THREADS="1", KUMA_NAMES_DEADLINE="1")
    body = json.dumps({"kind": "Mesh", "names": ["a."] * 10_000}).encode()
    head = (
        "POST /validate/batch HTTP/1.1\r\nHost: slow\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(head.encode() + body)
        assert server.get("/healthz")[0] == 200
