"""Tests of collisions: which resources have the same identifier, and how they are reported."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from kuma_names.audit import collisions
from kuma_names.core.identifiers.derived import encoded_identifiers
from tests.audit.support import audit_text, dataplane, findings_of_rule, inventory_of

AT_HOST_1 = "networking: {address: 10.0.0.1, inbound: [{port: 80}]}\n"
AT_OTHER_PORT = "networking: {address: 10.0.0.1, inbound: [{port: 81}]}\n"
AT_HOST_2 = "networking: {address: 10.0.0.2, inbound: [{port: 80}]}\n"
INBOUND_IN_EAST = "networking: {inbound: [{tags: {kuma.io/zone: east}}]}\n"
GATEWAY_IN_WEST = "networking: {gateway: {tags: {kuma.io/zone: west}}}\n"
COPY = (
    "type: Dataplane\nmesh: default\nname: web\n"
    "labels: {kuma.io/zone: east, kuma.io/display-name: web}"
)


def _kubernetes_dataplane(mesh: str, name: str) -> str:
    metadata = f"{{name: {name}, namespace: demo}}"
    return f"{{apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: {mesh}, metadata: {metadata}}}"


WEB = dataplane("default", "web")
PAIRS_OF_PROXIES = {
    "equal": (WEB, WEB, True),
    "equal, at one address": (
        dataplane("default", "web", networking=AT_HOST_1),
        dataplane("default", "web", networking=AT_HOST_1),
        False,
    ),
    "equal, at two addresses": (
        dataplane("default", "web", networking=AT_HOST_1),
        dataplane("default", "web", networking=AT_HOST_2),
        True,
    ),
    "equal, at two ports of one address": (
        dataplane("default", "web", networking=AT_HOST_1),
        dataplane("default", "web", networking=AT_OTHER_PORT),
        True,
    ),
    "two meshes, one ID, one address": (
        dataplane("aa.a", "web", networking=AT_HOST_1),
        dataplane("aa", "a.web", networking=AT_HOST_1),
        True,
    ),
    "two meshes, one ID": (dataplane("aa.a", "web"), dataplane("aa", "a.web"), True),
    "two meshes, two IDs": (dataplane("aa", "web"), dataplane("bb", "web"), False),
    "two zones": (
        dataplane("default", "web", "east"),
        dataplane("default", "web", "west"),
        False,
    ),
    "one zone": (
        dataplane("default", "web", "east"),
        dataplane("default", "web", "east"),
        True,
    ),
    "on Kubernetes": (
        _kubernetes_dataplane("aa.a", "web"),
        _kubernetes_dataplane("aa", "a.web"),
        True,
    ),
    "two zones, by tags": (
        dataplane("default", "web", networking=INBOUND_IN_EAST),
        dataplane("default", "web", networking=GATEWAY_IN_WEST),
        False,
    ),
    "one zone, by tag and label": (
        dataplane("default", "web", networking=INBOUND_IN_EAST),
        dataplane("default", "web", "east"),
        True,
    ),
    "not a copy, whose name has a hash": (dataplane("default", "web", "east"), COPY, True),
}


@pytest.mark.parametrize(
    ("first", "second", "collide"), PAIRS_OF_PROXIES.values(), ids=PAIRS_OF_PROXIES
)
def test_two_proxies_with_one_id(first: str, second: str, collide: bool) -> None:
    report = audit_text(inventory_of(first, second))
    findings = findings_of_rule(report, "proxy-id-collision")
    assert len(findings) == (2 if collide else 0)
    for part, finding in findings:
        assert (part.before, part.after) == ("broken", "broken")
        other_document = 3 - part.resource.place.document
        assert [other.place.document for other in finding.others] == [other_document]


def test_wire_names_collide_before_copies_have_hashes() -> None:
    policies = inventory_of(
        "type: MeshTimeout\nmesh: aa.a\nname: foo", "type: MeshTimeout\nmesh: a\nname: foo.aa"
    )
    findings = findings_of_rule(audit_text(policies, "2.5", "2.6"), "wire-name-collision")
    outcomes = [(finding.before, finding.after) for _, finding in findings]
    assert outcomes == [("broken", None)] * 2


def test_all_others_are_counted_and_some_listed() -> None:
    report = audit_text(inventory_of(*[WEB] * 50))
    findings = [finding for _, finding in findings_of_rule(report, "proxy-id-collision")]
    assert [len(finding.others) for finding in findings] == [20] * 50
    assert findings[0].message == (
        "proxy ID 'default.web' is also that of 'web' at f.yaml:6, 'web' at f.yaml:11,"
        " 'web' at f.yaml:16 and 46 more (proxy-id-collision)"
    )


def test_identifiers_are_derived_as_often_for_many_ports_as_for_a_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    derive = Mock(side_effect=encoded_identifiers)
    monkeypatch.setattr(collisions, "encoded_identifiers", derive)
    ports = ", ".join(f"{{port: {port}}}" for port in range(1, 200))
    service = (
        "type: MeshService\nmesh: default\nname: web\nlabels: {kuma.io/zone: east}\n"
        f"spec: {{ports: [{ports}]}}"
    )
    report = audit_text(inventory_of(*[service] * 3))
    assert not findings_of_rule(report, "sni-collision")
    services, passes, versions = 3, 2, 2
    assert derive.call_count == services * passes * versions


def test_many_identifiers_are_compared_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collisions, "_CHUNK_SIZE", 3)
    proxies = (dataplane("default", f"web-{number % 4}") for number in range(10))
    findings = findings_of_rule(audit_text(inventory_of(*proxies)), "proxy-id-collision")
    others = {part.resource.place.document: len(finding.others) for part, finding in findings}
    assert others == {1: 2, 5: 2, 9: 2, 2: 2, 6: 2, 10: 2, 3: 1, 7: 1, 4: 1, 8: 1}


def test_the_order_of_findings_does_not_depend_on_hashes() -> None:
    file = Path(__file__).parent / "details" / "collision-hostname.yaml"
    command = [sys.executable, "-m", "kuma_names", "audit", "--from", "2.12", str(file)]
    reports = set()
    for seed in range(4):
        environment = {"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)}
        process = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        reports.add(process.stdout)
    (report,) = reports
    assert report.count("-collision)") == 9


POLICIES_OF_TWO_MESHES = inventory_of(
    "type: TrafficTrace\nmesh: foo\nname: all", "type: TrafficTrace\nmesh: bar\nname: all"
)
PROXIES_OF_TWO_MESHES = inventory_of(
    dataplane("foo", "web", "east"), dataplane("bar", "web", "east"), dataplane("bar", "db", "east")
)


@pytest.mark.parametrize(
    ("text", "mode", "id_"),
    [
        (POLICIES_OF_TWO_MESHES, "global", "all"),
        (PROXIES_OF_TWO_MESHES, "federated-zone", "east.web"),
        (PROXIES_OF_TWO_MESHES.replace("kuma.io/zone: east", ""), "federated-zone", "web"),
    ],
)
def test_copies_have_plain_names_before_2_6(text: str, mode: str, id_: str) -> None:
    findings = findings_of_rule(audit_text(text, "2.5", "2.6", mode=mode), "kds-name-collision")
    assert [(finding.before, finding.after) for _, finding in findings] == [("broken", None)] * 2
    assert all(f"called '{id_}'" in finding.message for _, finding in findings)


@pytest.mark.parametrize(
    ("text", "before", "mode"),
    [
        (POLICIES_OF_TWO_MESHES, "2.6", "global"),
        (POLICIES_OF_TWO_MESHES, "2.5", "zone"),
        (POLICIES_OF_TWO_MESHES, "2.5", "federated-zone"),
        (PROXIES_OF_TWO_MESHES, "2.5", "zone"),
        (PROXIES_OF_TWO_MESHES, "2.5", "global"),
        (POLICIES_OF_TWO_MESHES.replace("mesh: bar", "mesh: foo"), "2.5", "global"),
        (POLICIES_OF_TWO_MESHES.replace("TrafficTrace", "Secret"), "2.5", "global"),
        (
            inventory_of(_kubernetes_dataplane("foo", "web"), _kubernetes_dataplane("bar", "web")),
            "2.5",
            "federated-zone",
        ),
    ],
)
def test_plain_names_do_not_collide_otherwise(text: str, before: str, mode: str) -> None:
    report = audit_text(text, before, "2.7", mode=mode)
    assert not findings_of_rule(report, "kds-name-collision")
