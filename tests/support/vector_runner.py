"""Vector runner: reads the vectors, and returns the core's responses in the same shape."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.core.model import Context, Environment, Facts, Mode
from kuma_names.core.versions import DEFAULT_VERSION
from kuma_names.json_types import JsonObject
from kuma_names.responses.identifiers import decoded_proxy_id_json, encoded_proxy_id_json
from kuma_names.responses.validation import ValidationQuery, parts_json, report_json
from tests.support.place_vectors import place_response

FOLDER = Path(__file__).parents[1] / "vectors"
_FINDING_FIELDS = ("rule", "outcome", "field", "upstream")


class Vector(NamedTuple):
    """One row: its file, its input and the expected response."""

    file: str
    description: str
    source: str
    input: JsonObject
    expect: JsonObject


def vectors(*patterns: str) -> list[Vector]:
    """Read the vectors of all files that match."""
    paths = sorted(path for pattern in patterns for path in FOLDER.glob(pattern))
    return [vector for path in paths for vector in _read(path)]


def _read(path: Path) -> Iterator[Vector]:
    file = path.relative_to(FOLDER).as_posix()
    for row in json.loads(path.read_text("utf-8"))["vectors"]:
        yield Vector(file, row["description"], row["source"], row["input"], row["expect"])


def response(vector: Vector) -> JsonObject:
    """Return the core's response to a vector, in the shape of the expected one."""
    subject = vector.file.split("/")[0].removesuffix(".json")
    try:
        return RESPONDERS[subject](vector)
    except MalformedIdentifierError as error:
        return {"error": _shaped(error_json(error), vector.expect.get("error", {}))}
    except NamesError as error:
        return {"error": {"field": error.field, "code": error.code}}


def error_json(error: MalformedIdentifierError) -> JsonObject:
    """Return an error with the keys that vectors use."""
    return {
        "code": error.code,
        "position": error.position,
        "upstream": error.kuma_text,
        "controlPlaneReads": error.reads and dict(zip(("mesh", "name"), error.reads, strict=True)),
        "suggestion": error.suggestion,
    }


def context_of(values: JsonObject) -> Context:
    """Return the context of a vector's input."""
    return Context.from_strings(
        values.get("kumaVersion", DEFAULT_VERSION),
        values.get("targetVersion"),
        values.get("environment", Environment.UNIVERSAL),
        values.get("operation"),
        values.get("mode", Mode.ZONE),
    )


def validation_query(values: JsonObject) -> ValidationQuery:
    """Return the query of a vector's input."""
    context = context_of(values)
    facts = Facts.from_inputs(
        context.environment,
        values.get("labels"),
        mesh=values.get("mesh"),
        zone=values.get("zone"),
        namespace=values.get("namespace"),
        display_name=values.get("displayName"),
        synced=values.get("synced", False),
        ports=values.get("ports"),
        address=values.get("address"),
    )
    partial = values.get("partial", False)
    return ValidationQuery(values["kind"], context, facts, partial=partial)


def _validate(vector: Vector) -> JsonObject:
    query, name = validation_query(vector.input), vector.input["name"]
    report = report_json(query.validator.validate(name), query.header)
    findings = []
    for finding in report["findings"]:
        fields = {key: finding[key] for key in _FINDING_FIELDS}
        findings.append({**fields, "atoms": [atom["atom"] for atom in finding["atoms"]]})
    body = {
        "verdict": report["verdict"],
        "rejectedIn": report["rejectedIn"],
        "findings": findings,
    }
    if report["notJudged"] or "notJudged" in vector.expect:
        body["notJudged"] = report["notJudged"]
    if "spans" in vector.expect:
        body["spans"] = [list(atom["span"]) for atom in report["findings"][0]["atoms"]]
    if "timeline" in vector.expect:
        body |= parts_json(query.validator, name, {"timeline"})
        for segment in body["timeline"]:
            del segment["consequence"]  # words of this service, and no behaviour of Kuma
    return body


def _control_plane(vector: Vector) -> JsonObject:
    query = validation_query(vector.input)
    body = parts_json(query.validator, vector.input["name"], {"controlPlane"})
    if body["controlPlane"] is not None:
        del body["controlPlane"]["assumes"]
    return body


def _decode(vector: Vector) -> JsonObject:
    context = context_of(vector.input)
    decoded = decode_proxy_id(vector.input["proxyId"], context, vector.input.get("meshes"))
    return _with_rule_ids(decoded_proxy_id_json(decoded, context), vector)


def _encode(vector: Vector) -> JsonObject:
    context = context_of(vector.input)
    mesh, name = vector.input["mesh"], vector.input["name"]
    encoded = encode_proxy_id(mesh, name, context, lenient=vector.input.get("lenient", False))
    return _with_rule_ids(encoded_proxy_id_json(encoded, context), vector)


def _with_rule_ids(body: JsonObject, vector: Vector) -> JsonObject:
    rules = [finding["rule"] for finding in body["findings"]]
    return _shaped({**body, "findings": rules}, vector.expect)


def _shaped(body: JsonObject, expected: JsonObject) -> JsonObject:
    """Return the expected keys only; return all keys if an expected one is missing."""
    if expected.keys() <= body.keys():
        return {key: body[key] for key in expected}
    return body


RESPONDERS: dict[str, Callable[[Vector], JsonObject]] = {
    "validate": _validate,
    "control-plane": _control_plane,
    "proxy-id-decode": _decode,
    "proxy-id-encode": _encode,
    "places": lambda vector: place_response(vector.input),
}
