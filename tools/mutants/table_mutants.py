"""Mutants of all tables but the rules: formats, kinds, labels, responses, identifiers."""

from collections.abc import Iterator
from dataclasses import replace

from kuma_names.core.format import EMPTY, Format
from kuma_names.core.identifiers import codec
from kuma_names.core.response_rows import RouterResponse
from kuma_names.core.rows import Kind
from kuma_names.core.tables import (
    control_plane,
    formats,
    identifier_findings,
    kinds,
    kuma_texts,
    labels,
    rules,
)
from tools.mutants.bounds import neighbouring_minors
from tools.mutants.mutant import MARK, Mutant, removed, replaced


def table_mutants() -> Iterator[Mutant]:
    """Yield the mutants of every table but the rules."""
    yield from _format_mutants()
    yield from _kind_mutants()
    yield from _label_mutants()
    yield from _error_title_mutants()
    yield from _router_response_mutants()
    yield from _mismatch_mutants()
    yield from _identifier_mutants()


def _format_mutants() -> Iterator[Mutant]:
    for row in formats.FORMATS.values():
        for description, mutated in _changed_formats(row):
            table = {**formats.FORMATS, row.id: mutated}
            yield Mutant(f"format {row.id}: {description}", formats, "FORMATS", table, "formats")


def _changed_formats(row: Format) -> Iterator[tuple[str, Format]]:
    if row.max_bytes is not None:
        yield "one byte less", replace(row, max_bytes=row.max_bytes - 1)
        yield "one byte more", replace(row, max_bytes=row.max_bytes + 1)
    if row.uncounted:
        yield "counts everything", replace(row, uncounted="")
    if _is_checked_empty(row):
        yield f"empty {not row.accepts_empty}", replace(row, accepts_empty=not row.accepts_empty)
    for index, atom in enumerate(row.atoms):
        if atom.name != EMPTY:  # EMPTY has only the wording for the others
            yield f"without atom {atom.name}", replace(row, atoms=removed(row.atoms, index))


def _is_checked_empty(row: Format) -> bool:
    """Return whether some clause applies the format to the empty text."""
    if row.id == "not-empty":
        return False
    clauses = (clause for rule in rules.RULES for clause in rule.clauses)
    return any(clause.checks_empty and clause.format == row.id for clause in clauses)


def _kind_mutants() -> Iterator[Mutant]:
    for name, kind in kinds.KINDS.items():
        table = {other: row for other, row in kinds.KINDS.items() if other != name}
        yield _kind_mutant(name, "dropped", table)
        for bound in neighbouring_minors(kind.since):
            table = {**kinds.KINDS, name: replace(kind, since=bound)}
            yield _kind_mutant(name, f"since {bound}", table)
        for bound in neighbouring_minors(kind.removed_in):
            table = {**kinds.KINDS, name: replace(kind, removed_in=bound)}
            yield _kind_mutant(name, f"removed_in {bound}", table)


def _kind_mutant(name: str, description: str, table: dict[str, Kind]) -> Mutant:
    text = f"kind {name}: {description}"
    return Mutant(text, kinds, "KINDS", table, "kinds", frozenset([name]))


def _label_mutants() -> Iterator[Mutant]:
    for index, key in enumerate(labels.REGISTERED):
        table = removed(labels.REGISTERED, index)
        yield Mutant(f"label {key}: not known", labels, "REGISTERED", table, "reserved-label")


def _error_title_mutants() -> Iterator[Mutant]:
    rows = control_plane.ERROR_TITLES
    for index, row in enumerate(rows):
        mutations = {
            "text": (replace(row, text=row.text + MARK),),
            "detail": (replace(row, detail=MARK),),
            "dropped": (),
        }
        for description, new_rows in mutations.items():
            table = replaced(rows, index, *new_rows)
            name = f"title {index + 1}: {description}"
            yield Mutant(name, control_plane, "ERROR_TITLES", table, "control-plane")


def _router_response_mutants() -> Iterator[Mutant]:
    rows = control_plane.ROUTER_RESPONSES
    for index, row in enumerate(rows):
        for description, new_rows in _changed_router_responses(row).items():
            table = replaced(rows, index, *new_rows)
            name = f"route {index + 1}: {description}"
            yield Mutant(name, control_plane, "ROUTER_RESPONSES", table, "control-plane")


def _changed_router_responses(row: RouterResponse) -> dict[str, tuple[RouterResponse, ...]]:
    return {
        "status": (replace(row, status=row.status + 1),),
        "text": (replace(row, text=(row.text or "") + MARK),),
        "because": (replace(row, because=row.because + MARK),),
        "dropped": (),
    }


def _mismatch_mutants() -> Iterator[Mutant]:
    rows = control_plane.MISMATCHES
    for index, row in enumerate(rows):
        changed_row = replace(row, reason=row.reason + MARK)
        for description, new_rows in {"text": (changed_row,), "dropped": ()}.items():
            table = replaced(rows, index, *new_rows)
            name = f"mismatch {index + 1}: {description}"
            yield Mutant(name, control_plane, "MISMATCHES", table, "control-plane")


def _identifier_mutants() -> Iterator[Mutant]:
    rows = identifier_findings.IDENTIFIER_FINDINGS
    for index, row in enumerate(rows):
        table = removed(rows, index)
        name = f"identifier finding {index + 1} {row.id}: dropped"
        yield Mutant(name, identifier_findings, "IDENTIFIER_FINDINGS", table, "proxy-id")
    for code, text in kuma_texts.PROXY_ID_ERRORS.items():
        texts = {**kuma_texts.PROXY_ID_ERRORS, code: text + MARK}
        yield Mutant(f"{code}: text", kuma_texts, "PROXY_ID_ERRORS", texts, "proxy-id")
    for limit in (codec.MAX_BYTES - 1, codec.MAX_BYTES + 1):
        name = f"proxy ID: at most {limit} bytes"
        yield Mutant(name, codec, "MAX_BYTES", limit, "proxy-id")
