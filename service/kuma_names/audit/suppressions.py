"""Suppressions of known and accepted findings: read from a file, each with a reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from kuma_names.audit.finding_types import FINDING_TYPE_IDS
from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import ResourceReport, Suppression, SuppressionResult
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES

STATES = USED, STALE, EXPIRED = "used", "stale", "expired"
_KEYS = ("rule", "kind", "name", "reason", "expires")
_RULES = (*(rule.id for rule in RULES), *FINDING_TYPE_IDS)


class SuppressionError(ValueError):
    """Error for a file of suppressions that cannot be used; the text names the place."""


class Suppressions:
    """Suppressions of an audit: marks findings, and counts what each suppression covers.

    A suppression that expires before `today` marks nothing.
    """

    def __init__(self, suppressions: Iterable[Suppression], today: date) -> None:
        self._suppressions = tuple(suppressions)
        self._expired = {
            suppression for suppression in self._suppressions if _is_expired(suppression, today)
        }
        self._finding_counts: Counter[Suppression] = Counter()

    def apply(self, report: ResourceReport) -> ResourceReport:
        """Return the report with the reason in every finding that some suppression covers."""
        if not self._suppressions:
            return report
        findings = tuple(
            finding._replace(suppressed=self._reason(report, finding.rule))
            for finding in report.findings
        )
        return report._replace(findings=findings)

    def results(self) -> tuple[SuppressionResult, ...]:
        """Return the state of every suppression."""
        return tuple(
            SuppressionResult(
                suppression, self._state(suppression), self._finding_counts[suppression]
            )
            for suppression in self._suppressions
        )

    def _reason(self, report: ResourceReport, rule: str) -> str | None:
        """Return the reason of the first suppression that covers a finding, and count all."""
        kind = report.resource.kind
        name = report.resource.name.value
        reason = None
        for suppression in self._suppressions:
            if _covers(suppression, rule, kind, name):
                # An expired one counts, too: the report states that it still covers findings.
                self._finding_counts[suppression] += 1
                if reason is None and suppression not in self._expired:
                    reason = suppression.reason
        return reason

    def _state(self, suppression: Suppression) -> str:
        if suppression in self._expired:
            return EXPIRED
        return USED if self._finding_counts[suppression] else STALE


def _is_expired(suppression: Suppression, today: date) -> bool:
    return suppression.expires is not None and date.fromisoformat(suppression.expires) < today


def _covers(suppression: Suppression, rule: str, kind: str, name: str) -> bool:
    return (
        fnmatchcase(rule, suppression.rule)
        and fnmatchcase(kind, suppression.kind)
        and fnmatchcase(name, suppression.name)
    )


def read_suppressions(source: Source, file: str) -> list[Suppression]:
    """Read a list of suppressions in YAML or JSON; raises `SuppressionError`."""
    return [
        _parse_suppression(item.value, Place(file, item.document, item.line))
        for item in _read_items(source, file)
    ]


def _read_items(source: Source, file: str) -> Iterator[Item]:
    for item in read_items(source):
        if isinstance(item, UnreadableDocument):
            raise SuppressionError(f"{file}:{item.line}: {item.reason}")
        yield item


def _parse_suppression(value: Any, place: Place) -> Suppression:
    subject = f"{place.file}:{place.line}: a suppression"
    _check_shape(subject, value)
    _check_pattern(subject, "rule", value["rule"], _RULES)
    _check_pattern(subject, "kind", value.get("kind", "*"), tuple(KINDS))
    return Suppression(
        rule=str(value["rule"]),
        kind=str(value.get("kind", "*")),
        name=str(value.get("name", "*")),
        reason=str(value["reason"]),
        expires=_parse_day(subject, value.get("expires")),
        place=place,
    )


def _check_shape(subject: str, value: Any) -> None:
    """Raise `SuppressionError` for unknown keys, missing ones, and values of another type."""
    if not isinstance(value, dict):
        raise SuppressionError(f"{subject} must be a mapping of {', '.join(_KEYS)}")
    for key in value:
        if key not in _KEYS:
            keys = ", ".join(_KEYS)
            raise SuppressionError(f"{subject} must not have {key[:80]!r}: it has {keys}")
    for key, field in value.items():
        if not isinstance(field, str):
            raise SuppressionError(f"{subject} needs a text as {key}")
    for key in ("rule", "reason"):
        if not value.get(key):
            raise SuppressionError(f"{subject} needs a {key}")


def _check_pattern(subject: str, key: str, pattern: str, choices: tuple[str, ...]) -> None:
    """Raise `SuppressionError` for a pattern that matches no choice: it could never apply."""
    if not any(fnmatchcase(choice, pattern) for choice in choices):
        names = ", ".join(choices)
        raise SuppressionError(
            f"{subject} has the {key} {pattern[:80]!r}, which fits none of {names}"
        )


def _parse_day(subject: str, text: str | None) -> str | None:
    if not text:
        return text
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise SuppressionError(
            f"{subject} expires on {text[:40]!r}, which is no day such as 2027-01-31"
        ) from None


def result_text(result: SuppressionResult) -> str:
    """Return what a suppression that is not in use covers, as a text for people."""
    suppression = result.suppression
    subject = f"{suppression.rule} of {suppression.kind} {suppression.name}"
    if result.state != EXPIRED:
        return f"{subject} covers nothing"
    noun = "finding" if result.finding_count == 1 else "findings"
    return f"{subject} expired on {suppression.expires}, and covers {result.finding_count} {noun}"
