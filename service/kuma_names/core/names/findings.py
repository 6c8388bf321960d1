"""Findings of a name: spans, messages and Kuma's own text for the clauses that report."""

from functools import cache

from kuma_names.core.format import BrokenAtom, Format
from kuma_names.core.model import Facts
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.names.rule_sets import Assessment, CompiledClause
from kuma_names.core.names.templates import Template, parse_template
from kuma_names.core.quoting import quoted
from kuma_names.core.report import Dates, Finding
from kuma_names.core.rows import Kind
from kuma_names.core.tables import formats
from kuma_names.core.text_rows import KumaText, Reason
from kuma_names.core.versions import VersionNumber

_MAX_MUSTS = 3
"""Broken atoms that a message spells out; the finding has all of them."""
_FIELDS_WITH_HINT = ("name", "displayName")
ANY_VERSION: VersionNumber = (0, 0, 0)
"""Stands for every version in cache keys of texts that never change."""
_Grounds = tuple[tuple[str, ...], tuple[str, ...], VersionNumber]
"""What the choice of Kuma's reasons depends on: broken atoms, matching formats, version."""


def findings_of(
    assessment: Assessment,
    kind: Kind,
    name: str,
    facts: Facts,
    hint: str | None,
    number: VersionNumber,
) -> list[Finding]:
    """Create the findings of an assessment, one for each text that fails.

    `number` is that of the validated version; `hint` is added to findings about the name.
    """
    findings = []
    rows = zip(assessment.clauses, assessment.dates, assessment.signatures, strict=True)
    for clause, dates, signature in rows:
        measure, format_, checks_empty = clause.requirement
        for measured in measure.read(kind, name, facts):
            if not (measured.text or checks_empty):
                continue  # the empty text is checked only if the clause says so
            atoms = format_.broken_atoms(measured.text)
            if atoms:
                kuma_text = None
                if measured.checked_by_kuma:
                    kuma_text = kuma_text_of(clause, kind, measured, atoms, number)
                findings.append(
                    _finding(clause, dates, signature, measured, atoms, hint, kuma_text)
                )
    return findings


def _finding(
    clause: CompiledClause,
    dates: Dates,
    signature: str,
    measured: MeasuredText,
    atoms: list[BrokenAtom],
    hint: str | None,
    kuma_text: str | None,
) -> Finding:
    musts = _musts(clause.requirement.format, atoms, measured.text)
    return clause.rule.finding(
        clause.row.outcome,
        measured.field,
        f"{measured.label} {quoted(measured.text)} {musts} {signature}",
        atoms=_atoms_in_input(atoms, measured),
        dates=dates,
        because=clause.because.fill(measured),
        hint=hint if measured.field in _FIELDS_WITH_HINT else None,
        kuma_text=kuma_text,
    )


def kuma_text_of(
    clause: CompiledClause,
    kind: Kind,
    measured: MeasuredText,
    atoms: list[BrokenAtom],
    number: VersionNumber,
) -> str | None:
    """Return what Kuma prints about a text; None if it prints nothing, as other programs do."""
    text = clause.row.kuma_text
    if text is None:
        return None
    grounds = _grounds(text, measured.text, atoms, number)
    return _template(text, kind.name, *grounds).fill(measured)


def separate_reasons(
    text: KumaText, measured: MeasuredText, atoms: list[BrokenAtom], number: VersionNumber
) -> list[str]:
    """Return Kuma's reasons one by one, in Kuma's order."""
    reasons = reasons_of(text, measured.text, atoms, number)
    return [parse_template(reason).fill(measured) for reason in reasons]


def reasons_of(
    kuma_text: KumaText, text: str, atoms: list[BrokenAtom], number: VersionNumber
) -> tuple[str, ...]:
    """Return Kuma's reasons as the table has them, with placeholders."""
    return _reasons(kuma_text, *_grounds(kuma_text, text, atoms, number))


def _grounds(
    kuma_text: KumaText, text: str, atoms: list[BrokenAtom], number: VersionNumber
) -> _Grounds:
    names = tuple({atom: None for atom, _, _ in atoms})
    # texts that depend on neither formats nor versions share a cache entry for all names
    matching_formats: tuple[str, ...] = ()
    if kuma_text.formats:
        matching_formats = tuple(
            id_ for id_ in kuma_text.formats if formats.FORMATS[id_].accepts(text)
        )
    return names, matching_formats, number if kuma_text.is_dated else ANY_VERSION


@cache
def _reasons(
    kuma_text: KumaText,
    atoms: tuple[str, ...],
    matching_formats: tuple[str, ...],
    number: VersionNumber,
) -> tuple[str, ...]:
    """Return the first reason of each group that applies."""
    texts = []
    for group in kuma_text.reasons:
        for reason in group:
            if reason.exists_in(number) and _applies(reason, atoms, matching_formats):
                texts.append(reason.text)
                break  # Kuma's check returns at its first reason
    return tuple(texts)


def _applies(reason: Reason, atoms: tuple[str, ...], matching_formats: tuple[str, ...]) -> bool:
    if reason.atoms and set(reason.atoms).isdisjoint(atoms):
        return False
    return reason.if_format is None or reason.if_format in matching_formats


@cache
def _template(
    kuma_text: KumaText,
    kind: str,
    atoms: tuple[str, ...],
    matching_formats: tuple[str, ...],
    number: VersionNumber,
) -> Template:
    errors = kuma_text.joiner.join(_reasons(kuma_text, atoms, matching_formats, number))
    return parse_template(kuma_text.template.replace("{errors}", errors).replace("{kind}", kind))


def _atoms_in_input(atoms: list[BrokenAtom], measured: MeasuredText) -> tuple[BrokenAtom, ...]:
    """Move the spans of atoms from the measured text to the input."""
    if measured.text is measured.input:  # the usual case: nothing to move
        return tuple(atoms)
    return tuple([(atom, _span_in_input(span, measured), text) for atom, span, text in atoms])


def _span_in_input(span: tuple[int, int], measured: MeasuredText) -> tuple[int, int]:
    """Clip a span to the input: the rest of the measured text is not in it."""
    length = len(measured.input)
    start, end = (min(max(index - measured.offset, 0), length) for index in span)
    return (start, end)


def _musts(format_: Format, atoms: list[BrokenAtom], text: str) -> str:
    musts = [format_.must(atom, text) for atom in atoms[:_MAX_MUSTS]]
    if len(atoms) > _MAX_MUSTS:
        musts.append(f"and {len(atoms) - _MAX_MUSTS} more")
    return "; ".join(musts)
