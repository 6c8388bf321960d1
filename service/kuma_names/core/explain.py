"""Why a name breaks a rule: findings with places, words for people and Kuma's own text; it decides nothing."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kuma_names.core.formats import FORMATS, Break
from kuma_names.core.measures import Measured
from kuma_names.core.model import Facts, Finding, Kind, Place, Upstream
from kuma_names.core.plan import Row
from kuma_names.core.quote import go_quoted, shown

_SPELLED_OUT = 3
"""Broken atoms that a message spells out; all of them are in the finding."""
_NAMED = ("name", "displayName")
_WORDS: dict[str, Callable[[Measured], str]] = {
    "value": lambda measured: measured.text,
    "quoted": lambda measured: go_quoted(measured.text),
    "word": lambda measured: measured.word,
    "quoted_port": lambda measured: go_quoted(measured.port),
    "bytes": lambda measured: str(len(measured.text.encode("utf-8", "surrogatepass"))),
}
"""What Kuma's texts say of the text that was measured."""
_NO_SHAPES = frozenset[str]()


class _Template(NamedTuple):
    text: str
    words: tuple[str, ...]


def explain(row: Row, kind: Kind, name: str, facts: Facts, hint: str | None) -> list[Finding]:
    """Make the findings of a row that answers, one a text that breaks it; `hint` goes to those on the name."""
    return [_finding(row, kind, measured, hint) for measured in row.check.offenders(kind, name, facts)]


def upstream_text(row: Row, kind: Kind, measured: Measured, breaks: list[Break]) -> str | None:
    """Say what Kuma says of this text in this row, letter for letter; None where Kuma says nothing, or another program does."""
    said = row.clause.upstream
    if said is None:
        return None
    return _filled(_template(said, kind.name, *_grounds(said, measured, breaks)), measured)


def upstream_reasons(said: Upstream, measured: Measured, breaks: list[Break]) -> list[str]:
    """Give Kuma's reasons one by one, in Kuma's order."""
    return [_filled(reason, measured) for reason in _reasons(said, *_grounds(said, measured, breaks))]


def _finding(row: Row, kind: Kind, measured: Measured, hint: str | None) -> Finding:
    breaks = row.check.format.breaks(measured.text)
    return Finding(
        row.rule.id,
        row.severity,
        row.outcome,
        measured.field,
        _places(breaks, measured),
        f"{measured.label} {shown(measured.text)} {_musts(breaks)} {row.signature}",
        hint if measured.field in _NAMED else None,
        row.deprecated_in,
        row.rejected_in,
        row.until,
        _because(row.because, measured.given),
        upstream_text(row, kind, measured, breaks) if measured.predicted else None,
    )


def _grounds(said: Upstream, measured: Measured, breaks: list[Break]) -> tuple[frozenset[str], frozenset[str]]:
    """Find what Kuma's choice of reasons depends on: the broken atoms, and which of the shapes it asks about the text has."""
    shapes = frozenset([shape for shape in said.shapes if FORMATS[shape].accepts(measured.text)]) if said.shapes else _NO_SHAPES
    return frozenset([broken.atom for broken in breaks]), shapes


@cache
def _reasons(said: Upstream, atoms: frozenset[str], shapes: frozenset[str]) -> tuple[_Template, ...]:
    applying = (
        [r.text for r in group if (not r.atoms or atoms.intersection(r.atoms)) and (r.shaped is None or r.shaped in shapes)]
        for group in said.reasons
    )
    return tuple(_compiled(texts[0]) for texts in applying if texts)


@cache
def _template(said: Upstream, kind: str, atoms: frozenset[str], shapes: frozenset[str]) -> _Template:
    errors = (said.joiner or "").join(reason.text for reason in _reasons(said, atoms, shapes))
    return _compiled(said.template.replace("{errors}", errors).replace("{kind}", kind))


def _compiled(text: str) -> _Template:
    return _Template(text, tuple(word for word in _WORDS if f"{{{word}}}" in text))


def _filled(template: _Template, measured: Measured) -> str:
    return template.text.format_map({word: _WORDS[word](measured) for word in template.words}) if template.words else template.text


def _places(breaks: list[Break], measured: Measured) -> tuple[Place, ...]:
    """Place the breaks inside the input that they came from."""
    if measured.text is measured.given:
        return tuple([broken[:3] for broken in breaks])
    return tuple([(broken.atom, _inside(broken.span, measured), broken.found) for broken in breaks])


def _inside(span: tuple[int, int], measured: Measured) -> tuple[int, int]:
    start, end = (min(max(at - measured.at, 0), len(measured.given)) for at in span)
    return (start, end)


def _musts(breaks: list[Break]) -> str:
    if len(breaks) == 1:
        return breaks[0].must
    musts = [broken.must for broken in breaks[:_SPELLED_OUT]]
    if len(breaks) > _SPELLED_OUT:
        musts.append(f"and {len(breaks) - _SPELLED_OUT} more")
    return "; ".join(musts)


def _because(template: str, given: str) -> str:
    if "{" not in template:
        return template
    head, _, tail = given.partition(".")
    return template.format(value=shown(given)[1:-1], head=head[:80], tail=tail[:80])
