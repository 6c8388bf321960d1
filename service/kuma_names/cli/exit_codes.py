"""Exit codes of the command line, and functions that choose the code of a result."""

from kuma_names.audit import summary
from kuma_names.audit.model import AuditReport
from kuma_names.cli.output import Output
from kuma_names.responses.summary import THRESHOLDS

SUCCESS = 0
FAILURE = 1
"""A name that is broken or rejected, or worse than the threshold of the command."""
INVALID = 2
"""Invalid usage."""
INCONCLUSIVE = 3
"""An audit in which no name fails, and something was not judged."""
INTERRUPTED = 130


def exit_code_of_result(result: object) -> int:
    """Return the exit code of what a command returned.

    Click returns the code of --help and --version, and `audit` its own.
    """
    if isinstance(result, Output):
        return FAILURE if result.is_failure else SUCCESS
    return result if isinstance(result, int) else SUCCESS


def exit_code_of_audit(
    report: AuditReport, fail_on: str, *, allow_unknown: bool, allow_empty: bool
) -> int:
    """Return the exit code of an audit that fails at the verdict `fail_on` or a worse one.

    A failure is certain, and comes before what was not judged.
    """
    failing_verdicts = THRESHOLDS[THRESHOLDS.index(fail_on) :]
    if summary.worst_verdict(report) in failing_verdicts:
        return FAILURE
    reasons = summary.unknown_reasons(report)
    if allow_empty:
        reasons.pop(summary.NOTHING_TO_JUDGE, None)
    return INCONCLUSIVE if reasons and not allow_unknown else SUCCESS
