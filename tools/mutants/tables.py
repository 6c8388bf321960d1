"""Break the tables one cell at a time, and see that some vector notices: `python -m tools.mutants.tables`.

Each mutant drops a row or a member of a cell, moves a threshold to the next one, a limit by one, or changes a text. It is
killed by the first vector that answers otherwise than it expects. Any survivor fails the run.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, NamedTuple
from unittest.mock import patch

from kuma_names.api import queries
from kuma_names.core.identifiers import codec
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.model import Clause, Outcome, Reason, Rule, Upstream
from kuma_names.core.names import compiled_rules, control_plane, findings, measures
from kuma_names.core.names.compiled_rules import STEP_NUMBERS
from kuma_names.core.tables import formats, identifier_findings, kinds, labels, rules
from kuma_names.core.tables.formats import Format
from kuma_names.core.versions import is_within, label, threshold
from tests.support import vector_runner
from tools.mutants.forks import forked

_MARK = " (mutant)"
_NEVER_EMPTY = ("reserved-label", "mesh-label-not-empty-unless-the-origin-is-global", "passed-on-name")
"""Measures that give no empty text."""
_LAST = 40
"""Vectors that are tried first, because they killed others."""
_FEW = 6
"""Kinds that a row can have of its own."""


class Mutant(NamedTuple):
    """A change to one table: what it is, which table holds what instead, and the vectors most likely to notice."""

    what: str
    owner: Any
    attribute: str
    value: Any
    near: str


def main() -> int:
    """Run every mutant; return 1 if any survives."""
    vectors = vector_runner.vectors("validate/*.json", "*-*.json")
    wrong = [vector for vector in vectors if _notices(vector)]
    if wrong:
        print(f"{len(wrong)} vectors fail without any mutant, first: {wrong[0].description}")
        return 1
    made = list(mutants())
    survivors = list(_survivors(made, vectors))
    for what in survivors:
        print(f"survived: {what}")
    print(f"table mutants: {len(made) - len(survivors)} of {len(made)} killed by {len(vectors)} vectors")
    return 1 if survivors or not made else 0


def _survivors(made: list[Mutant], vectors: list[vector_runner.Vector]) -> Iterator[str]:
    """Try all mutants, each on the vectors that killed the last ones of its kind, then on those that are near, then on all."""
    orders = {
        near: sorted(range(len(vectors)), key=lambda at: near not in vectors[at].file) for near in {mutant.near for mutant in made}
    }
    last = {near: list[int]() for near in orders}
    for mutant, killer in forked(lambda mutant: _killer(mutant, vectors, [*last[mutant.near], *orders[mutant.near]]), made):
        if killer is None:
            yield mutant.what
        else:
            last[mutant.near] = [killer, *(at for at in last[mutant.near] if at != killer)][:_LAST]


def mutants() -> Iterator[Mutant]:
    """Make every mutant of every table."""
    for rule in rules.RULES:
        for what, mutated in _of_rule(rule):
            value = tuple(mutated if row is rule else row for row in rules.RULES)
            yield Mutant(f"{rule.id}: {what}", compiled_rules, "RULES", tuple(row for row in value if row is not None), rule.id)
    for row in formats.FORMATS.values():
        for what, format_ in _of_format(row):
            yield Mutant(f"format {row.id}: {what}", compiled_rules, "FORMATS", {**formats.FORMATS, row.id: format_}, "formats")
    for group, clauses in _groups().items():
        for at, name in enumerate(group):
            if any(_is_lived_in(clause, name) for clause in clauses):
                value = tuple(_shrunk(group, _without(group, at)))
                yield Mutant(f"{len(group)} kinds from {group[0]} on: without {name}", compiled_rules, "RULES", value, "kinds")
    for at, key in enumerate(labels.REGISTERED):
        yield Mutant(f"label {key}: not known", measures, "REGISTERED", _without(labels.REGISTERED, at), "reserved-label")
    yield from _of_windows()
    yield from _of_kinds()
    yield from _of_answers()
    yield from _of_routes()


def _groups() -> dict[tuple[str, ...], list[Clause]]:
    """Find the kinds that rows share, which are mutated as a whole, and the rows."""
    groups: dict[tuple[str, ...], list[Clause]] = {}
    for clause in (clause for rule in rules.RULES for clause in rule.clauses if len(clause.kinds) > _FEW):
        groups.setdefault(clause.kinds, []).append(clause)
    return groups


def _shrunk(group: tuple[str, ...], fewer: tuple[str, ...]) -> Iterator[Rule]:
    for rule in rules.RULES:
        clauses = (replace(clause, kinds=fewer) if clause.kinds == group else clause for clause in rule.clauses)
        yield replace(rule, clauses=tuple(clauses))


def _of_rule(rule: Rule) -> Iterator[tuple[str, Rule | None]]:
    yield "dropped", None
    for at, clause in enumerate(rule.clauses):
        where = f"clause {at + 1}"
        yield f"{where} dropped", replace(rule, clauses=_without(rule.clauses, at))
        for what, mutated in _of_clause(clause):
            clauses = (*rule.clauses[:at], mutated, *rule.clauses[at + 1 :])
            yield f"{where} {what}", replace(rule, clauses=clauses)


def _of_clause(clause: Clause) -> Iterator[tuple[str, Clause]]:
    yield from _moved(clause)
    for field in ("kinds", "environments", "operations", "modes"):
        members = getattr(clause, field)
        for at, member in enumerate(members if len(members) > 1 and _matters(clause, field) else ()):
            yield f"without {field} {member}", _changed(clause, field, _without(members, at))
    for outcome in Outcome:
        if outcome is not clause.outcome:
            yield f"outcome {outcome}", replace(clause, outcome=outcome)
    if clause.yields_to:
        yield "yields to nothing", replace(clause, yields_to=())
    if not (clause.yields_to or clause.measure in _NEVER_EMPTY or formats.FORMATS[clause.format].empty):  # else it says nothing
        yield f"empty {not clause.empty}", replace(clause, empty=not clause.empty)
    for what, said in _of_texts(clause):
        yield what, replace(clause, upstream=said)


def _matters(clause: Clause, field: str) -> bool:
    """Tell whether members are this clause's own: groups of kinds are mutated as a whole."""
    return field != "kinds" or len(clause.kinds) <= _FEW


