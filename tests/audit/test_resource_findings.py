"""Findings on single resources: copies, kinds that a version lacks, scalars of YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.audit import summary
from tests.audit.input.support import kubernetes_object
from tests.audit.support import audit_text, outcomes_of, reports_by_name


def test_a_copy_is_judged_by_the_name_of_its_original() -> None:
    long = "w" * 63
    copy_of_long, copy_of_dotted = f"{long}-2v6wfvvcvbc9f55d", "a.b-2v6wfvvcvbc9f55d"
    services = ((copy_of_long, long), (copy_of_dotted, "a.b"), ("a.b", "good"))
    report = audit_text(
        "\n---\n".join(
            f"{{type: MeshService, mesh: m, name: {name},"
            f" labels: {{kuma.io/display-name: {display_name}}}}}"
            for name, display_name in services
        )
    )
    findings = {
        key: [(rule, field, after) for rule, field, _, after in outcomes_of(part) if after]
        for key, part in reports_by_name(report).items()
    }
    rules_of_long = [rule for rule, _, _ in findings.get(f"MeshService {copy_of_long}", [])]
    assert "rfc1035-label" not in rules_of_long
    finding_of_copy = ("rfc1035-label", "displayName", "refused")
    assert finding_of_copy in findings[f"MeshService {copy_of_dotted}"]
    assert ("rfc1035-label", "name", "refused") in findings["MeshService a.b"]


def test_kinds_come_and_go_with_versions() -> None:
    text = "{type: TrafficRoute, mesh: m, name: a}\n---\n{type: MeshIdentity, mesh: m, name: a}\n"
    missing_kind = ("kind-not-in-version", "kind", None, "refused")
    upgrade = audit_text(text)
    assert outcomes_of(reports_by_name(upgrade)["TrafficRoute a"])[0] == missing_kind
    assert upgrade.verdict_counts == ({"valid": 2, None: 1}, {"valid": 2, "rejected": 1})
    downgrade = audit_text(text, "3.0", "2.9")
    assert outcomes_of(reports_by_name(downgrade)["MeshIdentity a"])[0] == missing_kind
    assert downgrade.verdict_counts == ({None: 1, "valid": 2}, {"valid": 2, "rejected": 1})


def test_scalars_that_yaml_converts_are_reported_where_they_stand() -> None:
    objects = ("type: Zone\nname: no", kubernetes_object("Zone", "1e5"), "type: Zone\nname: 'no'")
    report = audit_text("\n---\n".join(objects))
    assert {key: outcomes_of(part) for key, part in reports_by_name(report).items()} == {
        "Zone false": [("yaml-scalar", "name", None, None)],
        "Zone 100000": [
            ("yaml-scalar", "name", "refused", "refused"),
            ("rfc1035-label", "name", None, "refused"),
        ],
    }


_YAML_LIKE = st.text("ab:-[]{}&*<>!|'\"#% \n\ttypenamkid.", max_size=200).map(str.encode)


@given(st.binary(max_size=200) | _YAML_LIKE)
def test_any_input_is_audited_and_counted(inventory: bytes) -> None:
    counts = summary.summarize(audit_text(inventory.decode("latin-1")))
    assert counts.read == counts.judged + counts.skipped + counts.malformed


def test_a_label_can_be_a_display_name_on_kubernetes() -> None:
    labels = ", labels: {kuma.io/display-name: A_b}"
    report = audit_text(kubernetes_object("Mesh", "a", metadata=labels), "2.14")
    (part,) = report.resource_reports
    assert [(finding.rule, finding.value) for finding in part.findings] == [
        ("owned-label", "A_b"),
        ("display-name-label", "A_b"),
    ]


@pytest.mark.parametrize(
    ("size", "zone", "rejected", "not_judged"),
    [
        (188, None, 0, 0),
        (189, None, 0, 1),
        (251, None, 1, 0),
        (189, "z" * 63, 1, 0),
        (189, "z" * 62, 0, 0),
    ],
)
def test_the_zone_is_needed_only_between_the_bounds(
    size: int, zone: str | None, rejected: int, not_judged: int
) -> None:
    text = f"{{type: MeshTimeout, mesh: default, name: {'t' * size}}}"
    report = audit_text(text, "2.14", "3.0", mode="federated-zone", zone=zone)
    assert report.verdict_counts[1].get("rejected", 0) == rejected
    assert sum(count for _, count in report.not_judged) == not_judged


def test_the_worst_finding_of_a_resource_comes_first() -> None:
    text = "{type: MeshService, mesh: default, name: Web.1, spec: {ports: [{port: 80}]}}"
    (part,) = audit_text(text, "2.14", "3.0").resource_reports
    assert [finding.after for finding in part.findings] == sorted(
        (finding.after for finding in part.findings), key=("refused", "broken", "warned").index
    )
    assert len({finding.after for finding in part.findings}) == 3
