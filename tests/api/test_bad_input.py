"""Whatever comes in, the answer is a problem that says what is wrong and where: never a 500, never HTML."""

from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient

JSON = "application/json"
NAME: dict[str, Any] = {"kind": "Mesh", "name": "a"}


class Bad(NamedTuple):
    """A request that cannot be answered: the status, the place at fault and the reason (its beginning)."""

    what: str
    request: dict[str, Any]
    status: int
    field: str | None
    reason: str


def get(path: str, query: str | bytes = "") -> dict[str, Any]:
    return {"path": path, "query_string": query}


def post(path: str, json: Any) -> dict[str, Any]:
    return {"path": path, "method": "POST", "json": json}


def raw(path: str, data: bytes, content_type: str | None = JSON) -> dict[str, Any]:
    return {"path": path, "method": "POST", "data": data, "content_type": content_type}


def audit(query: str) -> dict[str, Any]:
    return {**raw("/audit", b"{type: Zone, name: east}"), "query_string": query}


CASES = [
    Bad("JSON cut short", raw("/validate", b'{"kind":'), 400, "body", "must be JSON in UTF-8"),
    Bad("an empty body", raw("/validate", b""), 400, "body", "must not be empty"),
    Bad("a body that is a list", raw("/validate", b"[]"), 400, "body", "must be an object"),
    Bad("a body that is null", raw("/validate/batch", b"null"), 400, "body", "must be an object"),
    Bad(
        "invalid UTF-8",
        raw("/validate", b'{"kind": "Mesh", "name": "\xff"}'),
        400,
        "body",
        "must be JSON in UTF-8",
    ),
    Bad(
        "a lone surrogate",
        raw("/validate", b'{"kind": "Mesh", "name": "\\ud800"}'),
        400,
        "body",
        "must be JSON in UTF-8",
    ),
    Bad(
        "a lone surrogate, encoded",
        raw("/validate", b'{"kind": "Mesh", "name": "\xed\xa0\x80"}'),
        400,
        "body",
        "must be JSON",
    ),
    Bad(
        "NaN",
        raw("/validate", b'{"kind": "Mesh", "name": NaN}'),
        400,
        "body",
        "must be JSON in UTF-8",
    ),
    Bad(
        "a byte order mark",
        raw("/validate", b'\xef\xbb\xbf{"kind": "Mesh", "name": "a"}'),
        400,
        "body",
        "must be JSON in UTF-8",
    ),
    Bad(
        "brackets without end", raw("/validate", b"[" * 5000), 400, "body", "must be JSON in UTF-8"
    ),
    Bad(
        "too many bytes",
        raw("/validate", b" " * 10_001),
        413,
        None,
        "the body must be at most 10000 bytes long",
    ),
    Bad(
        "plain text",
        raw("/validate", b"{}", "text/plain"),
        415,
        None,
        "the body must be application/json, is text/plain",
    ),
    Bad(
        "no media type",
        raw("/validate", b"{}", None),
        415,
        None,
        "the body must be application/json, is of no type",
    ),
    Bad(
        "a form",
        raw("/validate", b"kind=Mesh", "application/x-www-form-urlencoded"),
        415,
        None,
        "the body must be application/json",
    ),
    Bad(
        "a name that is a number",
        post("/validate", {**NAME, "name": 1}),
        400,
        "name",
        "must be a string",
    ),
    Bad(
        "a name that is null",
        post("/validate", {**NAME, "name": None}),
        400,
        "name",
        "must be a string",
    ),
    Bad(
        "a name that is a list",
        post("/validate", {**NAME, "name": ["a"]}),
        400,
        "name",
        "must be a string",
    ),
    Bad(
        "a huge name",
        post("/validate", {**NAME, "name": "a" * 4097}),
        400,
        "name",
        "must be at most 4096 characters long, is 4097",
    ),
    Bad(
        "a huge kind",
        post("/validate", {**NAME, "kind": "a" * 4097}),
        400,
        "kind",
        "must be at most 4096 characters long",
    ),
    Bad(
        "an unknown kind",
        post("/validate", {**NAME, "kind": "Zones"}),
        400,
        "kind",
        "'Zones' is no kind of Kuma 2.5 to 3.0",
    ),
    Bad(
        "a version that is a number",
        post("/validate", {**NAME, "kumaVersion": 2.1}),
        400,
        "kumaVersion",
        "must be a string",
    ),
    Bad(
        "an old version",
        post("/validate", {**NAME, "kumaVersion": "2.4"}),
        400,
        "kumaVersion",
        "'2.4' must be a Kuma version",
    ),
    Bad(
        "an Arabic version",
        post("/validate", {**NAME, "kumaVersion": "2.\u0665"}),
        400,
        "kumaVersion",
        "'2.\u0665' must be",
    ),
    Bad(
        "an unknown target",
        post("/validate", {**NAME, "targetVersion": "4.0"}),
        400,
        "targetVersion",
        "'4.0' must be a Kuma version",
    ),
    Bad(
        "a kind gone in the target",
        post(
            "/validate",
            {"kind": "ExternalService", "name": "a", "kumaVersion": "2.14", "targetVersion": "3.0"},
        ),
        400,
        "targetVersion",
        "ExternalService exists until Kuma 2.14, and not in 3.0",
    ),
    Bad(
        "a kind gone in the default version",
        post("/validate", {"kind": "ExternalService", "name": "a", "targetVersion": "2.14"}),
        400,
        "kumaVersion",
        "ExternalService exists until Kuma 2.14, and not in 3.0",
    ),
    Bad(
        "a kind before its time",
        get("/validate", "kind=MeshMetric&name=a&kumaVersion=2.5"),
        400,
        "kumaVersion",
        "MeshMetric exists since",
    ),
    Bad(
        "an unknown environment",
        get("/validate", "kind=Mesh&name=a&environment=k8s"),
        400,
        "environment",
        "must be one of universal",
    ),
    Bad(
        "a subject elsewhere",
        get("/validate", "kind=ServiceTag&name=a&environment=kubernetes"),
        400,
        "environment",
        "ServiceTag exists",
    ),
    Bad(
        "an operation on a subject",
        get("/validate", "kind=ZoneSetting&name=a&operation=create"),
        400,
        "operation",
        "ZoneSetting is no",
    ),
    Bad(
        "a flag that is none",
        get("/validate", "kind=Mesh&name=a&partial=yes"),
        400,
        "partial",
        "must be true or false",
    ),
    Bad(
        "a flag that is text",
        post("/validate", {**NAME, "partial": "true"}),
        400,
        "partial",
        "must be true or false",
    ),
    Bad(
        "an unknown part",
        get("/validate", "kind=Mesh&name=a&include=timeline,all"),
        400,
        "include[1]",
        "must be one of controlPlane",
    ),
    Bad(
        "include as text",
        post("/validate", {**NAME, "include": "timeline"}),
        400,
        "include",
        "must be a list",
    ),
    Bad(
        "too many ports",
        post("/validate", {**NAME, "ports": ["a"] * 101}),
        400,
        "ports",
        "must have at most 100 items",
    ),
    Bad(
        "a port that is a number",
        post("/validate", {**NAME, "ports": ["a", 80]}),
        400,
        "ports[1]",
        "must be a string",
    ),
    Bad(
        "labels as a list",
        post("/validate", {**NAME, "labels": ["a=b"]}),
        400,
        "labels",
        "must be an object of strings",
    ),
    Bad(
        "labels as text",
        post("/validate", {**NAME, "labels": "a=b"}),
        400,
        "labels",
        "must be an object of strings",
    ),
    Bad(
        "labels that are null",
        post("/validate", {**NAME, "labels": None}),
        400,
        "labels",
        "must be an object of strings",
    ),
    Bad(
        "a label that is a number",
        post("/validate", {**NAME, "labels": {"a": "b", "tier": 1}}),
        400,
        "labels",
        "must be an object of strings; the label 'tier' is none",
    ),
    Bad(
        "a label that is null",
        post("/validate", {**NAME, "labels": {"a": None}}),
        400,
        "labels",
        "must be an object of strings; the",
    ),
    Bad(
        "too many labels",
        post("/validate", {**NAME, "labels": {f"a{n}": "" for n in range(101)}}),
        400,
        "labels",
        "must have at most 100 labels, has 101",
    ),
    Bad(
        "a huge value of a label",
        post("/validate", {**NAME, "labels": {"a": "a" * 4097}}),
        400,
        "labels",
        "must have keys and values of at most 4096 characters",
    ),
    Bad(
        "a huge key of a label",
        post("/validate", {**NAME, "labels": {"a" * 4097: ""}}),
        400,
        "labels",
        "must have keys and values of at most 4096 characters",
    ),
    Bad(
        "a display name that the labels contradict",
        post("/validate", {**NAME, "displayName": "b", "labels": {"kuma.io/display-name": "a"}}),
        400,
        "displayName",
        "must be equal to the label kuma.io/display-name, or be omitted",
    ),
    Bad(
        "a display name that the labels of a query contradict",
        get("/validate", "kind=Mesh&name=a&displayName=&labels=kuma.io/display-name=a"),
        400,
        "displayName",
        "must be equal to the label kuma.io/display-name, or be omitted",
    ),
    Bad(
        "a label without a value",
        get("/validate", "kind=Mesh&name=a&labels=a"),
        400,
        "labels",
        "must be pairs such as key=value, separated by commas; 'a' is none",
    ),
    Bad(
        "one label without a value",
        get("/validate", "kind=Mesh&name=a&labels=a=b,c"),
        400,
        "labels",
        "must be pairs such as key=value, separated by commas; 'c' is none",
    ),
    Bad(
        "a label twice",
        get("/validate", "kind=Mesh&name=a&labels=a=b,c=d,a=b"),
        400,
        "labels",
        "must not have a key twice",
    ),
    Bad(
        "too many labels in a query",
        get("/validate", "kind=Mesh&name=a&labels=" + ",".join(f"a{n}=" for n in range(101))),
        400,
        "labels",
        "must have at most 100 labels, has 101",
    ),
    Bad(
        "labels twice",
        get("/validate", "kind=Mesh&name=a&labels=a=b&labels=c=d"),
        400,
        "labels",
        "must not be given twice",
    ),
    Bad(
        "labels of a proxy ID",
        post("/proxyid/encode", {"mesh": "a", "name": "b", "labels": {}}),
        400,
        "labels",
        "is not a field",
    ),
    Bad(
        "shared labels that are none",
        post("/validate/batch", {"kind": "Mesh", "names": ["a"], "labels": ["a"]}),
        400,
        "labels",
        "must be an object of strings",
    ),
    Bad("a side that is none", audit("first=zone"), 400, "first", "must be one of global, zones"),
    Bad("a side that is empty", audit("first="), 400, "first", "must be one of global, zones"),
    Bad("a side twice", audit("first=zones&first=global"), 400, "first", "must not be given twice"),
    Bad(
        "a side of one name",
        get("/validate", "kind=Mesh&name=a&first=zones"),
        400,
        "first",
        "is not a field of this request",
    ),
    Bad(
        "an unknown field",
        post("/validate", {**NAME, "nmae": "a"}),
        400,
        "nmae",
        "is not a field of this request",
    ),
    Bad(
        "an unknown parameter",
        get("/validate", "kind=Mesh&name=a&nmae=a"),
        400,
        "nmae",
        "is not a field of this request",
    ),
    Bad("a missing kind", post("/validate", {"name": "a"}), 400, "kind", "is required"),
    Bad("a missing name", get("/validate", "kind=Mesh"), 400, "name", "is required"),
    Bad(
        "a parameter twice",
        get("/validate", "kind=Mesh&name=a&name=b"),
        400,
        "name",
        "must not be given twice",
    ),
    Bad(
        "a parameter twice, once empty",
        get("/validate", "kind=Mesh&name=a&name="),
        400,
        "name",
        "must not be given twice",
    ),
    Bad(
        "invalid UTF-8 in a query",
        get("/validate", "kind=Mesh&name=%ff"),
        400,
        "name",
        "must be UTF-8, is not at byte 0",
    ),
    Bad(
        "a surrogate in a query",
        get("/validate", "kind=Mesh&name=a%ed%a0%80"),
        400,
        "name",
        "must be UTF-8, is not at byte 1",
    ),
    Bad("invalid UTF-8 in a key", get("/validate", "%ff=a"), 400, "query", "must be UTF-8"),
    Bad(
        "a batch of neither",
        post("/validate/batch", {"kind": "Mesh"}),
        400,
        "names",
        "is required, or items",
    ),
    Bad(
        "an include that is null",
        post("/validate", {**NAME, "include": None}),
        400,
        "include",
        "must be a list",
    ),
    Bad(
        "a mode that is null",
        post("/validate", {**NAME, "mode": None}),
        400,
        "mode",
        "must be one of global",
    ),
    Bad(
        "a flag that is null",
        post("/validate", {**NAME, "synced": None}),
        400,
        "synced",
        "must be true or false",
    ),
    Bad(
        "names that are null",
        post("/validate/batch", {"kind": "Mesh", "names": None}),
        400,
        "names",
        "must be a list",
    ),
    Bad(
        "a batch of both",
        post("/validate/batch", {"kind": "Mesh", "names": [], "items": []}),
        400,
        "items",
        "must not be given beside",
    ),
    Bad(
        "names with a name",
        post("/validate/batch", {**NAME, "names": []}),
        400,
        "name",
        "must not be given beside names",
    ),
    Bad(
        "names without a kind",
        post("/validate/batch", {"names": ["a"]}),
        400,
        "kind",
        "is required",
    ),
    Bad(
        "names as text",
        post("/validate/batch", {"kind": "Mesh", "names": "a"}),
        400,
        "names",
        "must be a list",
    ),
    Bad(
        "names as an object",
        post("/validate/batch", {"kind": "Mesh", "names": {}}),
        400,
        "names",
        "must be a list",
    ),
    Bad(
        "too many names",
        post("/validate/batch", {"kind": "Mesh", "names": ["a"] * 6}),
        413,
        None,
        "names must have at most 5 items, has 6",
    ),
    Bad(
        "too many items",
        post("/validate/batch", {"items": [NAME] * 6}),
        413,
        None,
        "items must have at most 5 items, has 6",
    ),
    Bad(
        "an unknown kind of a batch",
        post("/validate/batch", {"kind": "?", "names": []}),
        400,
        "kind",
        "'?' is no kind",
    ),
    Bad(
        "an unknown threshold",
        post("/validate/batch", {"items": [], "failOn": "valid"}),
        400,
        "failOn",
        "must be one of deprecated",
    ),
    Bad(
        "only what?",
        post("/validate/batch", {"items": [], "only": "errors"}),
        400,
        "only",
        "must be one of findings",
    ),
    Bad("no mesh", get("/proxyid/encode", "name=a"), 400, "mesh", "is required"),
    Bad("no ID", get("/proxyid/decode"), 400, "proxyId", "is required"),
    Bad(
        "meshes as text",
        post("/proxyid/decode", {"proxyId": "a.b", "meshes": "a"}),
        400,
        "meshes",
        "must be a list",
    ),
    Bad(
        "too many IDs",
        post("/proxyid/decode/batch", {"proxyIds": ["a.b"] * 6}),
        413,
        None,
        "proxyIds must have at most 5 items, has 6",
    ),
    Bad(
        "IDs and items",
        post("/proxyid/decode/batch", {"proxyIds": [], "items": []}),
        400,
        "items",
        "must not be given beside",
    ),
    Bad("pairs missing", post("/proxyid/encode/batch", {}), 400, "items", "is required"),
    Bad(
        "a wrong method",
        {"path": "/validate", "method": "DELETE"},
        405,
        None,
        "'/validate' does not answer to 'DELETE'",
    ),
    Bad(
        "a GET of a batch",
        get("/validate/batch"),
        405,
        None,
        "'/validate/batch' does not answer to 'GET'",
    ),
    Bad(
        "an unheard-of method",
        {"path": "/rules", "method": "BREW"},
        405,
        None,
        "'/rules' does not answer to 'BREW'",
    ),
    Bad("an unknown path", get("/nothing"), 404, None, "there is nothing at '/nothing'"),
    Bad("a slash too many", get("/validate/"), 404, None, "there is nothing at '/validate/'"),
    Bad(
        "two slashes", get("/proxyid//decode"), 404, None, "there is nothing at '/proxyid//decode'"
    ),
    Bad("a path outside", get("/docs/../../etc/passwd"), 404, None, "there is nothing at"),
    Bad(
        "an unknown asset",
        get("/docs/index.html"),
        404,
        None,
        "there is nothing at '/docs/index.html'",
    ),
    Bad("markup in a path", get("/<script>"), 404, None, "there is nothing at '/<script>'"),
]


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.what)
def test_bad_input_is_answered_with_its_place(client: FlaskClient, bad: Bad) -> None:
    answer = client.open(**bad.request)
    body = answer.get_json()
    assert (answer.status_code, answer.content_type) == (bad.status, "application/problem+json")
    assert body["status"] == bad.status
    assert body["instance"] == f"urn:kuma-names:request:{answer.headers['X-Request-ID']}"
    assert answer.headers["Cache-Control"] == "no-store"
    if bad.field is None:
        assert body["invalid_parameters"] == []
        assert body["detail"].startswith(bad.reason)
    else:
        reasons = {at["field"]: at["reason"] for at in body["invalid_parameters"]}
        assert list(reasons) == [bad.field]
        assert reasons[bad.field].startswith(bad.reason)
        assert body["detail"] == f"{bad.field}: {reasons[bad.field]}"


