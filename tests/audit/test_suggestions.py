"""Tests of suggestions: one for a name, and different from all other names."""

import pytest

from tests.audit.support import audit_text, dataplane, findings_of_rule, inventory_of


@pytest.mark.parametrize("names", [("aa.a", "aa-a", "aa--a."), ("aa-a", "aa--a.", "aa.a")])
def test_suggestions_differ_from_all_names_and_from_each_other(names: tuple[str, ...]) -> None:
    report = audit_text(inventory_of(*(f"type: Mesh\nname: {name}" for name in names)))
    suggestions = {
        finding.value: finding.suggestion.name
        for part in report.resource_reports
        for finding in part.findings
        if finding.suggestion
    }
    assert suggestions["aa.a"] == "aa-a-2"
    assert len({*suggestions.values(), *names}) == len(suggestions) + len(names)
    collisions = findings_of_rule(report, "rename-collision")
    messages = [finding.message for _, finding in collisions if finding.value == "aa.a"]
    assert messages == [
        "the closest good name 'aa-a' is taken, so 'aa-a-2' is suggested (rename-collision)"
    ]


def test_a_carried_name_has_one_suggestion_in_all_resources() -> None:
    networking = "networking: {inbound: [{tags: {kuma.io/service: Web_1}}]}\n"
    proxies = (dataplane("default", f"web-{i}", networking=networking) for i in range(2))
    report = audit_text(inventory_of(*proxies), after="2.14")
    findings = findings_of_rule(report, "mesh-service-generation")
    assert len(findings) == 2
    assert {finding.suggestion and finding.suggestion.name for _, finding in findings} == {"web-1"}


def test_a_tag_is_suggested_whatever_other_tags_there_are() -> None:
    tags = "{kuma.io/service: web, my team: a, my/team: a, my-team: b/c, version: b c}"
    networking = f"networking: {{inbound: [{{tags: {tags}}}]}}\n"
    report = audit_text(dataplane("default", "web", networking=networking), after="2.14")
    suggestions = {
        finding.value: finding.suggestion and finding.suggestion.name
        for rule in ("tag-name", "tag-value")
        for _, finding in findings_of_rule(report, rule)
    }
    assert suggestions == {"my team": "my-team", "b/c": "b-c", "b c": "b-c"}
    assert findings_of_rule(report, "rename-collision") == []


def test_the_backend_of_a_ca_is_suggested_for_its_mesh() -> None:
    backends = "[{name: ordersCA, type: builtin}, {name: ordersCA, type: provided}]"
    text = f"type: Mesh\nname: default\nmtls: {{backends: {backends}}}"
    ((_, finding),) = findings_of_rule(audit_text(text, after="2.14"), "ca-backend-name")
    assert finding.suggestion is not None
    assert finding.suggestion.name == "ordersca"
