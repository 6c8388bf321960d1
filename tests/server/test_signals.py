"""Requests are not lost when the service stops or reloads."""

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
        # Without this response the connection might not have reached a worker yet.
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
        until(lambda: all(client.answer_count > 50 for client in clients), "traffic")
        server.process.terminate()
        assert server.process.wait(TIMEOUT) == 0
    assert [client.lost_count for client in clients] == [0] * len(clients)


def test_a_reload_loses_no_request_and_no_count(serve: Serve) -> None:
    server = serve()
    with traffic(server, counts_new_connections=True) as clients:
        for _ in range(3):
            counts = [client.answer_count for client in clients]
            server.reload()
            until(lambda: have_advanced(clients, counts, 20), "traffic")  # noqa: B023
    assert [client.lost_count for client in clients] == [0] * len(clients)
    answer_count = sum(client.answer_count for client in clients)
    assert server.total("kuma_names_validations_total", kind="Zone") == answer_count


class Client(threading.Thread):
    """Thread that sends requests one by one on a persistent connection.

    It opens a new connection when the server announces that it will close the old one.
    """

    def __init__(
        self, server: Server, stop_event: threading.Event, *, counts_new_connections: bool
    ) -> None:
        super().__init__()
        self.answer_count = 0
        self.lost_count = 0
        self._counts_new_connections = counts_new_connections
        self._port = server.port
        self._stop_event = stop_event

    def run(self) -> None:
        """Send requests until the test ends or the server refuses connections."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT)
        while not self._stop_event.is_set():
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
        while not self._stop_event.is_set():
            try:
                connection.request("GET", "/validate?kind=Zone&name=east&include=")
                response = connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException):
                self.lost_count += counts_as_lost
                return
            self.answer_count += response.status == 200 and bool(body)
            if response.will_close:
                return
            counts_as_lost = True


@contextmanager
def traffic(server: Server, *, counts_new_connections: bool = False) -> Iterator[list[Client]]:
    """Send requests from eight clients.

    A failed request counts as lost; the first one of a connection only with
    `counts_new_connections`.
    """
    stop_event = threading.Event()
    clients = []
    for _ in range(8):
        client = Client(server, stop_event, counts_new_connections=counts_new_connections)
        client.start()
        clients.append(client)
    try:
        yield clients
    finally:
        stop_event.set()
        for client in clients:
            client.join()


def have_advanced(clients: list[Client], counts: list[int], number: int) -> bool:
    """Return whether every client has received more than `number` responses since `counts`."""
    pairs = zip(clients, counts, strict=True)
    return all(client.answer_count > answer_count + number for client, answer_count in pairs)
