"""Audits for tests: of a text, in short."""

import io
from collections.abc import Iterable

from kuma_names.audit.model import Audit, Found, Judged, Question, Suppression
from kuma_names.audit.run import audit
from kuma_names.core.versions import parse_version

MADE_AT = 1_767_225_600
"""The first second of 2026."""


def audited(
    text: str, before: str = "2.9", after: str = "3.0", suppressions: Iterable[Suppression] = ()
) -> Audit:
    """Audit a text as the file `f.yaml`."""
    question = Question(parse_version(before), parse_version(after))
    return audit([("f.yaml", io.BytesIO(text.encode()))], question, suppressions, MADE_AT)


def named(made: Audit) -> dict[str, Judged]:
    """The resources that something is said of, by kind and name."""
    return {f"{one.resource.kind} {one.resource.name.value}": one for one in made.judged}


def said(one: Judged) -> list[tuple[str, str, str | None, str | None]]:
    """Rule, field and outcomes of each finding."""
    return [(found.rule, found.field, found.before, found.after) for found in one.found]


def of_rule(made: Audit, rule: str) -> list[tuple[Judged, Found]]:
    """All findings of a rule."""
    return [(one, found) for one in made.judged for found in one.found if found.rule == rule]