def _moved(clause: Clause) -> Iterator[tuple[str, Clause]]:
    for field in ("since", "before"):
        text = getattr(clause, field)
        for moved in () if text is None else _neighbouring(text):
            changed = _changed(clause, field, moved)
            number = min(threshold(text), threshold(moved))
            if any(kinds.KINDS[name].lives_at(number) for name in clause.kinds):
                yield f"{field} {moved}", changed


def _is_lived_in(clause: Clause, kind: str) -> bool:
    """Tell whether a kind exists in some version of a row."""
    return any(map(kinds.KINDS[kind].lives_at, _numbers(clause)))


def _numbers(clause: Clause) -> Iterator[tuple[int, int, int]]:
    """Give a number of every version of a row in which something changes, texts included."""
    edges = {threshold(edge) for rule in rules.RULES for one in _reasons(rule) for window in one.windows for edge in window if edge}
    return (number for number in {*STEP_NUMBERS, *edges} if is_within(number, clause.since, clause.before))


def _of_texts(clause: Clause) -> Iterator[tuple[str, Upstream]]:
    said = clause.upstream
    if said is None:
        return
    yield "template", replace(said, template=said.template + _MARK)
    if len(said.reasons) > 1 and not said.separate:
        yield "joiner", replace(said, joiner=said.joiner + " ")
    for group, reasons in enumerate(said.reasons):
        for at, reason in enumerate(reasons):
            if not any(map(reason.is_given_at, _numbers(clause))):
                continue
            mutated = (*reasons[:at], replace(reason, text=reason.text + _MARK), *reasons[at + 1 :])
            groups = (*said.reasons[:group], mutated, *said.reasons[group + 1 :])
            yield f"text {group + 1}.{at + 1}", replace(said, reasons=groups)


