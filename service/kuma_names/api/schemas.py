"""Schemas of requests (marshmallow): types and sizes of fields, not the validity of names."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields

from kuma_names.api.errors import Reason
from kuma_names.api.schema_fields import (
    NOT_A_LIST,
    ChoiceField,
    FlagField,
    LabelsField,
    StringField,
    string_list,
)
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Side
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.translation_question import FACTS
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.metrics.label_values import SOURCES
from kuma_names.responses.summary import THRESHOLDS
from kuma_names.responses.validation import PARTS

MAX_VERSION = 40
MAX_PORTS = 100
MAX_NAMES = 10_000
MAX_FILE_NAME = 255


class Strict(Schema):
    """Base of all schemas: unknown fields are errors."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "is not a field of this request", "type": "must be an object"}


class _ContextSchema(Strict):
    kumaVersion = StringField(MAX_VERSION)
    environment = ChoiceField(tuple(Environment))


class NameSchema(_ContextSchema):
    """A name and everything that its verdict depends on: an item of a batch, or the shared part."""

    kind = StringField()
    name = StringField()
    mesh = StringField()
    zone = StringField()
    namespace = StringField()
    address = StringField()
    displayName = StringField()
    synced = FlagField()
    ports = string_list(MAX_PORTS)
    labels = LabelsField()
    taken = string_list(MAX_NAMES)
    targetVersion = StringField(MAX_VERSION)
    operation = ChoiceField(tuple(Operation))
    mode = ChoiceField(tuple(Mode))
    partial = FlagField()  # type: ignore[assignment]  # not marshmallow's own attribute


class ValidateSchema(NameSchema):
    """One name to validate."""

    include = fields.List(ChoiceField(PARTS), error_messages=NOT_A_LIST)
    failOn = ChoiceField(THRESHOLDS)
    source = ChoiceField(SOURCES)


class ValidateBatchSchema(ValidateSchema):
    """Names of one kind, or items, which are loaded one by one."""

    names = fields.Raw(allow_none=True)
    items = fields.Raw(allow_none=True)
    only = ChoiceField(("findings",))  # type: ignore[assignment]  # likewise


class EncodeProxyIdSchema(_ContextSchema):
    """A mesh and a name to encode."""

    mesh = StringField()
    name = StringField()
    lenient = FlagField()


class DecodeProxyIdSchema(_ContextSchema):
    """A proxy ID to decode; `meshes` are those that exist."""

    proxyId = StringField()
    meshes = string_list(MAX_NAMES)


class EncodeProxyIdBatchSchema(EncodeProxyIdSchema):
    """Pairs to encode, and what they share."""

    items = fields.Raw(allow_none=True)


class DecodeProxyIdBatchSchema(DecodeProxyIdSchema):
    """Proxy IDs to decode, or items, and what they share."""

    proxyIds = fields.Raw(allow_none=True)
    items = fields.Raw(allow_none=True)


class IdentifySchema(Strict):
    """A text to identify."""

    text = StringField()
    kumaVersion = StringField(MAX_VERSION)


class ExplainSchema(IdentifySchema):
    """A line to explain; `meshes` are those that exist."""

    meshes = string_list(MAX_NAMES)


class ExplainLogSchema(Strict):
    """Options of the explanation of a log, which is the body; `meshes` are those that exist."""

    kumaVersion = StringField(MAX_VERSION)
    meshes = string_list(MAX_NAMES)


class DecodeSchema(IdentifySchema):
    """A text to decode; `candidates` are objects of fields that it may be encoded from."""

    candidates = fields.Raw(allow_none=True)


class DecodeBatchSchema(DecodeSchema):
    """Texts to decode, and what they share."""

    items = fields.Raw(allow_none=True)


class AuditSchema(Strict):
    """Options of an audit; the inventory is the body."""

    kumaVersion = StringField(MAX_VERSION)
    targetVersion = StringField(MAX_VERSION)
    operation = ChoiceField(tuple(Operation))
    mode = ChoiceField(tuple(Mode))
    first = ChoiceField(tuple(Side))
    zone = StringField()
    file = StringField(MAX_FILE_NAME)
    format = ChoiceField(tuple(FORMATS))


@cache
def encode_schema(codec: Codec, *, batch: bool = False) -> Schema:
    """Return the schema of the fields of a codec, or of a batch of them."""
    schema: dict[str, fields.Field[Any]] = {name: StringField() for name in codec.fields}
    schema["kumaVersion"] = StringField(MAX_VERSION)
    schema["lenient"] = FlagField()
    if batch:
        schema["items"] = fields.Raw(allow_none=True)
    return Strict.from_dict(schema, name=f"Encode-{codec.id}-{batch}")()


@cache
def translate_schema() -> Schema:
    """Return the schema of a name to translate, and of what is known about it."""
    schema: dict[str, fields.Field[Any]] = {
        name: StringField() for name in ("name", "kind", *FACTS)
    }
    schema["kumaVersion"] = StringField(MAX_VERSION)
    schema["environment"] = ChoiceField(tuple(Environment))
    return Strict.from_dict(schema, name="Translate")()


def require(query: Mapping[str, Any], *names: str) -> None:
    """Raise ValidationError for the fields that are missing."""
    missing = {name: [Reason("is required")] for name in names if name not in query}
    if missing:
        raise ValidationError(missing)
