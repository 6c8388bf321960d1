"""Tests of findings about an inventory: misread proxy IDs, missing meshes, duplicates."""

import pytest

from tests.audit.support import (
    audit_text,
    dataplane,
    findings_of_rule,
    inventory_of,
    outcomes_of,
)

AT_HOST_1 = "networking: {address: 10.0.0.1, inbound: [{port: 80}]}\n"
AT_HOST_2 = "networking: {address: 10.0.0.2, inbound: [{port: 80}]}\n"


def test_a_misread_id_names_the_mesh_and_whether_it_exists() -> None:
    report = audit_text(
        inventory_of(
            "type: Mesh\nname: aa",
            "type: Mesh\nname: aa.a",
            dataplane("aa.a", "web"),
            dataplane("b.b", "web"),
        )
    )
    findings = findings_of_rule(report, "proxy-id-misread")
    because = "the data plane proxy cannot start: the control plane looks for it in another mesh"
    assert [(finding.message, finding.because) for _, finding in findings] == [
        (
            "proxy ID 'aa.a.web' is read as mesh 'aa', name 'a.web'; the mesh is 'aa.a'"
            " (proxy-id-misread)",
            f"{because}, 'aa', which exists",
        ),
        (
            "proxy ID 'b.b.web' is read as mesh 'b', name 'b.web'; the mesh is 'b.b'"
            " (proxy-id-misread)",
            f"{because}, 'b'",
        ),
    ]


def test_a_misread_id_can_have_any_length() -> None:
    """The codec limits the length of an ID, which an inventory does not."""
    report = audit_text(dataplane("aa.a", "w" * 4000))
    ((_, finding),) = findings_of_rule(report, "proxy-id-misread")
    assert finding.message.endswith("the mesh is 'aa.a' (proxy-id-misread)")


def test_a_good_mesh_that_is_only_referred_to_needs_no_note() -> None:
    proxies = (dataplane("default", f"web-{number}") for number in range(3))
    report = audit_text(inventory_of(*proxies, "type: Mesh\nname: other"))
    assert report.resource_reports == ()
    assert (report.resource_count, report.referenced_count) == (5, 1)
    assert report.verdict_counts == ({"valid": 5}, {"valid": 5})


def test_a_mesh_that_is_only_referred_to_is_judged_once() -> None:
    policies = (f"type: MeshTimeout\nmesh: my.mesh\nname: all-{number}" for number in range(3))
    report = audit_text(inventory_of(*policies))
    (part,) = report.resource_reports
    assert (part.resource.kind, part.resource.name.value) == ("Mesh", "my.mesh")
    assert (part.before, part.after) == ("broken", "rejected")
    assert part.resource.place.line == 2
    assert [mention.place.line for mention in part.mentions] == [2, 6, 10]
    assert report.referenced_count == 1


def test_a_mesh_in_the_inventory_is_not_judged_twice() -> None:
    policy = "type: MeshTimeout\nmesh: my.mesh\nname: all"
    report = audit_text(inventory_of(policy, "type: Mesh\nname: my.mesh"))
    (part,) = report.resource_reports
    assert part.resource.place.line == 5
    assert report.referenced_count == 0


def test_a_duplicate_names_the_first_resource() -> None:
    report = audit_text(
        inventory_of("type: Zone\nname: east", "type: Zone\nname: west", "type: Zone\nname: east")
    )
    ((part, finding),) = findings_of_rule(report, "duplicate-resource")
    assert part.resource.place.line == 7
    assert [other.place.line for other in finding.others] == [1]


@pytest.mark.parametrize(
    ("networking", "is_duplicate"), [(AT_HOST_1, True), (AT_HOST_2, False), ("", False)]
)
def test_a_proxy_is_a_duplicate_at_the_same_address_only(
    networking: str, is_duplicate: bool
) -> None:
    report = audit_text(
        inventory_of(
            dataplane("default", "web", networking=AT_HOST_1),
            dataplane("default", "web", networking=networking),
        )
    )
    assert bool(findings_of_rule(report, "duplicate-resource")) is is_duplicate


def test_verdict_counts_include_the_findings_of_the_comparison() -> None:
    web, api = dataplane("default", "web"), dataplane("default", "api")
    report = audit_text(inventory_of(web, web, api))
    assert report.verdict_counts == ({"valid": 2, "broken": 2}, {"valid": 2, "broken": 2})
    second = report.resource_reports[1]
    assert outcomes_of(second) == [("proxy-id-collision", "name", "broken", "broken")]


def test_resources_on_one_line_are_distinct() -> None:
    report = audit_text(
        '[{"type":"Zone","name":"a.b"},{"type":"Zone","name":"c.d"},{"type":"Zone","name":"e"}]'
    )
    verdicts = [(part.resource.name.value, part.after) for part in report.resource_reports]
    assert verdicts == [("a.b", "rejected"), ("c.d", "rejected")]
