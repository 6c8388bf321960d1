"""Labels in requests: both doors of HTTP read the same ones, batches share them, and findings say which one is at fault."""

from typing import Any

import pytest
from flask.testing import FlaskClient

Data = dict[str, Any]
Fault = tuple[str, str, list[int], str]
"""Rule, field, span and offender of an atom."""
LABELS = {"kuma.io/display-name": "other", "kuma.io/service": "x"}
ASKED: Data = {"kind": "Mesh", "name": "web"}


def faults(answer: Data) -> list[Fault]:
    return [
        (found["rule"], found["field"], at["span"], at["found"])
        for found in answer["findings"]
        for at in found["atoms"]
    ]


@pytest.mark.parametrize(
    ("labels", "found"),
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
        ({"kuma.io/display-name": "web"}, []),
        ({"kuma.io/display-name": "other"}, [("owned-label", "displayName", [0, 5], "other")]),
    ],
    ids=str,
)
def test_a_finding_says_which_label_is_at_fault_and_where(
    client: FlaskClient, labels: dict[str, str], found: list[Fault]
) -> None:
    posted = client.post("/validate", json={**ASKED, "labels": labels})
    query = {**ASKED, "labels": ",".join(f"{key}={value}" for key, value in labels.items())}
    assert posted.status_code == 200
    assert faults(posted.get_json()) == found
    assert posted.get_json()["verdict"] == ("rejected" if found else "valid")
    assert client.get("/validate", query_string=query).get_json() == posted.get_json()


def test_a_key_is_quoted_as_kuma_quotes_it(client: FlaskClient) -> None:
    answer = client.post("/validate", json={**ASKED, "labels": {'a"é\n': "x"}}).get_json()
    assert {found["field"] for found in answer["findings"]} == {'labels["a\\"é\\n"]'}
    assert {at["field"] for at in answer["controlPlane"]["invalidParameters"]} == {
        'labels["a\\"é\\n"]'
    }


def test_the_control_plane_names_every_label_in_its_own_words(client: FlaskClient) -> None:
    told = client.post(
        "/validate", json={**ASKED, "labels": LABELS, "kumaVersion": "3.0"}
    ).get_json()["controlPlane"]
    assert (told["status"], told["title"], told["detail"]) == (
        400,
        "Could not process a resource",
        "Resource is not valid",
    )
    assert told["invalidParameters"] == [
        {
            "field": 'labels["kuma.io/display-name"]',
            "reason": 'label "kuma.io/display-name" is managed by the control plane: got "other", expected "web"',
        },
        {
            "field": 'labels["kuma.io/service"]',
            "reason": 'label "kuma.io/service" is reserved and not known to this control plane',
        },
    ]


def test_labels_that_3_0_refuses_are_taken_before(client: FlaskClient) -> None:
    answer = client.post(
        "/validate", json={**ASKED, "labels": LABELS, "kumaVersion": "2.14", "targetVersion": "3.0"}
    ).get_json()
    assert (answer["verdict"], answer["rejectedIn"], answer["controlPlane"]["status"]) == (
        "valid",
        "3.0",
        201,
    )
    assert [found["rule"] for found in answer["target"]["findings"]] == [
        "owned-label",
        "reserved-label",
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", {}),
        (",", {}),
        ("a=b,", {"a": "b"}),
        ("a=", {"a": ""}),
        ("=a", {"": "a"}),
        ("a=b=c", {"a": "b=c"}),
        ("a= b", {"a": " b"}),
        ("kuma.io/display-name=web,team=x", {"team": "x", "kuma.io/display-name": "web"}),
    ],
)
def test_labels_of_a_query_are_pairs(
    client: FlaskClient, text: str, labels: dict[str, str]
) -> None:
    posted = client.post("/validate", json={**ASKED, "labels": labels})
    assert (
        client.get("/validate", query_string={**ASKED, "labels": text}).get_json()
        == posted.get_json()
    )


def test_a_hundred_labels_are_taken(client: FlaskClient) -> None:
    labels = {f"a{number}": "b" for number in range(100)}
    assert (
        client.post("/validate", json={**ASKED, "labels": labels}).get_json()["verdict"] == "valid"
    )


@pytest.mark.parametrize("version", ["2.5", "2.9.19", "2.14.3", "2.14", "3.0"])
@pytest.mark.parametrize("given", ["web", "aa.a", "A", ""])
def test_the_display_name_is_a_label_on_universal(
    client: FlaskClient, version: str, given: str
) -> None:
    asked = {**ASKED, "kumaVersion": version}
    as_label = client.post(
        "/validate", json={**asked, "labels": {"kuma.io/display-name": given}}
    ).get_json()
    assert as_label == client.post("/validate", json={**asked, "displayName": given}).get_json()
    both = {"displayName": given, "labels": {"kuma.io/display-name": given}}
    assert as_label == client.post("/validate", json={**asked, **both}).get_json()


def test_on_kubernetes_the_display_name_is_no_label(client: FlaskClient) -> None:
    asked = {
        **ASKED,
        "environment": "kubernetes",
        "displayName": "b",
        "labels": {"kuma.io/display-name": "a"},
    }
    assert client.post("/validate", json=asked).status_code == 200


def test_a_batch_shares_labels_and_an_item_has_its_own(client: FlaskClient) -> None:
    own: list[Data] = [
        {},
        {"labels": {}},
        {"labels": {"kuma.io/zone": "east"}},
        {"labels": ["a"]},
        {"displayName": "b"},
    ]
    body = {"kind": "Mesh", "labels": LABELS, "items": [{"name": "web", **item} for item in own]}
    results = client.post("/validate/batch", json=body).get_json()["results"]
    assert [[fault[:2] for fault in faults(result)] for result in results[:3]] == [
        [("owned-label", "displayName"), ("reserved-label", 'labels["kuma.io/service"]')],
        [],
        [("owned-label", 'labels["kuma.io/zone"]')],
    ]
    assert [result["problem"]["detail"] for result in results[3:]] == [
        "labels: must be an object of strings",
        "displayName: must be equal to the label kuma.io/display-name, or be omitted",
    ]


def test_a_batch_of_names_shares_labels(client: FlaskClient) -> None:
    body: Data = {"kind": "Mesh", "labels": {"kuma.io/display-name": "web"}}
    results = client.post("/validate/batch", json={**body, "names": ["web", "shop"]}).get_json()[
        "results"
    ]
    assert [result["verdict"] for result in results] == ["valid", "rejected"]
    singles = [
        client.post("/validate", json={**body, "name": name, "include": []}).get_json()
        for name in ("web", "shop")
    ]
    assert results == [{"index": index, **single} for index, single in enumerate(singles)]


def test_a_question_with_labels_is_not_taken_for_one_without(client: FlaskClient) -> None:
    asked: list[Data] = [{}, {"labels": LABELS}, {"labels": {}}, {}]
    answers = [client.post("/validate", json={**ASKED, **more}).get_json() for more in asked]
    assert [answer["verdict"] for answer in answers] == ["valid", "rejected", "valid", "valid"]
