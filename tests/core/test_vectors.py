"""Every vector, asked of the core and over HTTP; and the corpus itself: its schema, its words, its reach."""

import json
from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import Any

import jsonschema_rs
import pytest

from kuma_names.api import create_app
from kuma_names.core.identifiers.codecs.proxy_id import CODES
from kuma_names.core.identifiers.proxy_ids import RESOLUTIONS
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from tests.support import vector_runner

ALL = vector_runner.vectors("validate/*.json", "*-*.json")
VALIDATED = [vector for vector in ALL if vector.file.startswith("validate/")]
LEAST = {
    "validate": 400,
    "control-plane.json": 60,
    "proxy-id-decode.json": 40,
    "proxy-id-encode.json": 25,
}
"""How many vectors must at least be there: a runner that finds none must not look green."""


def test_the_corpus_is_there() -> None:
    counted = Counter(vector.file.split("/")[0] for vector in ALL)
    assert {family: counted[family] >= least for family, least in LEAST.items()} == dict.fromkeys(
        LEAST, True
    )


@pytest.mark.parametrize("file", sorted({vector.file for vector in ALL}))
def test_the_core_answers_as_the_vectors_say(file: str) -> None:
    answered = [
        (vector.description, vector_runner.response(vector), vector.expect)
        for vector in ALL
        if vector.file == file
    ]
    assert [row for row in answered if row[1] != row[2]] == []


def test_http_gives_the_reports_of_the_core() -> None:
    """All vectors in batches, and one of every kind alone: tests/api shows that batches and single requests answer alike."""
    client = create_app().test_client()
    for _, vectors in groupby(VALIDATED, attrgetter("file")):
        asked = list(vectors)
        answers = client.post(
            "/validate/batch", json={"items": [vector.input for vector in asked]}
        ).get_json()["results"]
        assert [
            vector
            for vector, shown in zip(asked, answers, strict=True)
            if not _agree(vector, shown)
        ] == []
    for vector in {vector.input["kind"]: vector for vector in VALIDATED}.values():
        answer = client.post("/validate", json={**vector.input, "include": []})
        assert (answer.status_code == 400) == ("error" in vector.expect)
        assert _agree(vector, answer.get_json())


def _agree(vector: vector_runner.Vector, shown: Any) -> bool:
    expect = vector.expect
    if "error" in expect:
        refused = shown.get("problem", shown)["invalid_parameters"]
        return expect["error"]["field"] in [at["field"] for at in refused]
    found = [at["rule"] for at in shown["findings"]]
    return (shown["verdict"], found) == (
        expect["verdict"],
        [at["rule"] for at in expect["findings"]],
    )


@pytest.mark.parametrize(
    "path", sorted(vector_runner.FOLDER.rglob("*.json")), ids=lambda path: path.name
)
def test_files_have_the_shape_of_the_schema(path: Any) -> None:
    if path.name != "schema.json":
        folder = path.parent if (path.parent / "schema.json").exists() else vector_runner.FOLDER
        schema = json.loads((folder / "schema.json").read_text("utf-8"))
        jsonschema_rs.Draft202012Validator(schema).validate(json.loads(path.read_text("utf-8")))


def test_descriptions_are_unique_sentences() -> None:
    described = Counter(vector.description for vector in ALL)
    assert [text for text, count in described.items() if count > 1] == []
    assert [
        text
        for text in described
        if not (text[0].isupper() or text[0] in "'`\"") or " " not in text
    ] == []


def test_vectors_reach_every_row_of_the_tables() -> None:
    found = [at for vector in VALIDATED for at in vector.expect.get("findings", ())]
    assert {at["rule"] for at in found} == {rule.id for rule in RULES}
    assert {vector.input["kind"] for vector in VALIDATED} >= set(KINDS)
    assert {atom for at in found for atom in at["atoms"]} == {
        atom for row in FORMATS.values() for atom in row.atom_names
    }
    refused = {vector.expect["error"].get("code") for vector in ALL if "error" in vector.expect}
    assert refused >= set(CODES)
    assert {vector.expect.get("resolution") for vector in ALL} >= set(RESOLUTIONS)
