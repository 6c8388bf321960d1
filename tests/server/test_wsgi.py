"""The application that gunicorn loads has the settings of the environment."""

import http.client
from collections.abc import Callable

import pytest

from tests.support.servers import TIMEOUT, Server, free_port

pytestmark = pytest.mark.process

MANAGEMENT_PATHS = ("/healthz", "/readyz", "/metrics")
PUBLIC_PATHS = ("/validate?kind=Mesh&name=a", "/rules", "/openapi.yaml", "/docs")


def get_status(port: int, path: str, **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    connection.request("GET", path, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_the_management_port_has_probes_and_metrics(serve: Callable[..., Server]) -> None:
    management_port = free_port()
    server = serve(KUMA_NAMES_METRICS_BIND=f"127.0.0.1:{management_port}")
    for path in MANAGEMENT_PATHS:
        assert get_status(server.port, path) == 404, path
        assert get_status(management_port, path) == 200, path
    for path in PUBLIC_PATHS:
        assert get_status(server.port, path) == 200, path
        assert get_status(management_port, path) == 404, path
    spoofed_headers = {
        "Host": f"127.0.0.1:{management_port}",
        "X-Forwarded-Port": str(management_port),
    }
    assert get_status(server.port, "/metrics", **spoofed_headers) == 404
