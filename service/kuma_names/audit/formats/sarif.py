"""SARIF 2.1.0 for code scanning: a result for each finding, with its line and suppression."""

import json
from collections.abc import Iterator
from urllib.parse import quote

from kuma_names import __version__
from kuma_names.audit import summary
from kuma_names.audit.finding_types import AUDIT_FINDINGS
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import (
    AuditFinding,
    AuditOptions,
    AuditReport,
    Mention,
    ResourceReport,
)
from kuma_names.audit.unjudged import skipped_sentence, unjudged_parts
from kuma_names.core.tables.rules import RULES
from kuma_names.json_types import JsonObject

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_INFORMATION_URI = "https://kuma.io"
_SUMMARIES = {type_.id: type_.summary for type_ in (*AUDIT_FINDINGS, *RULES)}
_RULE_INDEXES = {id_: index for index, id_ in enumerate(_SUMMARIES)}


def write(report: AuditReport) -> Iterator[str]:
    """Write one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    yield json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _run(report: AuditReport) -> JsonObject:
    options = report.options
    results: list[JsonObject] = []
    for resource_report in report.resource_reports:
        results += (
            _result(options, resource_report, finding, has_baseline=report.baseline is not None)
            for finding in resource_report.findings
        )
    return {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
        "properties": {
            "from": options.before.text,
            "to": options.after.text,
            "conclusion": summary.conclusion(report),
            "summary": summary.summarize(report)._asdict(),
        },
    }


def _driver() -> JsonObject:
    return {
        "name": "kuma-names",
        "version": __version__,
        "informationUri": _INFORMATION_URI,
        "rules": [
            {"id": id_, "shortDescription": {"text": text}} for id_, text in _SUMMARIES.items()
        ],
    }


def _invocation(report: AuditReport) -> JsonObject:
    notifications = [
        _notification(part.severity, part.place, part.text) for part in unjudged_parts(report)
    ]
    skipped = skipped_sentence(report)
    if skipped is not None:
        notifications.append(_notification("note", None, f"skipped: {skipped}"))
    return {
        "executionSuccessful": not summary.unknown_reasons(report),
        "endTimeUtc": summary.timestamp(report),
        "toolExecutionNotifications": notifications,
    }


def _notification(level: str, place: Place | None, text: str) -> JsonObject:
    locations = [] if place is None else [_location(place)]
    return {"level": level, "message": {"text": text}, "locations": locations}


def _result(
    options: AuditOptions, report: ResourceReport, finding: AuditFinding, *, has_baseline: bool
) -> JsonObject:
    full_name = _full_name(report)
    result: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": _RULE_INDEXES[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [_result_location(report, finding)],
        # Code scanning recognizes a result by its fingerprint when the line changes.
        "partialFingerprints": {"resource/v1": f"{full_name}/{finding.field}/{finding.rule}"},
        "properties": {
            "change": summary.change(finding),
            options.before.text: finding.before,
            options.after.text: finding.after,
            "rejectedIn": finding.rejected_in,
            "suggestion": finding.suggestion and finding.suggestion.name,
        },
    }
    mentions = (*finding.others, *report.mentions)
    if mentions:
        result["relatedLocations"] = [
            _related_location(id_, mention) for id_, mention in enumerate(mentions, 1)
        ]
    if has_baseline:
        result["baselineState"] = "unchanged" if finding.is_known else "new"
    if finding.suppressed is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.suppressed}
        ]
    return result


def _message(finding: AuditFinding) -> str:
    message = f"{finding.message}; {finding.because}"
    if finding.hint:
        message += f"; {finding.hint}"
    return message


def _result_location(report: ResourceReport, finding: AuditFinding) -> JsonObject:
    resource = report.resource
    logical_location = {
        "name": resource.name.value,
        "kind": "resource",
        "fullyQualifiedName": _full_name(report),
    }
    place = resource.place._replace(line=finding.line)
    return {**_location(place), "logicalLocations": [logical_location]}


def _full_name(report: ResourceReport) -> str:
    resource = report.resource
    parts = (resource.facts.zone, resource.facts.mesh, resource.kind, resource.core_name)
    return "/".join(filter(None, parts))


def _related_location(id_: int, mention: Mention) -> JsonObject:
    return {
        "id": id_,
        **_location(mention.place),
        "message": {"text": f"{mention.field} of {mention.kind} {mention.name}"},
    }


def _location(place: Place) -> JsonObject:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file)},
            # SARIF counts lines from 1, and an empty file has none.
            "region": {"startLine": max(place.line, 1)},
        }
    }
