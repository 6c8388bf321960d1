"""`encode`, `decode`, `codecs` and `identify`: the JSON of the API, exit codes and errors."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from kuma_names.core.identifiers import CODECS
from tests.cli.runner import invoke

LAST_WITH_ALL_CODECS = "2.14"
OTHER_CODECS = [id_ for id_ in CODECS if id_ != "proxyid"]
"""All codecs but that of proxy IDs, whose JSON has findings."""
CODEC_CHOICES = f"choices: {', '.join(CODECS)}"


def example_fields(codec: str) -> dict[str, str]:
    """Return the fields of the example of a codec that are not empty."""
    fields = CODECS[codec].example.fields()
    return {name: value for name, value in fields.items() if value}


def encode_example(codec: str, *options: str) -> Any:
    fields = [f"{name}={value}" for name, value in example_fields(codec).items()]
    return invoke("encode", codec, *fields, "--lenient", *options)


@pytest.mark.parametrize("codec", OTHER_CODECS)
def test_encoding_and_decoding_return_the_json_of_the_api(client: FlaskClient, codec: str) -> None:
    version = ("--kuma-version", LAST_WITH_ALL_CODECS)
    query = {**example_fields(codec), "kumaVersion": LAST_WITH_ALL_CODECS, "lenient": "true"}
    encoded: Any = client.get(f"/{codec}/encode", query_string=query).json
    result = encode_example(codec, *version, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, encoded)
    assert encode_example(codec, *version).stdout.startswith(encoded["text"])
    decoded = invoke("decode", codec, encoded["text"], *version, "--format", "json")
    query = {"text": encoded["text"], "kumaVersion": LAST_WITH_ALL_CODECS}
    response = client.get(f"/{codec}/decode", query_string=query)
    assert (decoded.exit_code, json.loads(decoded.stdout)) == (0, response.json)


@pytest.mark.parametrize("codec", OTHER_CODECS)
def test_the_default_version_is_that_of_the_api(client: FlaskClient, codec: str) -> None:
    query = {**example_fields(codec), "lenient": "true"}
    response = client.get(f"/{codec}/encode", query_string=query)
    body: Any = response.json
    result = encode_example(codec, "--format", "json")
    if response.status_code == 200:
        assert (result.exit_code, json.loads(result.stdout)) == (0, body)
    else:
        assert (result.exit_code, body["code"]) == (2, f"{codec}/not-in-version")
        assert f"({body['code']})" in result.stderr


@pytest.mark.parametrize(
    ("line", "path", "body"),
    [
        (
            "encode proxyid mesh=default name=web-1",
            "encode",
            {"mesh": "default", "name": "web-1"},
        ),
        (
            "encode proxyid mesh=aa.a name=web --lenient --kuma-version 3.0",
            "encode",
            {"mesh": "aa.a", "name": "web", "lenient": True, "kumaVersion": "3.0"},
        ),
        (
            "encode proxyid name=1a mesh=1a --environment kubernetes --kuma-version 2.14",
            "encode",
            {
                "mesh": "1a",
                "name": "1a",
                "environment": "kubernetes",
                "kumaVersion": "2.14",
            },
        ),
        ("encode proxyid mesh= name=ingress", "encode", {"mesh": "", "name": "ingress"}),
        ("encode proxyid mesh=a name=b=c", "encode", {"mesh": "a", "name": "b=c"}),
        ("decode proxyid aa.a.web", "decode", {"proxyId": "aa.a.web"}),
        ("decode -- proxyid -.-", "decode", {"proxyId": "-.-"}),
        (
            "decode proxyid aa.a.web.ns --mesh aa.a --mesh default --environment kubernetes",
            "decode",
            {"proxyId": "aa.a.web.ns", "meshes": ["aa.a", "default"], "environment": "kubernetes"},
        ),
    ],
)
def test_proxy_ids_return_the_json_of_the_api(
    client: FlaskClient, line: str, path: str, body: dict[str, Any]
) -> None:
    command, *arguments = line.split()
    result = invoke(command, "--format", "json", *arguments)
    response = client.post(f"/proxyid/{path}", json=body).get_data()
    assert result.stdout.encode() == response + b"\n"
    assert result.stderr == ""


@pytest.mark.parametrize("output_format", ["text", "json"])
@pytest.mark.parametrize(
    ("line", "exit_code"),
    [
        ("encode proxyid mesh=default name=web", 0),
        ("encode proxyid mesh=1a name=web --kuma-version 2.14", 0),
        ("encode proxyid mesh=aa.a name=web --lenient --kuma-version 2.14", 1),
        ("encode proxyid mesh=aa.a name=web --lenient", 1),
        ("encode proxyid mesh=aa.a name=web --lenient --kuma-version 3.0", 1),
        ("encode proxyid mesh=A name=web", 1),
        ("decode proxyid aa.a.web --mesh aa.a", 0),
        ("decode proxyid aa.a.web --mesh x", 0),
        ("encode kri kind=Mesh name=A", 0),
        ("decode kri kri_m____default_", 0),
    ],
)
def test_the_verdict_of_an_encoded_proxy_id_is_the_exit_code(
    line: str, exit_code: int, output_format: str
) -> None:
    result = invoke(*line.split(), "--format", output_format)
    assert (result.exit_code, result.stderr) == (exit_code, "")


@pytest.mark.parametrize(
    ("line", "path", "query"),
    [("codecs", "/codecs", {}), ("identify aa.a.web", "/identify", {"text": "aa.a.web"})],
)
def test_lists_are_the_json_of_the_api(
    client: FlaskClient, line: str, path: str, query: dict[str, str]
) -> None:
    result = invoke(*line.split(), "--format", "json")
    assert json.loads(result.stdout) == client.get(path, query_string=query).json


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "encode default web-1",
            "Invalid value for 'CODEC': 'default' is not a codec; for a proxy ID: "
            f"kuma-names encode proxyid mesh=... name=...; {CODEC_CHOICES}",
        ),
        (
            "decode aa.a.web-1",
            "Invalid value for 'CODEC': 'aa.a.web-1' is not a codec; for a proxy ID: "
            f"kuma-names decode proxyid TEXT; {CODEC_CHOICES}",
        ),
        (
            "decode krx a",
            f"Invalid value for 'CODEC': 'krx' is not a codec; did you mean 'kri'? {CODEC_CHOICES}",
        ),
        ("encode", "Missing argument 'CODEC'."),
        ("decode kri", "Missing argument 'TEXT'."),
        (
            "encode kri kid=Mesh",
            "FIELD=VALUE: 'kid' is not a field of kri; did you mean 'kind'? "
            "choices: kind, mesh, zone, namespace, name, section",
        ),
        (
            "encode system web-1",
            "FIELD=VALUE: 'web-1' must have a '=' after one of component, detail",
        ),
        ("encode kri kind=Mesh kind=Zone", "FIELD=VALUE: kind must not be given twice"),
        ("encode proxyid mesh=a", "FIELD=VALUE: proxyid requires the fields mesh and name"),
        ("encode proxyid", "FIELD=VALUE: proxyid requires the fields mesh and name"),
        ("decode kri a --mesh default", "--mesh: is not an option of kri"),
        (
            "decode kri a --environment universal",
            "--environment: is not an option of kri",
        ),
        (
            "encode kri kind=Mesh name=a --environment kubernetes",
            "--environment: is not an option of kri",
        ),
        (
            "decode proxyid a.b --candidate mesh=a;name=b",
            "--candidate: is not an option of proxyid",
        ),
        (
            "decode kds-name a-4567897456789745 --candidate nome=a",
            "FIELD=VALUE: 'nome' is not a field of kds-name; did you mean 'name'? "
            "choices: mesh, name, zone, namespace",
        ),
        (
            "encode sni-hash kind=MeshService --kuma-version 3.0",
            "--kuma-version: exists in Kuma 2.8 and before 3.0, and not in 3.0 "
            "(sni-hash/not-in-version)",
        ),
        (
            "encode proxyid mesh=aa.a name=web",
            "mesh 'aa.a' must not contain '.', found at position 2 (proxy-id/mesh-has-dot); "
            "the control plane would read mesh 'aa', name 'a.web'; for example 'aa-a'",
        ),
        ("encode proxyid mesh=a name=", "name must not be empty (proxy-id/empty-name)"),
        (
            "decode proxyid web",
            "proxyId 'web' must have a '.' between mesh and name (proxy-id/no-dot)",
        ),
        (
            "decode proxyid a.",
            "proxyId 'a.' must have a name after the '.' (proxy-id/empty-name)",
        ),
        (
            "decode proxyid a." + "b" * 1023,
            "proxyId must be at most 1024 bytes long, is 1025 (proxy-id/too-long)",
        ),
    ],
    ids=lambda part: part[:60],
)
def test_invalid_usage_is_one_line(line: str, message: str) -> None:
    command, *_ = line.split()
    assert invoke(*line.split()) == (2, "", f"kuma-names {command}: {message}\n")


def test_an_empty_proxy_id_is_one_line() -> None:
    message = "kuma-names decode: proxyId must not be empty (proxy-id/empty)\n"
    assert invoke("decode", "proxyid", "") == (2, "", message)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("decode kri a", "(kri/parts)"),
        ("encode trust-domain mesh=a.b zone=c", "(trust-domain/ambiguous)"),
    ],
)
def test_malformed_identifiers_have_their_code(line: str, code: str) -> None:
    result = invoke(*line.split())
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.endswith(f"{code}\n")
