"""The worker: gunicorn's threads, with a deadline for what a client sends and takes.

gunicorn's own `timeout` only watches over the worker. A client that sends a byte a second holds a thread for as long as it
likes, and a few of them hold all. This leans on private methods of gunicorn (pinned for that); tests drip on a real one.
"""

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

deadline = 10.0
"""Seconds that a connection may hold a thread; set by the server's settings."""


class DeadlineWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Cuts off clients that hold a thread for too long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Handle a request, in a thread."""
        self._held[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            del self._held[conn]

    def murder_pending(self) -> None:
        """Look at all connections, once a second and more: gunicorn calls this in its main loop, while stopping too."""
        super().murder_pending()
        late = time.monotonic() - deadline
        for conn, since in list(self._held.items()):
            if since < late:
                self._cut(conn, both=since < late - 1)

    def _cut(self, conn: Any, *, both: bool) -> None:
        """Let the client send no more, so that it can be told so; a second later, cut off one that takes no answer either."""
        with suppress(OSError):  # it may be gone
            conn.sock.shutdown(socket.SHUT_RDWR if both else socket.SHUT_RD)
