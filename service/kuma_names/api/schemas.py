"""The shape and size of requests, as marshmallow schemas; whether a name is good is not asked here."""

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from kuma_names.api.errors import Fault
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Side
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.core.quoting import shown
from kuma_names.responses.rendering import PARTS
from kuma_names.responses.validation import MAX_TEXT, THRESHOLDS

MAX_VERSION, MAX_PORTS, MAX_LABELS, MAX_NAMES, MAX_FILE = 40, 100, 100, 10_000, 255
SOURCES = ("single", "batch", "interactive")


Messages = dict[str, str | list[Any] | dict[Any, Any]]


class Text(fields.Field[str]):
    """A string, and nothing that could be turned into one, of at most `most` characters."""

    default_error_messages: Messages = {"null": "must be a string"}

    def __init__(self, most: int = MAX_TEXT, **more: Any) -> None:
        super().__init__(**more)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError([Fault("must be a string")])
        if len(value) > self.most:
            raise ValidationError([Fault(f"must be at most {self.most} characters long, is {len(value)}")])
        return value


class Choice(fields.Field[str]):
    """One of a few words."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = tuple(map(str, choices))
        self._must = f"must be one of {', '.join(self.choices)}"
        super().__init__(error_messages={"null": self._must})

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise ValidationError([Fault(self._must, self.choices)])
        return value


class Flag(fields.Field[bool]):
    """True or false, and nothing that could be taken for it."""

    default_error_messages: Messages = {"null": "must be true or false"}

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError([Fault("must be true or false")])
        return value


class Labels(fields.Field[dict[str, str]]):
    """Keys and values, both strings."""

    default_error_messages: Messages = {"null": "must be an object of strings"}

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise ValidationError([Fault("must be an object of strings")])
        if len(value) > MAX_LABELS:
            raise ValidationError([Fault(f"must have at most {MAX_LABELS} labels, has {len(value)}")])
        for key, text in value.items():
            if not isinstance(text, str):
                raise ValidationError([Fault(f"must be an object of strings; the label {shown(key)} is none")])
            if max(len(key), len(text)) > MAX_TEXT:
                raise ValidationError([Fault(f"must have keys and values of at most {MAX_TEXT} characters")])
        return value


_NOT_A_LIST: Messages = {"invalid": "must be a list", "null": "must be a list"}


def _texts(most: int) -> "fields.List[str]":
    return fields.List(
        Text(),
        validate=validate.Length(max=most, error=f"must have at most {most} items"),
        error_messages=_NOT_A_LIST,
    )


class Strict(Schema):
    """What all requests share: unknown fields are errors, and every message says what must hold."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "is not a field of this request", "type": "must be an object"}


class _Asked(Strict):
    kumaVersion = Text(MAX_VERSION)
    environment = Choice(tuple(Environment))


class Name(_Asked):
    """A name and all that a verdict on it can depend on; in a batch an item, or what all items share."""

    kind = Text()
    name = Text()
    mesh = Text()
    zone = Text()
    namespace = Text()
    displayName = Text()
    synced = Flag()
    ports = _texts(MAX_PORTS)
    labels = Labels()
    taken = _texts(MAX_NAMES)
    targetVersion = Text(MAX_VERSION)
    operation = Choice(tuple(Operation))
    mode = Choice(tuple(Mode))
    partial = Flag()  # type: ignore[assignment]  # a field of requests, not marshmallow's own setting


class _Reporting(Name):
    include = fields.List(Choice(PARTS), error_messages=_NOT_A_LIST)
    failOn = Choice(THRESHOLDS)
    source = Choice(SOURCES)


class Validate(_Reporting):
    """One name to validate."""


class ValidateBatch(_Reporting):
    """Names of one kind, or items; their own shape is looked at one by one."""

    names = fields.Raw(allow_none=True)
    items = fields.Raw(allow_none=True)
    only = Choice(("findings",))  # type: ignore[assignment]  # likewise


class Encode(_Asked):
    """A mesh and a name to join."""

    mesh = Text()
    name = Text()
    lenient = Flag()


class Decode(_Asked):
    """A proxy ID to read."""

    proxyId = Text()
    meshes = _texts(MAX_NAMES)


class EncodeBatch(Encode):
    """Pairs to join, over what they share."""

    items = fields.Raw(allow_none=True)


class DecodeBatch(Decode):
    """Proxy IDs to read, or items, over what they share."""

    proxyIds = fields.Raw(allow_none=True)
    items = fields.Raw(allow_none=True)


class Identify(Strict):
    """A text to identify."""

    text = Text()
    kumaVersion = Text(MAX_VERSION)


class Line(Identify):
    """A line to explain; `meshes` are those that exist."""

    meshes = _texts(MAX_NAMES)


class Read(Identify):
    """A text to read; `candidates` are objects of fields that it may have been made from."""

    candidates = fields.Raw(allow_none=True)


class ReadBatch(Read):
    """Texts to read, over what they share."""

    items = fields.Raw(allow_none=True)


class Audit(Strict):
    """What to ask about an inventory, which is the body."""

    kumaVersion = Text(MAX_VERSION)
    targetVersion = Text(MAX_VERSION)
    operation = Choice(tuple(Operation))
    mode = Choice(tuple(Mode))
    first = Choice(tuple(Side))
    file = Text(MAX_FILE)
    format = Choice(tuple(FORMATS))


def required(data: Mapping[str, Any], *names: str) -> None:
    """Raise for the fields that an answer needs and the request lacks."""
    missing = {name: [Fault("is required")] for name in names if name not in data}
    if missing:
        raise ValidationError(missing)
