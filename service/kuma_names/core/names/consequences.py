"""Consequence of a name: what happens to its resource in one version, in a few sentences."""

import re

from kuma_names.core.model import EFFECTS, VERDICTS, Operation, Outcome, Verdict
from kuma_names.core.names.timeline import Segment
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import escaped, quoted
from kuma_names.core.report import Report
from kuma_names.core.tables.consequences import (
    ALSO_WARNED,
    CREATE_REFUSED,
    INCOMPLETE,
    OUTCOME_CONSEQUENCES,
    REJECTED_LATER,
    RULE_CONSEQUENCES,
    UPDATE_REFUSED,
    VALID,
    VALID_FOR_EVER,
)

_PLAIN = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9]")
"""Names that need no quotation marks in a sentence."""
_Broken = tuple[str, Outcome]
"""The id of a broken rule, and its outcome."""
_REFUSALS = {Operation.CREATE: CREATE_REFUSED, Operation.UPDATE: UPDATE_REFUSED}


def consequence(validator: Validator, report: Report) -> list[str]:
    """Return what happens to the resource in the validated version, and if a later one rejects it.

    The first sentence is the most important one.

    >>> from kuma_names.core.model import Context
    >>> from kuma_names.core.versions import parse_version
    >>> validator = Validator("Mesh", Context(parse_version("2.9")))
    >>> consequence(validator, validator.validate("aa.a"))
    ['No proxy of mesh aa.a can start.', 'Kuma 3.0 refuses it.']
    """
    version = report.header.version
    if report.verdict == Verdict.INCOMPLETE:
        return [_filled(INCOMPLETE, validator, report.name, version)]
    broken = [(finding.rule, Outcome(finding.outcome)) for finding in report.findings]
    valid = VALID if report.rejected_in else VALID_FOR_EVER
    sentences = _sentences(broken, validator, report.name, version, valid)
    if report.rejected_in is not None and report.verdict != Verdict.REJECTED:
        sentences.append(REJECTED_LATER.format(version=report.rejected_in))
    return sentences


def segment_consequence(validator: Validator, name: str, segment: Segment) -> list[str]:
    """Return what happens to the resource in the versions of a segment of its timeline."""
    broken = list(zip(segment.rules, segment.outcomes, strict=True))
    return _sentences(broken, validator, name, segment.since, VALID)


def _sentences(
    broken: list[_Broken], validator: Validator, name: str, version: str, valid: str
) -> list[str]:
    """Return the sentence of the worst broken rule; of a valid name if there is none."""
    worst = max(broken, key=_badness, default=None)
    if worst is None:
        return [_filled(valid, validator, name, version)]
    sentences = [_filled(_template(worst, validator.operation), validator, name, version)]
    outcomes = {outcome for _, outcome in broken}
    if worst[1] in _WITHOUT_A_WORD and Outcome.WARNED in outcomes:
        sentences.append(ALSO_WARNED.format(version=version))
    return sentences


def _template(broken: _Broken, operation: Operation | None) -> str:
    rule, outcome = broken
    if outcome is Outcome.REFUSED and operation is not None:
        return _REFUSALS[operation]
    text = OUTCOME_CONSEQUENCES[outcome]
    return RULE_CONSEQUENCES.get(rule, text) if outcome in _WITHOUT_A_WORD else text


_WITHOUT_A_WORD = (Outcome.BROKEN, Outcome.UNSYNCED, Outcome.SKIPPED)
"""Outcomes of names that Kuma accepts and says nothing about: the rule says what happens."""


def _badness(broken: _Broken) -> int:
    return VERDICTS.index(EFFECTS[broken[1]].verdict)


def _filled(text: str, validator: Validator, name: str, version: str) -> str:
    shown = escaped(name) if _PLAIN.fullmatch(name) else quoted(name)
    return text.format(kind=validator.header.kind, name=shown, version=version)
