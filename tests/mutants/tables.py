"""Break the tables one cell at a time, and see that some vector notices: `python -m tests.mutants.tables`.

Each mutant drops a row or a member of a cell, moves a threshold to the next one, a limit by one, or changes a text. It is
killed by the first vector that answers otherwise than it expects. Any survivor fails the run.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, NamedTuple
from unittest.mock import patch

from kuma_names.api import questions
from kuma_names.core import explain, formats, kinds, notices, plan, predict, rules
from kuma_names.core.formats import Format
from kuma_names.core.identifiers import codec, proxy_id
from kuma_names.core.model import Clause, Outcome, Reason, Rule, Upstream
from kuma_names.core.plan import STEP_NUMBERS
from kuma_names.core.versions import label, threshold
from tests import corpus

_MARK = " (mutant)"


class Mutant(NamedTuple):
    """A change to one table: what it is, which table holds what instead, and the vectors most likely to notice."""

    what: str
    owner: Any
    attribute: str
    value: Any
    near: str


def main() -> int:
    """Run every mutant; return 1 if any survives."""
    vectors = corpus.vectors("validate/*.json", "*-*.json")
    wrong = [vector for vector in vectors if _notices(vector)]
    if wrong:
        print(f"{len(wrong)} vectors fail without any mutant, first: {wrong[0].description}")
        return 1
    made = list(mutants())
    survivors = [mutant.what for mutant in made if not _killed(mutant, vectors)]
    for what in survivors:
        print(f"survived: {what}")
    print(f"table mutants: {len(made) - len(survivors)} of {len(made)} killed by {len(vectors)} vectors")
    return 1 if survivors or not made else 0


def mutants() -> Iterator[Mutant]:
    """Make every mutant of every table."""
    for rule in rules.RULES:
        for what, mutated in _of_rule(rule):
            value = tuple(mutated if row is rule else row for row in rules.RULES)
            yield Mutant(f"{rule.id}: {what}", plan, "RULES", tuple(row for row in value if row is not None), rule.id)
    for row in formats.FORMATS.values():
        for what, format_ in _of_format(row):
            yield Mutant(f"format {row.id}: {what}", plan, "FORMATS", {**formats.FORMATS, row.id: format_}, "formats")
    for group in (kinds.RESOURCE_KINDS, kinds.MESH_SCOPED_KINDS):
        for at, name in enumerate(group):
            yield Mutant(f"{len(group)} kinds: without {name}", plan, "RULES", tuple(_shrunk(group, _without(group, at))), "kinds")
    yield from _of_kinds()
    yield from _of_answers()


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
    if not (formats.FORMATS[clause.format].empty or clause.yields_to):  # else another row has settled what is empty
        yield f"empty {not clause.empty}", replace(clause, empty=not clause.empty)
    for what, said in _of_texts(clause.upstream):
        yield what, replace(clause, upstream=said)


def _matters(clause: Clause, field: str) -> bool:
    """Tell whether members are this clause's own: groups of kinds are mutated as a whole."""
    return field != "kinds" or clause.kinds not in (kinds.RESOURCE_KINDS, kinds.MESH_SCOPED_KINDS)


def _moved(clause: Clause) -> Iterator[tuple[str, Clause]]:
    numbers = list(STEP_NUMBERS)
    for field in ("since", "before"):
        if getattr(clause, field) is None:
            continue
        at = numbers.index(threshold(getattr(clause, field)))
        for moved in (at - 1, at + 1):
            if 0 <= moved < len(numbers) and _is_lived_in(clause, numbers[min(at, moved)]):
                yield f"{field} {label(numbers[moved])}", _changed(clause, field, label(numbers[moved]))


def _is_lived_in(clause: Clause, number: tuple[int, int, int]) -> bool:
    """Tell whether any kind of the clause exists in the versions that begin at `number`."""
    return any(kinds.KINDS[name].lives_at(number) for name in clause.kinds)


