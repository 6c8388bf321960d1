"""The tables as every door shows them: every row is there, and whole."""

from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from kuma_names.json_types import JsonObject
from kuma_names.responses import catalogue


def shown(table: str) -> dict[str, JsonObject]:
    return {row["id"]: row for row in catalogue.rules_json()[table]}


def test_every_row_is_there() -> None:
    kinds, versions = catalogue.kinds_json(), catalogue.versions_json("2.9")
    assert list(shown("rules")) == [rule.id for rule in RULES]
    assert [len(row["clauses"]) for row in shown("rules").values()] == [
        len(rule.clauses) for rule in RULES
    ]
    assert list(shown("formats")) == list(FORMATS)
    assert [row["kind"] for row in kinds["kinds"]] == list(KINDS)
    assert ([row["version"] for row in versions["versions"]], versions["default"]) == (
        list(MINORS),
        "2.9",
    )


def test_a_rule() -> None:
    warned = {
        "kinds": ["Mesh", "Zone", "MeshService", "MeshExternalService", "MeshMultiZoneService"],
        "measure": "display-name",
        "format": "rfc1035-label",
        "environments": ["universal", "kubernetes"],
        "operations": ["create", "update"],
        "modes": ["global", "zone", "federated-zone"],
        "since": "2.10",
        "until": "2.11.18",
        "outcome": "warned",
    }
    given = [("2.10", "2.11.18"), ("2.12", "2.12.14"), ("2.13", "2.13.10"), ("2.14", "2.14.3")]
    written = [("2.11.19", "2.11"), ("2.12.15", "2.12"), ("2.13.11", "2.13"), ("2.14.4", "2.14")]
    assigned = {**warned, "measure": "assigned-name"}
    assert shown("rules")["rfc1035-label"] == {
        "id": "rfc1035-label",
        "summary": "the name must be an RFC 1035 label",
        "because": "HostnameGenerator renders {kind} names into DNS hostnames",
        "source": "deprecated.go of the five kinds (2.10 to 2.14), common_validators.go, ValidateRFC1035Name (3.0)",
        "clauses": [
            *({**warned, "since": since, "until": until} for since, until in given),
            *({**assigned, "since": since, "until": until} for since, until in written),
            {**assigned, "since": "3.0", "until": None, "outcome": "refused"},
        ],
    }


def test_a_clause_of_what_is_no_resource_is_of_no_operation() -> None:
    assert [clause["operations"] for clause in shown("rules")["workload-label"]["clauses"]] == [
        [],
        ["create"],
    ]


def test_a_format() -> None:
    assert shown("formats")["rfc1035-label"] == {
        "id": "rfc1035-label",
        "summary": "an RFC 1035 label: lowercase letters, digits and '-', from a letter to a letter or digit, at most 63 bytes",
        "pattern": "[a-z](?:[-a-z0-9]*[a-z0-9])?",
        "maxBytes": 63,
        "atoms": ["empty", "length", "charset", "first", "last"],
    }


def test_a_kind() -> None:
    assert {row["kind"]: row for row in catalogue.kinds_json()["kinds"]}["MeshGateway"] == {
        "kind": "MeshGateway",
        "scope": "mesh",
        "path": "meshgateways",
        "shortName": "mgw",
        "shortNameSince": "2.10",
        "since": None,
        "removedIn": "3.0",
        "kubernetesScope": "Cluster",
        "environments": ["universal", "kubernetes"],
        "subject": False,
    }


def test_a_version() -> None:
    before, newest = catalogue.versions_json("2.14")["versions"][-2:]
    assert before == {"version": "2.14", "newestPatch": "2.14.7", "released": True}
    assert newest == {"version": "3.0", "newestPatch": "3.0.1", "released": True}
