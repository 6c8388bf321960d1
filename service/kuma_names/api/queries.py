"""From loaded requests to the core's questions: which name, in which context, with which facts."""

from functools import lru_cache
from typing import Any

from kuma_names.api.schemas import required
from kuma_names.core.model import Context, Environment, Facts, Mode
from kuma_names.responses.validation import Question, context, facts

Data = dict[str, Any]
_CONTEXT = ("kumaVersion", "targetVersion", "environment", "operation", "mode")
_FACTS = ("mesh", "zone", "namespace", "displayName", "synced", "ports", "labels")
_FIELDS = ("kind", "partial", *_CONTEXT, *_FACTS)
"""What a question is made of; a name and what is taken are asked about."""
_LISTS = ("ports", "labels")
_SHORT = 500
"""Characters of a question that may stay in memory after the request."""


def context_of(data: Data, default_version: str) -> Context:
    """Read the context; raises the core's errors for versions that are unknown."""
    return context(
        data.get("kumaVersion", default_version),
        data.get("targetVersion"),
        data.get("environment", Environment.UNIVERSAL),
        data.get("operation"),
        data.get("mode", Mode.ZONE),
    )


def facts_of(data: Data, environment: Environment) -> Facts:
    """Read what is known besides the name; raises the core's error for a display name that the labels contradict."""
    ports = data.get("ports")
    return facts(
        environment,
        data.get("labels"),
        mesh=data.get("mesh"),
        zone=data.get("zone"),
        namespace=data.get("namespace"),
        display_name=data.get("displayName"),
        synced=data.get("synced", False),
        ports=None if ports is None else tuple(ports),
    )


def question(data: Data, default_version: str) -> Question:
    """Read the question of a request; small ones stay in memory, for they are asked again."""
    required(data, "kind")
    asked = {field: data[field] for field in _FIELDS if field in data}
    if _is_small(asked):
        return _kept(frozenset(asked.items()), default_version)
    return _question(asked, default_version)


@lru_cache(maxsize=256)
def _kept(asked: frozenset[tuple[str, Any]], default_version: str) -> Question:
    return _question(dict(asked), default_version)


def _question(data: Data, default_version: str) -> Question:
    context = context_of(data, default_version)
    return Question(data["kind"], context, facts_of(data, context.environment), partial=data.get("partial", False))


def _is_small(asked: Data) -> bool:
    return asked.keys().isdisjoint(_LISTS) and sum(len(value) for value in asked.values() if isinstance(value, str)) <= _SHORT
