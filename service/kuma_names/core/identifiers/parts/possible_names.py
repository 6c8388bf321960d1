"""Names that some release of Kuma accepted, by the rule table: identifiers contain no others."""

from functools import cache, lru_cache

from kuma_names.core.model import Mode
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS

_LABEL_VALUE = FORMATS["label-value"]


@lru_cache(maxsize=1024)
def was_accepted(kind: str, name: str) -> bool:
    """Return whether some release accepted a name of this kind, whatever the facts around it.

    >>> was_accepted("Mesh", "my_mesh"), was_accepted("Mesh", "my:mesh")
    (True, False)
    """
    return any(rules.ever_accepts(name) for rules in _rules(kind))


@cache
def _rules(kind: str) -> list[CompiledRules]:
    """Return the rules of a kind in all environments and operations that it has."""
    row = KINDS[kind]
    return [
        compiled_rules(kind, environment, operation, Mode.ZONE)
        for environment in row.environments
        for operation in row.operations
    ]


def is_possible_mesh(name: str) -> bool:
    """Return whether a mesh can have this name."""
    return was_accepted("Mesh", name)


def is_possible_zone(name: str) -> bool:
    """Return whether a zone can have this name: that of its configuration, or of its resource."""
    return was_accepted("ZoneSetting", name) or was_accepted("Zone", name)


def is_possible_name(name: str) -> bool:
    """Return whether a resource can have this name."""
    return was_accepted("OtherResource", name)


def is_possible_display_name(name: str) -> bool:
    """Return whether a resource can have this display name, which is a label or its name."""
    return _LABEL_VALUE.accepts(name) or is_possible_name(name)


def has_blanks(text: str) -> bool:
    """Return whether a text has blanks or control characters."""
    return " " in text or not text.isprintable()
