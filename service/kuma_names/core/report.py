"""Findings and reports: what a validation returns, and the rows that findings are created from."""

from dataclasses import dataclass
from typing import NamedTuple

from kuma_names.core.format import BrokenAtom
from kuma_names.core.model import EFFECTS, Outcome


class Dates(NamedTuple):
    """First version in which a rule deprecates a name, first that rejects it, last that reports it.

    Each is None if there is no such version.
    """

    deprecated_in: str | None
    rejected_in: str | None
    until: str | None


NO_DATES = Dates(None, None, None)


class Finding(NamedTuple):
    """One broken requirement of one text.

    `kuma_text` is what Kuma prints, None if it prints nothing.
    """

    rule: str
    severity: str
    outcome: str
    field: str
    atoms: tuple[BrokenAtom, ...]
    message: str
    hint: str | None
    deprecated_in: str | None
    rejected_in: str | None
    until: str | None
    because: str
    kuma_text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingType:
    """Table row: the part of a finding that does not depend on the name.

    `because` is the consequence in the user's terms, `hint` what to do if another name does not
    help; both may have placeholders.
    """

    id: str
    summary: str
    because: str
    hint: str | None = None

    def finding(
        self,
        outcome: Outcome,
        field: str,
        message: str,
        *,
        atoms: tuple[BrokenAtom, ...] = (),
        dates: Dates = NO_DATES,
        because: str | None = None,
        hint: str | None = None,
        kuma_text: str | None = None,
    ) -> Finding:
        """Create a finding of this type: the only place where findings are created."""
        value = outcome._value_  # many times as fast as the property `value`
        # a hint of the type replaces a suggested name: for such rules another name does not help
        return Finding(
            self.id,
            _SEVERITIES[value],
            value,
            field,
            atoms,
            message,
            self.hint or hint,
            dates.deprecated_in,
            dates.rejected_in,
            dates.until,
            self.because if because is None else because,
            kuma_text,
        )


_SEVERITIES = {outcome.value: effect.severity.value for outcome, effect in EFFECTS.items()}


class Unjudged(NamedTuple):
    """A rule that could not be evaluated, and the JSON names of the missing inputs."""

    rule: str
    needs: tuple[str, ...]


class ReportHeader(NamedTuple):
    """Kind, version, environment and operation of a report: equal for all names of a validator."""

    kind: str
    version: str
    environment: str
    operation: str | None


class Report(NamedTuple):
    """Verdict and findings of one name.

    `rejected_in` is the first version, from the validated one on, that rejects the name.
    `upcoming` lists the rules that the name breaks in the validated version or a later one, each
    with the first version in which that rule rejects.
    """

    name: str
    header: ReportHeader
    verdict: str
    rejected_in: str | None
    findings: tuple[Finding, ...]
    not_judged: tuple[Unjudged, ...]
    upcoming: tuple[tuple[str, str | None], ...] = ()
