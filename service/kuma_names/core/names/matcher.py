"""Matcher of names: which requirements a name fails (ADR 12).

Requirements that depend on the name only share one regular expression; the rest are evaluated one
by one.
"""

import re
import sys
from bisect import bisect_left

from kuma_names.core.model import Facts
from kuma_names.core.names.requirements import Requirement
from kuma_names.core.rows import Kind

_PROBE = "\ue000"
"""A name from the private use area: the texts measured for it show what a measure depends on."""
_RequirementBit = tuple[int, Requirement]
"""A requirement, preceded by the bit that it has in the results."""


class NameMatcher:
    """Matcher of names against the requirements of one kind, compiled for one set of facts."""

    def __init__(self, kind: Kind, requirements: tuple[Requirement, ...], facts: Facts) -> None:
        self._kind = kind
        self._facts = facts
        self._name_requirements: list[_RequirementBit] = []
        self._other_requirements: list[_RequirementBit] = []
        # requirement i is bit i of a result, in the order of the compiled rules
        for index, requirement in enumerate(requirements):
            self._add(1 << index, requirement)
        formats = {row.format.id: row.format for _, row in self._name_requirements}
        limits = {row.max_bytes for row in formats.values() if row.max_bytes is not None}
        self._limits = sorted(limits)
        self._shortest_limit = min(limits, default=sys.maxsize)
        self._compile([row.pattern for row in formats.values() if row.atoms])
        self._cache: dict[tuple[object, ...], int] = {}

    def failed_requirements(self, name: str) -> int:
        """Return the bits of the requirements that a name fails."""
        # ASCII: only then is the number of characters that of bytes
        fits = 0 < len(name) <= self._shortest_limit
        if fits and self._all_patterns.match(name) and name.isascii():
            bits = 0
        else:
            bits = self._failed_by_name(name)
        if self._other_requirements:
            bits |= self._evaluate(name, self._other_requirements)
        return bits

    def _add(self, bit: int, requirement: Requirement) -> None:
        """Add a requirement to those of the name or to the others, unless no name can fail it."""
        if requirement.measure.needs(self._facts):
            if requirement.measure.decides is not None:
                self._other_requirements.append((bit, requirement))
            return
        if requirement.measure.is_selective:
            self._other_requirements.append((bit, requirement))
            return
        texts = requirement.measure.read(self._kind, _PROBE, self._facts)
        probes = [measured.text for measured in texts]
        # a single text that is the name itself: pattern and length decide
        if probes == [_PROBE] and not requirement.format.uncounted:
            self._name_requirements.append((bit, requirement))
            return
        # the others are evaluated for every name, unless they pass whatever the name is
        depends_on_name = any(_PROBE in text for text in probes)
        if depends_on_name or requirement.failing_texts(self._kind, _PROBE, self._facts):
            self._other_requirements.append((bit, requirement))

    def _compile(self, patterns: list[str]) -> None:
        """Compile two expressions: whether a name matches all patterns, and which it matches."""
        # lookaheads: each pattern starts at the beginning, and \Z makes it match the whole name
        all_patterns = "".join(rf"(?=(?:{pattern})\Z)" for pattern in patterns)
        # the empty group behind a lookahead takes part in the match if that lookahead matched
        each_pattern = "".join(rf"(?:(?=(?:{pattern})\Z)()|)" for pattern in patterns)
        self._all_patterns = re.compile(all_patterns)
        self._each_pattern = re.compile(each_pattern)

    def _failed_by_name(self, name: str) -> int:
        """Evaluate one name of each class, and cache the result.

        Names that match the same patterns and exceed the same limits fail the same requirements.
        """
        size = len(name.encode("utf-8", "surrogatepass"))
        match = self._each_pattern.match(name)
        assert match is not None, "every pattern is optional"
        key = (match.groups(), bisect_left(self._limits, size), not name)
        if key not in self._cache:
            self._cache[key] = self._evaluate(name, self._name_requirements)
        return self._cache[key]

    def _evaluate(self, name: str, requirements: list[_RequirementBit]) -> int:
        bits = 0
        for bit, requirement in requirements:
            if requirement.failing_texts(self._kind, name, self._facts):
                bits |= bit
        return bits
