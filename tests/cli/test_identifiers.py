"""`write`, `read`, `codecs`, `identify` and `explain`: the API's answers as JSON, and what people are shown."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS
from tests.cli.asking import ask

COLLIDING = "kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0"
LAST_WITH_ALL = "2.14"
"""The last version that has every codec."""
MISMATCH = "proxyId {aa a.web} does not match proxy resource {aa.a web}"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize("id_", [id_ for id_ in CODECS if id_ != "proxyid"])
def test_writing_and_reading_answer_as_the_api(client: FlaskClient, id_: str) -> None:
    family = CODECS[id_]
    fields = {name: value for name, value in family.example.fields().items() if value}
    asked = {**fields, "kumaVersion": LAST_WITH_ALL, "lenient": "true"}
    arguments = (
        "write",
        id_,
        *(f"{name}={value}" for name, value in fields.items()),
        "--lenient",
        "--kuma-version",
        LAST_WITH_ALL,
    )
    written = ask(*arguments, "--format", "json")
    answered: Any = client.get(f"/{id_}/encode", query_string=asked).json
    assert (written.code, json.loads(written.out)) == (0, answered)
    assert ask(*arguments).out.startswith(answered["text"])
    read = ask("read", id_, answered["text"], "--kuma-version", LAST_WITH_ALL, "--format", "json")
    query = {"text": answered["text"], "kumaVersion": LAST_WITH_ALL}
    assert (read.code, json.loads(read.out)) == (
        0,
        client.get(f"/{id_}/decode", query_string=query).json,
    )


@pytest.mark.parametrize("id_", [id_ for id_ in CODECS if id_ != "proxyid"])
def test_the_default_version_is_that_of_the_api(client: FlaskClient, id_: str) -> None:
    family = CODECS[id_]
    fields = {name: value for name, value in family.example.fields().items() if value}
    written = ask(
        "write",
        id_,
        *(f"{name}={value}" for name, value in fields.items()),
        "--lenient",
        "--format",
        "json",
    )
    answer = client.get(f"/{id_}/encode", query_string={**fields, "lenient": "true"})
    body: Any = answer.json
    if answer.status_code == 200:
        assert (written.code, json.loads(written.out)) == (0, body)
    else:
        assert (written.code, body["code"]) == (2, f"{id_}/not-in-version")
        assert f"({body['code']})" in written.err


@pytest.mark.parametrize(
    ("arguments", "path", "query"),
    [
        (("codecs",), "/codecs", {}),
        (("identify", "aa.a.web"), "/identify", {"text": "aa.a.web"}),
        (("explain", MISMATCH), "/explain", {"text": MISMATCH}),
        (("explain", MISMATCH, "--mesh", "aa"), "/explain", {"text": MISMATCH, "meshes": "aa"}),
    ],
)
def test_questions_answer_as_the_api(
    client: FlaskClient, arguments: tuple[str, ...], path: str, query: dict[str, str]
) -> None:
    answered = ask(*arguments, "--format", "json")
    assert json.loads(answered.out) == client.get(path, query_string=query).json


def test_people_see_all_readings_and_what_kuma_reads() -> None:
    shown = ask("read", "kri", COLLIDING).out.splitlines()
    assert shown[0].startswith("assumed") and "section 'rule_0'" in shown[0]
    assert [line for line in shown if line.startswith("or ")] != []
    assert [line for line in shown if "Kuma reads" in line and "section 'rule0'" in line] != []
    assert "lost" in ask("read", "kds-name", "foo-zxw6c95d42zfz9cc").out
    assert (
        "invalid identifier string" in ask("read", "kri", COLLIDING, "--kuma-version", "2.11").out
    )


def test_candidates_tell_what_a_hash_was_made_of() -> None:
    asked = (
        "read",
        "kds-name",
        "foo-4v6fz852z4wvz96b",
        "--candidate",
        "mesh=default;name=foo;zone=east;namespace=system",
    )
    assert (
        ask(*asked).out
        == "certain       mesh 'default', name 'foo', zone 'east', namespace 'system'\n"
    )
    both = ask(
        *asked, "--candidate", "mesh=default;name=foo;zone=easts;namespace=ystem"
    ).out.splitlines()
    assert [line.split()[0] for line in both] == ["ambiguous", "or"]
    assert (
        ask(*asked[:3], "--candidate", "name=x").out
        == "unknown: no candidate makes 'foo-4v6fz852z4wvz96b'\n"
    )


def test_people_see_what_a_line_means() -> None:
    shown = ask("explain", MISMATCH)
    assert shown.code == 0
    assert "meant" in shown.out and "mesh 'aa.a', name 'web'" in shown.out
    assert ask("explain", "nothing") == (1, "no message that is known\n", "")
    assert (
        "meant"
        not in ask(
            "explain",
            'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as',
        ).out
    )
    assert ask("explain", "to kri_mt_default___slow_.").out.splitlines() == [
        "no message that is known",
        "  in it       kri 'kri_mt_default___slow_': kind 'MeshTimeout', mesh 'default', name 'slow'",
    ]
    assert "Envoy has no node ID at all" in ask("explain", "Envoy ID must not be nil").out


def test_people_see_what_a_text_can_be() -> None:
    assert ask("identify", "aa.a.web").out.splitlines()[1].split()[:2] == ["proxyid", "assumed"]
    assert ask("identify", " ").out == "nothing that Kuma builds\n"
    assert [line.split()[0] for line in ask("codecs").out.splitlines()[1:]] == list(CODECS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "krx", "a"), "CODEC: 'krx' is no family of identifiers; did you mean 'kri'?"),
        (("read", "kri", "a"), "(kri/parts)"),
        (("write", "kri", "kid=Mesh"), "FIELD=VALUE: 'kid=Mesh': did you mean 'kind'?"),
        (("write", "kri", "kind"), "FIELD=VALUE: 'kind': "),
        (
            ("read", "kds-name", "a-4567897456789745", "--candidate", "nome=a"),
            "FIELD=VALUE: 'nome=a': did you mean 'name'?",
        ),
        (("write", "kri", "kind=Mesh", "kind=Zone"), "FIELD=VALUE: kind must not be given twice"),
        (
            ("write", "trust-domain", "mesh=a.b", "zone=c"),
            "is not read back as what it was made of",
        ),
    ],
)
def test_what_cannot_be_answered_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    answered = ask(*arguments)
    assert (answered.code, answered.out, answered.err.count("\n")) == (2, "", 1)
    assert said in answered.err
