"""Baselines: an earlier JSON report, whose findings are known and cannot fail an audit again."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kuma_names.audit.baseline_model import BaselineFinding, BaselineResult, FindingKey
from kuma_names.audit.formats.json_ import SCHEMA_VERSION
from kuma_names.audit.input.model import Resource
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport
from kuma_names.audit.summary import outcome_rank
from kuma_names.core.model import Outcome

_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_RESOURCE_KEYS = ("kind", "mesh", "namespace", "name")
_FINDING_KEYS = ("rule", "field", "value")
_OPTIONAL_KEYS = ("mesh", "namespace")
_OUTCOME_KEY = "to"


class BaselineError(ValueError):
    """Error for a file that is no report of an audit; the text names the place."""


class Baseline:
    """Findings of an earlier report, each of which makes one finding of another report known."""

    def __init__(self, file: str, findings: Iterable[BaselineFinding]) -> None:
        self._file = file
        self._outcomes: dict[FindingKey, list[str | None]] = defaultdict(list)
        for key, outcome in findings:
            self._outcomes[key].append(outcome)

    def apply(self, report: AuditReport) -> AuditReport:
        """Mark the findings of a report that are known."""
        remaining = {key: list(outcomes) for key, outcomes in self._outcomes.items()}
        resource_reports = tuple(
            _mark_known(resource_report, remaining) for resource_report in report.resource_reports
        )
        known_count = sum(
            finding.is_known for part in resource_reports for finding in part.findings
        )
        found = {
            _key(part.resource, finding) for part in resource_reports for finding in part.findings
        }
        gone = tuple(key for key in self._outcomes if key not in found)
        result = BaselineResult(self._file, known_count, gone)
        return report._replace(resource_reports=resource_reports, baseline=result)


def _mark_known(
    report: ResourceReport, remaining: dict[FindingKey, list[str | None]]
) -> ResourceReport:
    """Mark the findings that the baseline has, and take them out of what remains of it."""
    findings = tuple(
        finding._replace(is_known=_take(remaining.get(_key(report.resource, finding)), finding))
        for finding in report.findings
    )
    return report._replace(findings=findings)


def _take(outcomes: list[str | None] | None, finding: AuditFinding) -> bool:
    """Take an outcome that is at least as bad as that of the finding; return whether there is one.

    A finding that was a warning and is now an error is not known.
    """
    for index, outcome in enumerate(outcomes or ()):
        if outcome_rank(outcome) >= outcome_rank(finding.after):
            assert outcomes is not None
            del outcomes[index]
            return True
    return False


def _key(resource: Resource, finding: AuditFinding) -> FindingKey:
    facts = resource.facts
    return FindingKey(
        resource.kind,
        facts.mesh,
        facts.namespace,
        resource.name.value,
        finding.rule,
        finding.field,
        finding.value,
    )


def read_baseline(content: bytes, file: str) -> Baseline:
    """Read a report in JSON; raises `BaselineError`."""
    try:
        report = json.loads(content)
    except json.JSONDecodeError as error:
        raise BaselineError(f"{file}:{error.lineno}: is not JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(f"{file}: is not JSON in UTF-8, or too deep") from error
    _check_report(report, file)
    return Baseline(file, _findings(report, file))


def _check_report(report: Any, file: str) -> None:
    """Raise `BaselineError` for anything but a report of an audit."""
    if not isinstance(report, dict) or "auditedAt" not in report:
        raise BaselineError(f"{file}: is no report of kuma-names audit --format json")
    if report.get("schemaVersion") != SCHEMA_VERSION:
        version = repr(report.get("schemaVersion"))[:40]
        raise BaselineError(f"{file}: schemaVersion must be {SCHEMA_VERSION}, is {version}")


def _findings(report: Any, file: str) -> Iterator[BaselineFinding]:
    for resource_index, resource in enumerate(_objects(report, "resources", file)):
        place = f"{file}: resources[{resource_index}]"
        resource_key = [_text(resource, key, place) for key in _RESOURCE_KEYS]
        for index, finding in enumerate(_objects(resource, "findings", place)):
            finding_place = f"{place}.findings[{index}]"
            finding_key = [_text(finding, key, finding_place) for key in _FINDING_KEYS]
            key = FindingKey(*resource_key, *finding_key)
            yield BaselineFinding(key, _outcome(finding, finding_place))


def _objects(parent: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    """Return a list of objects; raises `BaselineError`."""
    values = parent.get(key)
    if not isinstance(values, list):
        raise BaselineError(f"{place}: {key} must be a list")
    for index, value in enumerate(values):
        if not isinstance(value, dict):
            raise BaselineError(f"{place}: {key}[{index}] must be an object")
    return values


def _text(parent: dict[str, Any], key: str, place: str) -> Any:
    """Return a text, or None where it may be absent; raises `BaselineError`."""
    value = parent.get(key)
    if value is None and key in _OPTIONAL_KEYS:
        return None
    if not isinstance(value, str):
        raise BaselineError(f"{place}: {key} must be a text")
    return value


def _outcome(finding: dict[str, Any], place: str) -> str | None:
    """Return the outcome in the newer version of the report; raises `BaselineError`."""
    outcome = finding.get(_OUTCOME_KEY)
    if outcome is not None and outcome not in _OUTCOMES:
        raise BaselineError(f"{place}: {_OUTCOME_KEY} must be one of {', '.join(_OUTCOMES)}")
    return None if outcome is None else str(outcome)
