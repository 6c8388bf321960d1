"""The service as gunicorn runs it: right totals whatever happens to its processes, and a clean start and end."""

import json
import os
import runpy
import signal
import socket
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest

from tests.support.servers import COMMAND, PATIENCE, Server, environment, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]
GAUGE = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
OVERFLOW = "kuma_names_deprecated_name_overflow_total"


def test_totals_survive_a_killed_worker_and_a_reload(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="4")
    sent = 0
    for interrupt in (server.kill_worker, server.reload, server.kill_worker, server.reload, lambda: None):
        for number in range(60):
            server.get(f"/validate?kind=MeshService&name=web-{number}&include=")
        sent += 60
        interrupt()
    totals = {
        "requests": server.total("kuma_names_http_requests_total", route="/validate", status="200"),
        "durations": server.total("kuma_names_http_request_duration_seconds_count", route="/validate"),
        "validations": server.total("kuma_names_validations_total", kind="MeshService", verdict="valid", source="single"),
        "versions": server.total("kuma_names_asked_versions_total"),
    }
    assert totals == dict.fromkeys(totals, sent)


def test_slots_keep_the_number_of_files_bounded(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="2")
    for _ in range(3):
        server.kill_worker()
        server.reload()
    owners = {file.stem.rpartition("_")[2] for file in server.files()}
    assert owners == {f"process{server.process.pid}", "slot0", "slot1", "slot2", "slot3"}


def test_every_answered_request_is_counted_when_a_worker_dies_under_load(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="2")

    def ask(number: int) -> bool:
        if number == 100:
            os.kill(server.workers()[0], signal.SIGKILL)
        try:
            return server.get(f"/validate?kind=Zone&name=zone-{number}&include=")[0] == 200
        except (OSError, HTTPException):
            return False

    with ThreadPoolExecutor(6) as clients:
        answered = sum(clients.map(ask, range(300)))
    counted = server.total("kuma_names_validations_total", kind="Zone")
    assert answered > 250
    assert answered <= counted <= 300


def test_the_cap_of_names_survives_restarts_of_the_worker(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_NAME_GAUGE_CAP="5")
    for life in range(3):
        names = [f"life{life}.name{number}" for number in range(8)]
        server.post("/validate/batch", {"kind": "Zone", "names": names, "kumaVersion": "2.14"})
        server.kill_worker()
    shown = {sample.labels["name"] for sample in server.samples() if sample.name == GAUGE}
    assert shown == {"other", *(f"life0.name{number}" for number in range(5))}
    assert server.total(OVERFLOW, kind="Zone") == 3 + 8 + 8


