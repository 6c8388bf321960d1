"""Measures of labels: keys, values, and labels that the control plane owns."""

from collections.abc import Callable, Iterator

from kuma_names.core.model import DISPLAY_NAME, Facts
from kuma_names.core.names.measured_text import (
    Measure,
    MeasuredText,
    Needs,
    Reader,
    needs_mesh,
    needs_namespace,
    needs_nothing,
    needs_zone,
)
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.rows import Kind, OwnedLabel, slug
from kuma_names.core.tables import labels as table
from kuma_names.core.tables.kinds import DEFAULT_MESH


def field_of_label(key: str) -> str:
    """Return the field of a label, as Kuma names it in invalid parameters."""
    return f"labels[{go_quoted(key)}]"


def all_labels(facts: Facts) -> list[tuple[str, str]]:
    """Return the labels in the order of their keys, the display name included."""
    if facts.display_name is None:
        return [*facts.labels]
    return sorted({**dict(facts.labels), DISPLAY_NAME: facts.display_name}.items())


def _text_in_key(key: str, text: str, label: str, offset: int = 0) -> MeasuredText:
    return MeasuredText(field_of_label(key), key, text, label, offset, key=key)


def _text_of_value(key: str, value: str) -> MeasuredText:
    word = field_of_label(key)
    if key == DISPLAY_NAME:
        return MeasuredText("displayName", value, value, "display name", word=word, key=key)
    return MeasuredText(word, value, value, f"label {quoted(key)}", word=word, key=key)


def _keys(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        yield _text_in_key(key, key, "label key")


def _prefixes(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        if key.count("/") == 1:
            yield _text_in_key(key, key.partition("/")[0], "label key's prefix")


def _names(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        if key.count("/") < 2:
            start = key.find("/") + 1
            yield _text_in_key(key, key[start:], "label key's name", -start)


def _unknown_reserved(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    if facts.synced:
        return
    for key, _ in all_labels(facts):
        if key.startswith(table.RESERVED) and key not in table.REGISTERED:
            yield _text_in_key(key, key, "label key")


def _values(is_measured: Callable[[str], bool]) -> Reader:
    """Return a reader of the values of the labels whose key is measured."""

    def read(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
        for key, value in all_labels(facts):
            if is_measured(key):
                yield _text_of_value(key, value)

    return read


def _value_of(key: str) -> Reader:
    return _values(lambda other: other == key)


def _is_name_label(key: str) -> bool:
    return key in table.NAME_LABELS


def _is_display_name(key: str) -> bool:
    return key == DISPLAY_NAME


def _is_plain(key: str) -> bool:
    return not _is_name_label(key) and not _is_display_name(key)


def _expected_value(word: str, name: str, facts: Facts) -> str | None:
    """Return what a control plane writes for a word of the table; None if it writes nothing."""
    if word == table.NOT_SET:
        return None
    if word == table.EMPTY:
        return ""
    if word == table.THE_NAME:
        return name
    if word == table.THE_MESH:
        return facts.mesh or DEFAULT_MESH
    if word == table.THE_ZONE:
        return facts.zone
    if word == table.THE_NAMESPACE:
        return facts.namespace
    return word


def _is_exempt(label: OwnedLabel, facts: Facts) -> bool:
    """Return whether any value is accepted.

    Sync writes all labels itself; some are not checked on resources of the global control plane.
    """
    if facts.synced:
        return True
    is_global = (table.ORIGIN, "global") in facts.labels
    return is_global and label.expected.endswith(table.UNLESS_GLOBAL)


def _owned_reader(label: OwnedLabel) -> Reader:
    """Return a reader of a label that differs from what the control plane writes."""
    word = label.expected.removesuffix(table.UNLESS_GLOBAL)

    def read(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
        if _is_exempt(label, facts):
            return
        for key, value in all_labels(facts):
            if key != label.key:
                continue
            expected = _expected_value(word, name, facts)
            if value != expected:
                yield _text_of_value(key, value)._replace(expected=expected or "")

    return read


_NEEDS: dict[str, Needs] = {
    table.THE_ZONE: needs_zone,
    table.THE_MESH: needs_mesh,
    table.THE_NAMESPACE: needs_namespace,
}


def _owned_needs(label: OwnedLabel) -> Needs:
    """Return the needs of an owned label: none, unless the label is present and checked."""
    word = label.expected.removesuffix(table.UNLESS_GLOBAL)
    needs = _NEEDS.get(word, needs_nothing)

    def missing(facts: Facts) -> tuple[str, ...]:
        if _is_exempt(label, facts):
            return ()
        is_present = any(key == label.key for key, _ in all_labels(facts))
        return needs(facts) if is_present else ()

    return missing


def _measure(id_: str, summary: str, read: Reader) -> Measure:
    return Measure(id=id_, summary=summary, read=read, needs=needs_nothing)


def _owned_measure(label: OwnedLabel) -> Measure:
    return Measure(
        id=label.measure,
        summary=f"the label {label.key}, if it is not {label.expected}",
        read=_owned_reader(label),
        needs=_owned_needs(label),
    )


_SINGLE_LABELS = (table.ORIGIN, table.KDS_SYNC, table.EFFECT, table.WORKLOAD)
DISPLAY_NAME_LABEL = _measure(
    "display-name-label",
    "the display name, where one is given",
    _value_of(DISPLAY_NAME),
)
LABEL_MEASURES = (
    _measure("label-key", "the key of each label", _keys),
    _measure("label-prefix", "the part before the '/' in the key of each label", _prefixes),
    _measure("label-name", "the key of each label without its prefix", _names),
    _measure(
        "reserved-label",
        "the keys of Kuma's own labels that a control plane does not know",
        _unknown_reserved,
    ),
    _measure(
        "label-value",
        "the value of each label but the display name",
        _values(lambda key: not _is_display_name(key)),
    ),
    _measure(
        "plain-label-value",
        "the value of each label that carries no name",
        _values(_is_plain),
    ),
    _measure(
        "name-label-value",
        "the values of the labels that carry a name",
        _values(_is_name_label),
    ),
    *(
        _measure(f"{slug(key)}-label", f"the value of the label {key}", _value_of(key))
        for key in _SINGLE_LABELS
    ),
    *(_owned_measure(label) for label in table.OWNED_LABELS),
)
