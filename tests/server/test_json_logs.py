"""Every line of the log is one JSON object, for any input."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from tests.support.servers import TIMEOUT, Server, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]


def test_requests_are_logged_with_their_id_and_without_names(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    url = f"http://127.0.0.1:{server.port}/validate?kind=Mesh&name=a.b&kumaVersion=2.14&include="
    request = urllib.request.Request(url, headers={"X-Request-ID": "from-outside"})
    with urllib.request.urlopen(request, timeout=TIMEOUT):
        until(lambda: server.log_lines("request"), "the line of the first request")
    with pytest.raises(urllib.error.HTTPError):
        server.get("/%22quoted%22%0Apath/" + "a" * 300)
    assert server.stop() == 0

    first_line, second_line = server.log_lines("request")
    assert first_line["requestId"] == "from-outside"
    assert first_line["method"] == "GET"
    assert first_line["path"] == "/validate"
    assert first_line["status"] == 200
    assert first_line["client"] == "127.0.0.1"
    assert first_line["bytes"] > 100
    assert 0 < first_line["seconds"] < TIMEOUT
    assert second_line["status"] == 404
    assert second_line["path"] == ('/"quoted"\npath/' + "a" * 300)[:200]

    (name,) = server.log_lines("deprecated_name")
    assert (name["requestId"], name["name"]) == ("from-outside", "a.b")
    assert server.stderr.read_text() == ""


def test_deprecated_names_are_logged_once(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    body = {"kind": "Zone", "names": ["east", "a.b", "a\n.c"], "kumaVersion": "2.14"}
    for _ in range(2):
        server.post("/validate/batch", body)
    assert server.stop() == 0
    (line,) = server.log_lines("deprecated_name")
    assert (line["kind"], line["name"], line["rejectedIn"]) == ("Zone", "a.b", "3.0")
    assert server.stderr.read_text() == ""


def test_a_line_is_one_json_object_for_any_input(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    for name in ("a.\n", 'a."', "a.\\u2028", "a.\u2028", "a." + "é" * 4000):
        body = {"kind": "Mesh", "names": [name], "kumaVersion": "2.5"}
        server.post("/validate/batch", body)
    assert server.stop() == 0
    lines = [json.loads(line) for line in server.stdout.read_text().splitlines()]
    assert {line["level"] for line in lines} == {"info"}
    assert len(server.log_lines("request")) == 5


def test_a_level_above_info_omits_requests_and_names(serve: Serve) -> None:
    server = serve(KUMA_NAMES_LOG_LEVEL="error", KUMA_NAMES_WORKERS="1")
    server.get("/validate?kind=Mesh&name=a.b&kumaVersion=2.14")
    assert server.stop() == 0
    assert server.stdout.read_text() == ""