def test_cases_are_told_apart_by_their_names() -> None:
    assert len({bad.what for bad in CASES}) == len(CASES) > 60


def test_several_faults_are_all_named(client: FlaskClient) -> None:
    body = client.post(
        "/validate", json={"kind": 1, "nmae": "a", "ports": [1], "mode": "x"}
    ).get_json()
    assert sorted(at["field"] for at in body["invalid_parameters"]) == [
        "kind",
        "mode",
        "nmae",
        "ports[0]",
    ]


def test_choices_are_listed(client: FlaskClient) -> None:
    body = client.get("/validate?kind=Mesh&name=a&kumaVersion=1.8").get_json()
    assert body["invalid_parameters"][0]["choices"][0::10] == ["2.5", "3.0"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "\0",
        "a\0b",
        "\n",
        "\u0663",
        "\u212a",
        "<script>",
        "'; --",
        "{}",
        "%s",
        "a" * 4096,
        "\U0001f43b",
    ],
)
@pytest.mark.parametrize("kind", ["Mesh", "MeshService", "ZoneSetting", "ServiceTag"])
def test_strange_names_are_judged(client: FlaskClient, kind: str, name: str) -> None:
    posted = client.post("/validate", json={"kind": kind, "name": name})
    got = client.get("/validate", query_string={"kind": kind, "name": name})
    assert posted.status_code == got.status_code == 200
    assert posted.get_json() == got.get_json()
    assert posted.get_json()["name"] == name


def test_an_unforeseen_error_is_a_problem_without_details(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("kuma_names.api.routes.catalogue.rules_json", fail)
    answer = client.get("/rules")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "secret" not in answer.get_data(as_text=True)
