"""JUnit's XML, as Jenkins and GitLab read it: a case a resource, which fails if the newer version rejects it.

What is suppressed fails nothing. Resources that nothing is said of are one case: the report does not grow with what is good.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kuma_names.audit import summary
from kuma_names.audit.model import Audit, Found, Judged

_ILLEGAL = {
    code: "\ufffd" for code in (*range(0x20), 0xFFFE, 0xFFFF) if code not in (0x9, 0xA, 0xD)
}


def write(made: Audit) -> Iterator[str]:
    """Write one suite."""
    name = f"kuma-names audit {made.question.before.text} to {made.question.after.text}"
    failing = [one for one in made.judged if _failures(one)]
    faults = [(one.place, one.reason) for one in made.faults] + [
        (one.place, one.reason) for one in made.skipped if one.malformed
    ]
    skipped = [one for one in made.skipped if not one.malformed]
    good = made.resources - len(made.judged)
    total = len(made.judged) + len(faults) + len(skipped) + bool(good)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name={_quoted(name)} tests="{total}" failures="{len(failing)}" errors="{len(faults)}">\n'
    yield (
        f'<testsuite name={_quoted(name)} tests="{total}" failures="{len(failing)}" errors="{len(faults)}" '
        f'skipped="{len(skipped)}" timestamp="{summary.moment(made).rstrip("Z")}">\n'
    )
    for one in made.judged:
        yield from _case(one)
    if good:
        yield f'<testcase classname="resources" name="{good} without a finding"/>\n'
    for place, reason in faults:
        yield _outer(
            place.file,
            f"line {place.line}",
            f'<error message={_quoted(reason)} type="unreadable"/>',
        )
    for other in skipped:
        yield _outer(
            other.place.file,
            f"line {other.place.line}",
            f"<skipped message={_quoted(other.reason)}/>",
        )
    yield "</testsuite>\n</testsuites>\n"


def _case(one: Judged) -> Iterator[str]:
    resource = one.resource
    failures = _failures(one)
    others = [found for found in one.found if found not in failures]
    inner = "".join(
        f"<failure message={_quoted(found.message)} type={_quoted(found.rule)}>{_escaped(_lines([found]))}</failure>"
        for found in failures[:1]
    )
    rest = [*failures[1:], *others]
    inner += f"<system-out>{_escaped(_lines(rest))}</system-out>" if rest else ""
    name = f"{resource.kind} {resource.core_name}" + (
        f" of mesh {resource.facts.mesh}" if resource.facts.mesh else ""
    )
    yield _outer(resource.place.file, f"{name} (line {resource.place.line})", inner)


def _failures(one: Judged) -> list[Found]:
    return [found for found in one.found if summary.fails(found)]


def _lines(found: Iterable[Found]) -> str:
    return "".join(
        f"{one.severity}: line {one.line}: {one.message}; {one.because}"
        + (f"; {one.hint}" if one.hint else "")
        + (f"; suppressed: {one.suppressed}" if one.suppressed else "")
        + "\n"
        for one in found
    )


def _outer(classname: str, name: str, inner: str) -> str:
    return f"<testcase classname={_quoted(classname)} name={_quoted(name)}>{inner}</testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(text.translate(_ILLEGAL))


def _escaped(text: str) -> str:
    return escape(text.translate(_ILLEGAL))
