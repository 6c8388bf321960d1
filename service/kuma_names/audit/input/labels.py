"""Which labels of a resource are worth judging: those of a user that some rule could object to; it judges nothing."""

from dataclasses import replace

from kuma_names.core.model import DISPLAY_NAME, Facts, Mode
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.labels import MANAGED_BY, ORIGIN, RESERVED

_WRITTEN_UNTIL_2_14 = ("kuma.io/proxy-type",)
"""Labels that 3.0 does not know, and that older control planes wrote on what they stored: who exports that did not choose them."""
_KEY, _VALUE, _NAME = FORMATS["label-name"], FORMATS["label-value"], FORMATS["rfc1123-subdomain"]


def judged_labels(labels: dict[str, str], name: str, carried: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Take the labels that could be at fault, so that resources with none share one judge.

    What a control plane made (`kuma.io/managed-by`) has labels of its own. The labels that are `carried` are judged as names.
    """
    if MANAGED_BY in labels:
        return ()
    return tuple(sorted((key, value) for key, value in labels.items() if key not in carried and not _is_plain(key, value, name)))


def _is_plain(key: str, value: str, name: str) -> bool:
    """Tell whether no rule of any version can object to a label."""
    if key in _WRITTEN_UNTIL_2_14:
        return True
    if key == DISPLAY_NAME:
        return value == name and _VALUE.accepts(value) and _NAME.accepts(value)
    return not key.startswith(RESERVED) and _KEY.accepts(key) and _VALUE.accepts(value)


def own_labels(facts: Facts, mode: Mode) -> Facts:
    """Leave out the labels of what another control plane provides: they say where it is from."""
    theirs = "zone" if mode is Mode.GLOBAL else "global"
    return replace(facts, labels=()) if (ORIGIN, theirs) in facts.labels else facts
