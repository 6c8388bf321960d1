"""Exit codes of the command line, and functions that choose the code of a result."""

from kuma_names.audit import summary
from kuma_names.audit.model import AuditReport
from kuma_names.cli.output import Output
from kuma_names.responses.summary import THRESHOLDS

SUCCESS = 0
FAILURE = 1
"""A name that is broken or rejected, or worse than the threshold of the command."""
INVALID = 2
"""Invalid usage, or input that cannot be read."""
INTERRUPTED = 130


def exit_code_of_result(result: object) -> int:
    """Return the exit code of what a command returned.

    Click returns the code of --help and --version, and `audit` its own.
    """
    if isinstance(result, Output):
        return FAILURE if result.is_failure else SUCCESS
    return result if isinstance(result, int) else SUCCESS


def exit_code_of_audit(report: AuditReport, fail_on: str) -> int:
    """Return the exit code of an audit that fails at the verdict `fail_on` or a worse one.

    Input that is malformed or cannot be read comes first: it was not validated.
    """
    if summary.unjudged_parts(report):
        return INVALID
    failing_verdicts = THRESHOLDS[THRESHOLDS.index(fail_on) :]
    return FAILURE if summary.worst_verdict(report) in failing_verdicts else SUCCESS
