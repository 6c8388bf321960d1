"""Cache of the validators of the older and the newer version."""

from typing import NamedTuple

from kuma_names.audit.model import AuditOptions, Verdicts
from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.model import Context, Environment, Facts, Verdict
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion

_MAX_PAIRS = 2048
"""Pairs of validators in memory: resources of one kind and mesh share one."""


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

    def validate(self, name: str) -> tuple[Report | None, Report | None]:
        """Validate a name in both versions."""
        before = None if self.before is None else self.before.validate(name)
        after = None if self.after is None else self.after.validate(name)
        return before, after

    def verdicts(self) -> Verdicts:
        """Return the verdicts of a resource without findings."""
        return (
            None if self.before is None else Verdict.VALID.value,
            None if self.after is None else Verdict.VALID.value,
        )


class ValidatorCache:
    """Cache of validator pairs by kind, environment and facts."""

    def __init__(self, options: AuditOptions) -> None:
        self._options = options
        self._pairs: dict[tuple[str, Environment, Facts], ValidatorPair] = {}

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
