"""Which checks a name fails: one pattern asks at once all that look at the name alone, the others are asked one by one."""

import re
import sys
from bisect import bisect_left

from kuma_names.core.model import Facts, Kind
from kuma_names.core.names.compiled_rules import Check

_PROBE = "\ue000"
"""A name that nobody has: what is measured of it shows how a measure reads."""


class Sieve:
    """The checks of a plan, with the same facts around each name."""

    def __init__(self, kind: Kind, checks: tuple[Check, ...], facts: Facts) -> None:
        self._kind = kind
        self._facts = facts
        asked = [(1 << at, check) for at, check in enumerate(checks) if not check.measure.needs(facts)]
        self._alone = [(bit, check) for bit, check in asked if self._looks_at_name_alone(check)]
        self._mixed = [pair for pair in asked if pair not in self._alone and not self._is_settled(pair[1])]
        formats = {check.format.id: check.format for _, check in self._alone}.values()
        self._limits = sorted({format_.max_bytes for format_ in formats if format_.max_bytes is not None})
        patterns = [format_.pattern for format_ in formats if format_.atoms]
        self._passes = re.compile("".join(rf"(?={pattern}\Z)" for pattern in patterns)).match
        self._which = re.compile("".join(rf"(?:(?={pattern}\Z)()|)" for pattern in patterns)).match
        self._least = min(self._limits, default=sys.maxsize)
        self._known: dict[tuple[object, ...], int] = {}

    def failed(self, name: str) -> int:
        """Return the bits of the checks that a name fails."""
        passes = self._passes(name) and 0 < len(name) <= self._least and name.isascii()
        bits = 0 if passes else self._failed_alone(name)
        return bits | self._ask(name, self._mixed) if self._mixed else bits

    def _failed_alone(self, name: str) -> int:
        """Ask one name of each sort: all others that pass the same patterns and limits fail the same checks."""
        size = len(name.encode("utf-8", "surrogatepass"))
        sort = (self._which(name).groups(), bisect_left(self._limits, size), not name)  # type: ignore[union-attr]  # always matches
        if sort not in self._known:
            self._known[sort] = self._ask(name, self._alone)
        return self._known[sort]

    def _ask(self, name: str, checks: list[tuple[int, Check]]) -> int:
        return sum(bit for bit, check in checks if check.offenders(self._kind, name, self._facts))

    def _looks_at_name_alone(self, check: Check) -> bool:
        """Tell whether the pattern and the size of a name say all that this check asks."""
        return self._texts(check) == [_PROBE] and not check.format.uncounted

    def _is_settled(self, check: Check) -> bool:
        """Tell whether a check passes whatever the name is."""
        named = any(_PROBE in text for text in self._texts(check))
        return not named and not check.offenders(self._kind, _PROBE, self._facts)

    def _texts(self, check: Check) -> list[str]:
        return [measured.text for measured in check.measure.read(self._kind, _PROBE, self._facts)]
