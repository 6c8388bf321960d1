"""Every vector of the identifiers with its codec, and the reach of the vectors."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codec import Codec, decode, encode
from kuma_names.core.identifiers.results import LOSSY, RESOLUTIONS
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from tests.support.vector_runner import FOLDER

FILES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((FOLDER / "identifiers").glob("*.json"))
}
FILES.pop("schema")
CODECS_WITHOUT_FILE = {"proxyid"}
"""Their vectors have files of their own, with meshes and findings."""
MIN_VECTORS = 15
"""Vectors that a codec has at least in each direction."""


class Vector(NamedTuple):
    """A vector of one codec."""

    codec: str
    row: JsonObject

    def __repr__(self) -> str:
        return f"{self.codec} {json.dumps(self.row)}"


def vectors(operation: str) -> list[Vector]:
    return [Vector(id_, row) for id_, file in FILES.items() for row in file[operation]]


def _differences(
    operation: str, id_: str, result: Callable[[Codec, JsonObject], JsonObject]
) -> Iterator[str]:
    """Yield the vectors whose result has another value than their row."""
    for vector in vectors(operation):
        if vector.codec == id_:
            values = result(CODECS[id_], vector.row)
            if any(vector.row.get(key) != value for key, value in values.items()):
                yield f"{vector} is {values}"


def _fields(identifier: Identifier | None) -> JsonObject | None:
    """Return the fields that are not empty."""
    if identifier is None:
        return None
    return {name: value for name, value in identifier.fields().items() if value}


def _encoded(codec: Codec, row: JsonObject) -> JsonObject:
    try:
        encoded = encode(codec, row["fields"], parse_version(row["version"]), lenient=True)
    except MalformedIdentifierError as error:
        return {"code": error.code}
    result: JsonObject = {"text": encoded.text}
    if encoded.round_trips != row.get("roundTrips", True):
        result["roundTrips"] = encoded.round_trips
    return result


def _decoded(codec: Codec, row: JsonObject) -> JsonObject:
    version = parse_version(row["version"])
    try:
        decoded = decode(codec, row["text"], version, row.get("candidates"))
    except MalformedIdentifierError as error:
        return {"code": error.code}
    by_kuma = [reading.by_kuma for reading in decoded.readings]
    return {
        "text": decoded.text,
        "resolution": decoded.resolution,
        "readings": [_fields(reading.identifier) for reading in decoded.readings],
        "kuma": by_kuma.index(True) if any(by_kuma) else None,
        "misread": _fields(decoded.misread),
        "upstream": decoded.kuma_text,
    }


def _refused(codec: Codec, row: JsonObject) -> JsonObject:
    function: Any = {"encode": encode, "decode": decode}[row["operation"]]
    try:
        result = function(codec, row["input"], parse_version(row["version"]))
    except MalformedIdentifierError as error:
        values = {
            "code": error.code,
            "position": error.position,
            "upstream": error.kuma_text,
            "suggestion": error.suggestion,
        }
        return {key: value for key, value in values.items() if key == "code" or key in row}
    return {"text": result.text}


@pytest.mark.parametrize("id_", FILES)
def test_fields_are_encoded_as_in_the_vectors(id_: str) -> None:
    assert list(_differences("encode", id_, _encoded)) == []


@pytest.mark.parametrize("id_", FILES)
def test_texts_are_decoded_as_in_the_vectors(id_: str) -> None:
    assert list(_differences("decode", id_, _decoded)) == []


@pytest.mark.parametrize("id_", FILES)
def test_malformed_identifiers_are_refused_as_in_the_vectors(id_: str) -> None:
    assert list(_differences("refused", id_, _refused)) == []


def test_fields_that_are_not_decoded_again_are_refused_where_texts_are_decoded() -> None:
    for id_, row in vectors("encode"):
        codec, version = CODECS[id_], parse_version(row["version"])
        has_dropped_fields = codec.identifier(row["fields"], version).dropped_fields()
        is_lossy = decode(codec, row["text"], version).resolution == LOSSY
        is_refused = codec.is_decoded and not (has_dropped_fields and is_lossy)
        if "roundTrips" in row and is_refused:
            with pytest.raises(MalformedIdentifierError) as raised:
                encode(codec, row["fields"], version)
            assert raised.value.code == f"{id_}/ambiguous"
        else:
            assert encode(codec, row["fields"], version).text == row["text"]


def test_every_codec_has_vectors() -> None:
    assert set(FILES) == set(CODECS) - CODECS_WITHOUT_FILE
    assert [file["codec"] for file in FILES.values()] == list(FILES)
    for operation in ("encode", "decode"):
        counts = {id_: len(file[operation]) for id_, file in FILES.items()}
        assert {id_: count for id_, count in counts.items() if count < MIN_VECTORS} == {}


@pytest.mark.parametrize("id_", FILES)
def test_every_code_is_in_a_vector(id_: str) -> None:
    assert {row["code"] for row in FILES[id_]["refused"]} == set(CODECS[id_].codes)


def test_every_resolution_is_in_a_vector() -> None:
    assert {row["resolution"] for _, row in vectors("decode")} == set(RESOLUTIONS)
