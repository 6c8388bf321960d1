"""Tests of the text format."""

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import findings_of, write
from tests.audit.support import audit_text


def test_every_finding_has_a_line(report: AuditReport) -> None:
    text = write(report, "text")
    assert all(f"line {line}:" in text for _, line, _ in findings_of(report))
    assert "suppression  known.yaml:2: sni-segment of * * covers nothing" in text
    assert (
        "mentioned by 2:\n"
        "      f.yaml:5  mesh of Dataplane web\n"
        "      f.yaml:13  mesh of TrafficRoute old\n"
    ) in text


def test_texts_cannot_control_a_terminal(report: AuditReport) -> None:
    assert "\x1b" not in write(report, "text")


def test_the_last_line_is_the_conclusion(report: AuditReport) -> None:
    lines = write(report, "text").splitlines()
    assert lines[-1] == "not safe: Kuma 3.0 rejects 5 of 7 resources"


def test_the_conclusion_counts_broken_resources() -> None:
    proxies = [f"---\n{{type: Dataplane, mesh: a.b, name: web-{number}}}\n" for number in range(2)]
    single_report = write(audit_text(proxies[0]), "text")
    double_report = write(audit_text("".join(proxies)), "text")
    assert [text.splitlines()[-1] for text in (single_report, double_report)] == [
        "not safe: Kuma 3.0 rejects 1 of 2 resources, and 1 does not work",
        "not safe: Kuma 3.0 rejects 1 of 3 resources, and 2 do not work",
    ]