def _of_windows() -> Iterator[Mutant]:
    """Narrow each window of texts, in all rules that share them; wider, another text comes first."""
    for windows in sorted({reason.windows for rule in rules.RULES for reason in _reasons(rule)}):
        for at, (since, before) in enumerate(windows):
            edges = [(moved, before) for moved in _neighbouring(since) if threshold(moved) > threshold(since)]
            edges += [
                (since, moved) for moved in (_neighbouring(before) if before else ()) if threshold(moved) < threshold(before or "")
            ]
            for edge in edges:
                moved = (*windows[:at], edge, *windows[at + 1 :])
                yield Mutant(f"texts of {since}: {edge}", compiled_rules, "RULES", tuple(_redated(windows, moved)), "label-")


def _reasons(rule: Rule) -> Iterator[Reason]:
    said = (clause.upstream for clause in rule.clauses if clause.upstream is not None)
    return (reason for upstream in said for group in upstream.reasons for reason in group)


def _redated(windows: tuple[Any, ...], moved: tuple[Any, ...]) -> Iterator[Rule]:
    for rule in rules.RULES:
        clauses = (replace(clause, upstream=clause.upstream and _said(clause.upstream, windows, moved)) for clause in rule.clauses)
        yield replace(rule, clauses=tuple(clauses))


def _said(upstream: Upstream, windows: tuple[Any, ...], moved: tuple[Any, ...]) -> Upstream:
    if all(reason.windows != windows for group in upstream.reasons for reason in group):
        return upstream
    groups = (tuple(replace(one, windows=moved) if one.windows == windows else one for one in group) for group in upstream.reasons)
    return replace(upstream, reasons=tuple(groups))


def _neighbouring(text: str) -> Iterator[str]:
    numbers = sorted({*STEP_NUMBERS, threshold(text)})
    at = numbers.index(threshold(text))
    yield from (label(numbers[moved]) for moved in (at - 1, at + 1) if 0 <= moved < len(numbers))


def _of_format(row: Format) -> Iterator[tuple[str, Format]]:
    if row.max_bytes is not None:
        yield "one byte less", replace(row, max_bytes=row.max_bytes - 1)
        yield "one byte more", replace(row, max_bytes=row.max_bytes + 1)
    if row.uncounted:
        yield "counts everything", replace(row, uncounted="")
    if any(clause.empty for rule in rules.RULES for clause in rule.clauses if clause.format == row.id and row.id != "not-empty"):
        yield f"empty {not row.empty}", replace(row, empty=not row.empty)
    for at, atom in enumerate(row.atoms):
        if atom.name == formats.EMPTY:  # it has the words for what is found without it
            continue
        yield f"without atom {atom.name}", replace(row, atoms=_without(row.atoms, at))


def _of_kinds() -> Iterator[Mutant]:
    for name, kind in kinds.KINDS.items():
        others = {other: row for other, row in kinds.KINDS.items() if other != name}
        yield Mutant(f"kind {name}: dropped", compiled_rules, "KINDS", others, "kinds")
        for field in ("since", "removed_in"):
            for moved in _neighbours(getattr(kind, field)):
                table = {**kinds.KINDS, name: _changed(kind, field, moved)}
                yield Mutant(f"kind {name}: {field} {moved}", compiled_rules, "KINDS", table, "kinds")


def _neighbours(text: str | None) -> Iterator[str]:
    minors = [label(number) for number in STEP_NUMBERS if not number[2]]
    if text is not None:
        at = minors.index(text)
        yield from (minors[moved] for moved in (at - 1, at + 1) if 0 <= moved < len(minors))


