"""Responses with the tables: every row is in the JSON, with all of its columns."""

from kuma_names import __version__
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from kuma_names.json_types import JsonObject
from kuma_names.responses.catalogue import kinds_json, rules_json, versions_json


def rows_by_id(table: str) -> dict[str, JsonObject]:
    return {row["id"]: row for row in rules_json()[table]}


def test_every_row_is_returned() -> None:
    rules = rows_by_id("rules")
    assert list(rules) == [rule.id for rule in RULES]
    counts = [len(row["clauses"]) for row in rules.values()]
    assert counts == [len(rule.clauses) for rule in RULES]
    assert list(rows_by_id("formats")) == list(FORMATS)
    assert [row["kind"] for row in kinds_json()["kinds"]] == list(KINDS)
    versions = versions_json("2.9", "https://docs.example", None)
    assert [row["version"] for row in versions["versions"]] == list(MINORS)
    assert versions["default"] == "2.9"
    assert versions["service"] == {
        "version": __version__,
        "docs": "https://docs.example",
        "repository": None,
    }


def test_a_rule_as_json() -> None:
    given_name_windows = [
        ("2.10", "2.11.18"),
        ("2.12", "2.12.14"),
        ("2.13", "2.13.10"),
        ("2.14", "2.14.3"),
    ]
    assigned_name_windows = [
        ("2.11.19", "2.11"),
        ("2.12.15", "2.12"),
        ("2.13.11", "2.13"),
        ("2.14.4", "2.14"),
    ]
    clause = {
        "kinds": ["Mesh", "Zone", "MeshService", "MeshExternalService", "MeshMultiZoneService"],
        "measure": "display-name",
        "format": "rfc1035-label",
        "environments": ["universal", "kubernetes"],
        "operations": ["create", "update"],
        "modes": ["global", "zone", "federated-zone"],
        "outcome": "warned",
    }
    workload_clause = {**clause, "measure": "assigned-name"}
    assert rows_by_id("rules")["rfc1035-label"] == {
        "id": "rfc1035-label",
        "summary": "the name must be an RFC 1035 label",
        "because": "HostnameGenerator renders {kind} names into DNS hostnames",
        "source": "deprecated.go of the five kinds (2.10 to 2.14), common_validators.go, "
        "ValidateRFC1035Name (3.0)",
        "clauses": [
            *({**clause, "since": since, "until": until} for since, until in given_name_windows),
            *(
                {**workload_clause, "since": since, "until": until}
                for since, until in assigned_name_windows
            ),
            {**workload_clause, "since": "3.0", "until": None, "outcome": "refused"},
        ],
    }


def test_a_clause_without_operations_has_an_empty_list() -> None:
    clauses = rows_by_id("rules")["workload-label"]["clauses"]
    assert [clause["operations"] for clause in clauses] == [[], ["create"]]


def test_a_format_as_json() -> None:
    assert rows_by_id("formats")["rfc1035-label"] == {
        "id": "rfc1035-label",
        "summary": "an RFC 1035 label: lowercase letters, digits and '-', from a letter to a "
        "letter or digit, at most 63 bytes",
        "pattern": "[a-z](?:[-a-z0-9]*[a-z0-9])?",
        "maxBytes": 63,
        "atoms": ["empty", "length", "charset", "first", "last"],
    }


def test_a_kind_as_json() -> None:
    kinds = {row["kind"]: row for row in kinds_json()["kinds"]}
    assert kinds["MeshGateway"] == {
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


def test_a_version_as_json() -> None:
    *_, second_newest, newest = versions_json("2.14", None, None)["versions"]
    assert second_newest == {"version": "2.14", "newestPatch": "2.14.7", "released": True}
    assert newest == {"version": "3.0", "newestPatch": "3.0.1", "released": True}
