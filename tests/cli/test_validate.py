"""`validate`: exit codes, errors, and the JSON of the API."""

import json
import shlex
from typing import Any

import pytest
from flask.testing import FlaskClient

from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import MINORS
from tests.cli.runner import invoke

ZONE = "--kind Zone --kuma-version"
MESH = "--kind Mesh --kuma-version"
VERSION_CHOICES = f"choices: {', '.join(MINORS)}"
KIND_CHOICES = f"choices: {', '.join(KINDS)}"


@pytest.mark.parametrize("output_format", ["text", "json"])
@pytest.mark.parametrize(
    ("line", "exit_code"),
    [
        (f"a {ZONE} 2.14", 0),
        (f"a.b {ZONE} 2.14", 0),
        (f"a.b {ZONE} 2.14 --fail-on rejected", 0),
        (f"a.b {ZONE} 2.14 --fail-on deprecated", 1),
        (f"a.b {ZONE} 3.0", 1),
        (f"a.b {ZONE} 3.0 --fail-on deprecated", 1),
        (f"1a {ZONE} 2.9 --fail-on deprecated", 0),
        (f"1a {ZONE} 2.9 --target-version 2.14", 0),
        (f"1a {ZONE} 2.9 --target-version 2.14 --fail-on deprecated", 1),
        (f"1a {ZONE} 2.9 --target-version 3.0", 1),
        (f"a.b {ZONE} 3.0 --target-version 2.14", 1),
        (f"a b {ZONE} 2.14", 0),
        (f"a a.b {ZONE} 2.14", 0),
        (f"a a.b c {ZONE} 2.14 --fail-on deprecated", 1),
        (f"a A c {ZONE} 2.14", 1),
        (f"a 1a {ZONE} 2.9 --target-version 3.0", 1),
        (f"- {ZONE} 2.14", 0),
        (f"--fail-on deprecated {ZONE} 2.14 -- -a", 1),
        (f"a.b {ZONE} 2.14 --fail-on broken", 0),
        (f"aa.a {MESH} 2.12", 1),
        (f"aa.a {MESH} 2.12 --fail-on broken", 1),
        (f"aa.a {MESH} 2.12 --fail-on deprecated", 1),
        (f"aa.a {MESH} 2.12 --fail-on rejected", 0),
        (f"aa.a {MESH} 2.12 --target-version 3.0 --fail-on rejected", 1),
        (f"a aa.a {MESH} 2.12", 1),
        (f"a aa.a {MESH} 2.12 --fail-on rejected", 0),
    ],
)
def test_the_verdict_is_the_exit_code(line: str, exit_code: int, output_format: str) -> None:
    result = invoke("validate", "--format", output_format, *line.split())
    assert (result.exit_code, result.stderr) == (exit_code, "")


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_an_empty_name_is_rejected(output_format: str) -> None:
    result = invoke("validate", "", "--kind", "Zone", "--format", output_format)
    assert (result.exit_code, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a", "Missing option '--kind'."),
        ("--kind Mesh", "Missing argument 'NAME...'."),
        ("a --kind Mesh --frob", "No such option '--frob'."),
        (
            "a --kind meshh",
            f"--kind: 'meshh' is no kind of Kuma 2.5 to 3.0; did you mean 'Mesh'? {KIND_CHOICES}",
        ),
        (
            "a --kind \x1b[31m",
            f"--kind: '\\x1b[31m' is no kind of Kuma 2.5 to 3.0; {KIND_CHOICES}",
        ),
        (
            "a --kind Mesh --kuma-version 1.8",
            f"--kuma-version: '1.8' must be a Kuma version from 2.5 to 3.0; {VERSION_CHOICES}",
        ),
        (
            "a --kind Mesh --target-version 4",
            f"--target-version: '4' must be a Kuma version from 2.5 to 3.0; {VERSION_CHOICES}",
        ),
        (
            "a --kind Workload --kuma-version 2.5",
            "--kuma-version: Workload exists since Kuma 2.13, and not in 2.5",
        ),
        (
            "a --kind Retry --kuma-version 2.14 --target-version 3.0",
            "--target-version: Retry exists until Kuma 2.14, and not in 3.0",
        ),
        ("a --kind Retry", "--kuma-version: Retry exists until Kuma 2.14, and not in 3.0"),
        (
            "a --kind Mesh --display-name b --label kuma.io/display-name=a",
            "--display-name: must be equal to the label kuma.io/display-name, or be omitted",
        ),
        (
            "a --kind Mesh --fail-on valid",
            "Invalid value for '--fail-on': 'valid' is not one of 'deprecated', 'broken', "
            "'rejected'.",
        ),
        (
            "a --kind ServiceTag --environment kubernetes",
            "--environment: ServiceTag exists on universal only; choices: universal",
        ),
        (
            "a --kind ZoneSetting --operation create",
            "--operation: ZoneSetting is no resource, and is neither created nor updated",
        ),
        (
            "a --kind Mesh --mode x",
            "Invalid value for '--mode': 'x' is not one of 'global', 'zone', 'federated-zone'.",
        ),
    ],
)
def test_invalid_usage_is_one_line(line: str, message: str) -> None:
    result = invoke("validate", *line.split(" "))
    assert result == (2, "", f"kuma-names validate: {message}\n")


