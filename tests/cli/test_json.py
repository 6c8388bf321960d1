"""One answer, two doors: JSON of the command line is that of the API, letter for letter."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from tests.cli.asking import ask

Data = dict[str, Any]
QUESTIONS: list[tuple[list[str], Data]] = [
    (["aa.a", "--kind", "Mesh"], {"kind": "Mesh", "name": "aa.a"}),
    (["web", "--kind", "MeshService"], {"kind": "MeshService", "name": "web"}),
    (["", "--kind", "Zone"], {"kind": "Zone", "name": ""}),
    (["é界\n\x00", "--kind", "Zone"], {"kind": "Zone", "name": "é界\n\x00"}),
    (["--kind", "Zone", "--", "-x"], {"kind": "Zone", "name": "-x"}),
    (
        [
            "1a",
            "--kind",
            "Zone",
            "--kuma-version",
            "2.9",
            "--target-version",
            "3.0",
            "--operation",
            "update",
            "--mode",
            "global",
        ],
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
        [
            "web",
            "--kind",
            "MeshService",
            "--mesh",
            "a_b",
            "--zone",
            "z",
            "--port",
            "http",
            "--port",
            "",
            "--taken",
            "a,b",
        ],
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
        [
            "x",
            "--kind",
            "MeshTimeout",
            "--environment",
            "kubernetes",
            "--namespace",
            "ns",
            "--display-name",
            "X",
            "--synced",
        ],
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
        ["a_b", "--kind", "ServiceTag", "--mesh", ""],
        {"kind": "ServiceTag", "name": "a_b", "mesh": ""},
    ),
    (["east.1", "--kind", "ZoneSetting"], {"kind": "ZoneSetting", "name": "east.1"}),
    (
        ["a.b", "--kind", "Mesh", "--taken", "a-b"],
        {"kind": "Mesh", "name": "a.b", "taken": ["a-b"]},
    ),
    (
        ["a/b", "--kind", "Dataplane", "--mesh", ".."],
        {"kind": "Dataplane", "name": "a/b", "mesh": ".."},
    ),
    (
        [
            "web",
            "--kind",
            "Mesh",
            "--label",
            "kuma.io/display-name=other",
            "--label",
            "kuma.io/service=x",
        ],
        {
            "kind": "Mesh",
            "name": "web",
            "labels": {"kuma.io/display-name": "other", "kuma.io/service": "x"},
        },
    ),
    (
        [
            "web",
            "--kind",
            "Mesh",
            "--label",
            "a=b=c,d",
            "--label",
            "=",
            "--label",
            "e=",
            "--kuma-version",
            "2.9",
        ],
        {
            "kind": "Mesh",
            "name": "web",
            "labels": {"a": "b=c,d", "": "", "e": ""},
            "kumaVersion": "2.9",
        },
    ),
    (
        ["web", "--kind", "Mesh", "--display-name", "b", "--label", "kuma.io/display-name=b"],
        {
            "kind": "Mesh",
            "name": "web",
            "displayName": "b",
            "labels": {"kuma.io/display-name": "b"},
        },
    ),
]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize(("arguments", "body"), QUESTIONS, ids=lambda part: str(part)[:50])
def test_one_name(client: FlaskClient, arguments: list[str], body: Data) -> None:
    answered = ask("validate", "--format", "json", *arguments)
    assert answered.out.encode() == client.post("/validate", json=body).get_data() + b"\n"
    assert answered.err == ""


def test_one_name_is_answered_as_to_get(client: FlaskClient) -> None:
    query = {
        "kind": "MeshService",
        "name": "1 b",
        "mesh": "default",
        "ports": "http,80",
        "targetVersion": "3.0",
        "taken": "a",
    }
    arguments = [
        "--mesh",
        "default",
        "--port",
        "http",
        "--port",
        "80",
        "--target-version",
        "3.0",
        "--taken",
        "a",
    ]
    answered = ask("validate", "1 b", "--kind", "MeshService", *arguments, "--format", "json")
    assert answered.out.encode() == client.get("/validate", query_string=query).get_data() + b"\n"


@pytest.mark.parametrize(
    ("arguments", "given", "names"),
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
def test_many_names(
    client: FlaskClient, arguments: list[str], given: str, names: list[str]
) -> None:
    body = {"kind": "Mesh", "names": names, "kumaVersion": "2.12", "targetVersion": "3.0"}
    asked = [
        "--kind",
        "Mesh",
        "--kuma-version",
        "2.12",
        "--target-version",
        "3.0",
        "--format",
        "json",
    ]
    answered = ask("validate", *arguments, *asked, given=given)
    assert answered.out.encode() == client.post("/validate/batch", json=body).get_data() + b"\n"


@pytest.mark.parametrize(
    ("arguments", "path", "body"),
    [
        (["encode", "default", "web-1"], "encode", {"mesh": "default", "name": "web-1"}),
        (
            ["encode", "aa.a", "web", "--lenient", "--kuma-version", "3.0"],
            "encode",
            {"mesh": "aa.a", "name": "web", "lenient": True, "kumaVersion": "3.0"},
        ),
        (["encode", "", "ingress"], "encode", {"mesh": "", "name": "ingress"}),
        (["decode", "aa.a.web"], "decode", {"proxyId": "aa.a.web"}),
        (["decode", "--", "-.-"], "decode", {"proxyId": "-.-"}),
        (
            [
                "decode",
                "aa.a.web.ns",
                "--mesh",
                "aa.a",
                "--mesh",
                "default",
                "--environment",
                "kubernetes",
            ],
            "decode",
            {"proxyId": "aa.a.web.ns", "meshes": ["aa.a", "default"], "environment": "kubernetes"},
        ),
    ],
    ids=str,
)
def test_proxy_ids(client: FlaskClient, arguments: list[str], path: str, body: Data) -> None:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    answered = ask(*arguments[:at], "--format", "json", *arguments[at:])
    assert answered.out.encode() == client.post(f"/proxyid/{path}", json=body).get_data() + b"\n"


@pytest.mark.parametrize("table", ["rules", "kinds", "versions"])
def test_tables(client: FlaskClient, table: str) -> None:
    assert ask(table, "--format", "json").out.encode() == client.get(f"/{table}").get_data() + b"\n"


def test_one_rule(client: FlaskClient) -> None:
    for rule in client.get("/rules").get_json()["rules"]:
        shown = json.loads(ask("rules", rule["id"], "--format", "json").out)
        assert shown["rules"] == [rule]
        assert {row["id"] for row in shown["formats"]} == {
            clause["format"] for clause in rule["clauses"]
        }


def test_the_default_version_is_that_of_the_service() -> None:
    answered = ask(
        "validate", "a", "--kind", "Mesh", "--format", "json", KUMA_NAMES_DEFAULT_VERSION="2.9"
    )
    assert json.loads(answered.out)["kumaVersion"] == "2.9"
    assert (
        json.loads(ask("versions", "--format", "json", KUMA_NAMES_DEFAULT_VERSION="2.9").out)[
            "default"
        ]
        == "2.9"
    )
