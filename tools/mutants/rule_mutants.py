"""Mutants of the rule table and of Kuma's texts in it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kuma_names.core.model import Outcome
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables import formats, kinds, rules
from kuma_names.core.text_rows import ALWAYS, KumaText, Reason
from kuma_names.core.versions import VersionNumber, VersionRange, version_number
from tools.mutants.bounds import neighbouring_bounds
from tools.mutants.mutant import MARK, Mutant, removed, replaced

_NEVER_EMPTY = (
    "reserved-label",
    "mesh-label-not-empty-unless-the-origin-is-global",
    "passed-on-name",
    "ca-secret",
    "name-of-address",
    "hostname",
    "template-syntax",
    "template-fields",
)
"""Measures that yield no empty text."""
_MAX_OWN_KINDS = 6
"""Kinds of a clause that are mutated one by one; larger groups are shared by clauses."""


def rule_mutants() -> Iterator[Mutant]:
    """Yield the mutants of every rule, of shared groups of kinds, and of ranges of texts."""
    for index, rule in enumerate(rules.RULES):
        yield _mutant(f"{rule.id}: dropped", removed(rules.RULES, index), rule.id)
        for description, mutated in _of_rule(rule):
            table = replaced(rules.RULES, index, mutated)
            yield _mutant(f"{rule.id}: {description}", table, rule.id)
    yield from _of_kind_groups()
    yield from _of_ranges()


def _mutant(description: str, table: tuple[Rule, ...], near: str) -> Mutant:
    return Mutant(description, rules, "RULES", table, near, _changed_kinds(table))


def _changed_kinds(table: tuple[Rule, ...]) -> frozenset[str]:
    """Return the kinds of which a mutant changes the rules."""
    # Clauses that do not change stay the same objects.
    old = {id(clause): clause for rule in rules.RULES for clause in rule.clauses}
    new = {id(clause): clause for rule in table for clause in rule.clauses}
    before = {kind for id_ in old.keys() - new.keys() for kind in old[id_].kinds}
    after = {kind for id_ in new.keys() - old.keys() for kind in new[id_].kinds}
    return frozenset(before ^ after or before)


def _of_rule(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for index, clause in enumerate(rule.clauses):
        where = f"clause {index + 1}"
        yield f"{where} dropped", replace(rule, clauses=removed(rule.clauses, index))
        for description, mutated in _of_clause(clause):
            clauses = replaced(rule.clauses, index, mutated)
            yield f"{where} {description}", replace(rule, clauses=clauses)


def _of_clause(clause: Clause) -> Iterator[tuple[str, Clause]]:
    yield from _with_moved_bounds(clause)
    yield from _without_members(clause)
    for outcome in Outcome:
        if outcome is not clause.outcome:
            yield f"outcome {outcome}", replace(clause, outcome=outcome)
    if clause.yields_to:
        yield "yields to nothing", replace(clause, yields_to=())
    if _depends_on_empty(clause):
        yield (
            f"empty {not clause.checks_empty}",
            replace(clause, checks_empty=not clause.checks_empty),
        )
    if clause.kuma_text is not None:
        for description, text in _of_text(clause.kuma_text, clause):
            yield description, replace(clause, kuma_text=text)


def _with_moved_bounds(clause: Clause) -> Iterator[tuple[str, Clause]]:
    for field in ("since", "before"):
        bound = getattr(clause, field)
        if bound is None:
            continue
        for moved in neighbouring_bounds(bound):
            first = min(version_number(bound), version_number(moved))
            if any(kinds.KINDS[name].versions.contains(first) for name in clause.kinds):
                yield f"{field} {moved}", _changed(clause, field, moved)


def _without_members(clause: Clause) -> Iterator[tuple[str, Clause]]:
    for field in ("kinds", "environments", "operations", "modes"):
        members = getattr(clause, field)
        is_own = field != "kinds" or len(members) <= _MAX_OWN_KINDS
        if len(members) < 2 or not is_own:
            continue
        for index, member in enumerate(members):
            yield f"without {field} {member}", _changed(clause, field, removed(members, index))


def _depends_on_empty(clause: Clause) -> bool:
    """Return whether the column `empty` has an effect."""
    if clause.yields_to or clause.measure in _NEVER_EMPTY:
        return False
    return not formats.FORMATS[clause.format].accepts_empty


def _of_text(text: KumaText, clause: Clause) -> Iterator[tuple[str, KumaText]]:
    yield "template", replace(text, template=text.template + MARK)
    if len(text.reasons) > 1 and not text.separate:
        yield "joiner", replace(text, joiner=text.joiner + " ")
    for group_index, group in enumerate(text.reasons):
        for index, reason in enumerate(group):
            if not any(map(reason.exists_in, _numbers(clause))):
                continue
            mutated = replaced(group, index, replace(reason, text=reason.text + MARK))
            reasons = replaced(text.reasons, group_index, mutated)
            yield f"text {group_index + 1}.{index + 1}", replace(text, reasons=reasons)


def _numbers(clause: Clause) -> list[VersionNumber]:
    """Return a number of every version of a clause in which anything changes, texts included."""
    numbers = {*CHANGE_NUMBERS}
    for reason in _reasons():
        for versions in reason.ranges:
            numbers |= {version_number(edge) for edge in (versions.since, versions.before) if edge}
    return [number for number in numbers if clause.versions.contains(number)]


def _reasons() -> Iterator[Reason]:
    for rule in rules.RULES:
        for clause in rule.clauses:
            if clause.kuma_text is not None:
                yield from (reason for group in clause.kuma_text.reasons for reason in group)


def _of_kind_groups() -> Iterator[Mutant]:
    """Remove one kind of a large group from all clauses that share the group."""
    groups: dict[tuple[str, ...], list[Clause]] = {}
    for rule in rules.RULES:
        for clause in rule.clauses:
            if len(clause.kinds) > _MAX_OWN_KINDS:
                groups.setdefault(clause.kinds, []).append(clause)
    for group, clauses in groups.items():
        for index, name in enumerate(group):
            if any(_exists(name, clause) for clause in clauses):
                table = tuple(_with_kinds(group, removed(group, index)))
                description = f"{len(group)} kinds from {group[0]} on: without {name}"
                yield _mutant(description, table, "kinds")


def _exists(kind: str, clause: Clause) -> bool:
    """Return whether a kind exists in some version of a clause."""
    return any(map(kinds.KINDS[kind].versions.contains, _numbers(clause)))


def _with_kinds(group: tuple[str, ...], fewer: tuple[str, ...]) -> Iterator[Rule]:
    for rule in rules.RULES:
        clauses = [
            replace(clause, kinds=fewer) if clause.kinds == group else clause
            for clause in rule.clauses
        ]
        yield replace(rule, clauses=tuple(clauses))


def _of_ranges() -> Iterator[Mutant]:
    """Narrow each version range of texts in all rules that share it.

    Wider ones are no mutants, because another text is first there.
    """
    all_ranges = {reason.ranges for reason in _reasons()} - {ALWAYS}
    for ranges in sorted(all_ranges, key=str):
        for index, versions in enumerate(ranges):
            for narrower in _narrowed(versions):
                moved = replaced(ranges, index, narrower)
                edges = (narrower.since, narrower.before)
                table = tuple(_with_ranges(ranges, moved))
                yield _mutant(f"texts of {versions.since}: {edges}", table, "label-")


def _narrowed(versions: VersionRange) -> Iterator[VersionRange]:
    since, before = str(versions.since), versions.before
    for moved in neighbouring_bounds(since):
        if version_number(moved) > version_number(since):
            yield VersionRange(moved, before)
    if before is None:
        return
    for moved in neighbouring_bounds(before):
        if version_number(moved) < version_number(before):
            yield VersionRange(since, moved)


_Ranges = tuple[VersionRange, ...]


def _with_ranges(ranges: _Ranges, moved: _Ranges) -> Iterator[Rule]:
    for rule in rules.RULES:
        clauses = [
            replace(clause, kuma_text=_text_with_ranges(clause.kuma_text, ranges, moved))
            for clause in rule.clauses
        ]
        yield replace(rule, clauses=tuple(clauses))


def _text_with_ranges(text: KumaText | None, ranges: _Ranges, moved: _Ranges) -> KumaText | None:
    if text is None:
        return None
    if all(reason.ranges != ranges for group in text.reasons for reason in group):
        return text
    groups = []
    for group in text.reasons:
        reasons = [
            replace(reason, ranges=moved) if reason.ranges == ranges else reason for reason in group
        ]
        groups.append(tuple(reasons))
    return replace(text, reasons=tuple(groups))


def _changed(row: Any, field: str, value: Any) -> Any:
    return replace(row, **{field: value})
