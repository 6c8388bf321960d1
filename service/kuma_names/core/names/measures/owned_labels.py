"""Measures of labels that the control plane owns: the values that differ from what it writes."""

from collections.abc import Iterator

from kuma_names.core.model import Facts
from kuma_names.core.names.measures.label_texts import all_labels, text_of_value
from kuma_names.core.names.measures.measured_text import (
    Measure,
    MeasuredText,
    Needs,
    Reader,
    needs_mesh,
    needs_namespace,
    needs_nothing,
    needs_zone,
)
from kuma_names.core.rows import Kind, OwnedLabel
from kuma_names.core.tables import labels as table
from kuma_names.core.tables.kinds import DEFAULT_MESH


def _expected_value(word: str, name: str, facts: Facts) -> str | None:
    """Return the value that a control plane writes; None if it writes no such label.

    `word` is one of the words of the table, or the value itself.
    """
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

    The labels of copies are written by sync, and some labels are not checked on resources from the
    global control plane.
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
                yield text_of_value(key, value)._replace(expected=expected or "")

    return read


_NEEDS: dict[str, Needs] = {
    table.THE_ZONE: needs_zone,
    table.THE_MESH: needs_mesh,
    table.THE_NAMESPACE: needs_namespace,
}


def _owned_needs(label: OwnedLabel) -> Needs:
    """Return the function for missing inputs: they matter only if the label is checked at all."""
    word = label.expected.removesuffix(table.UNLESS_GLOBAL)
    needs = _NEEDS.get(word, needs_nothing)

    def missing(facts: Facts) -> tuple[str, ...]:
        if _is_exempt(label, facts):
            return ()
        is_present = any(key == label.key for key, _ in all_labels(facts))
        return needs(facts) if is_present else ()

    return missing


def _owned_measure(label: OwnedLabel) -> Measure:
    return Measure(
        id=label.measure,
        summary=f"the label {label.key}, if it is not {label.expected}",
        read=_owned_reader(label),
        needs=_owned_needs(label),
    )


OWNED_LABEL_MEASURES = tuple(map(_owned_measure, table.OWNED_LABELS))
