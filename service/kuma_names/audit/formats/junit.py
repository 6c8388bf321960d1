"""JUnit XML for Jenkins and GitLab: a case for each resource with findings.

A case fails if the newer version rejects the resource by a finding that is not accepted. What was
not judged is a case with an error. All resources without findings are one case, and so are all
skipped ones of a kind, so that the report does not grow with them.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kuma_names.audit import summary
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport
from kuma_names.audit.unjudged import UnjudgedPart, unjudged_parts

_TAB, _NEWLINE, _RETURN = 0x09, 0x0A, 0x0D
_ILLEGAL = {
    code: "\ufffd"
    for code in (*range(0x20), 0xFFFE, 0xFFFF)
    if code not in (_TAB, _NEWLINE, _RETURN)
}
"""Characters that XML 1.0 forbids even as references, and their replacement."""


def write(report: AuditReport) -> Iterator[str]:
    """Write one test suite."""
    without_findings = report.resource_count - len(report.resource_reports)
    yield from _open_suite(report)
    for resource_report in report.resource_reports:
        yield _resource_case(resource_report)
    if without_findings:
        yield f'<testcase classname="resources" name="{without_findings} without a finding"/>\n'
    for part in unjudged_parts(report):
        yield _unjudged_case(part)
    for kind, count in summary.skipped_kinds(report).items():
        yield _case("skipped", f"{count} {kind}", '<skipped message="not of Kuma"/>')
    yield "</testsuite>\n</testsuites>\n"


def _open_suite(report: AuditReport) -> Iterator[str]:
    """Write the beginning, with the counts of the cases."""
    options = report.options
    name = _quote(f"kuma-names audit {options.before.text} to {options.after.text}")
    errors = len([*unjudged_parts(report)])
    skipped = len(summary.skipped_kinds(report))
    failures = sum(any(map(summary.is_failure, part.findings)) for part in report.resource_reports)
    cases = len(report.resource_reports) + errors + skipped
    if report.resource_count > len(report.resource_reports):
        cases += 1
    counts = f'tests="{cases}" failures="{failures}" errors="{errors}"'
    # JUnit's time has no zone.
    time = summary.timestamp(report).rstrip("Z")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites name={name} {counts}>\n"
    yield f'<testsuite name={name} {counts} skipped="{skipped}" timestamp="{time}">\n'


def _unjudged_case(part: UnjudgedPart) -> str:
    content = f'<error message={_quote(part.text)} type="{part.label}"/>'
    if part.place is None:
        return _case("inventory", part.text, content)
    return _case(part.place.file, f"line {part.place.line}: {part.label}", content)


def _resource_case(report: ResourceReport) -> str:
    """Write a case: its first failure, and the other findings as output."""
    resource = report.resource
    failures = [finding for finding in report.findings if summary.is_failure(finding)]
    others = [finding for finding in report.findings if not summary.is_failure(finding)]
    content = ""
    if failures:
        failure = failures[0]
        attributes = f"message={_quote(failure.message)} type={_quote(failure.rule)}"
        content = f"<failure {attributes}>{_escape(_lines([failure]))}</failure>"
    output = [*failures[1:], *others]
    if output:
        content += f"<system-out>{_escape(_lines(output))}</system-out>"
    name = f"{resource.kind} {resource.core_name}"
    if resource.facts.mesh:
        name += f" of mesh {resource.facts.mesh}"
    return _case(resource.place.file, f"{name} (line {resource.place.line})", content)


def _lines(findings: Iterable[AuditFinding]) -> str:
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: AuditFinding) -> str:
    line = f"{finding.severity}: line {finding.line}: {finding.message}; {finding.because}"
    if finding.hint:
        line += f"; {finding.hint}"
    if finding.suppressed:
        line += f"; suppressed: {finding.suppressed}"
    if finding.is_known:
        line += "; known from the baseline"
    return line


def _case(classname: str, name: str, content: str) -> str:
    attributes = f"classname={_quote(classname)} name={_quote(name)}"
    return f"<testcase {attributes}>{content}</testcase>\n"


def _quote(text: str) -> str:
    return quoteattr(text.translate(_ILLEGAL))


def _escape(text: str) -> str:
    return escape(text.translate(_ILLEGAL))
