"""JSON: the whole report, with the names of the API; audit-v1.schema.json describes it."""

import json
from collections.abc import Iterable, Iterator

import orjson

from kuma_names.audit import summary
from kuma_names.audit.baseline_model import BaselineResult
from kuma_names.audit.input.model import Place, Resource
from kuma_names.audit.model import (
    AuditFinding,
    AuditReport,
    Mention,
    ResourceReport,
    SuppressionResult,
    TemplatedName,
)
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.json_types import JsonObject

SCHEMA_VERSION = 1


def write(report: AuditReport) -> Iterator[str]:
    """Write the report."""
    yield _indented(report_json(report)) + "\n"


def _indented(value: JsonObject) -> str:
    """Write an object with an indent of two columns."""
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONEncodeError:
        # A file's name has bytes that are not UTF-8, which are surrogates in Python.
        return json.dumps(value, indent=2, ensure_ascii=False)


def report_json(report: AuditReport) -> JsonObject:
    """Convert a report."""
    options = report.options
    return {
        "schemaVersion": SCHEMA_VERSION,
        "from": options.before.text,
        "to": options.after.text,
        "operation": options.operation.value,
        "mode": options.mode.value,
        "first": options.first.value,
        "zone": options.zone,
        "auditedAt": summary.timestamp(report),
        "conclusion": summary.conclusion(report),
        "summary": summary.summarize(report)._asdict(),
        "resources": [
            _resource_report_json(resource_report) for resource_report in report.resource_reports
        ],
        "skipped": [
            {
                **_place_json(skipped.place),
                "kind": skipped.kind,
                "reason": skipped.reason,
                "malformed": skipped.malformed,
            }
            for skipped in report.skipped_resources
        ],
        "skippedKinds": _counts_json(summary.skipped_kinds(report).items()),
        "unreadable": [
            {**_place_json(unreadable.place), "reason": unreadable.reason}
            for unreadable in report.unreadable_files
        ],
        "notJudged": [
            {"rule": unjudged.rule, "needs": list(unjudged.needs), "names": name_count}
            for unjudged, name_count in report.not_judged
        ],
        "templated": [_templated_json(name) for name in report.templated_names],
        "otherKinds": _counts_json(report.other_kinds),
        "baseline": _baseline_json(report.baseline),
        "suppressions": [_suppression_json(result) for result in report.suppression_results],
    }


def _resource_report_json(report: ResourceReport) -> JsonObject:
    return {
        **_resource_json(report.resource),
        "verdicts": {"from": report.before, "to": report.after},
        "findings": [_finding_json(finding) for finding in report.findings],
        "mentions": [_mention_json(mention) for mention in report.mentions],
    }


def _resource_json(resource: Resource) -> JsonObject:
    facts = resource.facts
    return {
        "kind": resource.kind,
        "mesh": facts.mesh,
        "name": resource.name.value,
        "namespace": facts.namespace,
        "displayName": facts.display_name,
        "zone": facts.zone,
        "synced": facts.synced,
        "environment": resource.environment.value,
        "referenced": resource.is_referenced,
        **_place_json(resource.place),
    }


def _finding_json(finding: AuditFinding) -> JsonObject:
    return {
        "rule": finding.rule,
        "subject": finding.judged_kind,
        "field": finding.field,
        "value": finding.value,
        "spans": [list(span) for span in finding.spans],
        "line": finding.line,
        "severity": finding.severity,
        "from": finding.before,
        "to": finding.after,
        "change": summary.change(finding),
        "rejectedIn": finding.rejected_in,
        "message": finding.message,
        "because": finding.because,
        "hint": finding.hint,
        "upstream": finding.kuma_text,
        "suggestion": _suggestion_json(finding.suggestion),
        "others": [_mention_json(other) for other in finding.others],
        "suppressed": finding.suppressed,
        "known": finding.is_known,
    }


def _counts_json(counts: Iterable[tuple[str, int]]) -> list[JsonObject]:
    return [{"kind": kind, "resources": resource_count} for kind, resource_count in counts]


def _templated_json(name: TemplatedName) -> JsonObject:
    return {
        "kind": name.kind,
        "name": name.name,
        "field": name.field,
        "value": name.value,
        **_place_json(name.place),
    }


def _baseline_json(baseline: BaselineResult | None) -> JsonObject | None:
    if baseline is None:
        return None
    return {
        "file": baseline.file,
        "known": baseline.known_count,
        "gone": [key._asdict() for key in baseline.gone],
    }


def _suggestion_json(suggestion: Suggestion | None) -> JsonObject | None:
    return None if suggestion is None else suggestion._asdict()


def _suppression_json(result: SuppressionResult) -> JsonObject:
    suppression = result.suppression
    return {
        "rule": suppression.rule,
        "kind": suppression.kind,
        "name": suppression.name,
        "reason": suppression.reason,
        "expires": suppression.expires,
        "state": result.state,
        "findings": result.finding_count,
        **_place_json(suppression.place),
    }


def _mention_json(mention: Mention) -> JsonObject:
    return {
        "kind": mention.kind,
        "name": mention.name,
        "field": mention.field,
        **_place_json(mention.place),
    }


def _place_json(place: Place) -> JsonObject:
    return {"file": place.file, "document": place.document, "line": place.line}
