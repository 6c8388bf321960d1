"""Measured texts of labels: functions that the measures of labels share."""

from kuma_names.core.model import DISPLAY_NAME, Facts
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.quoting import go_quoted, quoted


def field_of_label(key: str) -> str:
    """Return the field of a label, as Kuma names it in invalid parameters."""
    return f"labels[{go_quoted(key)}]"


def all_labels(facts: Facts) -> list[tuple[str, str]]:
    """Return the labels in the order of their keys, including the display name as a label."""
    if facts.display_name is None:
        return [*facts.labels]
    return sorted({**dict(facts.labels), DISPLAY_NAME: facts.display_name}.items())


def text_of_value(key: str, value: str) -> MeasuredText:
    """Return the value of a label as a measured text; the display name has a field of its own."""
    word = field_of_label(key)
    if key == DISPLAY_NAME:
        return MeasuredText("displayName", value, value, "display name", word=word, key=key)
    return MeasuredText(word, value, value, f"label {quoted(key)}", word=word, key=key)