def _of_answers() -> Iterator[Mutant]:
    for at, title in enumerate(control_plane.TITLES):
        value = (*control_plane.TITLES[:at], title._replace(text=title.text + _MARK), *control_plane.TITLES[at + 1 :])
        yield Mutant(f"title {at + 1}: text", control_plane, "TITLES", value, "control-plane")
        yield Mutant(f"title {at + 1}: dropped", control_plane, "TITLES", _without(control_plane.TITLES, at), "control-plane")
        value = (*control_plane.TITLES[:at], title._replace(detail=_MARK), *control_plane.TITLES[at + 1 :])
        yield Mutant(f"title {at + 1}: detail", control_plane, "TITLES", value, "control-plane")
    for at, notice in enumerate(identifier_findings._ROWS):
        yield Mutant(
            f"notice {at + 1} {notice.id}: dropped",
            identifier_findings,
            "_ROWS",
            _without(identifier_findings._ROWS, at),
            "proxy-id",
        )
    for code, text in proxy_id._UPSTREAM.items():
        changed = {**proxy_id._UPSTREAM, code: text + _MARK}
        yield Mutant(f"{code}: text", proxy_id, "_UPSTREAM", changed, "proxy-id")
    for most in (codec.MAX_BYTES - 1, codec.MAX_BYTES + 1):
        yield Mutant(f"proxy ID: at most {most} bytes", codec, "MAX_BYTES", most, "proxy-id")


def _of_routes() -> Iterator[Mutant]:
    """Change the answers of the router, and what is said of a URL that differs from the body."""
    for at, route in enumerate(control_plane.ROUTES):
        yield _routed(at, "status", (route._replace(status=route.status + 1),))
        yield _routed(at, "text", (route._replace(text=(route.text or "") + _MARK),))
        yield _routed(at, "because", (route._replace(because=route.because + _MARK),))
        yield _routed(at, "dropped", ())
    for at, mismatch in enumerate(control_plane.MISMATCHES):
        changed = mismatch._replace(reason=mismatch.reason + _MARK)
        for what, rows in (("text", (changed,)), ("dropped", ())):
            value = (*control_plane.MISMATCHES[:at], *rows, *control_plane.MISMATCHES[at + 1 :])
            yield Mutant(f"mismatch {at + 1}: {what}", control_plane, "MISMATCHES", value, "control-plane")


def _routed(at: int, what: str, instead: tuple[control_plane.Route, ...]) -> Mutant:
    value = (*control_plane.ROUTES[:at], *instead, *control_plane.ROUTES[at + 1 :])
    return Mutant(f"route {at + 1}: {what}", control_plane, "ROUTES", value, "control-plane")


def _changed(row: Any, field: str, value: Any) -> Any:
    return replace(row, **{field: value})


def _without(row: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*row[:at], *row[at + 1 :])


def _killer(mutant: Mutant, vectors: list[vector_runner.Vector], order: list[int]) -> int | None:
    """Find the first vector that notices, by its place."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(mutant.owner, mutant.attribute, mutant.value))
        if mutant.attribute == "FORMATS":
            stack.enter_context(patch.object(findings, "FORMATS", mutant.value))
        stack.enter_context(_forgotten())
        return next((at for at in order if _notices(vectors[at])), None)


def _notices(vector: vector_runner.Vector) -> bool:
    try:
        return vector_runner.answer(vector) != vector.expect
    except (ValueError, IndexError, KeyError):
        return True


@contextmanager
def _forgotten() -> Iterator[None]:
    """Make everything that was remembered of the tables be asked for again, before and after."""
    caches: tuple[Callable[[], None], ...] = (compiled_rules.plan.cache_clear, queries._kept.cache_clear)
    for clear in caches:
        clear()
    yield
    for clear in caches:
        clear()


if __name__ == "__main__":
    sys.exit(main())
