"""Fields of request schemas (marshmallow): strict, without conversion of types."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

from kuma_names.api.errors import Reason
from kuma_names.core.quoting import quoted
from kuma_names.responses.validation import MAX_TEXT

MAX_LABELS = 100
_Messages = dict[str, str | list[Any] | dict[Any, Any]]
_NOT_A_STRING = "must be a string"
_NOT_A_FLAG = "must be true or false"
_NOT_STRINGS = "must be an object of strings"


class StringField(fields.Field[str]):
    """Field of a string of at most `max_length` characters."""

    default_error_messages: _Messages = {"null": _NOT_A_STRING}

    def __init__(self, max_length: int = MAX_TEXT, **options: Any) -> None:
        super().__init__(**options)
        self.max_length = max_length

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> str:
        if not isinstance(value, str):
            raise ValidationError([Reason(_NOT_A_STRING)])
        if len(value) > self.max_length:
            reason = f"must be at most {self.max_length} characters long, is {len(value)}"
            raise ValidationError([Reason(reason)])
        return value


class ChoiceField(fields.Field[str]):
    """Field of one of a few strings."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = tuple(map(str, choices))
        self._reason = f"must be one of {', '.join(self.choices)}"
        super().__init__(error_messages={"null": self._reason})

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise ValidationError([Reason(self._reason, self.choices)])
        return value


class FlagField(fields.Field[bool]):
    """Field of a boolean."""

    default_error_messages: _Messages = {"null": _NOT_A_FLAG}

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> bool:
        if not isinstance(value, bool):
            raise ValidationError([Reason(_NOT_A_FLAG)])
        return value


class LabelsField(fields.Field[dict[str, str]]):
    """Field of labels: an object of strings by key."""

    default_error_messages: _Messages = {"null": _NOT_STRINGS}

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> dict[str, str]:
        if not isinstance(value, dict):
            raise ValidationError([Reason(_NOT_STRINGS)])
        if len(value) > MAX_LABELS:
            reason = f"must have at most {MAX_LABELS} labels, has {len(value)}"
            raise ValidationError([Reason(reason)])
        for key, text in value.items():
            if not isinstance(text, str):
                raise ValidationError([Reason(f"{_NOT_STRINGS}; the label {quoted(key)} is none")])
            if max(len(key), len(text)) > MAX_TEXT:
                reason = f"must have keys and values of at most {MAX_TEXT} characters"
                raise ValidationError([Reason(reason)])
        return value


NOT_A_LIST: _Messages = {"invalid": "must be a list", "null": "must be a list"}


def string_list(max_items: int) -> "fields.List[str]":
    """Return the field of a list of at most `max_items` strings."""
    length = validate.Length(max=max_items, error=f"must have at most {max_items} items")
    return fields.List(StringField(), validate=length, error_messages=NOT_A_LIST)
