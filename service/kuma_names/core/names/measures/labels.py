"""Measures of labels: keys and values."""

from collections.abc import Callable, Iterator

from kuma_names.core.model import DISPLAY_NAME, Facts
from kuma_names.core.names.measures.label_texts import all_labels, field_of_label, text_of_value
from kuma_names.core.names.measures.measured_text import (
    Measure,
    MeasuredText,
    Reader,
    needs_nothing,
)
from kuma_names.core.names.measures.owned_labels import OWNED_LABEL_MEASURES
from kuma_names.core.rows import Kind, slug
from kuma_names.core.tables import labels as table


def _text_in_key(key: str, text: str, label: str, offset: int = 0) -> MeasuredText:
    return MeasuredText(field_of_label(key), key, text, label, offset, key=key)


def _keys(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        yield _text_in_key(key, key, "label key")


def _prefixes(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        if key.count("/") == 1:
            yield _text_in_key(key, key.partition("/")[0], "label key's prefix")


def _names(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for key, _ in all_labels(facts):
        # only the format one-slash applies to keys with more slashes: they have no prefix
        if key.count("/") < 2:
            start = key.find("/") + 1  # 0 without a slash
            yield _text_in_key(key, key[start:], "label key's name", -start)


def _unknown_reserved(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    if facts.synced:  # sync writes the labels of copies
        return
    for key, _ in all_labels(facts):
        if key.startswith(table.RESERVED) and key not in table.REGISTERED:
            yield _text_in_key(key, key, "label key")


def _values(is_measured: Callable[[str], bool]) -> Reader:
    """Return a reader of the values of the labels whose key is measured."""

    def read(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
        for key, value in all_labels(facts):
            if is_measured(key):
                yield text_of_value(key, value)

    return read


def _value_of(key: str) -> Reader:
    return _values(lambda other: other == key)


def _is_name_label(key: str) -> bool:
    return key in table.NAME_LABELS


def _is_display_name(key: str) -> bool:
    return key == DISPLAY_NAME


def _is_plain(key: str) -> bool:
    return not _is_name_label(key) and not _is_display_name(key)


def _measure(id_: str, summary: str, read: Reader) -> Measure:
    return Measure(id=id_, summary=summary, read=read, needs=needs_nothing)


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
    *OWNED_LABEL_MEASURES,
)
