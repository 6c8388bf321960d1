"""Audits of several files: multipart/form-data, whole, with a name for each file."""

import io

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from kuma_names.api import create_app
from kuma_names.api.multipart import MAX_FILES
from kuma_names.settings import Settings
from tests.api.problems import assert_invalid, assert_problem

TYPE = "multipart/form-data"
BOUNDARY = f"{TYPE}; boundary=b"
MALFORMED = "must be multipart/form-data"
MESH = "type: Mesh\nname: aa.a\n"
ZONE = "# a zone\ntype: Zone\nname: west.1\n"


def post_files(client: FlaskClient, files: list[tuple[str, str]], query: str = "") -> TestResponse:
    streams = [(io.BytesIO(text.encode()), name) for name, text in files]
    return client.post("/audit", query_string=query, data={"file": streams}, content_type=TYPE)


def post_body(client: FlaskClient, body: bytes, content_type: str = BOUNDARY) -> TestResponse:
    return client.post("/audit", data=body, content_type=content_type)


def part(disposition: str, text: str = "x") -> bytes:
    return f"--b\r\nContent-Disposition: {disposition}\r\n\r\n{text}\r\n".encode()


FILE_PART = part('form-data; name="file"; filename="a.yaml"', MESH)
END = b"--b--\r\n"


def test_findings_name_the_file_and_its_line(client: FlaskClient) -> None:
    files = [("mesh.yaml", MESH), ("zones/west.yaml", ZONE), ("broken.yaml", "a: b\nc: [}\n")]
    report = post_files(client, files).get_json()
    places = [(row["file"], row["line"], row["name"]) for row in report["resources"]]
    assert places == [("mesh.yaml", 1, "aa.a"), ("zones/west.yaml", 2, "west.1")]
    assert [(row["file"], row["line"]) for row in report["unreadable"]] == [("broken.yaml", 2)]


def test_files_are_compared_with_each_other(client: FlaskClient) -> None:
    proxy = "type: Dataplane\nmesh: default\nname: web\n"
    report = post_files(client, [("a.yaml", proxy), ("b.yaml", proxy)]).get_json()
    finding = report["resources"][0]["findings"][0]
    assert [other["file"] for other in finding["others"]] == ["b.yaml"]


def test_one_file_has_the_report_of_a_body(client: FlaskClient) -> None:
    several = post_files(client, [("a.yaml", MESH)], "kumaVersion=2.9").get_json()
    one = client.post(
        "/audit?kumaVersion=2.9&file=a.yaml", data=MESH, content_type="application/yaml"
    ).get_json()
    assert {**several, "auditedAt": ""} == {**one, "auditedAt": ""}


def test_other_formats_name_the_files_too(client: FlaskClient) -> None:
    response = post_files(client, [("a.yaml", MESH), ("b.yaml", ZONE)], "format=csv")
    assert "\r\nb.yaml,1,3,Zone" in response.text


def test_names_of_files_keep_their_characters(client: FlaskClient) -> None:
    report = post_files(client, [("größe/a b.yaml", MESH)]).get_json()
    assert report["resources"][0]["file"] == "größe/a b.yaml"


def test_an_empty_file_has_nothing_to_judge(client: FlaskClient) -> None:
    report = post_files(client, [("a.yaml", "")]).get_json()
    assert (report["conclusion"], report["summary"]["read"]) == ("unknown", 0)


@pytest.mark.parametrize("end", [1, 50, len(FILE_PART) - 2, len(FILE_PART), len(FILE_PART) + 2])
def test_a_cut_body_is_not_audited(client: FlaskClient, end: int) -> None:
    whole = FILE_PART + END
    assert post_body(client, whole).status_code == 200
    assert_invalid(post_body(client, whole[:end]), "body", MALFORMED)


def test_a_body_that_did_not_come_in_time_is_not_audited(client: FlaskClient) -> None:
    whole = FILE_PART + END
    response = client.post(
        "/audit",
        data=whole,
        content_type=BOUNDARY,
        environ_overrides={"CONTENT_LENGTH": str(len(whole) + 1)},
    )
    assert response.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"type: Mesh",
        b"--b",
        b"--b\r\n\r\nx\r\n--b--",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="\xff"\r\n\r\nx\r\n--b--',
        FILE_PART + b"--c--",
    ],
)
def test_a_malformed_body_is_a_problem(client: FlaskClient, body: bytes) -> None:
    assert_invalid(post_body(client, body), "body", MALFORMED)


@pytest.mark.parametrize("content_type", [TYPE, f"{TYPE}; boundary=", f'{TYPE}; boundary=""'])
def test_a_boundary_is_required(client: FlaskClient, content_type: str) -> None:
    assert_invalid(post_body(client, FILE_PART + END, content_type), "body", "must have a boundary")


@pytest.mark.parametrize(
    ("disposition", "field", "reason"),
    [
        ('form-data; name="file"', "file", "must be a file, with a file name"),
        ('form-data; name="file"; filename=""', "file", "must be a file, with a file name"),
        (f'form-data; name="file"; filename="{"a" * 4097}"', "file", "must have a file name of at"),
        ('form-data; name="files"; filename="a"', "files", "is not a field"),
        ('form-data; name="zone"', "zone", "is not a field"),
        ('form-data; filename="a"', "", "is not a field"),
        ("form-data", "", "is not a field"),
    ],
)
def test_other_parts_are_problems(
    client: FlaskClient, disposition: str, field: str, reason: str
) -> None:
    assert_invalid(post_body(client, FILE_PART + part(disposition) + END), field, reason)


def test_a_file_is_required(client: FlaskClient) -> None:
    assert_invalid(post_body(client, END), "file", "is required")


def test_the_name_of_a_file_is_not_in_the_url(client: FlaskClient) -> None:
    response = post_files(client, [("a.yaml", MESH)], "file=b.yaml")
    assert_invalid(response, "file", "must not be in the URL of multipart/form-data")


def test_the_number_of_files_is_limited() -> None:
    client = create_app(Settings()).test_client()
    few = post_body(client, FILE_PART * 100 + END)
    assert few.get_json()["summary"]["read"] == 100
    empty = part('form-data; name="file"; filename="a"', "")
    response = post_body(client, empty * (MAX_FILES + 1) + END)
    assert_invalid(response, "file", f"must be at most {MAX_FILES} files")


def test_all_files_together_have_a_maximum_size() -> None:
    client = create_app(Settings(max_inventory=1000)).test_client()
    response = post_files(client, [("a.yaml", "#" * 600), ("b.yaml", "#" * 600)])
    assert_problem(response, 413, "the body must be at most 1000 bytes long")


PIECES = st.sampled_from(
    [
        *(b"--b", b"--", b"\r\n", b"\n", b"\r", b":", b" ", b"\xff", b"\0"),
        *(b"Content-Disposition:", b" form-data;", b'name="file"', b';filename="a"', b"type: Zone"),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=30))
def test_no_body_is_an_internal_error(client: FlaskClient, pieces: list[bytes]) -> None:
    assert post_body(client, b"".join(pieces)).status_code in (200, 400)
