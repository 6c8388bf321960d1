"""From requests about identifiers to answers: any family by its fields, what a text can be, what a line means."""

from functools import cache, partial
from typing import Any

from marshmallow import Schema, fields
from werkzeug.exceptions import NotFound

from kuma_names.api.batches import batch_of, listed
from kuma_names.api.errors import Fault, refused
from kuma_names.api.http_settings import Settings
from kuma_names.api.schemas import MAX_NAMES, MAX_VERSION, Flag, Read, Strict, Text, required
from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS, codec
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.identify import identify as identified
from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context
from kuma_names.core.versions import KumaVersion, version
from kuma_names.responses import rendering

Data = dict[str, Any]
_READ = Read()


@cache
def to_write(family: Codec, *, batch: bool = False) -> Schema:
    """Make the schema of what is asked to write an identifier of a family, or many."""
    texts: dict[str, fields.Field[Any]] = {name: Text() for name in family.fields}
    asked = {
        **texts,
        "kumaVersion": Text(MAX_VERSION),
        "lenient": Flag(),
        **({"items": fields.Raw(allow_none=True)} if batch else {}),
    }
    return Strict.from_dict(asked, name=f"Write-{family.id}-{batch}")()


def family_of(id_: str) -> Codec:
    """Find a family; raises NotFound."""
    if id_ not in CODECS:
        raise NotFound
    return CODECS[id_]


def encode(family: Codec, data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the text of an identifier."""
    asked = _version(data, settings)
    given = {name: data[name] for name in family.fields if name in data}
    try:
        made = codec.encode(family, given, asked, lenient=data.get("lenient", False))
    except MalformedIdentifierError as error:
        seen.append(error.code)
        raise
    seen.append("encoded" if made.round_trips else "misread")
    return rendering.written(family, made, asked)


def decode(family: Codec, data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the readings of a text."""
    required(data, "text")
    asked = _version(data, settings)
    try:
        made = codec.decode(family, data["text"], asked, _candidates(family, data))
    except MalformedIdentifierError as error:
        seen.append(error.code)
        raise
    seen.append(made.resolution)
    return rendering.read(family, made, asked)


def encode_batch(family: Codec, data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with many texts."""
    items = listed(data, "items", None, settings)
    return batch_of(data, settings, seen, partial(encode, family), to_write(family), items)


def decode_batch(family: Codec, data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the readings of many texts."""
    items = listed(data, "items", "text", settings)
    _candidates(family, data)
    return batch_of(data, settings, seen, partial(decode, family), _READ, items)


def identify(data: Data, settings: Settings) -> Data:
    """Answer with all that a text can be."""
    required(data, "text")
    asked = _version(data, settings)
    return rendering.identified(data["text"], identified(data["text"], asked), asked)


def explain(data: Data, settings: Settings) -> Data:
    """Answer with what a line means."""
    required(data, "text")
    context = Context(_version(data, settings))
    return rendering.explained(data["text"], explain_line(data["text"], context, data.get("meshes")), context)


def families() -> Data:
    """Show all families."""
    return {"codecs": [rendering.family(family) for family in CODECS.values()]}


def _version(data: Data, settings: Settings) -> KumaVersion:
    return version(data.get("kumaVersion", settings.default_version))


def _candidates(family: Codec, data: Data) -> list[dict[str, str]] | None:
    """Check what a text may have been made from; raises RequestError, which names the place."""
    if "candidates" not in data:
        return None
    given = data["candidates"]
    if not isinstance(given, list) or len(given) > MAX_NAMES:
        raise refused("candidates", f"must be a list of at most {MAX_NAMES} objects")
    for index, one in enumerate(given):
        if not isinstance(one, dict) or not all(isinstance(value, str) for value in one.values()):
            raise refused(f"candidates[{index}]", "must be an object of texts")
        unknown = [name for name in one if name not in family.fields]
        if unknown:
            raise refused(f"candidates[{index}].{unknown[0][:40]}", Fault("is not a field of this codec", family.fields))
    return given
