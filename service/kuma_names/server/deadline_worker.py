"""Worker of gunicorn that limits how long a client may occupy a thread.

gunicorn's own `timeout` only monitors the worker. A client that sends one byte a second occupies a
thread forever, and a few such clients occupy all threads. The worker overrides private methods of
gunicorn, whose version is pinned for that reason; tests send slow requests to a real server.
"""

import socket
import time
from contextlib import suppress
from typing import Any, ClassVar

from gunicorn.workers.gthread import ThreadWorker


class DeadlineWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Threaded worker that disconnects clients that occupy a thread for `deadline` seconds."""

    deadline: ClassVar[float] = 10.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._started: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Handle a request in a thread, and record when it started."""
        self._started[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            del self._started[conn]

    def murder_pending(self) -> None:
        """Disconnect late clients; gunicorn's main loop calls this at least once a second."""
        super().murder_pending()
        now = time.monotonic()
        for conn, started in list(self._started.items()):
            overtime = now - started - self.deadline
            if overtime > 1:
                _shut_down(conn, socket.SHUT_RDWR)
            elif overtime > 0:
                # Reading ends first, so that the client can still receive an error.
                _shut_down(conn, socket.SHUT_RD)


def _shut_down(conn: Any, direction: int) -> None:
    with suppress(OSError):  # the client may have disconnected
        conn.sock.shutdown(direction)
