"""Why a name breaks a rule: findings with places, words for people and Kuma's own text; it decides nothing."""

from collections.abc import Iterator

from kuma_names.core.formats import Break
from kuma_names.core.measures import Measured
from kuma_names.core.model import EFFECTS, Facts, Finding, Reason, Upstream
from kuma_names.core.formats import FORMATS
from kuma_names.core.model import Kind
from kuma_names.core.plan import Row
from kuma_names.core.quote import go_quoted, shown

_SPELLED_OUT = 3
"""Broken atoms that a message spells out; all of them are in the finding."""
_NAMED = ("name", "displayName")


def explain(row: Row, kind: Kind, name: str, facts: Facts, hint: str | None) -> Iterator[Finding]:
    """Make the findings of a row that answers, one a text that breaks it; `hint` goes to those on the name."""
    outcome = row.clause.outcome
    for measured in row.check.offenders(kind, name, facts):
        breaks = row.check.format.breaks(measured.text)
        head, _, tail = measured.given.partition(".")
        yield Finding(
            row.rule.id,
            EFFECTS[outcome].severity.value,
            outcome.value,
            measured.field,
            tuple((broken.atom, _span(broken, measured), broken.found) for broken in breaks),
            _message(row, measured, breaks),
            hint if measured.field in _NAMED else None,
            row.deprecated_in,
            row.rejected_in,
            row.until,
            row.rule.because.format(kind=kind.name, value=shown(measured.given)[1:-1], head=head[:80], tail=tail[:80]),
            upstream_text(row, kind, measured, breaks),
        )


def upstream_text(row: Row, kind: Kind, measured: Measured, breaks: list[Break]) -> str | None:
    """Say what Kuma says of this text in this row, letter for letter; None where Kuma says nothing, or another program does."""
    said = row.clause.upstream
    if said is None:
        return None
    errors = (said.joiner or "").join(upstream_reasons(said, measured, breaks))
    return _fill(said.template, kind, measured, errors)


def upstream_reasons(said: Upstream, measured: Measured, breaks: list[Break]) -> list[str]:
    """Give Kuma's reasons one by one, in Kuma's order, unfilled templates apart."""
    atoms = {broken.atom for broken in breaks}
    chosen = [next((r for r in group if _applies(r, atoms, measured.text)), None) for group in said.reasons]
    return [reason.text.format(value=measured.text) for reason in chosen if reason is not None]


def _applies(reason: Reason, atoms: set[str], text: str) -> bool:
    shaped = reason.shaped is None or FORMATS[reason.shaped].accepts(text)
    return shaped and (not reason.atoms or not atoms.isdisjoint(reason.atoms))


def _fill(template: str, kind: Kind, measured: Measured, errors: str) -> str:
    if template == "{errors}":
        return errors
    return template.format(
        errors=errors,
        kind=kind.name,
        value=measured.text,
        quoted=go_quoted(measured.text),
        word=measured.word,
        quoted_port=go_quoted(measured.port),
        bytes=len(measured.text.encode("utf-8", "surrogatepass")),
    )


def _span(broken: Break, measured: Measured) -> tuple[int, int]:
    """Place a break inside the input it came from."""
    most = len(measured.given)
    start, end = (min(max(at - measured.at, 0), most) for at in broken.span)
    return (start, end)


def _message(row: Row, measured: Measured, breaks: list[Break]) -> str:
    musts = [broken.must for broken in breaks[:_SPELLED_OUT]]
    if len(breaks) > _SPELLED_OUT:
        musts.append(f"and {len(breaks) - _SPELLED_OUT} more")
    return f"{measured.label} {shown(measured.text)} {'; '.join(musts)} ({_dated(row)})"


def _dated(row: Row) -> str:
    rejected = f"rejected since {row.rejected_in}" if row.rejected_in else ""
    deprecated = f"deprecated since {row.deprecated_in}" if row.deprecated_in else ""
    dates = ", ".join(filter(None, (rejected, deprecated)))
    return f"{row.rule.id}; {dates}" if dates else row.rule.id
