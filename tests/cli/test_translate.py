"""`translate`: the JSON of the API, a table of forms, and errors that name the option."""

import json

import pytest
from flask.testing import FlaskClient

from kuma_names.core.identifiers.translation_question import FACTS
from tests.cli.runner import invoke

OPTIONS = {
    "kind": "--kind",
    "mesh": "--mesh",
    "zone": "--zone",
    "namespace": "--namespace",
    "displayName": "--display-name",
    "port": "--port",
    "portName": "--port-name",
    "service": "--service",
    "workload": "--workload",
    "serviceAccount": "--service-account",
    "address": "--address",
    "protocol": "--protocol",
    "backend": "--backend",
    "kumaVersion": "--kuma-version",
    "environment": "--environment",
}


def lines(line: str) -> list[str]:
    """Return the lines that a command prints."""
    result = invoke("translate", *line.split())
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_every_fact_has_an_option() -> None:
    assert set(FACTS) <= set(OPTIONS)


@pytest.mark.parametrize(
    "query",
    [
        {"name": "backend"},
        {"name": "backend", "namespace": "demo"},
        {"name": "web", "kind": "Dataplane", "environment": "kubernetes", "kumaVersion": "2.5"},
        {"name": "web", "kind": "Dataplane", **dict.fromkeys(FACTS, "a")},
        {"name": "aa.a", "kind": "Mesh", "backend": "ca-1", "kumaVersion": "2.14"},
    ],
    ids=str,
)
def test_json_is_that_of_the_api(client: FlaskClient, query: dict[str, str]) -> None:
    options = [word for key in query.keys() & OPTIONS for word in (OPTIONS[key], query[key])]
    result = invoke("translate", query["name"], *options, "--format", "json")
    assert json.loads(result.stdout) == client.get("/translate", query_string=query).json


def test_forms_are_a_table() -> None:
    assert lines("tok --kind Secret --mesh default --port 80") == [
        "FORM             TEXT",
        "copies in zones  tok",
        "name in KDS      tok.default",
        "not part of any form: --port",
    ]


def test_a_form_says_which_options_it_needs() -> None:
    assert lines("es --kind ExternalService --mesh a --kuma-version 2.9")[3:6] == [
        "service tag          needs --service",
        "older hostname       needs --service",
        "SNI by tags          needs --service",
    ]
    assert "SPIFFE ID                needs --mesh and --zone and --workload" in lines("backend")


def test_a_form_that_is_misread_or_not_encoded_says_why() -> None:
    table = lines("tok --kind Secret --mesh aa.a")
    assert table[2:] == [
        "name in KDS      tok.aa.a",
        "                 but 'tok.aa.a' is not decoded to the same fields, "
        "but to name 'tok.aa', mesh 'a' (wire-name/ambiguous)",
    ]
    table = lines("a_b --kind MeshMultiZoneService --mesh a --port 80")
    (row,) = [row for row in table if row.startswith("SNI")]
    assert row == "SNI              cannot be encoded: name 'a_b' must be a label (sni/field)"


def test_a_kind_without_forms_says_so() -> None:
    assert lines("backend --kind ServiceTag --mesh default") == [
        "no other form",
        "not part of any form: --mesh",
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("a --kind Meshes", "--kind: 'Meshes' is no kind"),
        ("a --kind SniMatch", "--kind: SniMatch is no resource"),
        ("a --kuma-version 2.5", "--kuma-version: MeshService exists since"),
        ("a --kind MeshGatewayInstance --kuma-version 2.9", "--environment: MeshGatewayInstance"),
    ],
)
def test_an_error_names_the_option(line: str, place: str) -> None:
    result = invoke("translate", *line.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kuma-names translate: {place}")
