"""Whole reports, as every door shows them."""

import pytest

from kuma_names.core.identifiers import proxy_ids
from kuma_names.core.model import Context, Environment, Facts, Mode, Operation
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from kuma_names.responses import identifiers, validation

NEWEST = Context(parse_version("2.14"))
KUBERNETES = Context(parse_version("2.14"), environment=Environment.KUBERNETES)
WARNING = (
    "Invalid MeshService resource name: 'a.b'. It does not conform to the DNS format (RFC 1035). This is deprecated. Errors: "
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with"
    " an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
)
FINDING = {
    "rule": "rfc1035-label",
    "severity": "warning",
    "outcome": "warned",
    "field": "name",
    "atoms": [{"atom": "charset", "span": (1, 2), "found": "."}],
    "message": "MeshService name 'a.b' must not contain '.', found at position 1"
    " (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
    "hint": "for example 'a-b'",
    "deprecatedIn": "2.10",
    "rejectedIn": "3.0",
    "until": None,
    "because": "HostnameGenerator renders MeshService names into DNS hostnames",
    "upstream": WARNING,
}
MISREAD: dict[str, object] = {
    "rule": "proxy-id-misread",
    "severity": "error",
    "outcome": "broken",
    "field": "proxyId",
    "atoms": [],
    "message": "the control plane reads mesh 'aa', but the proxy belongs to mesh 'aa.a' (proxy-id-misread)",
    "hint": "give the mesh a name without a dot",
    "deprecatedIn": None,
    "rejectedIn": None,
    "until": None,
    "because": "the data plane proxy cannot start: the control plane looks for it in another mesh",
    "upstream": 'resource "aa.a.web.ns" not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp',
}


def test_a_report() -> None:
    asked = Validator("MeshService", NEWEST)
    frame = {
        "kind": "MeshService",
        "name": "",
        "kumaVersion": "2.14",
        "environment": "universal",
        "operation": "create",
        "verdict": "valid",
        "rejectedIn": None,
        "findings": [],
        "notJudged": [{"rule": "sni-segment", "needs": ["mesh", "ports"]}],
    }
    broken = {"name": "a.b", "verdict": "deprecated", "rejectedIn": "3.0", "findings": [FINDING]}
    assert validation._header(asked) == frame
    assert validation.report_json(asked.validate("a"), validation._header(asked)) == {
        **frame,
        "name": "a",
    }
    assert validation.report_json(asked.validate("a.b"), validation._header(asked)) == {
        **frame,
        **broken,
    }
    assert validation.target_json(asked.validate("a.b")) == {
        "kumaVersion": "2.14",
        "verdict": "deprecated",
        "findings": [FINDING],
    }


def test_the_costly_parts() -> None:
    assert validation.parts_json(
        Validator("MeshService", NEWEST), "a.b", frozenset(validation.PARTS), frozenset({"a-b"})
    ) == {
        "controlPlane": {
            "status": 201,
            "title": None,
            "detail": None,
            "warnings": [WARNING],
            "invalidParameters": [],
            "router": None,
            "assumes": [
                "the mesh exists",
                "the kind is writable there",
                "the rest of the resource is valid",
            ],
        },
        "timeline": [
            {"from": "2.7", "to": "2.9", "verdict": "valid", "rules": []},
            {"from": "2.10", "to": "2.14", "verdict": "deprecated", "rules": ["rfc1035-label"]},
            {"from": "3.0", "to": None, "verdict": "rejected", "rules": ["rfc1035-label"]},
        ],
        "suggestions": [{"name": "a-b-2", "lossy": False}],
    }


def test_an_update_of_a_global_kind_assumes_no_mesh() -> None:
    asked = Validator("Mesh", Context(parse_version("3.0"), operation=Operation.UPDATE))
    assert validation.parts_json(asked, "a", frozenset({"controlPlane"}), frozenset()) == {
        "controlPlane": {
            "status": 200,
            "title": None,
            "detail": None,
            "warnings": [],
            "invalidParameters": [],
            "router": None,
            "assumes": [
                "the kind is writable there",
                "the rest of the resource is valid",
                "meshServices.mode is Exclusive",
            ],
        }
    }


@pytest.mark.parametrize(
    ("kind", "minor", "mode", "is_assumed"),
    [
        ("MeshService", "2.14", Mode.FEDERATED_ZONE, True),
        ("MeshTimeout", "2.6", Mode.FEDERATED_ZONE, True),
        ("MeshService", "3.0", Mode.FEDERATED_ZONE, False),
        ("MeshService", "2.14", Mode.ZONE, False),
        ("Dataplane", "2.14", Mode.FEDERATED_ZONE, False),
    ],
)
def test_a_federated_zone_is_taken_to_be_told_the_origin(
    kind: str, minor: str, mode: Mode, is_assumed: bool
) -> None:
    asked = Validator(kind, Context(parse_version(minor), mode=mode), Facts(mesh="m"))
    answer = validation.parts_json(asked, "a", frozenset({"controlPlane"}), frozenset())[
        "controlPlane"
    ]
    assert ("the label kuma.io/origin is zone" in answer["assumes"]) is is_assumed


def test_an_encoded_proxy_id() -> None:
    assert identifiers.encoded_proxy_id_json(
        proxy_ids.encode_proxy_id("aa.a", "web.ns", KUBERNETES, lenient=True), KUBERNETES
    ) == {
        "proxyId": "aa.a.web.ns",
        "mesh": "aa",
        "name": "a.web.ns",
        "kumaVersion": "2.14",
        "roundTrips": False,
        "verdict": "broken",
        "findings": [
            validation.finding_json(found) | {"field": "mesh"}
            for found in Validator("Mesh", KUBERNETES).validate("aa.a").findings
        ],
    }


def test_a_decoded_proxy_id() -> None:
    assert identifiers.decoded_proxy_id_json(
        proxy_ids.decode_proxy_id("aa.a.web.ns", KUBERNETES, ["aa.a"]), KUBERNETES
    ) == {
        "proxyId": "aa.a.web.ns",
        "kumaVersion": "2.14",
        "environment": "kubernetes",
        "mesh": "aa",
        "name": "a.web.ns",
        "resolution": "known-mesh",
        "resolved": {"mesh": "aa.a", "name": "web.ns", "pod": "web", "namespace": "ns"},
        "candidates": [
            {"mesh": "aa", "name": "a.web.ns", "controlPlane": True, "known": False},
            {"mesh": "aa.a", "name": "web.ns", "controlPlane": False, "known": True},
        ],
        "findings": [MISREAD],
    }


def test_an_ambiguous_proxy_id_is_resolved_to_nothing() -> None:
    shown = identifiers.decoded_proxy_id_json(
        proxy_ids.decode_proxy_id("aa.a.web", NEWEST, ["aa", "aa.a"]), NEWEST
    )
    assert (shown["resolution"], shown["resolved"], shown["findings"]) == ("ambiguous", None, [])
