"""Totals over several workers are correct after crashes, reloads and restarts."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest

from tests.support.servers import TIMEOUT, Server, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]


def test_totals_survive_a_killed_worker_and_a_reload(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="4")
    interruptions = (server.kill_worker, server.reload, server.kill_worker, server.reload)
    for interrupt in (*interruptions, lambda: None):
        for number in range(60):
            server.get(f"/validate?kind=MeshService&name=web-{number}&include=")
        interrupt()
    requests = {"route": "/validate", "status": "200"}
    validations = {"kind": "MeshService", "verdict": "valid", "source": "single"}
    totals = {
        "requests": server.total("kuma_names_http_requests_total", **requests),
        "durations": server.total(
            "kuma_names_http_request_duration_seconds_count", route="/validate"
        ),
        "validations": server.total("kuma_names_validations_total", **validations),
        "versions": server.total("kuma_names_asked_versions_total"),
    }
    assert totals == dict.fromkeys(totals, 5 * 60)


def test_slots_limit_the_number_of_files(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="2")
    for _ in range(3):
        server.kill_worker()
        server.reload()
    processes = {file.stem.rpartition("_")[2] for file in server.metric_files()}
    master = f"process{server.process.pid}"
    assert processes == {master, "slot0", "slot1", "slot2", "slot3"}


def test_every_answered_request_is_counted_when_a_worker_dies(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="2")

    def is_answered(number: int) -> bool:
        if number == 100:
            os.kill(server.workers()[0], signal.SIGKILL)
        try:
            status, _ = server.get(f"/validate?kind=Zone&name=zone-{number}&include=")
        except (OSError, HTTPException):
            return False
        return status == 200

    with ThreadPoolExecutor(6) as clients:
        answer_count = sum(clients.map(is_answered, range(300)))
    validation_count = server.total("kuma_names_validations_total", kind="Zone")
    assert answer_count > 250
    assert answer_count <= validation_count <= 300


def send_deprecated_names(server: Server, prefix: str) -> None:
    names = [f"{prefix}.name{number}" for number in range(8)]
    server.post("/validate/batch", {"kind": "Zone", "names": names, "kumaVersion": "2.14"})


def names_with_series(server: Server) -> set[str]:
    metric = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
    return {sample.labels["name"] for sample in server.samples() if sample.name == metric}


def test_the_cap_of_names_survives_restarts_of_the_worker(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_NAME_GAUGE_CAP="5")
    for worker in range(3):
        send_deprecated_names(server, f"worker{worker}")
        server.kill_worker()
    first_names = {f"worker0.name{number}" for number in range(5)}
    assert names_with_series(server) == {"other", *first_names}
    overflow = server.total("kuma_names_deprecated_name_overflow_total", kind="Zone")
    assert overflow == 3 + 8 + 8


def test_reloads_add_only_one_more_cap_of_names(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_NAME_GAUGE_CAP="5")
    for worker in range(4):
        send_deprecated_names(server, f"worker{worker}")
        server.reload()
    # Old and new workers run side by side during a reload, and use two slots in turn.
    first_names = {f"worker{worker}.name{number}" for worker in (0, 1) for number in range(5)}
    assert names_with_series(server) == {"other", *first_names}


def test_an_idle_service_exposes_fewer_than_1700_series(serve: Serve) -> None:
    samples = serve().samples()
    series = {(sample.name, *sorted(sample.labels.items())) for sample in samples}
    assert len(samples) < 1700
    assert len(series) == len(samples)


def test_metric_files_of_a_killed_master_are_removed_by_the_next(serve: Serve) -> None:
    killed_server, running_server = serve(KUMA_NAMES_WORKERS="1"), serve(KUMA_NAMES_WORKERS="1")
    assert len(list(running_server.metrics.iterdir())) == 2
    killed_server.process.kill()
    killed_server.process.wait(TIMEOUT)
    until(lambda: "Worker exiting" in killed_server.stdout.read_text(), "the worker to end")
    serve(KUMA_NAMES_WORKERS="1")
    assert len(list(running_server.metrics.iterdir())) == 2
    assert running_server.get("/metrics")[0] == 200
