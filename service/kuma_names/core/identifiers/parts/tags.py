"""Tags of services in identifiers: pairs `key=value`, sorted by key and separated by commas.

Sources: pkg/xds/envoy/tags and pkg/core/resources/apis/mesh.
"""

import re

_VALUE = re.compile(r"[a-zA-Z0-9.\-_:]+", re.ASCII)
VALUE_CHARACTERS = "letters, digits, '.', '-', '_' and ':'"
"""What a value may consist of, for messages."""


def is_tag_value(text: str) -> bool:
    """Return whether Kuma accepts a text as the value of a tag."""
    return _VALUE.fullmatch(text) is not None


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
