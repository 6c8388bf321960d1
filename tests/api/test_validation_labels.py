"""Validation with labels: findings name the label, and the display name is a label on Universal."""

import pytest
from flask.testing import FlaskClient

from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid

DISPLAY_NAME = "kuma.io/display-name"
REFUSED_LABELS = {DISPLAY_NAME: "other", "kuma.io/service": "x"}
NAME: JsonObject = {"kind": "Mesh", "name": "web"}
BrokenAtom = tuple[str, str, list[int], str]
"""Rule and field of a finding, span and offender of its atom."""


def validate(client: FlaskClient, **fields: object) -> JsonObject:
    response = client.post("/validate", json=NAME | fields)
    assert response.status_code == 200
    body: JsonObject = response.get_json()
    return body


def broken_atoms(body: JsonObject) -> list[BrokenAtom]:
    return [
        (finding["rule"], finding["field"], atom["span"], atom["found"])
        for finding in body["findings"]
        for atom in finding["atoms"]
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({}, []),
        ({"team": "a", "example.com/tier": "", "kuma.io/effect": "shadow"}, []),
        ({"a/b/c": "x"}, [("label-key", 'labels["a/b/c"]', [1, 2], "/")]),
        ({"-team": "a"}, [("label-key", 'labels["-team"]', [0, 1], "-")]),
        ({"a_b.example/team": "a"}, [("label-key", 'labels["a_b.example/team"]', [1, 2], "_")]),
        (
            {"example.com/team!": "a"},
            [("label-key", 'labels["example.com/team!"]', [16, 17], "!")] * 2,
        ),
        ({"team": "a b"}, [("label-value", 'labels["team"]', [1, 2], " ")]),
        ({"kuma.io/zone": "east"}, [("owned-label", 'labels["kuma.io/zone"]', [0, 4], "east")]),
        ({"kuma.io/origin": "zone"}, []),
        (
            {"kuma.io/origin": "global"},
            [("owned-label", 'labels["kuma.io/origin"]', [0, 6], "global")],
        ),
        (
            {"kuma.io/service": "x"},
            [("reserved-label", 'labels["kuma.io/service"]', [0, 15], "kuma.io/service")],
        ),
        (
            {"k8s.kuma.io/x": ""},
            [("reserved-label", 'labels["k8s.kuma.io/x"]', [0, 13], "k8s.kuma.io/x")],
        ),
        ({DISPLAY_NAME: "web"}, []),
        ({DISPLAY_NAME: "other"}, [("owned-label", "displayName", [0, 5], "other")]),
    ],
    ids=str,
)
def test_a_finding_names_the_label_and_the_offender(
    client: FlaskClient, labels: dict[str, str], expected: list[BrokenAtom]
) -> None:
    body = validate(client, labels=labels)
    assert broken_atoms(body) == expected
    assert body["verdict"] == ("rejected" if expected else "valid")
    text = ",".join(f"{key}={value}" for key, value in labels.items())
    response = client.get("/validate", query_string={**NAME, "labels": text})
    assert response.get_json() == body


def test_a_key_is_quoted_as_kuma_quotes_it(client: FlaskClient) -> None:
    body = validate(client, labels={'a"é\n': "x"})
    fields = {finding["field"] for finding in body["findings"]}
    parameters = body["controlPlane"]["invalidParameters"]
    assert fields == {parameter["field"] for parameter in parameters} == {'labels["a\\"é\\n"]'}


def test_the_control_plane_refuses_every_label_in_its_own_words(client: FlaskClient) -> None:
    body = validate(client, labels=REFUSED_LABELS, kumaVersion="3.0")
    control_plane = body["controlPlane"]
    assert control_plane["status"] == 400
    assert control_plane["title"] == "Could not process a resource"
    assert control_plane["detail"] == "Resource is not valid"
    assert control_plane["invalidParameters"] == [
        {
            "field": 'labels["kuma.io/display-name"]',
            "reason": 'label "kuma.io/display-name" is managed by the control plane: got "other", '
            'expected "web"',
        },
        {
            "field": 'labels["kuma.io/service"]',
            "reason": 'label "kuma.io/service" is reserved and not known to this control plane',
        },
    ]


def test_labels_that_3_0_refuses_are_accepted_before(client: FlaskClient) -> None:
    body = validate(client, labels=REFUSED_LABELS, kumaVersion="2.14", targetVersion="3.0")
    assert (body["verdict"], body["rejectedIn"]) == ("valid", "3.0")
    assert body["controlPlane"]["status"] == 201
    rules = [finding["rule"] for finding in body["target"]["findings"]]
    assert rules == ["owned-label", "reserved-label"]


@pytest.mark.parametrize("version", ["2.5", "2.9.19", "2.14.3", "2.14", "3.0"])
@pytest.mark.parametrize("display_name", ["web", "aa.a", "A", ""])
def test_the_display_name_is_a_label_on_universal(
    client: FlaskClient, version: str, display_name: str
) -> None:
    labels = {DISPLAY_NAME: display_name}
    body = validate(client, kumaVersion=version, labels=labels)
    assert body == validate(client, kumaVersion=version, displayName=display_name)
    assert body == validate(client, kumaVersion=version, displayName=display_name, labels=labels)


def test_the_display_name_is_no_label_on_kubernetes(client: FlaskClient) -> None:
    fields = {"environment": "kubernetes", "displayName": "b", "labels": {DISPLAY_NAME: "a"}}
    response = client.post("/validate", json=NAME | fields)
    assert response.status_code == 200


def test_the_display_name_must_not_contradict_its_label(client: FlaskClient) -> None:
    reason = "must be equal to the label kuma.io/display-name, or be omitted"
    query = {**NAME, "displayName": "b", "labels": {DISPLAY_NAME: "a"}}
    assert_invalid(client.post("/validate", json=query), "displayName", reason)
    text = "kind=Mesh&name=a&displayName=&labels=kuma.io/display-name=a"
    assert_invalid(client.get("/validate", query_string=text), "displayName", reason)


def test_items_of_a_batch_share_labels_or_have_their_own(client: FlaskClient) -> None:
    items: list[JsonObject] = [
        {},
        {"labels": {}},
        {"labels": {"kuma.io/zone": "east"}},
        {"labels": ["a"]},
        {"displayName": "b"},
    ]
    query = {
        "kind": "Mesh",
        "labels": REFUSED_LABELS,
        "items": [{"name": "web", **item} for item in items],
    }
    results = client.post("/validate/batch", json=query).get_json()["results"]
    findings = [[atom[:2] for atom in broken_atoms(result)] for result in results[:3]]
    assert findings == [
        [("owned-label", "displayName"), ("reserved-label", 'labels["kuma.io/service"]')],
        [],
        [("owned-label", 'labels["kuma.io/zone"]')],
    ]
    assert [result["problem"]["detail"] for result in results[3:]] == [
        "labels: must be an object of strings",
        "displayName: must be equal to the label kuma.io/display-name, or be omitted",
    ]


def test_names_of_a_batch_share_labels(client: FlaskClient) -> None:
    shared: JsonObject = {"kind": "Mesh", "labels": {DISPLAY_NAME: "web"}}
    query = {**shared, "names": ["web", "shop"]}
    results = client.post("/validate/batch", json=query).get_json()["results"]
    assert [result["verdict"] for result in results] == ["valid", "rejected"]
    for index, name in enumerate(query["names"]):
        body = client.post("/validate", json={**shared, "name": name, "include": []}).get_json()
        assert results[index] == {"index": index, **body}
