"""A service that ends or reloads loses no request."""

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.support.servers import TIMEOUT, Server, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]


def test_sigterm_lets_a_request_finish_and_exits_with_0(serve: Serve) -> None:
    server = serve()
    body = json.dumps({"kind": "Zone", "name": "east"}).encode()
    head = (
        "POST /validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(head.encode())
        # Without this answer the connection might not have reached a worker yet.
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body[:5])
        server.process.terminate()
        until(lambda: "Handling signal: term" in server.stdout.read_text(), "the signal to arrive")
        connection.sendall(body[5:])
        response = connection.makefile("rb").read()
    assert response.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b'"verdict":"valid"' in response
    assert server.process.wait(TIMEOUT) == 0
    assert list(server.metrics.iterdir()) == []


def test_sigterm_loses_no_request_of_an_open_connection(serve: Serve) -> None:
    server = serve()
    with traffic(server) as clients:
        until(lambda: all(client.answered > 50 for client in clients), "traffic")
        server.process.terminate()
        assert server.process.wait(TIMEOUT) == 0
    assert [client.lost for client in clients] == [0] * len(clients)


def test_a_reload_loses_no_request_and_no_count(serve: Serve) -> None:
    server = serve()
    with traffic(server, counts_new_connections=True) as clients:
        for _ in range(3):
            before = [client.answered for client in clients]
            server.reload()
            until(lambda: have_advanced(clients, before, 20), "traffic")  # noqa: B023
    assert [client.lost for client in clients] == [0] * len(clients)
    answered = sum(client.answered for client in clients)
    assert server.total("kuma_names_validations_total", kind="Zone") == answered


class Client(threading.Thread):
    """Thread that sends one request after the other on a kept connection.

    It opens a new connection if the server announces that it closes the old one.
    """

    def __init__(
        self, server: Server, ended: threading.Event, *, counts_new_connections: bool
    ) -> None:
        super().__init__()
        self.answered = 0
        self.lost = 0
        self._counts_new_connections = counts_new_connections
        self._port = server.port
        self._ended = ended

    def run(self) -> None:
        """Send requests until the test has ended, or nobody accepts connections any more."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT)
        while not self._ended.is_set():
            try:
                connection.connect()
            except OSError:
                return
            try:
                self._send_requests(connection)
            finally:
                connection.close()

    def _send_requests(self, connection: http.client.HTTPConnection) -> None:
        counts_as_lost = self._counts_new_connections
        while not self._ended.is_set():
            try:
                connection.request("GET", "/validate?kind=Zone&name=east&include=")
                response = connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException):
                self.lost += counts_as_lost
                return
            self.answered += response.status == 200 and bool(body)
            if response.will_close:
                return
            counts_as_lost = True


@contextmanager
def traffic(server: Server, *, counts_new_connections: bool = False) -> Iterator[list[Client]]:
    """Send requests from eight clients.

    A request that fails is lost; whether the first of a connection counts is the caller's choice.
    """
    ended = threading.Event()
    clients = []
    for _ in range(8):
        client = Client(server, ended, counts_new_connections=counts_new_connections)
        client.start()
        clients.append(client)
    try:
        yield clients
    finally:
        ended.set()
        for client in clients:
            client.join()


def have_advanced(clients: list[Client], before: list[int], number: int) -> bool:
    """Whether every client has more than this number of new answers."""
    pairs = zip(clients, before, strict=True)
    return all(client.answered > answered + number for client, answered in pairs)
