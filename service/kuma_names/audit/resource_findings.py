"""Findings about single resources: their names in two versions, and their texts in YAML."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from kuma_names.audit.findings import finding_of_type, finding_of_versions, resource_report
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.labels import drop_foreign_labels
from kuma_names.audit.input.model import CarriedName, Resource
from kuma_names.audit.model import AuditFinding, AuditOptions, ResourceReport, Side
from kuma_names.audit.validators import ValidatorCache, ValidatorPair
from kuma_names.core.model import (
    DISPLAY_NAME,
    Environment,
    Facts,
    Mode,
    Operation,
    Outcome,
)
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.quoting import quoted
from kuma_names.core.report import Finding, Report, Unjudged
from kuma_names.core.tables.kinds import FROM_GLOBAL, FROM_ZONES, KINDS
from kuma_names.core.tables.rules import KIND_VALIDATOR_RULES, RULES

_CREATE_RULES = frozenset(rule.id for rule in RULES if rule.on_create)
_REQUEST_RULES = frozenset(rule.id for rule in RULES if rule.concerns_requests)
_RECEIVERS = {
    Mode.GLOBAL: (Side.ZONES, FROM_GLOBAL, "a zone"),
    Mode.FEDERATED_ZONE: (Side.GLOBAL, FROM_ZONES, "the global control plane"),
}
"""Receivers of synced resources, by the mode of the sender: side, kinds, and name in messages."""
_REFUSED = Outcome.REFUSED.value
_STAND_IN = YamlText("a", 0, "a", None)
"""A good name, for a resource whose name is not known: its labels can be judged."""


class ResourceValidator:
    """Validator of resources, one by one, in both versions.

    `not_judged` counts the names for which a rule lacks its inputs.
    """

    def __init__(
        self, options: AuditOptions, validators: ValidatorCache, known_names: KnownNames
    ) -> None:
        self._options = options
        self._validators = validators
        self._ignored_rules = (
            _CREATE_RULES if options.operation is Operation.UPDATE else frozenset[str]()
        )
        self._known_names = known_names
        self.not_judged: Counter[Unjudged] = Counter()

    def validate(self, resource: Resource) -> ResourceReport:
        """Validate the resource's own name, and the names that it carries."""
        findings = [*_text_findings(resource), *self._own_name_findings(resource)]
        for carried in resource.carried_names:
            findings += self._carried_name_findings(resource, carried)
        if not findings:  # the usual case
            return self.report_without_findings(resource)
        findings += self._sync_findings(resource, findings)
        verdicts = self._validators.verdicts(resource.judged_kind)
        return resource_report(resource, verdicts, findings)

    def report_without_findings(self, resource: Resource) -> ResourceReport:
        """Return the report of a resource that `validate` had no findings about."""
        before, after = self._validators.verdicts(resource.judged_kind)
        return ResourceReport(resource, before, after, ())

    def _own_name_findings(self, resource: Resource) -> Iterable[AuditFinding]:
        kind, environment = resource.judged_kind, resource.environment
        name = resource.name if resource.has_name else _STAND_IN
        facts = self._own_facts(resource)
        unjudged = self._validators.accept(kind, environment, name.value, facts)
        if unjudged is not None:
            self.not_judged.update(unjudged)
            return ()
        pair = self._validators.pair(kind, environment, facts)
        return self._name_findings(resource, CarriedName(kind, "name", name), pair)

    def _carried_name_findings(
        self, resource: Resource, carried: CarriedName
    ) -> list[AuditFinding]:
        """Return the findings about a carried name, and remember one without any."""
        kind, environment, facts = carried.kind, resource.environment, carried.facts
        findings: list[AuditFinding] = []
        if self._validators.accept(kind, environment, carried.text.value, facts) != ():
            pair = self._validators.pair(kind, environment, facts)
            findings = list(self._name_findings(resource, carried, pair))
            if pair.has_unjudged:
                return findings
        if not findings:
            self._remember(resource, carried)
        return findings

    def _remember(self, resource: Resource, carried: CarriedName) -> None:
        """Remember a good name, if what is good here is good in all resources of the mesh."""
        # Some rules are not asked about copies.
        is_as_written = carried.text.yaml_type is None and not resource.facts.synced
        if carried.key is not None and is_as_written:
            self._known_names.add(resource.facts.mesh, resource.environment, carried.key)

    def _own_facts(self, resource: Resource) -> Facts:
        facts = resource.facts
        if facts.labels:
            facts = drop_foreign_labels(facts, self._options.mode)
        if facts.zone is None and self._options.zone is not None:
            facts = replace(facts, zone=self._options.zone)
        return facts

    def _name_findings(
        self, resource: Resource, name: CarriedName, pair: ValidatorPair
    ) -> Iterator[AuditFinding]:
        """Yield the findings of both versions about one name."""
        if pair.after is None and not KINDS[name.kind].is_name_subject:
            yield finding_of_type(
                resource,
                "kind-not-in-version",
                "kind",
                resource.texts["kind"],
                {"reason": pair.reason},
                (None, _REFUSED),
            )
        before, after = self._validate(name, pair)
        newest = after or before
        if newest is None:
            return
        self.not_judged.update(newest.not_judged)
        # Equal texts of a resource lead to equal findings: each is reported once.
        distinct: dict[tuple[str, ...], AuditFinding] = {}
        for finding in _compare(resource, name, before, after):
            if not self._is_ignored(finding.rule, resource):
                key = (finding.rule, finding.field, finding.value, finding.message)
                distinct[key] = finding
        yield from distinct.values()

    def _validate(
        self, name: CarriedName, pair: ValidatorPair
    ) -> tuple[Report | None, Report | None]:
        """Validate a name in the versions that judge it where it stands."""
        before, after = pair.validate(name.text.value)
        older, newer = self._options.versions
        return (
            before if name.versions.contains(older.number) else None,
            after if name.versions.contains(newer.number) else None,
        )

    def _is_ignored(self, rule: str, resource: Resource) -> bool:
        """Return whether a rule applies only to creation, or only to requests.

        On Universal, sync writes to the store without a request.
        """
        if rule in self._ignored_rules:
            return True
        is_universal = resource.environment is Environment.UNIVERSAL
        return resource.facts.synced and is_universal and rule in _REQUEST_RULES

    def _sync_findings(
        self, resource: Resource, findings: list[AuditFinding]
    ) -> Iterator[AuditFinding]:
        """Yield a finding if the side that is upgraded first no longer accepts the resource.

        A receiver silently drops synced resources that its own validation refuses.
        """
        options = self._options
        if options.mode not in _RECEIVERS or resource.facts.synced:
            return
        side, kinds, receiver = _RECEIVERS[options.mode]
        if options.first is not side or resource.kind not in kinds:
            return
        kind_findings = [finding for finding in findings if finding.rule in KIND_VALIDATOR_RULES]
        was_refused = any(finding.before == _REFUSED for finding in kind_findings)
        is_refused = any(finding.after == _REFUSED for finding in kind_findings)
        if is_refused and not was_refused:
            placeholders = {
                "receiver": receiver,
                "after": options.after.text,
                "kind": resource.kind,
                "name": quoted(resource.name.value),
            }
            outcomes = (None, Outcome.UNSYNCED.value)
            yield finding_of_type(
                resource, "unsynced-in-upgrade", "name", resource.name, placeholders, outcomes
            )


