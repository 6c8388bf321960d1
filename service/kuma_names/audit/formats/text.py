"""Text for people: a block a resource, then what was not judged, then the counts and what they come to."""

from collections.abc import Callable, Iterator

from kuma_names.audit import summary
from kuma_names.audit.model import Applied, Audit, Found, Judged
from kuma_names.core.model import Verdict
from kuma_names.core.quoting import quoted

Style = Callable[[str, str], str]
"""Colours a text by the severity, verdict or state that it is about."""


def write(made: Audit, style: Style = lambda text, about: text) -> Iterator[str]:
    """Write the report."""
    for one in made.judged:
        yield from _judged(made, one, style)
    for fault in made.faults:
        yield f"{style('unreadable', 'error')}  {fault.place.file}:{fault.place.line}: {fault.reason}\n"
    for skipped in made.skipped:
        state = style("malformed", "error") if skipped.malformed else style("skipped", "note")
        yield f"{state}  {skipped.place.file}:{skipped.place.line}: {skipped.reason}\n"
    for applied in made.suppressions:
        yield from _applied(applied, style)
    for line in counts(made):
        yield f"{line}\n"
    yield f"{style(conclusion(made), summary.conclusion(made))}\n"


def counts(made: Audit) -> Iterator[str]:
    """Say how much was read, and what each version makes of it."""
    counted = summary.summary(made)
    named = ("judged", "skipped", "malformed", "unreadable")
    yield f"resources: {counted['read']} read, " + ", ".join(
        f"{counted[name]} {name}" for name in named
    )
    for version, verdicts in counted["verdicts"].items():
        yield f"Kuma {version}: {', '.join(f'{number} {verdict}' for verdict, number in verdicts.items())}"
    severities = ", ".join(
        f"{number} {severity}s" for severity, number in counted["findings"].items()
    )
    yield f"findings: {severities}, {counted['suppressed']} suppressed"
    for unjudged, names in made.not_judged:
        yield f"not judged: {unjudged.rule} of {names} names, for want of {' and '.join(unjudged.needs)}"


def conclusion(made: Audit) -> str:
    """Say in words whether the names survive the upgrade."""
    version, counted = made.question.after.text, made.verdicts[1]
    rejected, broken = (
        counted.get(verdict.value, 0) for verdict in (Verdict.REJECTED, Verdict.BROKEN)
    )
    of = f"of {made.resources} resources"
    failing = f"Kuma {version} rejects {rejected} {of}"
    if broken:
        failing += f", and {broken} {'does' if broken == 1 else 'do'} not work"
    return {
        summary.SAFE: f"safe: Kuma {version} rejects none {of}",
        summary.NOT_SAFE: f"not safe: {failing}",
        summary.UNKNOWN: f"unknown: {'not everything could be judged' if _lacks_something(made) else 'there was nothing to judge'}",
    }[summary.conclusion(made)]


def _lacks_something(made: Audit) -> bool:
    return bool(made.faults) or any(one.malformed for one in made.skipped)


def _judged(made: Audit, one: Judged, style: Style) -> Iterator[str]:
    resource = one.resource
    verdict = one.after or one.before or Verdict.VALID.value
    of = f" of mesh {_safe(resource.facts.mesh)}" if resource.facts.mesh else ""
    place = f"{resource.place.file}:{resource.place.line}"
    yield f"{style(verdict, verdict)}  {resource.kind} {_safe(resource.core_name)}{of}  {place}\n"
    for found in one.found:
        yield from _found(made, found, style)
    if one.mentions:
        yield f"    mentioned by {len(one.mentions)}:\n"
    for mention in one.mentions:
        yield f"      {mention.place.file}:{mention.place.line}  {mention.field} of {mention.kind} {_safe(mention.name)}\n"
    yield "\n"


def _found(made: Audit, found: Found, style: Style) -> Iterator[str]:
    both = zip(made.question[:2], (found.before, found.after), strict=True)
    outcomes = ", ".join(f"{version.text} {outcome}" for version, outcome in both if outcome)
    yield f"  {style(f'{found.severity:<7}', found.severity)}  line {found.line}: {found.message}\n"
    if outcomes:
        yield f"           {summary.change(found)}: {outcomes}; {found.because}\n"
    if found.hint:
        yield f"           {found.hint}\n"
    for other in found.others:
        yield f"           see {other.place.file}:{other.place.line}  {other.kind} {_safe(other.name)}\n"
    if found.suppressed:
        yield f"           suppressed: {_safe(found.suppressed)}\n"


def _applied(applied: Applied, style: Style) -> Iterator[str]:
    by = applied.suppression
    if applied.state != "used":
        about = f"{by.rule} of {by.kind} {by.name}"
        why = (
            f"expired on {by.expires}, and covers {applied.findings} findings"
            if applied.state == "expired"
            else "covers nothing"
        )
        yield f"{style('suppression', 'warning')}  {by.place.file}:{by.place.line}: {about} {why}\n"


def _safe(text: str) -> str:
    """Show a text that a terminal must not run."""
    return text if text.isprintable() and text else quoted(text)
