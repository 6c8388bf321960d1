"""Why a name breaks a rule: findings with places, words for people and Kuma's own text; it decides nothing."""

from functools import cache

from kuma_names.core.model import Facts, Finding, Kind, Reason, Upstream
from kuma_names.core.names.compiled_rules import Dates, Row, Ruling
from kuma_names.core.names.measures import Measured
from kuma_names.core.names.templates import Template, template
from kuma_names.core.quoting import shown
from kuma_names.core.tables.formats import FORMATS, Break, Format

_SPELLED_OUT = 3
"""Broken atoms that a message spells out; all of them are in the finding."""
_NAMED = ("name", "displayName")
Number = tuple[int, int, int]
"""Of a version, see `KumaVersion`."""
ANY_TIME = (0, 0, 0)
"""For texts that are the same in every version."""
_Grounds = tuple[tuple[str, ...], tuple[str, ...], Number]


def explain(ruling: Ruling, kind: Kind, name: str, facts: Facts, hint: str | None, number: Number) -> list[Finding]:
    """Make the findings of the rows that answer in the version of a number, one a text that breaks them.

    `hint` goes to those on the name.
    """
    findings = []
    for row, dates in zip(ruling.rows, ruling.dates, strict=True):
        measure, format_, empty = row.check
        for measured in measure.read(kind, name, facts):
            breaks = format_.breaks(measured.text) if measured.text or empty else []
            if breaks:
                findings.append(_finding(row, dates, kind, measured, breaks, hint, number))
    return findings


def upstream_text(row: Row, kind: Kind, measured: Measured, breaks: list[Break], number: Number) -> str | None:
    """Say what Kuma says of this text in this row, letter for letter; None where Kuma says nothing, or another program does."""
    said = row.clause.upstream
    return None if said is None else _template(said, kind.name, *_grounds(said, measured.text, breaks, number)).fill(measured)


def upstream_reasons(said: Upstream, measured: Measured, breaks: list[Break], number: Number) -> list[str]:
    """Give Kuma's reasons one by one, in Kuma's order."""
    return [template(reason).fill(measured) for reason in reasons(said, measured.text, breaks, number)]


def reasons(said: Upstream, text: str, breaks: list[Break], number: Number) -> tuple[str, ...]:
    """Give Kuma's reasons as they stand in the table, with their placeholders."""
    return _reasons(said, *_grounds(said, text, breaks, number))


def _finding(
    row: Row, dates: Dates, kind: Kind, measured: Measured, breaks: list[Break], hint: str | None, number: Number
) -> Finding:
    return Finding(
        row.rule.id,
        row.severity,
        row.outcome,
        measured.field,
        _places(breaks, measured),
        f"{measured.label} {shown(measured.text)} {_musts(row.check.format, breaks, measured.text)} {dates.signature}",
        row.rule.hint or (hint if measured.field in _NAMED else None),
        dates.deprecated_in,
        dates.rejected_in,
        dates.until,
        row.because.fill(measured),
        upstream_text(row, kind, measured, breaks, number) if measured.predicted else None,
    )


def _grounds(said: Upstream, text: str, breaks: list[Break], number: Number) -> _Grounds:
    """Find what Kuma's choice of reasons depends on: the broken atoms, which of the shapes it asks about the text has, and when."""
    atoms = tuple(dict.fromkeys([atom for atom, _, _ in breaks]))
    shapes = tuple([shape for shape in said.shapes if FORMATS[shape].accepts(text)]) if said.shapes else ()
    return atoms, shapes, number if said.is_dated else ANY_TIME


@cache
def _reasons(said: Upstream, atoms: tuple[str, ...], shapes: tuple[str, ...], number: Number) -> tuple[str, ...]:
    applying = ([r.text for r in group if r.is_given_at(number) and _applies(r, atoms, shapes)] for group in said.reasons)
    return tuple(texts[0] for texts in applying if texts)


def _applies(reason: Reason, atoms: tuple[str, ...], shapes: tuple[str, ...]) -> bool:
    broken = not reason.atoms or bool(set(reason.atoms) & set(atoms))
    return broken and (reason.shaped is None or reason.shaped in shapes)


@cache
def _template(said: Upstream, kind: str, atoms: tuple[str, ...], shapes: tuple[str, ...], number: Number) -> Template:
    errors = said.joiner.join(_reasons(said, atoms, shapes, number))
    return template(said.template.replace("{errors}", errors).replace("{kind}", kind))


def _places(breaks: list[Break], measured: Measured) -> tuple[Break, ...]:
    """Place the breaks inside the input that they came from."""
    if measured.text is measured.given:
        return tuple(breaks)
    return tuple([(atom, _inside(span, measured), found) for atom, span, found in breaks])


def _inside(span: tuple[int, int], measured: Measured) -> tuple[int, int]:
    start, end = (min(max(at - measured.at, 0), len(measured.given)) for at in span)
    return (start, end)


def _musts(format_: Format, breaks: list[Break], text: str) -> str:
    musts = [format_.must(broken, text) for broken in breaks[:_SPELLED_OUT]]
    if len(breaks) > _SPELLED_OUT:
        musts.append(f"and {len(breaks) - _SPELLED_OUT} more")
    return "; ".join(musts)