def _of_texts(said: Upstream | None) -> Iterator[tuple[str, Upstream]]:
    if said is None:
        return
    yield "template", replace(said, template=said.template + _MARK)
    if len(said.reasons) > 1 and not said.separate:
        yield "joiner", replace(said, joiner=said.joiner + " ")
    for group, reasons in enumerate(said.reasons):
        for at, reason in enumerate(reasons):
            mutated = (*reasons[:at], Reason(reason.text + _MARK, reason.atoms, reason.shaped), *reasons[at + 1 :])
            yield f"text {group + 1}.{at + 1}", replace(said, reasons=(*said.reasons[:group], mutated, *said.reasons[group + 1 :]))


def _of_format(row: Format) -> Iterator[tuple[str, Format]]:
    if row.max_bytes is not None:
        yield "one byte less", replace(row, max_bytes=row.max_bytes - 1)
        yield "one byte more", replace(row, max_bytes=row.max_bytes + 1)
    if row.uncounted:
        yield "counts everything", replace(row, uncounted="")
    if any(clause.empty for rule in rules.RULES for clause in rule.clauses if clause.format == row.id and row.id != "not-empty"):
        yield f"empty {not row.empty}", replace(row, empty=not row.empty)
    for at, atom in enumerate(row.atoms):
        yield f"without atom {atom.name}", replace(row, atoms=_without(row.atoms, at))


def _of_kinds() -> Iterator[Mutant]:
    for name, kind in kinds.KINDS.items():
        others = {other: row for other, row in kinds.KINDS.items() if other != name}
        yield Mutant(f"kind {name}: dropped", plan, "KINDS", others, "kinds")
        for field in ("since", "removed_in"):
            for moved in _neighbours(getattr(kind, field)):
                table = {**kinds.KINDS, name: _changed(kind, field, moved)}
                yield Mutant(f"kind {name}: {field} {moved}", plan, "KINDS", table, "kinds")


def _neighbours(text: str | None) -> Iterator[str]:
    minors = [label(number) for number in STEP_NUMBERS if not number[2]]
    if text is not None:
        at = minors.index(text)
        yield from (minors[moved] for moved in (at - 1, at + 1) if 0 <= moved < len(minors))


def _of_answers() -> Iterator[Mutant]:
    for at, title in enumerate(predict.TITLES):
        value = (*predict.TITLES[:at], title._replace(text=title.text + _MARK), *predict.TITLES[at + 1 :])
        yield Mutant(f"title {at + 1}: text", predict, "TITLES", value, "control-plane")
        yield Mutant(f"title {at + 1}: dropped", predict, "TITLES", _without(predict.TITLES, at), "control-plane")
    for at, notice in enumerate(notices._ROWS):
        yield Mutant(f"notice {at + 1} {notice.id}: dropped", notices, "_ROWS", _without(notices._ROWS, at), "proxy-id")
    for code, text in proxy_id._UPSTREAM.items():
        changed = {**proxy_id._UPSTREAM, code: text + _MARK}
        yield Mutant(f"{code}: text", proxy_id, "_UPSTREAM", changed, "proxy-id")
    for most in (codec.MAX_BYTES - 1, codec.MAX_BYTES + 1):
        yield Mutant(f"proxy ID: at most {most} bytes", codec, "MAX_BYTES", most, "proxy-id")


def _changed(row: Any, field: str, value: Any) -> Any:
    return replace(row, **{field: value})


def _without(row: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*row[:at], *row[at + 1 :])


def _killed(mutant: Mutant, vectors: list[corpus.Vector]) -> bool:
    ordered = sorted(vectors, key=lambda vector: mutant.near not in vector.file)
    with ExitStack() as stack:
        stack.enter_context(patch.object(mutant.owner, mutant.attribute, mutant.value))
        if mutant.attribute == "FORMATS":
            stack.enter_context(patch.object(explain, "FORMATS", mutant.value))
        stack.enter_context(_forgotten())
        return any(_notices(vector) for vector in ordered)


def _notices(vector: corpus.Vector) -> bool:
    try:
        return corpus.answer(vector) != vector.expect
    except (ValueError, IndexError, KeyError):
        return True


@contextmanager
def _forgotten() -> Iterator[None]:
    """Make everything that was remembered of the tables be asked for again, before and after."""
    caches: tuple[Callable[[], None], ...] = (plan.plan.cache_clear, questions._kept.cache_clear)
    for clear in caches:
        clear()
    yield
    for clear in caches:
        clear()


if __name__ == "__main__":
    sys.exit(main())