def test_reloads_add_one_more_cap_of_names_and_no_third(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1", KUMA_NAMES_NAME_GAUGE_CAP="5")
    for life in range(4):
        names = [f"life{life}.name{number}" for number in range(8)]
        server.post("/validate/batch", {"kind": "Zone", "names": names, "kumaVersion": "2.14"})
        server.reload()
    shown = {sample.labels["name"] for sample in server.samples() if sample.name == GAUGE}
    assert shown == {"other", *(f"life{life}.name{number}" for life in (0, 1) for number in range(5))}


def test_an_idle_service_shows_fewer_than_1500_series(serve: Serve) -> None:
    samples = serve().samples()
    assert len(samples) < 1500
    series = [(sample.name, *sorted(sample.labels.items())) for sample in samples]
    assert len(series) == len(set(series))


def test_sigterm_lets_a_request_finish_and_exits_with_0(serve: Serve) -> None:
    server = serve()
    body = json.dumps({"kind": "Zone", "name": "east"}).encode()
    head = f"POST /validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as client:
        client.sendall(f"{head}Expect: 100-continue\r\n\r\n".encode())
        assert client.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"  # or no worker might have the connection yet
        client.sendall(body[:5])
        server.process.terminate()
        until(lambda: "Handling signal: term" in server.out.read_text(), "the signal to arrive")
        client.sendall(body[5:])
        answer = client.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b'"verdict":"valid"' in answer
    assert server.process.wait(PATIENCE) == 0
    assert list(server.metrics.iterdir()) == []


def test_deprecated_names_are_logged_to_standard_output(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    for _ in range(2):
        server.post("/validate/batch", {"kind": "Zone", "names": ["east", "a.b", "a\n.c"], "kumaVersion": "2.14"})
    assert server.stop() == 0
    logged = [(line["kind"], line["name"], line["rejectedIn"]) for line in server.lines("deprecated_name")]
    assert logged == [("Zone", "a.b", "3.0")]
    assert server.log.read_text() == ""


def test_files_of_a_killed_master_are_removed_by_the_next_and_those_of_a_living_one_kept(serve: Serve) -> None:
    killed, living = serve(KUMA_NAMES_WORKERS="1"), serve(KUMA_NAMES_WORKERS="1")
    assert len(list(living.metrics.iterdir())) == 2
    killed.process.kill()
    killed.process.wait(PATIENCE)
    until(lambda: "Worker exiting" in killed.out.read_text(), "the worker to miss its master")
    serve(KUMA_NAMES_WORKERS="1")
    assert len(list(living.metrics.iterdir())) == 2
    assert living.get("/metrics")[0] == 200


REFUSED = [
    ("KUMA_NAMES_BIND", "localhost", "KUMA_NAMES_BIND must be host:port or unix:path, is 'localhost'"),
    ("KUMA_NAMES_BIND", "127.0.0.1:http", "KUMA_NAMES_BIND must be host:port or unix:path, is '127.0.0.1:http'"),
    ("KUMA_NAMES_BIND", "127.0.0.1:65536", "KUMA_NAMES_BIND must be host:port or unix:path, is '127.0.0.1:65536'"),
    ("KUMA_NAMES_BIND", "127.0.0.1:80,", "KUMA_NAMES_BIND must be host:port or unix:path, is ''"),
    ("KUMA_NAMES_BIND", "unix:", "KUMA_NAMES_BIND must be host:port or unix:path, is 'unix:'"),
    ("KUMA_NAMES_WORKERS", "0", "KUMA_NAMES_WORKERS must be a whole number from 1 to 64, is '0'"),
    ("KUMA_NAMES_WORKERS", "65", "KUMA_NAMES_WORKERS must be a whole number from 1 to 64, is '65'"),
    ("KUMA_NAMES_THREADS", "eight", "KUMA_NAMES_THREADS must be a whole number from 1 to 256, is 'eight'"),
    ("KUMA_NAMES_THREADS", "٣", "KUMA_NAMES_THREADS must be a whole number from 1 to 256, is '٣'"),
    (
        "KUMA_NAMES_LOG_LEVEL",
        "loud",
        "KUMA_NAMES_LOG_LEVEL must be one of debug, info, warning, error, critical, is 'loud'",
    ),
    (
        "KUMA_NAMES_METRICS_DIR",
        "/does/not/exist",
        "KUMA_NAMES_METRICS_DIR must be a directory that can be written to, is '/does/not/exist'",
    ),
]
SHOWN = [row for row in REFUSED if row[1] in ("localhost", "٣", "/does/not/exist")]


@pytest.mark.parametrize(("variable", "value", "expected"), REFUSED)
def test_a_setting_that_cannot_be_used_is_named(variable: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", environment(**{variable: value}))
    with pytest.raises(ValueError) as refused:
        runpy.run_module("kuma_names.server.gunicorn_conf")
    assert str(refused.value) == expected


@pytest.mark.parametrize(("variable", "value", "expected"), SHOWN)
def test_a_server_with_a_setting_that_cannot_be_used_ends_with_one_line(variable: str, value: str, expected: str) -> None:
    variables = environment(**{variable: value}, PYTHONUTF8="1")
    ended = subprocess.run(COMMAND, env=variables, capture_output=True, timeout=PATIENCE, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (1, "", f"Error: {expected}")
