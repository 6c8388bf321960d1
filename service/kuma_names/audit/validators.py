"""Cache of the validators of the older and the newer version."""

from typing import NamedTuple

from kuma_names.audit.model import AuditOptions, Verdicts
from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.model import Context, Environment, Facts, Verdict
from kuma_names.core.names.acceptance import AcceptanceCheck, FactsForm, facts_form
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report, Unjudged
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion

_MAX_PAIRS = 1024
"""Pairs of validators in memory: resources of one kind and mesh share one."""
_MAX_CHECKS = 4096
"""Checks in memory: resources of one kind, mesh and zone share one."""
_NONE_UNJUDGED: tuple[Unjudged, ...] = ()


class ValidatorPair(NamedTuple):
    """The validators of one kind in both versions, None in a version without the kind.

    `reason` states why the newer version does not have the kind.
    """

    before: Validator | None
    after: Validator | None
    reason: str = ""

    @property
    def oldest(self) -> Validator | None:
        """The validator of the older version, or of the newer if only that has the kind."""
        return self.before or self.after

    @property
    def has_unjudged(self) -> bool:
        """Whether some rule lacks inputs to judge every name."""
        validators = (self.before, self.after)
        return any(validator is not None and validator.not_judged for validator in validators)

    def validate(self, name: str) -> tuple[Report | None, Report | None]:
        """Validate a name in both versions."""
        before = None if self.before is None else self.before.validate(name)
        after = None if self.after is None else self.after.validate(name)
        return before, after


class _Check(NamedTuple):
    """Check of names in both versions, and the rules that lack inputs to judge accepted ones."""

    check: AcceptanceCheck
    newest: Validator

    def unjudged(self, name: str, facts: Facts) -> tuple[Unjudged, ...] | None:
        """Return the rules that cannot judge a valid name; None if it may be invalid."""
        if not self.check.accepts(name, facts):
            return None
        if not self.newest.not_judged:  # the usual case
            return _NONE_UNJUDGED
        return self.newest.validate(name).not_judged


class ValidatorCache:
    """Cache of validator pairs by kind, environment and facts."""

    def __init__(self, options: AuditOptions) -> None:
        self._options = options
        self._numbers = tuple(version.number for version in options.versions)
        self._verdicts: dict[str, Verdicts] = {}
        self._pairs: dict[tuple[str, Environment, Facts], ValidatorPair] = {}
        self._checks: dict[tuple[str, Environment, FactsForm], _Check | None] = {}

    def pair(self, kind: str, environment: Environment, facts: Facts) -> ValidatorPair:
        """Return the validators of a kind."""
        key = (kind, environment, facts)
        pair = self._pairs.get(key)
        if pair is None:
            # The cache is cleared when it is full, because each resource can have other facts.
            if len(self._pairs) >= _MAX_PAIRS:
                self._pairs.clear()
            pair = self._pairs[key] = self._create_pair(kind, environment, facts)
        return pair

    def verdicts(self, kind: str) -> Verdicts:
        """Return the verdicts of a resource without findings."""
        verdicts = self._verdicts.get(kind)
        if verdicts is None:
            before, after = map(KINDS[kind].versions.contains, self._numbers)
            verdicts = (
                Verdict.VALID.value if before else None,
                Verdict.VALID.value if after else None,
            )
            self._verdicts[kind] = verdicts
        return verdicts

    def accept(
        self, kind: str, environment: Environment, name: str, facts: Facts
    ) -> tuple[Unjudged, ...] | None:
        """Return the rules that cannot judge a name which surely breaks no rule of both versions.

        None is returned for a name that may break a rule, and for kinds that the newer version does
        not have: the validators must judge these.
        """
        key = (kind, environment, facts_form(name, facts))
        if key not in self._checks:
            if len(self._checks) >= _MAX_CHECKS:
                self._checks.clear()
            self._checks[key] = self._create_check(kind, environment, Facts(*key[2]))
        check = self._checks[key]
        return None if check is None else check.unjudged(name, facts)

    def _create_check(self, kind: str, environment: Environment, facts: Facts) -> _Check | None:
        pair = self._create_pair(kind, environment, facts)
        newest = pair.after
        if newest is None and KINDS[kind].is_name_subject:
            newest = pair.before
        if newest is None:
            return None
        indices = [
            validator.index for validator in (pair.before, pair.after) if validator is not None
        ]
        return _Check(AcceptanceCheck(newest.rules, indices, newest.facts), newest)

    def _create_pair(self, kind: str, environment: Environment, facts: Facts) -> ValidatorPair:
        before, after = self._options.versions
        try:
            older = self._create(kind, environment, facts, before)
        except KindNotInVersionError:
            older = None
        try:
            return ValidatorPair(older, self._create(kind, environment, facts, after))
        except KindNotInVersionError as error:
            return ValidatorPair(older, None, error.reason)

    def _create(
        self, kind: str, environment: Environment, facts: Facts, version: KumaVersion
    ) -> Validator:
        # Names in a resource have the operation of that.
        operations = KINDS[kind].operations
        operation = self._options.operation if self._options.operation in operations else None
        context = Context(version, None, environment, operation, self._options.mode)
        return Validator(kind, context, facts)
