"""Fixtures: a service, metrics of audits, a Prometheus that scrapes both, and requests."""

import shutil
import urllib.error
from collections.abc import Iterator

import pytest

from tests.deploy.prometheus.servers import AuditMetrics, Prometheus
from tests.deploy.tools import fail_or_skip
from tests.support.servers import Server, until

REQUEST_COUNT = 'sum(kuma_names_http_requests_total{route!="/metrics"})'
RECORDING_RULE = "kuma_names:deprecated_name_last_seen_timestamp_seconds:max"
LAST_SEEN = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
TIMES, REQUESTS, MESHES = 2, 7, 300
"""How often the requests are sent, their number, and the number of names in the batch."""
MESH_NAMES = [f"mesh.{number}" for number in range(MESHES)]
NAMED_MESHES = 99
"""Names of the batch in the metrics: together with a Zone, the hundred that a worker has."""


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("service"), KUMA_NAMES_WORKERS="1")
    yield server
    server.end()


@pytest.fixture(scope="session")
def audits() -> Iterator[AuditMetrics]:
    server = AuditMetrics()
    yield server
    server.end()


@pytest.fixture(scope="session")
def prometheus(
    service: Server, audits: AuditMetrics, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Prometheus]:
    if not shutil.which("prometheus"):
        fail_or_skip("prometheus", "Debian has a package of that name")
    started = Prometheus(
        tmp_path_factory.mktemp("prometheus"),
        {"kuma-names": service.port, "audit": audits.server_port},
    )
    try:
        _await(started, "kuma_names_build_info")
        yield started
    finally:
        started.end()


@pytest.fixture(scope="session")
def scrape_time(service: Server, prometheus: Prometheus) -> float:
    """Send all requests twice; return the time of a scrape that has them all.

    They are sent twice because some series, as those of durations, start with the first request and
    have an increase only by the second. Other counters were 0 in the first scrape, and this is the
    last, so Prometheus extrapolates nothing: an increase is exactly what was sent.
    """
    for time in range(1, TIMES + 1):
        _send(service)
        _await(prometheus, f"{REQUEST_COUNT} == {time * REQUESTS}")
        _await(prometheus, f"count({RECORDING_RULE}) == count({LAST_SEEN})")
    (timestamp,) = prometheus.query("timestamp(kuma_names_build_info)").values()
    return timestamp


def _await(prometheus: Prometheus, expression: str) -> None:
    until(lambda: prometheus.has_data(expression), expression)


def _send(server: Server) -> None:
    """Send every kind of request once."""
    for kind, name in (("Zone", "east"), ("Zone", "a.b"), ("Mesh", "North")):
        server.get(f"/validate?kind={kind}&name={name}&kumaVersion=2.14")
    server.get("/proxyid/decode?proxyId=aa.a.web")
    server.get("/proxyid/encode?mesh=aa.a&name=web&lenient=true")
    server.post("/validate/batch", {"kind": "Mesh", "names": MESH_NAMES, "kumaVersion": "2.14"})
    with pytest.raises(urllib.error.HTTPError):
        server.get("/validate?kind=Nothing&name=a")
