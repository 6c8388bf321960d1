"""Markdown, as a comment on a change shows it: the verdict, counts, and one table row a finding; nothing is cut."""

import re
from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.formats.text import conclusion, counts
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import Audit, Found, Judged, Mention

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")


def write(made: Audit) -> Iterator[str]:
    """Write the report."""
    yield f"## kuma-names audit: Kuma {made.question.before.text} to {made.question.after.text}\n\n"
    yield f"**{_plain(conclusion(made))}**\n\n"
    yield "".join(f"- {_plain(line)}\n" for line in counts(made)) + "\n"
    if made.judged:
        yield "| verdict | resource | where | rule | change | finding | instead |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    for one in made.judged:
        for at, found in enumerate(one.found):
            yield _row(one, found, (*found.others, *one.mentions) if at == 0 else found.others)
    unjudged = [(one.place, one.reason) for one in made.faults] + [
        (one.place, one.reason) for one in made.skipped
    ]
    if unjudged:
        yield "\n### Not judged\n\n"
    for place, reason in unjudged:
        yield f"- {_where(place, place.line)}: {_plain(reason)}\n"
    stale = [applied for applied in made.suppressions if applied.state != "used"]
    if stale:
        yield "\n### Suppressions\n\n"
    for applied in stale:
        by = applied.suppression
        yield f"- {_where(by.place, by.place.line)}: {applied.state}: {_plain(f'{by.rule} {by.kind} {by.name}')}\n"


def _row(one: Judged, found: Found, mentions: tuple[Mention, ...]) -> str:
    resource = one.resource
    name = f"{resource.kind} {_code(resource.core_name)}" + (
        f" of mesh {_code(resource.facts.mesh)}" if resource.facts.mesh else ""
    )
    suppressed = f" *suppressed: {_plain(found.suppressed)}*" if found.suppressed else ""
    mentioned = "".join(f"<br>mentioned: {_where(m.place, m.place.line)}" for m in mentions)
    instead = _code(found.suggestion.name) if found.suggestion else ""
    cells = (
        one.after or "",
        name,
        _where(resource.place, found.line),
        found.rule,
        summary.change(found),
        _plain(found.message) + suppressed + mentioned,
        instead,
    )
    return f"| {' | '.join(cells)} |\n"


def _where(place: Place, line: int) -> str:
    return _code(f"{place.file}:{line}")


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def _code(text: str) -> str:
    """Quote as code; a backtick or a bar in it would end it."""
    text = _one_line(text).replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _one_line(text: str) -> str:
    return "".join(
        character if character.isprintable() else repr(character)[1:-1] for character in text
    )
