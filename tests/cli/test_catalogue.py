"""`rules`, `kinds` and `versions`: every row, as text and as the API returns it."""

import json
import re

import pytest
from flask.testing import FlaskClient

from kuma_names.core.rows import Rule
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from tests.cli.runner import invoke


@pytest.mark.parametrize("table", ["rules", "kinds", "versions"])
def test_json_is_that_of_the_api(client: FlaskClient, table: str) -> None:
    response = client.get(f"/{table}").get_data()
    assert invoke(table, "--format", "json").stdout.encode() == response + b"\n"


def test_one_rule_as_json(client: FlaskClient) -> None:
    for rule in client.get("/rules").get_json()["rules"]:
        body = json.loads(invoke("rules", rule["id"], "--format", "json").stdout)
        formats = {clause["format"] for clause in rule["clauses"]}
        assert body["rules"] == [rule]
        assert {row["id"] for row in body["formats"]} == formats


def test_tables_have_every_row() -> None:
    rules = invoke("rules").stdout.splitlines()
    assert [line.split()[0] for line in rules] == ["RULE", *(rule.id for rule in RULES)]
    kinds = invoke("kinds").stdout.splitlines()
    assert [line.split()[0] for line in kinds] == ["KIND", *KINDS]
    versions = invoke("versions", KUMA_NAMES_DEFAULT_VERSION="2.6.1").stdout.splitlines()
    assert [line.split()[0] for line in versions] == ["VERSION", *MINORS]
    assert [line for line in versions if line.endswith("yes")] == ["2.6      2.6.15        yes"]


def test_the_default_version_is_that_of_the_service() -> None:
    variables = {"KUMA_NAMES_DEFAULT_VERSION": "2.9"}
    versions = invoke("versions", "--format", "json", **variables)
    assert json.loads(versions.stdout)["default"] == "2.9"
    report = invoke("validate", "a", "--kind", "Mesh", "--format", "json", **variables)
    assert json.loads(report.stdout)["kumaVersion"] == "2.9"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_line_for_each_clause(rule: Rule) -> None:
    lines = invoke("rules", rule.id).stdout.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["id", "summary", "because", "source"]
    assert len(lines) == 6 + len(rule.clauses)


def clause_lines(rule: str) -> list[str]:
    """Return the lines of the clauses of a rule."""
    return invoke("rules", rule).stdout.splitlines()[6:]


def test_the_last_patch_is_not_mistaken_for_the_minor_version() -> None:
    versions = [line.split("  ")[0] for line in clause_lines("rfc1035-label")]
    assert versions[3:6] + versions[-1:] == [
        "2.14 to 2.14.3",
        "2.11.19 to 2.11.x",
        "2.12.15 to 2.12.x",
        "from 3.0",
    ]


def test_kinds_are_listed_as_briefly_as_possible() -> None:
    kinds = {line.rsplit("  ", 1)[1] for line in clause_lines("owned-label")}
    assert kinds >= {
        "all kinds",
        "all mesh-scoped kinds",
        "all global-scoped kinds",
        "Mesh, MeshInsight, MeshMultiZoneService, ServiceInsight",
        "all kinds except Mesh, MeshInsight, MeshMultiZoneService, ServiceInsight",
        "all kinds except Dataplane",
    }


def test_the_context_of_a_clause_has_only_what_restricts_it() -> None:
    contexts = [re.split("  +", line)[4] for line in clause_lines("owned-label")]
    assert {"any", "universal; global", "kubernetes; zone, federated-zone"} <= {*contexts}
    assert "update" in invoke("rules", "legacy-charset").stdout


def test_an_unknown_rule_is_one_line_with_the_closest() -> None:
    result = invoke("rules", "rfc1035")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(
        "kuma-names rules: Invalid value for '[RULE]': 'rfc1035' is not a rule; "
        "did you mean 'rfc1035-label'? choices: "
    )
