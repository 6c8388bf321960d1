"""The vectors, read from files, and what this implementation answers to each, in the shape that a vector expects."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kuma_names.api.queries import context_of, question
from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.versions import DEFAULT_VERSION
from kuma_names.responses import rendering

FOLDER = Path(__file__).parents[1] / "vectors"
Data = dict[str, Any]
_FOUND = ("rule", "outcome", "field", "upstream")


class Vector(NamedTuple):
    """One row of the corpus: where it stands, what is asked and what must be answered."""

    file: str
    description: str
    source: str
    input: Data
    expect: Data


def vectors(*patterns: str) -> list[Vector]:
    """Read the vectors of all files that match."""
    paths = sorted(path for pattern in patterns for path in FOLDER.glob(pattern))
    return [vector for path in paths for vector in _read(path)]


def answer(vector: Vector) -> Data:
    """Ask the core, and answer in the shape of what the vector expects."""
    family = vector.file.split("/")[0].removesuffix(".json")
    try:
        return FAMILIES[family](vector)
    except MalformedIdentifierError as error:
        return {"error": _shaped(render_refusal(error), vector.expect.get("error", {}))}
    except NamesError as error:
        return {"error": {"field": error.field, "code": error.code}}


def render_refusal(error: MalformedIdentifierError) -> Data:
    """Show a refusal with the keys that vectors use."""
    reads = error.reads and dict(zip(("mesh", "name"), error.reads, strict=True))
    return {
        "code": error.code,
        "position": error.position,
        "upstream": error.upstream,
        "controlPlaneReads": reads,
        "suggestion": error.suggestion,
    }


def _read(path: Path) -> Iterator[Vector]:
    file = path.relative_to(FOLDER).as_posix()
    for row in json.loads(path.read_text("utf-8"))["vectors"]:
        yield Vector(file, row["description"], row["source"], row["input"], row["expect"])


def _validate(vector: Vector) -> Data:
    asked = question(vector.input, DEFAULT_VERSION)
    name = vector.input["name"]
    report = rendering.report(asked.validator.validate(name), asked.frame)
    found = [
        {**{key: finding[key] for key in _FOUND}, "atoms": [atom["atom"] for atom in finding["atoms"]]}
        for finding in report["findings"]
    ]
    answered = {"verdict": report["verdict"], "rejectedIn": report["rejectedIn"], "findings": found}
    if report["notJudged"] or "notJudged" in vector.expect:
        answered["notJudged"] = report["notJudged"]
    if "spans" in vector.expect:
        answered["spans"] = [list(atom["span"]) for atom in report["findings"][0]["atoms"]]
    if "timeline" in vector.expect:
        answered |= rendering.parts(asked.validator, name, frozenset({"timeline"}), frozenset())
    return answered


def _control_plane(vector: Vector) -> Data:
    asked = question(vector.input, DEFAULT_VERSION)
    answered = rendering.parts(asked.validator, vector.input["name"], frozenset({"controlPlane"}), frozenset())
    prediction = answered["controlPlane"]
    if prediction is not None:
        del prediction["assumes"]
    return answered


def _decode(vector: Vector) -> Data:
    context = context_of(vector.input, DEFAULT_VERSION)
    made = rendering.decoded(proxy_id.decode(vector.input["proxyId"], context, vector.input.get("meshes")), context)
    return _shaped({**made, "findings": [finding["rule"] for finding in made["findings"]]}, vector.expect)


def _encode(vector: Vector) -> Data:
    context = context_of(vector.input, DEFAULT_VERSION)
    lenient = vector.input.get("lenient", False)
    made = rendering.encoded(proxy_id.encode(vector.input["mesh"], vector.input["name"], context, lenient=lenient), context)
    return _shaped({**made, "findings": [finding["rule"] for finding in made["findings"]]}, vector.expect)


def _shaped(answered: Data, expected: Data) -> Data:
    """Keep of an answer what a vector speaks of; all of it, where the vector speaks of something else."""
    return {key: answered[key] for key in expected} if expected.keys() <= answered.keys() else answered


FAMILIES: dict[str, Callable[[Vector], Data]] = {
    "validate": _validate,
    "control-plane": _control_plane,
    "proxy-id-decode": _decode,
    "proxy-id-encode": _encode,
}
