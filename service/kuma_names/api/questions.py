"""From loaded requests to the core's questions: which name, in which context, with which facts."""

from functools import lru_cache
from typing import Any

from kuma_names.api.schemas import required
from kuma_names.core import render
from kuma_names.core.model import Context, Environment, Facts, Mode, Operation
from kuma_names.core.validate import Validator
from kuma_names.core.versions import KumaVersion, version

Data = dict[str, Any]
_SHORT = 253
"""Characters of a fact that may stay in memory after the request."""


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
    """Names of one kind in one context: the verdict of the asked version, and of the target where one is named."""

    def __init__(self, data: Data, default_version: str) -> None:
        required(data, "kind")
        context, facts = context_of(data, default_version), facts_of(data)
        self.taken = frozenset(data.get("taken", ()))
        self.validator = _validator(data["kind"], context, facts, data.get("partial", False), "kumaVersion")
        self.frame = render.frame(self.validator)
        self.target = None if context.target is None else _upgraded(data["kind"], context, context.target, facts)


def _upgraded(kind: str, context: Context, target: KumaVersion, facts: Facts) -> Validator:
    upgraded = Context(target, None, context.environment, context.operation, context.mode)
    return _validator(kind, upgraded, facts, False, "targetVersion")


def _validator(kind: str, context: Context, facts: Facts, partial: bool, version_field: str) -> Validator:
    make = _kept if _is_small(facts) else _kept.__wrapped__
    return make(kind, context, facts, partial, version_field)


@lru_cache(maxsize=256)
def _kept(kind: str, context: Context, facts: Facts, partial: bool, version_field: str) -> Validator:
    return Validator(kind, context, facts, partial=partial, version_field=version_field)


def _is_small(facts: Facts) -> bool:
    texts = [text for text in (facts.mesh, facts.zone, facts.namespace) if text]
    return facts.ports is None and facts.display_name is None and all(len(text) <= _SHORT for text in texts)
