"""Annotations of GitHub Actions: a workflow command for each finding that is not accepted."""

from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditFinding, AuditOptions, AuditReport, ResourceReport
from kuma_names.audit.unjudged import skipped_sentence, unjudged_parts

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_MESSAGE_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = {**_MESSAGE_ESCAPES, ord(":"): "%3A", ord(","): "%2C"}


def write(report: AuditReport) -> Iterator[str]:
    """Write all annotations."""
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            if not summary.is_accepted(finding):
                yield _finding_command(report.options, resource_report, finding)
    for part in unjudged_parts(report):
        yield _command(_LEVELS[part.severity], part.place, part.label, part.text)
    skipped = skipped_sentence(report)
    if skipped is not None:
        yield _command("notice", None, "skipped", skipped)


def _finding_command(options: AuditOptions, report: ResourceReport, finding: AuditFinding) -> str:
    resource = report.resource
    place = resource.place._replace(line=finding.line)
    title = f"{finding.rule}: {resource.kind} {resource.name.value}"
    versions = f"{options.before.text} to {options.after.text}"
    message = f"{finding.message} ({versions}: {summary.change(finding)})"
    if finding.hint:
        message += f"; {finding.hint}"
    return _command(_LEVELS[finding.severity], place, title, message)


def _command(level: str, place: Place | None, title: str, message: str) -> str:
    properties = {"file": place.file, "line": str(place.line)} if place else {}
    properties["title"] = title
    joined = ",".join(
        f"{name}={value.translate(_PROPERTY_ESCAPES)}" for name, value in properties.items()
    )
    return f"::{level} {joined}::{message.translate(_MESSAGE_ESCAPES)}\n"
