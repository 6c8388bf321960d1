"""Questions for all forms of a name: what is known, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kuma_names.core.identifiers.translation_values import EMPTY, Value, fill
from kuma_names.core.model import Environment
from kuma_names.core.tables.rules import REQUESTED_DISPLAY_NAMES
from kuma_names.core.tables.translation_forms import (
    IN_MESH,
    NAMESPACED,
    ORIGINS,
    TRANSLATION_FACTS,
)
from kuma_names.core.versions import KumaVersion, VersionRange

FACTS = tuple(fact.name for fact in TRANSLATION_FACTS)
"""The names of the facts that a question may have."""
DEFAULT_KIND = "MeshService"
"""The kind of a question that does not say one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A name and what is known about it; `facts` are texts by name, of which an empty one is none.

    Without an environment, a namespace means Kubernetes.
    """

    kind: str
    name: str
    version: KumaVersion
    facts: Mapping[str, str]
    environment: Environment | None = None

    def fact(self, name: str) -> Value:
        """Return a fact, or that it is needed."""
        text = self.facts.get(name)
        return Value.known(text, name) if text else Value.missing(name)

    @property
    def effective_environment(self) -> Environment:
        """Where the control plane of the resource runs."""
        if self.environment is not None:
            return self.environment
        return Environment.KUBERNETES if self.facts.get("namespace") else Environment.UNIVERSAL


def is_of_zone(question: Question) -> bool:
    """Return whether a resource comes from a zone, and not from the Global."""
    for row in ORIGINS:
        if question.kind in row.kinds and row.versions.contains(question.version.number):
            return row.of_zone
    return bool(question.facts.get("zone"))


def known_values(question: Question) -> dict[str, Value]:
    """Return the facts, and what follows from them.

    `origin` is the zone of origin, `display` the display name, `core` the name in the store of its
    own control plane, `section` the name of the port.
    """
    values = {name: question.fact(name) for name in FACTS}
    values["kind"] = Value(question.kind)
    values["name"] = Value(question.name) if question.name else Value.missing("name")
    if question.kind not in IN_MESH:
        values["mesh"] = EMPTY
    if not _has_namespace(question):
        values["namespace"] = EMPTY
    values["origin"] = values["zone"] if is_of_zone(question) else EMPTY
    values["display"] = _display_name(question, values)
    template = "{name}.{namespace}" if _has_namespace(question) else "{name}"
    values["core"] = fill(template, values)
    has_port_name = values["portName"].text is not None
    values["section"] = values["portName" if has_port_name else "port"]
    return values


def _has_namespace(question: Question) -> bool:
    on_kubernetes = question.effective_environment is Environment.KUBERNETES
    return on_kubernetes and question.kind in NAMESPACED


def _display_name(question: Question, values: Mapping[str, Value]) -> Value:
    """Return the display name, in versions that do not overwrite it with the name."""
    number = question.version.number
    is_kept = any(VersionRange(*bounds).contains(number) for bounds in REQUESTED_DISPLAY_NAMES)
    display_name = values["displayName"]
    return display_name if is_kept and display_name.text is not None else values["name"]
