"""One running service, one server of audits, one Prometheus that scrapes both, and the traffic that panels and rules show."""

import shutil
import urllib.error
from collections.abc import Iterator

import pytest

from tests.deploy.prometheus.servers import Audits, Prometheus
from tests.deploy.tools import missing
from tests.support.servers import Server, until

ANSWERED = 'sum(kuma_names_http_requests_total{route!="/metrics"})'
RECORDED = "kuma_names:deprecated_name_last_seen_timestamp_seconds:max"
LAST_SEEN = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
TIMES, REQUESTS, MESHES = 2, 7, 300
"""How often everything is sent, of how many requests it is, and how many names the batch has."""
MESH_NAMES = [f"mesh.{number}" for number in range(MESHES)]
SHOWN = 99
"""How many of the batch are shown by name: with a Zone they are the hundred that a worker shows."""


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("service"), KUMA_NAMES_WORKERS="1")
    yield server
    server.end()


@pytest.fixture(scope="session")
def audits() -> Iterator[Audits]:
    server = Audits()
    yield server
    server.end()


@pytest.fixture(scope="session")
def prometheus(
    service: Server, audits: Audits, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Prometheus]:
    if not shutil.which("prometheus"):
        missing("prometheus", "Debian has a package of that name")
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
def sent(service: Server, prometheus: Prometheus) -> float:
    """Send everything twice: a series that begins with the first, as those of durations do, moves with the second.

    Returns the time of a scrape that saw it all. Counters stood at 0 in the first scrape and end in this one, so at that
    time nothing is extrapolated: an increase is what was sent, to the last name.
    """
    for time in range(1, TIMES + 1):
        _send(service)
        _await(prometheus, f"{ANSWERED} == {time * REQUESTS}")
        _await(prometheus, f"count({RECORDED}) == count({LAST_SEEN})")
    (scraped,) = prometheus.ask("timestamp(kuma_names_build_info)").values()
    return scraped


def _await(prometheus: Prometheus, expression: str) -> None:
    until(lambda: prometheus.has(expression), expression)


def _send(server: Server) -> None:
    """Send each sort of question once."""
    for kind, name in (("Zone", "east"), ("Zone", "a.b"), ("Mesh", "North")):
        server.get(f"/validate?kind={kind}&name={name}&kumaVersion=2.14")
    server.get("/proxyid/decode?proxyId=aa.a.web")
    server.get("/proxyid/encode?mesh=aa.a&name=web&lenient=true")
    server.post("/validate/batch", {"kind": "Mesh", "names": MESH_NAMES, "kumaVersion": "2.14"})
    with pytest.raises(urllib.error.HTTPError):
        server.get("/validate?kind=Nothing&name=a")
