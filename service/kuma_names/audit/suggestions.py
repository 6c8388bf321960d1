"""What else a resource could be called: a good name that no other has, or will get; it judges nothing."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from kuma_names.audit.finding_types import REMARK_IDS
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.model import Place, Resource
from kuma_names.audit.input.yaml_scalars import YamlScalar, resolve
from kuma_names.audit.model import Found, Judged
from kuma_names.audit.resource_findings import Judge, remark
from kuma_names.core.model import Facts
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import quoted

OWN = ("name", "displayName")
"""The fields with a resource's own names."""
_NOTHING: frozenset[str] = frozenset()


class Scope(NamedTuple):
    """Where two resources of a kind cannot have one name."""

    kind: str
    mesh: str | None
    namespace: str | None
    zone: str | None


Places = dict[Scope, dict[str, tuple[Place, str]]]
"""Where each name is, and at which address, by where it must be the only one."""


class Renaming:
    """Suggests names for the resources of an inventory, of which all names are known."""

    def __init__(self, judge: Judge, places: Places) -> None:
        self._judge = judge
        self._places = places
        self._all_taken: dict[Scope, set[str]] = {}
        self._offers: dict[tuple[Scope, str], _Suggested] = {}

    def suggesting(self, one: Judged) -> Iterator[Found]:
        """Add a suggestion to each finding on a name."""
        collided: set[str] = set()
        for found in one.found:
            own = found.field in OWN
            if found.rule in REMARK_IDS or not (own or found.subject != one.resource.kind):
                yield found
                continue
            suggested = self._suggested(one.resource, found, own)
            yield found._replace(suggestion=suggested.offered, hint=suggested.advice or found.hint)
            closest, offered = suggested.closest, suggested.offered
            if closest and offered and closest != offered and found.value not in collided:
                collided.add(found.value)
                text = YamlText(found.value, found.line, found.value, None)
                words = {"closest": quoted(closest.name), "name": quoted(offered.name)}
                yield remark(one.resource, "rename-collision", text, found.field, words)

    def _suggested(self, resource: Resource, found: Found, own: bool) -> "_Suggested":
        """Suggest another name, once for a name, and unlike every other one there is or will be."""
        scope = scope_of(resource) if own else Scope(found.subject, resource.facts.mesh, None, None)
        if (scope, found.value) not in self._offers:
            facts = Facts(zone=scope.zone, namespace=scope.namespace)
            validator = self._judge.validator(found.subject, resource.environment, facts)
            self._offers[scope, found.value] = _suggest(validator, found.value, self._taken(scope))
        return self._offers[scope, found.value]

    def _taken(self, scope: Scope) -> set[str]:
        if scope not in self._all_taken:
            self._all_taken[scope] = set(self._places[scope])
        return self._all_taken[scope]


class _Suggested(NamedTuple):
    """The closest good name, the closest that is free, and what to do in words."""

    closest: Suggestion | None
    offered: Suggestion | None
    advice: str | None


def _suggest(validator: Validator | None, name: str, taken: set[str]) -> _Suggested:
    if validator is None:
        return _Suggested(None, None, None)
    closest, offered = (_text_of(validator, name, avoided) for avoided in (_NOTHING, taken))
    if offered is None:
        return _Suggested(closest, None, None)
    taken.add(offered.name)
    return _Suggested(closest, offered, validator.advice(offered.name))


def _text_of(validator: Validator, name: str, taken: Set[str]) -> Suggestion | None:
    """Suggest a name that YAML, too, reads as a text."""
    avoided = set(taken)
    while True:
        suggested = next(iter(validator.suggest(name, avoided)), None)
        if (
            suggested is None
            or resolve(YamlScalar(suggested.name, 0, plain=True)).yaml_type is None
        ):
            return suggested
        avoided.add(suggested.name)


def scope_of(resource: Resource) -> Scope:
    """Say where the name of a resource must be the only one."""
    return Scope(resource.kind, resource.facts.mesh, resource.facts.namespace, resource.origin.zone)
