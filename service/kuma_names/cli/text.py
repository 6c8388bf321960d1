"""Text output that commands share: labels in a column, findings, version spans."""

from collections.abc import Iterable, Iterator

from kuma_names.cli.characters import escaped
from kuma_names.cli.terminal import styled, terminal_width
from kuma_names.core.tables.rules import RULES
from kuma_names.json_types import JsonObject
from kuma_names.text_layout import hanging

COLUMN = 14
"""The column of the text beside verdicts and labels."""
_RULE_HINTS = {rule.id: rule.hint for rule in RULES if rule.hint}
"""Hints of rules for which another name is not the solution."""


def verdict_lines(verdict: str, text: str) -> Iterator[str]:
    """Put a text beside a verdict or a resolution."""
    return hanging(styled(verdict.ljust(COLUMN)), text, terminal_width())


def labelled(label: str, text: str) -> Iterator[str]:
    """Put a text beside its label."""
    return hanging(styled(f"  {label}".ljust(COLUMN)), text, terminal_width())


def finding_lines(findings: Iterable[JsonObject]) -> Iterator[str]:
    """Render findings: message, consequence, and the hint of the rule if it has one."""
    for finding in findings:
        yield from labelled(finding["severity"], escaped(finding["message"]))
        yield from labelled("", f"because {escaped(finding['because'])}")
        if finding["rule"] in _RULE_HINTS:
            yield from labelled("", _RULE_HINTS[finding["rule"]])


def version_span(since: str, until: str | None) -> str:
    """Render a range of versions, both ends included.

    >>> [version_span("2.5", "2.14"), version_span("2.11.19", "2.11")]
    ['2.5 to 2.14', '2.11.19 to 2.11.x']
    >>> [version_span("2.9", "2.9"), version_span("3.0", None)]
    ['2.9', 'from 3.0']
    """
    if until is None:
        return f"from {since}"
    if since == until:
        return since
    # 2.11 as an end includes all its patches: beside 2.11.19 it must not look like 2.11.0.
    rest = ".x" if since.startswith(f"{until}.") else ""
    return f"{since} to {until}{rest}"
