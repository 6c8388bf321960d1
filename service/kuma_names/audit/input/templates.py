"""Placeholders in the header of a resource: what has one is not judged, everything else is."""

from kuma_names.audit.input.containers import DerivedMapping
from kuma_names.audit.input.fields import YamlText, read_text
from kuma_names.audit.input.headers import Header
from kuma_names.audit.input.model import CarriedName, TemplatedText
from kuma_names.audit.input.placeholders import (
    DROPPED_LINES,
    has_placeholder,
    has_placeholder_in_template,
)
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.tables.kinds import TEMPLATE_SUBJECTS
from kuma_names.json_types import JsonObject


def without_placeholders(header: Header) -> tuple[Header, tuple[TemplatedText, ...]]:
    """Return the header without the texts that have placeholders, and these texts.

    The name stays, because reports show it.
    """
    templated = [*_of_field("name", header.name), *_of_field("mesh", header.mesh)]
    labels, of_labels = _without_placeholders(header.labels)
    templated += of_labels
    if not templated:  # the usual case
        return header, ()
    display_names, _ = _without_placeholders(header.display_names)
    header = header._replace(labels=labels, display_names=display_names)
    if any(text.field == "mesh" for text in templated):
        header = header._replace(mesh=None)
    return header, tuple(templated)


def is_template(name: CarriedName) -> bool:
    """Return whether a name in a body has placeholders that Kuma does not fill in."""
    if name.kind in TEMPLATE_SUBJECTS:
        return has_placeholder_in_template(name.text.value)
    return has_placeholder(name.text.value)


def dropped_lines(line: int) -> TemplatedText:
    """Return what stands for the lines of a template that were dropped from a document."""
    return TemplatedText("document", YamlText(DROPPED_LINES, line, DROPPED_LINES, None))


def _of_field(field: str, text: YamlText | None) -> list[TemplatedText]:
    if text is None or not has_placeholder(text.value):
        return []
    return [TemplatedText(field, text)]


def _without_placeholders(labels: JsonObject) -> tuple[JsonObject, list[TemplatedText]]:
    """Return the labels without placeholders in key or value, and the values of the others."""
    templated = {
        key: text
        for key in labels
        if (text := read_text(labels, key)) is not None
        and (has_placeholder(text.value) or has_placeholder(key))
    }
    if not templated:
        return labels, []
    kept = DerivedMapping({key: (labels, key) for key in labels if key not in templated})
    return kept, [TemplatedText(field_of_label(key), text) for key, text in templated.items()]
