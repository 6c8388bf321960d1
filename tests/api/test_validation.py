"""What the endpoints answer beyond the examples of the contract: batches, thresholds, headers, CORS."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from kuma_names.api import create_app
from kuma_names.core.tables.kinds import KINDS
from tests.support.strategies import names

Data = dict[str, Any]
WHOLE = create_app().test_client()


@given(
    st.lists(names.filter(lambda name: name.isprintable()), max_size=8),
    st.sampled_from(["Mesh", "MeshTimeout", "ZoneSetting"]),
)
@settings(max_examples=50)
def test_a_batch_answers_as_many_single_requests_do(listed: list[str], kind: str) -> None:
    shared: Data = {
        "kind": kind,
        "kumaVersion": "2.10",
        "include": ["timeline"],
        "targetVersion": "3.0",
    }
    singles = [WHOLE.post("/validate", json={**shared, "name": name}).get_json() for name in listed]
    by_names = WHOLE.post("/validate/batch", json={**shared, "names": listed}).get_json()
    by_items = WHOLE.post(
        "/validate/batch", json={**shared, "items": [{"name": name} for name in listed]}
    ).get_json()
    assert by_names == by_items
    assert by_names["results"] == [
        {"index": index, **single} for index, single in enumerate(singles)
    ]
    assert (
        sum(by_names["summary"].values()) - by_names["summary"]["total"]
        == by_names["summary"]["total"]
        == len(listed)
    )


def test_one_bad_item_spoils_no_other(client: FlaskClient) -> None:
    items: list[Any] = [
        {"name": "a"},
        {"nmae": "b"},
        3,
        {"name": "c", "kind": "?"},
        {"name": "d", "kind": "Zone"},
    ]
    answer = client.post("/validate/batch", json={"kind": "Mesh", "items": items}).get_json()
    assert [result["index"] for result in answer["results"]] == [0, 1, 2, 3, 4]
    assert ["problem" in result for result in answer["results"]] == [False, True, True, True, False]
    problems = [result["problem"] for result in answer["results"] if "problem" in result]
    assert [[at["field"] for at in problem["invalid_parameters"]] for problem in problems] == [
        ["nmae"],
        ["body"],
        ["kind"],
    ]
    assert answer["summary"] == {
        "total": 5,
        "valid": 2,
        "incomplete": 0,
        "deprecated": 0,
        "broken": 0,
        "rejected": 0,
        "malformed": 3,
    }


def test_a_name_that_is_no_text_is_pointed_at(client: FlaskClient) -> None:
    answer = client.post(
        "/validate/batch", json={"kind": "Mesh", "names": ["a", 1, None, "a" * 4097, "b"]}
    ).get_json()
    faults = [
        result["problem"]["invalid_parameters"]
        for result in answer["results"]
        if "problem" in result
    ]
    assert faults == [
        [{"field": "names[1]", "reason": "must be a string"}],
        [{"field": "names[2]", "reason": "must be a string"}],
        [{"field": "names[3]", "reason": "must be at most 4096 characters long, is 4097"}],
    ]


def test_only_findings_leaves_out_what_is_good_for_ever(client: FlaskClient) -> None:
    body = {
        "kind": "Mesh",
        "names": ["a", "a.b", "1c", "d"],
        "kumaVersion": "2.9",
        "only": "findings",
    }
    answer = client.post("/validate/batch", json=body).get_json()
    assert [
        (result["index"], result["verdict"], result["rejectedIn"]) for result in answer["results"]
    ] == [
        (1, "broken", "3.0"),
        (2, "valid", "3.0"),
    ]
    assert answer["summary"]["total"] == 4


@pytest.mark.parametrize(
    ("kind", "name", "version", "target", "threshold", "status"),
    [
        ("Zone", "a", "2.14", None, "deprecated", 200),
        ("Zone", "1a", "2.14", None, "deprecated", 422),
        ("Zone", "1a", "2.14", None, "broken", 200),
        ("Zone", "1a", "2.14", None, "rejected", 200),
        ("Zone", "1a", "3.0", None, "rejected", 422),
        ("Zone", "1a", "3.0", None, "broken", 422),
        ("Zone", "1a", "3.0", None, "deprecated", 422),
        ("Zone", "1a", "2.9", None, "deprecated", 200),
        ("Zone", "1a", "2.9", "2.14", "deprecated", 422),
        ("Zone", "1a", "2.14", "3.0", "rejected", 422),
        ("Mesh", "aa.a", "2.12", None, "deprecated", 422),
        ("Mesh", "aa.a", "2.12", None, "broken", 422),
        ("Mesh", "aa.a", "2.12", None, "rejected", 200),
        ("Mesh", "aa.a", "2.12", "3.0", "rejected", 422),
        ("Mesh", "aa.a", "3.0", "2.12", "broken", 422),
    ],
)
def test_fail_on_is_a_threshold(
    client: FlaskClient,
    kind: str,
    name: str,
    version: str,
    target: str | None,
    threshold: str,
    status: int,
) -> None:
    asked = {
        "kind": kind,
        "name": name,
        "kumaVersion": version,
        **({"targetVersion": target} if target else {}),
    }
    plain = client.post("/validate", json=asked).get_json()
    answer = client.post("/validate", json={**asked, "failOn": threshold})
    assert answer.status_code == status
    assert (answer.get_json()["report"] if status == 422 else answer.get_json()) == plain
    many = {**asked, "names": ["ok", name], "failOn": threshold}
    del many["name"]
    assert client.post("/validate/batch", json=many).status_code == status


@pytest.mark.parametrize(
    ("query", "first", "rules"),
    [
        ({"mode": "global", "first": "zones"}, "zones", ["unsynced-in-upgrade"]),
        ({"mode": "global", "first": "global"}, "global", []),
        ({"mode": "global"}, "global", []),
        ({"first": "zones"}, "zones", []),
    ],
    ids=str,
)
def test_an_audit_asks_which_side_is_upgraded_first(
    client: FlaskClient, query: Data, first: str, rules: list[str]
) -> None:
    asked = {"kumaVersion": "2.14", "targetVersion": "3.0", **query}
    report = client.post(
        "/audit",
        query_string=asked,
        data=b"{type: Mesh, name: aa.a}",
        content_type="application/yaml",
    ).get_json()
    found = [finding["rule"] for finding in report["resources"][0]["findings"]]
    assert (report["first"], [rule for rule in found if rule == "unsynced-in-upgrade"]) == (
        first,
        rules,
    )


def test_a_malformed_item_reaches_no_threshold(client: FlaskClient) -> None:
    assert (
        client.post(
            "/validate/batch", json={"kind": "Mesh", "names": [1], "failOn": "deprecated"}
        ).status_code
        == 200
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_answered_for(client: FlaskClient, kind: str) -> None:
    lived = next(row for row in client.get("/kinds").get_json()["kinds"] if row["kind"] == kind)
    version = "3.0" if lived["removedIn"] is None else "2.14"
    assert (
        client.get(
            "/validate", query_string={"kind": kind, "name": "a", "kumaVersion": version}
        ).get_json()["verdict"]
        == "valid"
    )


def test_queries_and_bodies_give_the_same_answers(client: FlaskClient) -> None:
    query = "kind=MeshService&name=a%20b&mesh=&ports=http,80&synced=false&taken=&include=suggestions,timeline"
    body = {
        "kind": "MeshService",
        "name": "a b",
        "mesh": "",
        "ports": ["http", "80"],
        "synced": False,
        "taken": [],
    }
    posted = client.post("/validate", json={**body, "include": ["suggestions", "timeline"]})
    assert client.get(f"/validate?{query}").get_json() == posted.get_json()
    assert client.get("/validate?kind=Mesh&name=a+b").get_json()["name"] == "a b"


@pytest.mark.parametrize(
    "path",
    ["/rules", "/kinds", "/versions", "/openapi.yaml", "/docs", "/validate?kind=Mesh&name=a.b"],
)
def test_answers_to_get_can_be_kept(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.head(path).headers["ETag"] == answer.headers["ETag"]


def test_other_names_have_other_tags(client: FlaskClient) -> None:
    tags = {
        client.get(f"/validate?kind=Mesh&name={name}").headers["ETag"] for name in ("a", "b", "a.b")
    }
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [("abc-1.Z_9", True), ("a" * 64, True), ("a" * 65, False), ("a b", False), ("", False)],
)
def test_request_ids(client: FlaskClient, given_id: str, kept: bool) -> None:
    answered = client.get("/versions", headers={"X-Request-ID": given_id}).headers["X-Request-ID"]
    assert (answered == given_id) == kept
    assert answered


def test_cors_is_for_exact_origins(client: FlaskClient) -> None:
    allowed = client.get("/versions", headers={"Origin": "https://ui.example"})
    other = client.get("/versions", headers={"Origin": "https://ui.example.org"})
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://ui.example"
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Origin" in allowed.headers["Vary"] and "Origin" in other.headers["Vary"]
    asked = client.options(
        "/validate",
        headers={"Origin": "https://ui.example", "Access-Control-Request-Method": "POST"},
    )
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (200, "GET, POST")
    assert (
        "Access-Control-Allow-Origin"
        not in WHOLE.get("/versions", headers={"Origin": "https://ui.example"}).headers
    )


def test_the_page_asks_no_other_host(client: FlaskClient) -> None:
    page = client.get("/docs")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    text = page.get_data(as_text=True)
    linked = [
        part.split('"')[0]
        for attribute in ('src="', 'href="')
        for part in text.split(attribute)[1:]
    ]
    assert [client.get(f"/{path}").status_code for path in linked] == [200] * len(linked)
    assert "://" not in text.replace("<!doctype html>", "")


def test_metrics_are_not_kept(client: FlaskClient) -> None:
    answer = client.get("/metrics")
    assert (answer.headers["Cache-Control"], answer.mimetype) == ("no-store", "text/plain")
    assert b"kuma_names_validations_total" in answer.data