JSON_CASES: list[tuple[str, dict[str, Any]]] = [
    ("aa.a --kind Mesh", {"kind": "Mesh", "name": "aa.a"}),
    ("web --kind MeshService", {"kind": "MeshService", "name": "web"}),
    ("'' --kind Zone", {"kind": "Zone", "name": ""}),
    ("'é界\n\x00' --kind Zone", {"kind": "Zone", "name": "é界\n\x00"}),
    ("--kind Zone -- -x", {"kind": "Zone", "name": "-x"}),
    (
        "1a --kind Zone --kuma-version 2.9 --target-version 3.0 --operation update --mode global",
        {
            "kind": "Zone",
            "name": "1a",
            "kumaVersion": "2.9",
            "targetVersion": "3.0",
            "operation": "update",
            "mode": "global",
        },
    ),
    (
        "web --kind MeshService --mesh a_b --zone z --port http --taken a,b --port ''",
        {
            "kind": "MeshService",
            "name": "web",
            "mesh": "a_b",
            "zone": "z",
            "ports": ["http", ""],
            "taken": ["a,b"],
        },
    ),
    (
        "x --kind MeshTimeout --environment kubernetes --namespace ns --display-name X --synced",
        {
            "kind": "MeshTimeout",
            "name": "x",
            "environment": "kubernetes",
            "namespace": "ns",
            "displayName": "X",
            "synced": True,
        },
    ),
    (
        "a_b --kind ServiceTag --mesh ''",
        {"kind": "ServiceTag", "name": "a_b", "mesh": ""},
    ),
    ("east.1 --kind ZoneSetting", {"kind": "ZoneSetting", "name": "east.1"}),
    (
        "a.b --kind Mesh --taken a-b",
        {"kind": "Mesh", "name": "a.b", "taken": ["a-b"]},
    ),
    (
        "a/b --kind Dataplane --mesh ..",
        {"kind": "Dataplane", "name": "a/b", "mesh": ".."},
    ),
    (
        "web --kind Mesh --label kuma.io/display-name=other --label kuma.io/service=x",
        {
            "kind": "Mesh",
            "name": "web",
            "labels": {"kuma.io/display-name": "other", "kuma.io/service": "x"},
        },
    ),
    (
        "web --kind Mesh --label a=b=c,d --label = --label e= --kuma-version 2.9",
        {
            "kind": "Mesh",
            "name": "web",
            "labels": {"a": "b=c,d", "": "", "e": ""},
            "kumaVersion": "2.9",
        },
    ),
    (
        "web --kind Mesh --display-name b --label kuma.io/display-name=b",
        {
            "kind": "Mesh",
            "name": "web",
            "displayName": "b",
            "labels": {"kuma.io/display-name": "b"},
        },
    ),
]


@pytest.mark.parametrize(("line", "body"), JSON_CASES, ids=lambda part: str(part)[:50])
def test_json_is_that_of_the_api(client: FlaskClient, line: str, body: dict[str, Any]) -> None:
    result = invoke("validate", "--format", "json", *shlex.split(line))
    response = client.post("/validate", json=body).get_data()
    assert result.stdout.encode() == response + b"\n"
    assert result.stderr == ""


def test_json_is_that_of_a_get(client: FlaskClient) -> None:
    query = {
        "kind": "MeshService",
        "name": "1 b",
        "mesh": "default",
        "ports": "http,80",
        "targetVersion": "3.0",
        "taken": "a",
    }
    options = "--kind MeshService --mesh default --port http --port 80 --target-version 3.0"
    result = invoke("validate", "1 b", *options.split(), "--taken", "a", "--format", "json")
    response = client.get("/validate", query_string=query).get_data()
    assert result.stdout.encode() == response + b"\n"


@pytest.mark.parametrize(
    ("arguments", "stdin", "names"),
    [
        (["web", "aa.a", ""], "", ["web", "aa.a", ""]),
        (["-"], "web\n", ["web"]),
        (["-"], "web\naa.a", ["web", "aa.a"]),
        (["-"], "", []),
        (["-"], "\n", [""]),
        (["-"], "a\r\n b \n\n-\n", ["a\r", " b ", "", "-"]),
        (["first", "-", "last"], "\x0b\u2028\n", ["first", "\x0b\u2028", "last"]),
    ],
)
def test_json_of_many_names_is_that_of_a_batch(
    client: FlaskClient, arguments: list[str], stdin: str, names: list[str]
) -> None:
    body = {"kind": "Mesh", "names": names, "kumaVersion": "2.12", "targetVersion": "3.0"}
    options = f"{MESH} 2.12 --target-version 3.0 --format json"
    result = invoke("validate", *arguments, *options.split(), stdin=stdin)
    response = client.post("/validate/batch", json=body).get_data()
    assert result.stdout.encode() == response + b"\n"
    assert json.loads(response)["summary"]["total"] == len(names)
