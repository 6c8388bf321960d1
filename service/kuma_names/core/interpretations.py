"""Interpretations of a text: what somebody has who pastes it, the most likely first."""

import re
from enum import StrEnum

from kuma_names.core.identifiers.identify import identify, is_recognizable
from kuma_names.core.log_lines import find_message
from kuma_names.core.log_names import log_names
from kuma_names.core.versions import KumaVersion

_MANIFEST = re.compile(
    r"""(?m)^[\s{\[-]*["']?(?:(?:apiVersion|items)["']?\s*:|(?:kind|type)["']?\s*:\s*["']?[A-Z])"""
)
"""Fields with which resources begin; the problems of Kuma's API have a `type`, too."""
_MAX_NAME_WORDS = 3
"""Words of a name at most: no name has a blank, but people type some."""
_MAX_TEXT = 65_536
"""Code points of a text that are looked at."""


class Interpretation(StrEnum):
    """What a text is taken for."""

    INVENTORY = "inventory"
    LOG = "log"
    IDENTIFIER = "identifier"
    NAME = "name"


def interpretations(text: str, version: KumaVersion) -> list[Interpretation]:
    """Return what a text can be, the most likely first.

    >>> from kuma_names.core.versions import parse_version
    >>> [str(reading) for reading in interpretations("web-1", parse_version("3.0"))]
    ['name', 'identifier']
    """
    text = text[:_MAX_TEXT].strip()
    words = text.split()
    found: dict[Interpretation, None] = {}
    if _is_manifest(text):
        found[Interpretation.INVENTORY] = None
    if _is_log(text, words):
        found[Interpretation.LOG] = None
    if is_recognizable(text, version):
        found[Interpretation.IDENTIFIER] = None
    if 0 < len(words) <= _MAX_NAME_WORDS:
        found[Interpretation.NAME] = None
    if len(words) > 1:
        found[Interpretation.LOG] = None
    elif identify(text, version):
        found[Interpretation.IDENTIFIER] = None
    return list(found)


def _is_manifest(text: str) -> bool:
    has_many_fields = "\n" in text or text.startswith(("{", "["))
    return has_many_fields and _MANIFEST.search(text) is not None


def _is_log(text: str, words: list[str]) -> bool:
    """Return whether a text has a known message or is a sentence."""
    if find_message(text) is not None:
        return True
    return len(words) > _MAX_NAME_WORDS or (len(words) > 1 and bool(log_names(text)))
