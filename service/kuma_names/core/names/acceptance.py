"""Quick check whether a name, with the facts around it, meets the requirements of its kind.

A validator is compiled for one set of facts. In an inventory almost every resource has facts of its
own, such as its namespace and its display name. A check is compiled once for all facts of one form,
with placeholders for the values that vary, and recognizes most of the names that meet all
requirements of some versions. The others may still be valid: a validator must judge them.
"""

import re
import sys
from collections.abc import Iterable

from kuma_names.core.format import Format
from kuma_names.core.model import Facts
from kuma_names.core.names.compiled_rules import CompiledRules
from kuma_names.core.names.requirements import Requirement

_NAME, _DISPLAY_NAME, _NAMESPACE, _ADDRESS = "\ue000", "\ue001", "\ue002", "\ue003"
_FIRST_PORT = 0xE010
"""Private use characters that stand for the values in measured texts, as in matchers of names."""
_MAX_PORTS = 64
"""Ports for which a check is compiled: services have few."""
_PLACEHOLDERS = re.compile("([\ue000-\uf8ff])")
_ANY_TEXT = r"(?s:.*)"
"""The pattern of formats that limit the length only."""


FactsForm = tuple[
    str | None,
    str | None,
    str | None,
    str | None,
    bool,
    tuple[str, ...] | None,
    tuple[tuple[str, str], ...],
    str | None,
]
"""The fields of `Facts`, with placeholders for the values that vary."""


def facts_form(name: str, facts: Facts) -> FactsForm:
    """Return the form of facts: equal for all whose names one check can answer."""
    display_name = facts.display_name
    if display_name:
        display_name = _NAME if display_name == name else _DISPLAY_NAME
    ports = facts.ports
    if ports:
        ports = tuple([port and chr(_FIRST_PORT + index) for index, port in enumerate(ports)])
    # A tuple, because a dataclass takes many times as long to create and to compare.
    return (
        facts.mesh,
        facts.zone,
        facts.namespace and _NAMESPACE,
        display_name,
        facts.synced,
        ports,
        facts.labels,
        facts.address and _ADDRESS,
    )


def _values(name: str, facts: Facts) -> list[tuple[str, str]]:
    """Return the values that vary, each with its placeholder."""
    values = [(_NAME, name)]
    if facts.display_name and facts.display_name != name:
        values.append((_DISPLAY_NAME, facts.display_name))
    if facts.namespace:
        values.append((_NAMESPACE, facts.namespace))
    for index, port in enumerate(facts.ports or ()):
        if port:
            values.append((chr(_FIRST_PORT + index), port))
    return values


class AcceptanceCheck:
    """Check of the names of one kind in some versions, with facts of one form."""

    def __init__(self, rules: CompiledRules, indices: Iterable[int], facts: Facts) -> None:
        """Compile the check; `indices` are those of rule sets, `facts` have placeholders."""
        self._rules = rules
        self._facts = facts
        # No text may have a placeholder of its own, and bytes are counted as characters.
        constants = (facts.mesh, facts.zone, *(part for label in facts.labels for part in label))
        self._is_usable = all(constant is None or constant.isascii() for constant in constants)
        self._is_usable &= len(facts.ports or ()) <= _MAX_PORTS
        self._formats: dict[str, dict[str, Format]] = {}
        self._lengths: list[tuple[int, tuple[str, ...]]] = []
        self._composed: list[tuple[str, Format]] = []
        self._undecided: list[Requirement] = []
        clauses = [clause for index in indices for clause in rules.rule_sets[index].clauses]
        for requirement in dict.fromkeys(clause.requirement for clause in clauses):
            self._add(requirement)
        self._checks = {
            placeholder: _ValueCheck(formats.values())
            for placeholder, formats in self._formats.items()
        }
        has_other_values = len(_values(_NAME, facts)) > 1
        self._varies = bool(has_other_values or self._lengths or self._composed or self._undecided)

    def accepts(self, name: str, facts: Facts) -> bool:
        """Return whether a name surely meets every requirement that can be judged."""
        if not (self._is_usable and name and self._accepts_value(_NAME, name)):
            return False
        if not self._varies:  # the usual case
            return True
        values = _values(name, facts)
        if not all(self._accepts_value(placeholder, value) for placeholder, value in values):
            return False
        sizes = {placeholder: len(value) for placeholder, value in values}
        for limit, placeholders in self._lengths:
            if sum(sizes[placeholder] for placeholder in placeholders) > limit:
                return False
        for text, format_ in self._composed:
            for placeholder, value in values:
                text = text.replace(placeholder, value)
            if not format_.accepts(text):
                return False
        kind = self._rules.kind
        return not any(row.failing_texts(kind, name, facts) for row in self._undecided)

    def _accepts_value(self, placeholder: str, value: str) -> bool:
        check = self._checks.get(placeholder)
        return value.isascii() and (check is None or check.accepts(value))

    def _add(self, requirement: Requirement) -> None:
        measure = requirement.measure
        if measure.needs(self._facts):
            # Without its inputs, a requirement fails for no name, or for those that decide.
            if measure.decides is not None:
                self._undecided.append(requirement)
            return
        if measure.is_selective:
            self._undecided.append(requirement)
            return
        for measured in measure.read(self._rules.kind, _NAME, self._facts):
            self._add_text(measured.text, requirement)

    def _add_text(self, text: str, requirement: Requirement) -> None:
        """Add what the values must have, so that a measured text has the format."""
        format_ = requirement.format
        parts = _PLACEHOLDERS.split(text)
        placeholders = parts[1::2]
        if not placeholders:
            if requirement.fails(text):
                self._is_usable = False
        elif text == placeholders[0]:
            self._formats.setdefault(text, {})[format_.id] = format_
        elif format_.pattern == _ANY_TEXT and format_.max_bytes is not None:
            constant_size = sum(map(len, parts[::2]))
            self._lengths.append((format_.max_bytes - constant_size, tuple(placeholders)))
        else:
            self._composed.append((text, format_))


class _ValueCheck:
    """The formats that one value must have, as one expression and one length."""

    def __init__(self, formats: Iterable[Format]) -> None:
        lookaheads = "".join(rf"(?=(?:{format_.pattern})\Z)" for format_ in formats)
        self._match = re.compile(lookaheads, re.ASCII).match
        limits = [format_.max_bytes for format_ in formats if format_.max_bytes is not None]
        self._limit = min(limits, default=sys.maxsize)

    def accepts(self, value: str) -> bool:
        """Return whether a text of ASCII, which is not empty, has all formats."""
        return len(value) <= self._limit and self._match(value) is not None
