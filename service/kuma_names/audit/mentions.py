"""Index of the places that mention names of resources: what a rename would have to change."""

from kuma_names.audit.input.model import Resource
from kuma_names.audit.input.references import find_references
from kuma_names.audit.model import Mention
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.model import NO_FACTS, Environment

_GLOBAL_KINDS = ("Mesh", "Zone")
"""Kinds of references that are not looked up in the mesh of the resource that refers."""


class MentionIndex:
    """Index of mentions, by what they mention."""

    def __init__(self, validators: ValidatorCache) -> None:
        self._validators = validators
        self._mentions: dict[tuple[str, str | None, str], list[Mention]] = {}
        self._renamable: dict[tuple[str, str], bool] = {}

    def add(self, resource: Resource) -> None:
        """Add what a resource mentions."""
        for reference in find_references(resource):
            # Most names are valid: their mentions would fill the memory for nothing.
            if not self._may_be_renamed(reference.kind, reference.name):
                continue
            mesh = None if reference.kind in _GLOBAL_KINDS else resource.facts.mesh
            place = resource.place._replace(line=reference.line)
            mention = Mention(place, resource.kind, resource.name.value, reference.field)
            key = (reference.kind, mesh, reference.name)
            self._mentions.setdefault(key, []).append(mention)

    def mentions_of(self, resource: Resource) -> tuple[Mention, ...]:
        """Return the mentions of a resource, in the order of their places."""
        key = (resource.kind, resource.facts.mesh, resource.name.value)
        return tuple(sorted(self._mentions.get(key, ())))

    def _may_be_renamed(self, kind: str, name: str) -> bool:
        """Return whether a name breaks a rule, whatever resource has it."""
        key = (kind, name)
        if key not in self._renamable:
            validator = self._validators.pair(kind, Environment.UNIVERSAL, NO_FACTS).oldest
            self._renamable[key] = validator is not None and not validator.passes(name)
        return self._renamable[key]
