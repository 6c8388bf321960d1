"""Selection of the labels that can break a rule."""

from dataclasses import replace

from kuma_names.core.model import DISPLAY_NAME, Facts, Mode
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.labels import (
    MANAGED_BY,
    ORIGIN,
    RESERVED,
    RETIRED_LABELS,
)

_LABEL_NAME, _LABEL_VALUE = FORMATS["label-name"], FORMATS["label-value"]
_SUBDOMAIN = FORMATS["rfc1123-subdomain"]


def labels_to_judge(
    labels: dict[str, str], name: str, carried_keys: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of key and value of the labels that can break a rule, sorted by key.

    Values of `carried_keys` are judged as names, not as labels.
    """
    # The labels of a managed resource were written by a control plane.
    if MANAGED_BY in labels:
        return ()
    # Few labels can break a rule; without the others, most resources share a validator.
    return tuple(
        (key, value)
        for key, value in sorted(labels.items())
        if key not in carried_keys and not _is_always_valid(key, value, name)
    )


def _is_always_valid(key: str, value: str, name: str) -> bool:
    """Return whether a label can break no rule of any version."""
    # Control planes wrote these labels, not users: they are in exports.
    if key in RETIRED_LABELS:
        return True
    if key == DISPLAY_NAME:
        return value == name and _LABEL_VALUE.accepts(value) and _SUBDOMAIN.accepts(value)
    return not key.startswith(RESERVED) and _LABEL_NAME.accepts(key) and _LABEL_VALUE.accepts(value)


def drop_foreign_labels(facts: Facts, mode: Mode) -> Facts:
    """Return facts without labels if another control plane wrote them.

    The rules of this control plane apply to the labels that are set here.
    """
    foreign_origin = "zone" if mode is Mode.GLOBAL else "global"
    if (ORIGIN, foreign_origin) in facts.labels:
        return replace(facts, labels=())
    return facts
