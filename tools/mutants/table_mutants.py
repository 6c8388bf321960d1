"""Mutants of the tables beside the rules: formats, kinds, labels, responses, identifiers."""

from collections.abc import Iterator
from dataclasses import replace

from kuma_names.core.format import EMPTY, Format
from kuma_names.core.identifiers import codec
from kuma_names.core.response_rows import RouterResponse
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
    yield from _of_formats()
    yield from _of_kinds()
    yield from _of_labels()
    yield from _of_error_titles()
    yield from _of_router_responses()
    yield from _of_mismatches()
    yield from _of_identifiers()


def _of_formats() -> Iterator[Mutant]:
    for row in formats.FORMATS.values():
        for description, mutated in _of_format(row):
            table = {**formats.FORMATS, row.id: mutated}
            yield Mutant(f"format {row.id}: {description}", formats, "FORMATS", table, "formats")


def _of_format(row: Format) -> Iterator[tuple[str, Format]]:
    if row.max_bytes is not None:
        yield "one byte less", replace(row, max_bytes=row.max_bytes - 1)
        yield "one byte more", replace(row, max_bytes=row.max_bytes + 1)
    if row.uncounted:
        yield "counts everything", replace(row, uncounted="")
    if _is_checked_empty(row):
        yield f"empty {not row.empty}", replace(row, empty=not row.empty)
    for index, atom in enumerate(row.atoms):
        if atom.name != EMPTY:  # that one has only the wording of the others
            yield f"without atom {atom.name}", replace(row, atoms=removed(row.atoms, index))


def _is_checked_empty(row: Format) -> bool:
    """Return whether some clause applies the format to the empty text."""
    if row.id == "not-empty":
        return False
    clauses = (clause for rule in rules.RULES for clause in rule.clauses)
    return any(clause.empty and clause.format == row.id for clause in clauses)


def _of_kinds() -> Iterator[Mutant]:
    for name, kind in kinds.KINDS.items():
        others = {other: row for other, row in kinds.KINDS.items() if other != name}
        yield Mutant(f"kind {name}: dropped", kinds, "KINDS", others, "kinds")
        for moved in neighbouring_minors(kind.since):
            table = {**kinds.KINDS, name: replace(kind, since=moved)}
            yield Mutant(f"kind {name}: since {moved}", kinds, "KINDS", table, "kinds")
        for moved in neighbouring_minors(kind.removed_in):
            table = {**kinds.KINDS, name: replace(kind, removed_in=moved)}
            yield Mutant(f"kind {name}: removed_in {moved}", kinds, "KINDS", table, "kinds")


def _of_labels() -> Iterator[Mutant]:
    for index, key in enumerate(labels.REGISTERED):
        table = removed(labels.REGISTERED, index)
        yield Mutant(f"label {key}: not known", labels, "REGISTERED", table, "reserved-label")


def _of_error_titles() -> Iterator[Mutant]:
    rows = control_plane.ERROR_TITLES
    for index, row in enumerate(rows):
        mutations = {
            "text": (replace(row, text=row.text + MARK),),
            "detail": (replace(row, detail=MARK),),
            "dropped": (),
        }
        for description, instead in mutations.items():
            table = replaced(rows, index, *instead)
            name = f"title {index + 1}: {description}"
            yield Mutant(name, control_plane, "ERROR_TITLES", table, "control-plane")


def _of_router_responses() -> Iterator[Mutant]:
    rows = control_plane.ROUTER_RESPONSES
    for index, row in enumerate(rows):
        for description, instead in _of_router_response(row).items():
            table = replaced(rows, index, *instead)
            name = f"route {index + 1}: {description}"
            yield Mutant(name, control_plane, "ROUTER_RESPONSES", table, "control-plane")


def _of_router_response(row: RouterResponse) -> dict[str, tuple[RouterResponse, ...]]:
    return {
        "status": (replace(row, status=row.status + 1),),
        "text": (replace(row, text=(row.text or "") + MARK),),
        "because": (replace(row, because=row.because + MARK),),
        "dropped": (),
    }


def _of_mismatches() -> Iterator[Mutant]:
    rows = control_plane.MISMATCHES
    for index, row in enumerate(rows):
        changed = replace(row, reason=row.reason + MARK)
        for description, instead in {"text": (changed,), "dropped": ()}.items():
            table = replaced(rows, index, *instead)
            name = f"mismatch {index + 1}: {description}"
            yield Mutant(name, control_plane, "MISMATCHES", table, "control-plane")


def _of_identifiers() -> Iterator[Mutant]:
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
