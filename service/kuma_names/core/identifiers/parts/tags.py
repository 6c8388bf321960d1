"""Tags of services in identifiers: pairs `key=value`, sorted by key and separated by commas.

Sources: pkg/xds/envoy/tags and pkg/core/resources/apis/mesh.
"""

import re

from kuma_names.core.tables.formats import FORMATS

_VALUE = re.compile(r"[a-zA-Z0-9.\-_:]+", re.ASCII)
VALUE_CHARACTERS = "letters, digits, '.', '-', '_' and ':'"
"""What a value may consist of, for messages."""


def is_tag_value(text: str) -> bool:
    """Return whether Kuma accepts a text as the value of a tag."""
    return _VALUE.fullmatch(text) is not None


def is_possible_pair(pair: str) -> bool:
    """Return whether Kuma accepts the key and the value of a tag.

    >>> is_possible_pair("env=prod"), is_possible_pair("my env=prod")
    (True, False)
    """
    key, _, value = pair.partition("=")
    return FORMATS["tag-name"].accepts(key) and is_tag_value(value)


def sorted_tags(tags: str) -> str:
    """Sort tags by key, as Kuma does; sorting whole pairs would put `a-b=1` before `a=1`."""
    return ",".join(sorted(tags.split(","), key=_key))


def _key(pair: str) -> str:
    return pair.partition("=")[0]


def invalid_pair(tags: str) -> str | None:
    """Return the first pair that is not `key=value` or repeats a key; None if all are valid."""
    keys = set()
    for pair in tags.split(","):
        key, separator, value = pair.partition("=")
        has_braces = "{" in pair or "}" in pair
        if not key or not separator or "=" in value or has_braces or key in keys:
            return pair
        keys.add(key)
    return None