def _compare(
    resource: Resource, name: CarriedName, before: Report | None, after: Report | None
) -> Iterator[AuditFinding]:
    """Yield the findings of both versions, paired by rule and field, in the newer one's order."""
    older, newer = _by_rule_and_field(before), _by_rule_and_field(after)
    for key in dict.fromkeys((*newer, *older)):
        for pair in zip_longest(older.get(key, ()), newer.get(key, ())):
            _, field = key
            text = _text_of_finding(resource, name, field)
            if name.field != "name":
                field = name.field
            yield finding_of_versions(name.kind, field, text, *pair)


def _by_rule_and_field(report: Report | None) -> dict[tuple[str, str], list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    if report is not None:
        for finding in report.findings:
            groups.setdefault((finding.rule, finding.field), []).append(finding)
    return groups


def _text_of_finding(resource: Resource, name: CarriedName, field: str) -> YamlText:
    """Return the text that a finding is about."""
    if name.field != "name":
        return name.text
    facts = resource.facts
    line = resource.texts["name"].line
    if field.startswith("ports["):
        index = int(field.removeprefix("ports[").removesuffix("]"))
        port = (facts.ports or ())[index]
        return YamlText(port, line, port, None)
    if field == "namespace":
        namespace = str(facts.namespace)
        return YamlText(namespace, line, namespace, None)
    if field in resource.texts:
        return resource.texts[field]
    # On Kubernetes the display name is an annotation, but a rule can object to the label.
    label = field_of_label(DISPLAY_NAME) if field == "displayName" else field
    return resource.labels[label]


def _text_findings(resource: Resource) -> Iterator[AuditFinding]:
    """Yield a finding for each text that YAML does not read as a string, and each duplicate key."""
    for field, text in resource.texts.items():
        if text.yaml_type is not None:
            yield _scalar_finding(resource, field, text)
    for carried in resource.carried_names:
        if carried.text.yaml_type is not None:
            yield _scalar_finding(resource, carried.field, carried.text)
    for duplicate in resource.duplicate_keys:
        key = duplicate.key
        text = YamlText(key, duplicate.line, key, None)
        yield finding_of_type(resource, "duplicate-key", key, text, {"key": quoted(key)})


def _scalar_finding(resource: Resource, field: str, text: YamlText) -> AuditFinding:
    placeholders = {
        "field": field,
        "written": quoted(text.literal),
        "kind": str(text.yaml_type),
        "value": quoted(text.value),
    }
    return finding_of_type(resource, "yaml-scalar", field, text, placeholders)
