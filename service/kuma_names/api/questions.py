"""From loaded requests to the core's questions: which name, in which context, with which facts."""

from functools import lru_cache
from typing import Any

from kuma_names.api.schemas import required
from kuma_names.core import render
from kuma_names.core.model import Context, Environment, Facts, Mode, Operation
from kuma_names.core.validate import Validator
from kuma_names.core.versions import KumaVersion, version

Data = dict[str, Any]
_CONTEXT = ("kumaVersion", "targetVersion", "environment", "operation", "mode")
_FACTS = ("mesh", "zone", "namespace", "displayName", "synced", "ports")
_FIELDS = ("kind", "partial", *_CONTEXT, *_FACTS)
"""What a question is made of; a name and what is taken are asked about."""
_SHORT = 500
"""Characters of a question that may stay in memory after the request."""


def context_of(data: Data, default_version: str) -> Context:
    """Read the context; raises the core's errors for versions that are unknown."""
    target, operation = data.get("targetVersion"), data.get("operation")
    return Context(
        version(data.get("kumaVersion", default_version)),
        None if target is None else version(target, "targetVersion"),
        Environment(data.get("environment", Environment.UNIVERSAL)),
        None if operation is None else Operation(operation),
        Mode(data.get("mode", Mode.ZONE)),
    )


def facts_of(data: Data) -> Facts:
    """Read what is known besides the name."""
    ports = data.get("ports")
    return Facts(
        data.get("mesh"),
        data.get("zone"),
        data.get("namespace"),
        data.get("displayName"),
        data.get("synced", False),
        None if ports is None else tuple(ports),
    )


class Question:
    """Names of one kind in one context: a judge for the asked version, and one for the target where one is named."""

    def __init__(self, data: Data, default_version: str) -> None:
        context, facts = context_of(data, default_version), facts_of(data)
        self.validator = Validator(data["kind"], context, facts, partial=data.get("partial", False))
        self.frame = render.frame(self.validator)
        self.target = None if context.target is None else _upgraded(data["kind"], context, context.target, facts)


def question(data: Data, default_version: str) -> Question:
    """Read the question of a request; small ones stay in memory, for they are asked again."""
    required(data, "kind")
    asked = {field: data[field] for field in _FIELDS if field in data}
    if _is_small(asked):
        return _kept(frozenset(asked.items()), default_version)
    return Question(asked, default_version)


@lru_cache(maxsize=256)
def _kept(asked: frozenset[tuple[str, Any]], default_version: str) -> Question:
    return Question(dict(asked), default_version)


def _is_small(asked: Data) -> bool:
    return "ports" not in asked and sum(len(value) for value in asked.values() if isinstance(value, str)) <= _SHORT


def _upgraded(kind: str, context: Context, target: KumaVersion, facts: Facts) -> Validator:
    upgraded = Context(target, None, context.environment, context.operation, context.mode)
    return Validator(kind, upgraded, facts, version_field="targetVersion")
