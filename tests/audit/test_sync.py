"""Tests of what sync leaves out, by mode, and by the side that is upgraded first."""

import pytest

from tests.audit.support import (
    audit_text,
    findings_of_rule,
    inventory_of,
    outcomes_by_kind,
)

NAMES = """
type: Mesh
name: aa.a
---
type: MeshService
mesh: default
name: 1web
---
type: MeshExternalService
mesh: default
name: 1db
---
type: MeshMultiZoneService
mesh: default
name: 1all
---
type: Zone
name: a.b
"""


@pytest.mark.parametrize(
    ("mode", "first", "kinds"),
    [
        ("global", "zones", {"Mesh", "MeshExternalService", "MeshMultiZoneService"}),
        ("global", "global", set()),
        ("federated-zone", "global", {"MeshService", "MeshExternalService"}),
        ("federated-zone", "zones", set()),
        ("zone", "global", set()),
        ("zone", "zones", set()),
    ],
)
def test_resources_stop_arriving_while_only_the_receiver_is_upgraded(
    mode: str, first: str, kinds: set[str]
) -> None:
    report = audit_text(NAMES, "2.14", "3.0", mode=mode, first=first)
    expected = dict.fromkeys(kinds, (None, "unsynced"))
    assert outcomes_by_kind(report, "unsynced-in-upgrade") == expected


@pytest.mark.parametrize(
    ("mode", "kinds"),
    [
        ("global", {"Mesh", "MeshExternalService", "MeshMultiZoneService"}),
        ("federated-zone", {"MeshService", "MeshExternalService"}),
        ("zone", set()),
    ],
)
def test_resources_never_arrive_once_both_sides_are_upgraded(mode: str, kinds: set[str]) -> None:
    report = audit_text(NAMES, "2.14", "3.0", mode=mode)
    assert outcomes_by_kind(report, "kds-receiver") == dict.fromkeys(kinds, (None, "unsynced"))


@pytest.mark.parametrize(
    ("mode", "first", "message"),
    [
        (
            "global",
            "zones",
            "from the day that a zone runs Kuma 3.0, Mesh 'aa.a' no longer arrives there"
            " (unsynced-in-upgrade)",
        ),
        (
            "federated-zone",
            "global",
            "from the day that the global control plane runs Kuma 3.0, MeshService '1web' no longer"
            " arrives there (unsynced-in-upgrade)",
        ),
    ],
)
def test_the_message_names_the_receiver(mode: str, first: str, message: str) -> None:
    report = audit_text(NAMES, "2.14", "3.0", mode=mode, first=first)
    _, finding = findings_of_rule(report, "unsynced-in-upgrade")[0]
    assert finding.message == message


def test_a_service_too_long_for_its_copies_is_left_out_by_some_versions() -> None:
    name = "a" * 47
    text = inventory_of(
        f"type: MeshService\nmesh: default\nname: {name}",
        f"type: MeshExternalService\nmesh: default\nname: {name}",
    )
    rule = "kds-copy-length"
    from_zone = audit_text(text, "2.8", "2.10", mode="federated-zone")
    assert outcomes_by_kind(from_zone, rule) == {
        "MeshService": ("unsynced", None),
        "MeshExternalService": ("unsynced", "unsynced"),
    }
    from_global = audit_text(text, "2.8", "2.11", mode="global")
    assert outcomes_by_kind(from_global, rule) == {"MeshExternalService": ("unsynced", None)}
    standalone = audit_text(text, "2.8", "2.10", mode="zone")
    assert outcomes_by_kind(standalone, rule) == {}


def test_a_newer_receiver_that_starts_to_validate_leaves_out_a_longer_service() -> None:
    text = f"type: MeshService\nmesh: default\nname: {'a' * 64}"
    first_upgrade = audit_text(text, "2.7", "2.8", mode="federated-zone")
    assert outcomes_by_kind(first_upgrade, "unsynced-in-upgrade") == {
        "MeshService": (None, "unsynced")
    }
    next_upgrade = audit_text(text, "2.8", "2.9", mode="federated-zone")
    assert outcomes_by_kind(next_upgrade, "unsynced-in-upgrade") == {}


def test_copies_are_validated_where_their_originals_are() -> None:
    text = (
        "type: MeshService\nmesh: m\nname: 1web-2v6wfvvcvbc9f55d\n"
        "labels: {kuma.io/display-name: 1web, kuma.io/zone: z}"
    )
    report = audit_text(text, "2.14", "3.0", mode="federated-zone")
    assert outcomes_by_kind(report, "unsynced-in-upgrade") == {}


def test_a_resource_that_does_not_arrive_is_broken() -> None:
    text = f"type: MeshExternalService\nmesh: default\nname: {'a' * 47}"
    report = audit_text(text, "2.8", "2.10", mode="global")
    assert report.verdict_counts == ({"broken": 1, "valid": 1}, {"broken": 1, "valid": 1})
