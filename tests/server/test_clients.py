"""Clients that are slow, and clients that are there while the service ends, reloads or loses a worker."""

import http.client
import json
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.support.servers import PATIENCE, Server, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]
HEAD = b"POST /validate HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
STARTS = {"headers": b"GET /healthz HTTP/1.1\r\nHost: slow\r\nX-Slow: ", "body": HEAD + b"\r\n{"}


@contextmanager
def _dripping(server: Server, start: bytes) -> Iterator[list[socket.socket]]:
    """Hold twenty connections that begin a request, and send a byte of it every tenth of a second."""
    ended = threading.Event()
    with ExitStack() as stack:
        connections = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(20)]

        def drip() -> None:
            open_ = list(connections)
            while not ended.wait(0.1):
                open_ = [connection for connection in open_ if _sent(connection, b"a")]

        for connection in connections:
            connection.sendall(start)
        dripper = threading.Thread(target=drip)
        dripper.start()
        try:
            yield connections
        finally:
            ended.set()
            dripper.join()


def _sent(connection: socket.socket, octets: bytes) -> bool:
    try:
        connection.sendall(octets)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("part", STARTS)
def test_dripping_clients_stop_nobody_else(serve: Serve, part: str) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_DEADLINE="10")
    with _dripping(server, STARTS[part]) as connections:
        answered = [server.get("/healthz")[0] for _ in range(100)]
        cut_off = [connection for connection in connections if _readable(connection)]
    assert (answered, cut_off) == ([200] * 100, [])


@pytest.mark.parametrize("part", STARTS)
def test_dripping_clients_that_hold_every_thread_are_cut_off(serve: Serve, part: str) -> None:
    server = serve(KUMA_NAMES_THREADS="8", KUMA_NAMES_DEADLINE="1")
    with _dripping(server, STARTS[part]) as connections:
        answered = [server.get("/healthz")[0] for _ in range(100)]
        until(lambda: all(map(_readable, connections)), "all dripping clients to be cut off")
    assert answered == [200] * 100


def _readable(connection: socket.socket) -> bool:
    return bool(select.select([connection], [], [], 0)[0])


def test_a_client_that_stalls_in_the_body_is_told_so(serve: Serve) -> None:
    server = serve(KUMA_NAMES_DEADLINE="1")
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(STARTS["body"])
        head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    reason = "must have the 1000 bytes of its Content-Length, has 1 that came in time"
    assert json.loads(body)["invalid_parameters"] == [{"field": "body", "reason": reason}]


def test_a_client_that_takes_no_answer_is_cut_off(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_THREADS="1", KUMA_NAMES_DEADLINE="1")
    body = json.dumps({"kind": "Mesh", "names": ["a."] * 10_000}).encode()
    head = f"POST /validate/batch HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(head.encode() + body)
        assert server.get("/healthz")[0] == 200


def test_sigterm_loses_no_request_of_a_connection_that_is_there(serve: Serve) -> None:
    server = serve()
    with _asking(server) as clients:
        until(lambda: all(client.answered > 50 for client in clients), "traffic")
        server.process.terminate()
        assert server.process.wait(PATIENCE) == 0
    assert [client.lost for client in clients] == [0] * len(clients)


def test_a_reload_loses_no_request_and_no_count(serve: Serve) -> None:
    server = serve()
    with _asking(server, new_ones_too=True) as clients:
        for _ in range(3):
            before = [client.answered for client in clients]
            server.reload()
            until(lambda: all(c.answered > b + 20 for c, b in zip(clients, before, strict=True)), "traffic")  # noqa: B023
    assert [client.lost for client in clients] == [0] * len(clients)
    assert server.total("kuma_names_validations_total", kind="Zone") == sum(client.answered for client in clients)


class _Client(threading.Thread):
    """Asks one request after the other on a kept connection; makes a new one where the server has said that it closes."""

    def __init__(self, server: Server, ended: threading.Event, *, new_ones_too: bool) -> None:
        super().__init__()
        self.answered = self.lost = 0
        self._new_ones_too = new_ones_too
        self._port = server.port
        self._ended = ended

    def run(self) -> None:
        """Ask until told to end, or until nobody takes connections any more."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        while not self._ended.is_set():
            try:
                connection.connect()
            except OSError:
                return
            try:
                self._ask_on(connection)
            finally:
                connection.close()

    def _ask_on(self, connection: http.client.HTTPConnection) -> None:
        counts = self._new_ones_too
        while not self._ended.is_set():
            try:
                connection.request("GET", "/validate?kind=Zone&name=east&include=")
                answer = connection.getresponse()
                self.answered += (answer.status, bool(answer.read())) == (200, True)
            except (OSError, http.client.HTTPException):
                self.lost += counts
                return
            if answer.will_close:
                return
            counts = True


@contextmanager
def _asking(server: Server, *, new_ones_too: bool = False) -> Iterator[list[_Client]]:
    """Have eight clients ask all the time; what is lost counts on kept connections, or on new ones too."""
    ended = threading.Event()
    clients = [_Client(server, ended, new_ones_too=new_ones_too) for _ in range(8)]
    for client in clients:
        client.start()
    try:
        yield clients
    finally:
        ended.set()
        for client in clients:
            client.join()
