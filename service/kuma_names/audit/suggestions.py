"""Suggestions of other names: valid, and different from all names and all other suggestions."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from kuma_names.audit.finding_types import FINDING_TYPE_IDS
from kuma_names.audit.findings import finding_of_type
from kuma_names.audit.indexes import NameIndex, Uniqueness, uniqueness_of_resource
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.model import Resource
from kuma_names.audit.input.yaml_scalars import PlainScalar, resolve
from kuma_names.audit.model import AuditFinding, ResourceReport
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.model import Facts
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.kinds import SHARED_NAMES

OWN_NAME_FIELDS = ("name", "displayName")


class _Replacement(NamedTuple):
    """The closest valid name, the closest one that is not taken, and advice on using the latter."""

    closest: Suggestion | None = None
    free: Suggestion | None = None
    advice: str | None = None

    @property
    def is_renumbered(self) -> bool:
        """Whether the closest valid name is taken."""
        return self.closest is not None and self.free is not None and self.closest != self.free


class NameSuggester:
    """Adds suggestions to findings, after all names of the inventory are indexed."""

    def __init__(self, validators: ValidatorCache, names: NameIndex) -> None:
        self._validators = validators
        self._names = names
        self._taken: dict[Uniqueness, set[str]] = {}
        self._replacements: dict[tuple[Uniqueness, Facts, str], _Replacement] = {}

    def add_suggestions(self, report: ResourceReport) -> ResourceReport:
        """Return the report with a suggestion in each finding about a name."""
        return report._replace(findings=tuple(self._findings(report)))

    def _findings(self, report: ResourceReport) -> Iterator[AuditFinding]:
        renumbered: set[str] = set()
        for finding in report.findings:
            if not _is_about_name(finding, report.resource):
                yield finding
                continue
            replacement = self._replacement(report.resource, finding)
            hint = replacement.advice or finding.hint
            yield finding._replace(suggestion=replacement.free, hint=hint)
            if replacement.is_renumbered and finding.value not in renumbered:
                renumbered.add(finding.value)
                yield _rename_collision(report.resource, finding, replacement)

    def _replacement(self, resource: Resource, finding: AuditFinding) -> _Replacement:
        """Return the replacement of a name; all findings about the name share it."""
        uniqueness = Uniqueness(finding.judged_kind, resource.facts.mesh)
        if finding.field in OWN_NAME_FIELDS:
            uniqueness = uniqueness_of_resource(resource)
        # Suggestions depend on these facts only; with the others, each resource would need
        # validators of its own.
        facts = Facts(
            _mesh_of_part(resource, finding), zone=uniqueness.zone, namespace=uniqueness.namespace
        )
        key = (uniqueness, facts, finding.value)
        if key not in self._replacements:
            pair = self._validators.pair(finding.judged_kind, resource.environment, facts)
            taken = self._taken_names(uniqueness)
            self._replacements[key] = _replace_name(pair.oldest, finding.value, taken)
        return self._replacements[key]

    def _taken_names(self, uniqueness: Uniqueness) -> set[str]:
        if uniqueness.kind in SHARED_NAMES:
            return set()
        if uniqueness not in self._taken:
            self._taken[uniqueness] = self._names.names(uniqueness)
        return self._taken[uniqueness]


def _mesh_of_part(resource: Resource, finding: AuditFinding) -> str | None:
    """Return the mesh whose body has the name, which some names in Meshes are judged with."""
    if resource.kind != "Mesh" or finding.field in OWN_NAME_FIELDS:
        return None
    return resource.name.value


def _is_about_name(finding: AuditFinding, resource: Resource) -> bool:
    """Return whether a finding is a rule's and about a name, so that another name resolves it."""
    if finding.rule in FINDING_TYPE_IDS:
        return False
    return finding.field in OWN_NAME_FIELDS or finding.judged_kind != resource.kind


def _replace_name(validator: Validator | None, name: str, taken: set[str]) -> _Replacement:
    """Return the replacement of a name, and add it to the names that are taken."""
    if validator is None:
        return _Replacement()
    closest = _suggest_string(validator, name, frozenset())
    free = _suggest_string(validator, name, taken)
    if free is None:
        return _Replacement(closest)
    # No other name of the inventory must get the same suggestion.
    taken.add(free.name)
    return _Replacement(closest, free, validator.advice(free.name))


def _suggest_string(validator: Validator, name: str, taken: Set[str]) -> Suggestion | None:
    """Suggest a name that YAML reads as a string without quotes."""
    excluded = set(taken)
    while True:
        suggestions = validator.suggest(name, excluded)
        if not suggestions:
            return None
        suggestion = suggestions[0]
        if resolve(PlainScalar(suggestion.name)).yaml_type is None:
            return suggestion
        excluded.add(suggestion.name)


def _rename_collision(
    resource: Resource, finding: AuditFinding, replacement: _Replacement
) -> AuditFinding:
    assert replacement.closest is not None
    assert replacement.free is not None
    text = YamlText(finding.value, finding.line, finding.value, None)
    placeholders = {
        "closest": quoted(replacement.closest.name),
        "name": quoted(replacement.free.name),
    }
    return finding_of_type(resource, "rename-collision", finding.field, text, placeholders)
