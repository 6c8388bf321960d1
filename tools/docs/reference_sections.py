"""The sections beside the rules: contents, versions, formats, measures and kinds."""

from collections.abc import Iterable, Iterator

from kuma_names.core.format import Format
from kuma_names.core.model import Environment
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.rows import Clause, Kind, NamePlace
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, POLICIES
from kuma_names.core.tables.places import PLACES
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import RELEASES, VersionNumber, VersionRange, label, version_number
from tools.docs import cells
from tools.docs.markdown import NOTHING, bullets, code, sentence, table

_SECTIONS = ("Versions", "Formats", "Measures", "Kinds", "Places", "Codecs", "Audits")
_KIND_HEADS = (
    "kind",
    "scope",
    "versions",
    "environment",
    "REST path",
    "short name",
    "custom resource",
)


def contents() -> Iterator[str]:
    """Yield links to the sections, and a table of the rules."""
    yield "## Contents"
    yield " · ".join(f"[{section}](#{section.lower()})" for section in _SECTIONS)
    rows = ((f"[`{rule.id}`](#{rule.id})", rule.summary) for rule in RULES)
    yield table(("rule", "summary"), rows)


def versions_section() -> Iterator[str]:
    """Yield the versions that the tables cover, and the patches in which rules change."""
    yield "## Versions"
    patches = ", ".join(code(label(number)) for number in _patches_with_changes())
    yield (
        "A version without a patch means its newest one."
        f" Within a minor, rules change only at {patches}."
    )
    rows = ((code(release.minor), release.newest_patch or "not released") for release in RELEASES)
    yield table(("version", "newest patch known"), rows)


def _patches_with_changes() -> list[VersionNumber]:
    numbers: set[VersionNumber] = set()
    for rule in RULES:
        for clause in rule.clauses:
            for versions in _ranges(clause):
                bounds = filter(None, (versions.since, versions.before))
                numbers.update(map(version_number, bounds))
    return sorted((major, minor, patch) for major, minor, patch in numbers if patch)


def _ranges(clause: Clause) -> Iterator[VersionRange]:
    """Yield the versions of a clause, and those of its Kuma text."""
    yield clause.versions
    if clause.kuma_text is not None:
        for group in clause.kuma_text.reasons:
            for reason in group:
                yield from reason.ranges


def formats_section() -> Iterator[str]:
    """Yield every format with what it accepts."""
    yield "## Formats"
    yield "Patterns match the whole text, ASCII only; lengths are bytes of UTF-8."
    for row in FORMATS.values():
        yield f"### Format {row.id}"
        yield sentence(row.summary)
        yield bullets(
            f"Pattern: `{row.pattern}`",
            f"Length: {_length(row)}",
            f"Empty text: {'accepted' if row.accepts_empty else 'not accepted'}",
            f"Atoms: {', '.join(row.atom_names) or 'none'}",
        )


def _length(row: Format) -> str:
    if row.max_bytes is None:
        return "any"
    limit = f"at most {row.max_bytes} bytes"
    return f"{limit}, not counting `{row.uncounted}`" if row.uncounted else limit


def measures_section() -> Iterator[str]:
    """Yield the table of measures."""
    yield "## Measures"
    rows = ((code(row.id), row.summary) for row in MEASURES.values())
    yield table(("measure", "measured text"), rows)


def kinds_section() -> Iterator[str]:
    """Yield the tables of kinds and of name subjects."""
    yield "## Kinds"
    yield table(_KIND_HEADS, map(_kind, _kinds(is_name_subject=False)))
    yield f"The policies: {', '.join(POLICIES)}."
    yield "Name subjects: names that belong to no resource and are validated like those of kinds."
    yield table(
        ("subject", "versions", "environment"),
        map(_name_subject, _kinds(is_name_subject=True)),
    )


def places_section() -> Iterator[str]:
    """Yield the table of places."""
    yield "## Places"
    yield (
        "Names in the body of a resource that Kuma judges. Paths are those of Universal: `[]` is"
        " every entry of a list, `.*` every value of a mapping, `.~` every key. A reference is"
        " judged only if the `kind` beside it is one of the targets, or another field that stands"
        " before them. With the name the facts are judged that stand behind the subject."
    )
    yield table(
        ("path", "kinds", "targets", "subject", "versions", "environment", "source"),
        map(_place, PLACES),
    )


def _place(place: NamePlace) -> tuple[str, ...]:
    return (
        code(place.path),
        cells.kinds(place.kinds),
        _targets(place),
        ", ".join((code(place.subject), *place.facts)),
        cells.versions(place.since or RELEASES[0].minor, place.before),
        cells.members(place.environments, Environment),
        place.source,
    )


def _targets(place: NamePlace) -> str:
    targets = ", ".join(place.targets) or NOTHING
    if place.target_field != "kind":
        targets = f"{place.target_field}: {targets}"
    return f"{targets} unless {code(place.unless)}" if place.unless else targets


def _kinds(*, is_name_subject: bool) -> Iterable[Kind]:
    return (kind for kind in KINDS.values() if kind.is_name_subject is is_name_subject)


def _kind(kind: Kind) -> tuple[str, ...]:
    short_name = code(kind.short_name)
    if kind.short_name_since:
        short_name += f" (since {kind.short_name_since})"
    return (
        code(kind.name),
        kind.scope,
        _versions(kind),
        cells.members(kind.environments, Environment),
        code(kind.path),
        short_name,
        kind.kubernetes_scope or NOTHING,
    )


def _name_subject(kind: Kind) -> tuple[str, ...]:
    environments = cells.members(kind.environments, Environment)
    return code(kind.name), _versions(kind), environments


def _versions(kind: Kind) -> str:
    return cells.versions(kind.since or RELEASES[0].minor, kind.removed_in)
