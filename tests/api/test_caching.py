"""HTTP caching: responses to GET have entity tags, responses to POST are not stored."""

import pytest
from flask.testing import FlaskClient

PATHS = (
    "/rules",
    "/kinds",
    "/versions",
    "/openapi.yaml",
    "/docs",
    "/validate?kind=Mesh&name=a.b",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_response_to_get_is_cacheable(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    tag = response.headers["ETag"]
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.head(path).headers["ETag"] == tag


@pytest.mark.parametrize("tags", ["W/{}", '"other", {}', "*"])
def test_weak_tags_lists_and_wildcards_match(client: FlaskClient, tags: str) -> None:
    tag = client.get("/rules").headers["ETag"]
    response = client.get("/rules", headers={"If-None-Match": tags.format(tag)})
    assert response.status_code == 304


def test_other_responses_have_other_tags(client: FlaskClient) -> None:
    paths = [f"/validate?kind=Mesh&name={name}" for name in ("a", "b", "a.b")]
    assert len({client.get(path).headers["ETag"] for path in paths}) == 3


def test_a_response_to_post_is_not_stored(client: FlaskClient) -> None:
    response = client.post("/validate", json={"kind": "Mesh", "name": "a"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
