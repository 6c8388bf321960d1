"""`explain`: the meaning of a line, as text and as the API returns it."""

import json

import pytest
from flask.testing import FlaskClient

from tests.cli.runner import invoke

MISMATCH = "proxyId {aa a.web} does not match proxy resource {aa.a web}"
NOT_FOUND = 'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as'


@pytest.mark.parametrize("meshes", [[], ["aa"]], ids=str)
def test_json_is_that_of_the_api(client: FlaskClient, meshes: list[str]) -> None:
    options = [word for mesh in meshes for word in ("--mesh", mesh)]
    query = {"text": MISMATCH}
    if meshes:
        query["meshes"] = ",".join(meshes)
    result = invoke("explain", MISMATCH, *options, "--format", "json")
    assert json.loads(result.stdout) == client.get("/explain", query_string=query).json


def test_a_known_message_has_the_proxy_that_it_is_about() -> None:
    result = invoke("explain", MISMATCH)
    assert result.exit_code == 0
    assert "  resolved    mesh 'aa.a', name 'web'\n" in result.stdout
    assert "Envoy has no node ID at all" in invoke("explain", "Envoy ID must not be nil").stdout


def test_an_assumed_reading_is_not_repeated() -> None:
    assert "resolved" not in invoke("explain", NOT_FOUND).stdout


def test_a_line_without_a_known_message_exits_with_1() -> None:
    assert invoke("explain", "nothing") == (1, "no known message\n", "")


def test_identifiers_in_a_line_are_listed() -> None:
    assert invoke("explain", "to kri_mt_default___slow_.").stdout.splitlines() == [
        "no known message",
        "  contains    kri 'kri_mt_default___slow_': "
        "kind 'MeshTimeout', mesh 'default', name 'slow'",
    ]
