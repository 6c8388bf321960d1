"""Tests of the annotations for GitHub Actions."""

import re

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import (
    MALFORMED_LINE,
    TEMPLATED_LINE,
    UNREADABLE_LINE,
    findings_of,
    write,
)

COMMAND = re.compile(r"::(\w+) (?:file=f.yaml,line=(\d+),)?title=([^:,]*)::(.*)")
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def test_everything_that_is_not_suppressed_has_a_command(report: AuditReport) -> None:
    annotations = []
    for line in write(report, "github").splitlines():
        command = COMMAND.fullmatch(line)
        assert command is not None, line
        annotations.append((command[1], command[2] and int(command[2])))
    # The last finding is suppressed.
    findings = findings_of(report)[:-1]
    assert annotations[: len(findings)] == [
        (LEVELS[severity], line) for _, line, severity in findings
    ]
    assert annotations[len(findings) :] == [
        ("error", UNREADABLE_LINE),
        ("error", MALFORMED_LINE),
        ("warning", TEMPLATED_LINE),
        ("warning", None),
        ("warning", None),
        ("notice", None),
    ]
