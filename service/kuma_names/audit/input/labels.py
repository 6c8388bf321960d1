"""Selection of the labels that some rule could object to."""

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
    """Return pairs of key and value of the labels that some version could object to, by key.

    Values of `carried_keys` are judged as names, not as labels.
    """
    # What a control plane manages has labels that it wrote itself.
    if MANAGED_BY in labels:
        return ()
    # Few labels are worth judging; without the others, resources share a compiled validator.
    return tuple(
        (key, value)
        for key, value in sorted(labels.items())
        if key not in carried_keys and not _is_always_valid(key, value, name)
    )


def _is_always_valid(key: str, value: str, name: str) -> bool:
    """Return whether no rule of any version can object to a label."""
    # The user of an export did not choose these.
    if key in RETIRED_LABELS:
        return True
    if key == DISPLAY_NAME:
        return value == name and _LABEL_VALUE.accepts(value) and _SUBDOMAIN.accepts(value)
    return not key.startswith(RESERVED) and _LABEL_NAME.accepts(key) and _LABEL_VALUE.accepts(value)


def drop_foreign_labels(facts: Facts, mode: Mode) -> Facts:
    """Return facts without labels if another control plane wrote them.

    On a resource from elsewhere the labels state its origin, and no rule of this control plane
    applies to them.
    """
    foreign_origin = "zone" if mode is Mode.GLOBAL else "global"
    if (ORIGIN, foreign_origin) in facts.labels:
        return replace(facts, labels=())
    return facts
