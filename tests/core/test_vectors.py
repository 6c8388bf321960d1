"""Vectors: the core and the HTTP service respond as each expects, and they cover the tables."""

import json
from collections import Counter
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import jsonschema_rs
import pytest

from kuma_names.api import create_app
from kuma_names.core.identifiers.codecs.proxy_id import CODES
from kuma_names.core.identifiers.proxy_ids import RESOLUTIONS
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.json_types import JsonObject
from tests.support import vector_runner
from tests.support.vector_runner import Vector

VECTORS = vector_runner.vectors("validate/*.json", "places/*.json", "*-*.json")
VALIDATION_VECTORS = [vector for vector in VECTORS if vector.file.startswith("validate/")]
FILES = sorted(vector_runner.FOLDER.rglob("*.json"))
MINIMUM_COUNTS = {
    "validate": 400,
    "places": 2,
    "control-plane.json": 60,
    "proxy-id-decode.json": 40,
    "proxy-id-encode.json": 25,
}
"""A runner that finds no vectors must fail."""


def test_there_are_enough_vectors() -> None:
    counts = Counter(vector.file.split("/")[0] for vector in VECTORS)
    assert [file for file, minimum in MINIMUM_COUNTS.items() if counts[file] < minimum] == []


@pytest.mark.parametrize("file", sorted({vector.file for vector in VECTORS}))
def test_the_core_responds_as_the_vectors_expect(file: str) -> None:
    mismatches = []
    for vector in VECTORS:
        if vector.file != file:
            continue
        response = vector_runner.response(vector)
        if response != vector.expect:
            mismatches.append((vector.description, response, vector.expect))
    assert mismatches == []


def test_http_responds_to_batches_as_the_vectors_expect() -> None:
    client = create_app().test_client()
    for _, group in groupby(VALIDATION_VECTORS, attrgetter("file")):
        vectors = list(group)
        items = [vector.input for vector in vectors]
        response = client.post("/validate/batch", json={"items": items})
        results = response.get_json()["results"]
        pairs = zip(vectors, results, strict=True)
        assert [vector for vector, body in pairs if not _is_expected(body, vector)] == []


def test_http_responds_to_one_name_of_each_kind_as_the_vectors_expect() -> None:
    """tests/api/test_batches.py shows that batches and single requests respond alike."""
    client = create_app().test_client()
    for vector in {vector.input["kind"]: vector for vector in VALIDATION_VECTORS}.values():
        response = client.post("/validate", json={**vector.input, "include": []})
        assert (response.status_code == 400) == ("error" in vector.expect)
        assert _is_expected(response.get_json(), vector)


def _is_expected(body: JsonObject, vector: Vector) -> bool:
    expected = vector.expect
    if "error" in expected:
        parameters = body.get("problem", body)["invalid_parameters"]
        return expected["error"]["field"] in [parameter["field"] for parameter in parameters]
    if body["verdict"] != expected["verdict"]:
        return False
    expected_rules = [finding["rule"] for finding in expected["findings"]]
    return [finding["rule"] for finding in body["findings"]] == expected_rules


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_match_their_schema(path: Path) -> None:
    if path.name == "schema.json":
        return
    schema_path = path.parent / "schema.json"
    if not schema_path.exists():
        schema_path = vector_runner.FOLDER / "schema.json"
    schema = json.loads(schema_path.read_text("utf-8"))
    jsonschema_rs.Draft202012Validator(schema).validate(json.loads(path.read_text("utf-8")))


def test_descriptions_are_unique_sentences() -> None:
    counts = Counter(vector.description for vector in VECTORS)
    assert [text for text, count in counts.items() if count > 1] == []
    assert [text for text in counts if not _is_sentence(text)] == []


def _is_sentence(text: str) -> bool:
    return (text[0].isupper() or text[0] in "'`\"") and " " in text


def test_vectors_cover_every_row_of_the_tables() -> None:
    findings = [
        finding for vector in VALIDATION_VECTORS for finding in vector.expect.get("findings", ())
    ]
    assert {finding["rule"] for finding in findings} == {rule.id for rule in RULES}
    assert {vector.input["kind"] for vector in VALIDATION_VECTORS} >= set(KINDS)
    atoms = {atom for row in FORMATS.values() for atom in row.atom_names}
    assert {atom for finding in findings for atom in finding["atoms"]} == atoms
    codes = {vector.expect["error"].get("code") for vector in VECTORS if "error" in vector.expect}
    assert codes >= set(CODES)
    assert {vector.expect.get("resolution") for vector in VECTORS} >= set(RESOLUTIONS)
