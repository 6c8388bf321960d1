"""Responses about names: the JSON of reports and their parts."""

from pathlib import Path

import pytest

from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.model import Context, Facts
from kuma_names.json_types import JsonObject
from kuma_names.responses.validation import (
    MAX_TEXT,
    PARTS,
    ValidationQuery,
    parts_json,
    report_json,
    target_json,
)

CONTRACT = Path(__file__).parents[2] / "openapi.yaml"
NEWEST = Context.from_strings("2.14")
WARNING = (
    "Invalid MeshService resource name: 'a.b'. It does not conform to the DNS format (RFC 1035). "
    "This is deprecated. Errors: a DNS-1035 label must consist of lower case alphanumeric "
    "characters or '-', start with an alphabetic character, and end with an alphanumeric "
    "character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
    "'[a-z]([-a-z0-9]*[a-z0-9])?')"
)
FINDING: JsonObject = {
    "rule": "rfc1035-label",
    "severity": "warning",
    "outcome": "warned",
    "field": "name",
    "atoms": [{"atom": "charset", "span": (1, 2), "found": "."}],
    "message": "MeshService name 'a.b' must not contain '.', found at position 1 "
    "(rfc1035-label; rejected since 3.0, deprecated since 2.10)",
    "hint": "for example 'a-b'",
    "deprecatedIn": "2.10",
    "rejectedIn": "3.0",
    "until": None,
    "because": "HostnameGenerator renders MeshService names into DNS hostnames",
    "upstream": WARNING,
}


def test_a_report_as_json() -> None:
    query = ValidationQuery("MeshService", NEWEST)
    header = {
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
    assert query.header == header
    valid_report = query.validator.validate("a")
    assert report_json(valid_report, header) == {**header, "name": "a"}
    report = query.validator.validate("a.b")
    assert report_json(report, header) == {
        **header,
        "name": "a.b",
        "verdict": "deprecated",
        "rejectedIn": "3.0",
        "findings": [FINDING],
    }
    assert target_json(report) == {
        "kumaVersion": "2.14",
        "verdict": "deprecated",
        "findings": [FINDING],
    }


def test_the_optional_parts_of_a_report() -> None:
    validator = ValidationQuery("MeshService", NEWEST).validator
    control_plane = {
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
    }
    timeline = [
        {
            "from": "2.7",
            "to": "2.9",
            "verdict": "valid",
            "rules": [],
            "consequence": ["MeshService a.b is good in Kuma 2.7."],
        },
        {
            "from": "2.10",
            "to": "2.14",
            "verdict": "deprecated",
            "rules": ["rfc1035-label"],
            "consequence": ["Kuma 2.10 accepts MeshService a.b, with a warning."],
        },
        {
            "from": "3.0",
            "to": None,
            "verdict": "rejected",
            "rules": ["rfc1035-label"],
            "consequence": ["Kuma 3.0 refuses to create MeshService a.b."],
        },
    ]
    assert parts_json(validator, "a.b", frozenset(PARTS), {"a-b"}) == {
        "controlPlane": control_plane,
        "timeline": timeline,
        "suggestions": [{"name": "a-b-2", "lossy": False}],
        "consequence": [
            "Kuma 2.14 accepts MeshService a.b, with a warning.",
            "Kuma 3.0 refuses it.",
        ],
    }


def test_a_refusing_control_plane_names_the_invalid_parameters() -> None:
    validator = ValidationQuery("Mesh", Context.from_strings("3.0")).validator
    body = parts_json(validator, "", frozenset({"controlPlane"}))["controlPlane"]
    assert body["status"] == 400
    assert {"field": "name", "reason": "cannot be empty"} in body["invalidParameters"]


def test_a_kind_without_requests_has_no_control_plane() -> None:
    validator = ValidationQuery("ZoneSetting", NEWEST).validator
    assert parts_json(validator, "a", frozenset({"controlPlane"})) == {"controlPlane": None}


def test_only_included_parts_are_returned_in_their_order() -> None:
    validator = ValidationQuery("Mesh", NEWEST).validator
    assert list(parts_json(validator, "aa.a", frozenset(PARTS))) == list(PARTS)
    assert parts_json(validator, "aa.a", frozenset({"suggestions"})) == {
        "suggestions": [{"name": "aa-a", "lossy": False}]
    }


def test_a_response_is_a_report_with_target_and_included_parts() -> None:
    query = ValidationQuery("Mesh", Context.from_strings("2.14", "3.0"))
    body, report = query.respond("a.b")
    assert body == {**report_json(report, query.header), "target": body["target"]}
    assert (body["target"]["kumaVersion"], body["target"]["verdict"]) == ("3.0", "rejected")
    complete_body, same_report = query.respond("a.b", frozenset(PARTS), ["a-b"])
    assert complete_body == {**body, **{part: complete_body[part] for part in PARTS}}
    assert complete_body["suggestions"] == [{"name": "a-b-2", "lossy": False}]
    assert same_report == report


def test_facts_and_partial_names_reach_the_validator() -> None:
    context = Context.from_strings("3.0")
    facts = Facts(mesh="default", ports=("http",))
    query = ValidationQuery("MeshService", context, facts, partial=True)
    assert query.respond("a-")[0]["verdict"] == "incomplete"
    assert query.header["notJudged"] == []
    complete_query = ValidationQuery("MeshService", context)
    assert complete_query.respond("a-")[0]["verdict"] == "rejected"


def test_the_contract_has_the_same_maximum_length_of_a_text() -> None:
    contract = CONTRACT.read_text("utf-8")
    assert f"\n    Text: {{type: string, maxLength: {MAX_TEXT}}}\n" in contract


@pytest.mark.parametrize(
    ("version", "target", "field"),
    [("3.0", None, "kumaVersion"), ("2.14", "3.0", "targetVersion")],
)
def test_a_removed_kind_is_an_error_of_the_version_that_does_not_have_it(
    version: str, target: str | None, field: str
) -> None:
    with pytest.raises(KindNotInVersionError) as raised:
        ValidationQuery("Retry", Context.from_strings(version, target))
    assert raised.value.field == field
