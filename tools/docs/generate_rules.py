"""Generator of docs/reference/rules.md from the tables: `python -m tools.docs.generate_rules`.

With `--check` it compares the page with the tables and writes nothing.
"""

import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kuma_names.audit import finding_types
from kuma_names.core.format import EMPTY, Format
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.rows import ALWAYS, Clause, IdentifierFindingType, Kind, KumaText, Reason, Rule
from kuma_names.core.tables import identifier_findings
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, MESH_SCOPED_KINDS, POLICIES, RESOURCE_KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import RELEASES, label, label_before, version_number

_ROOT = Path(__file__).parents[2]
PATH = _ROOT / "docs" / "reference" / "rules.md"
_GLOBAL_SCOPED_KINDS = tuple(kind for kind in RESOURCE_KINDS if kind not in MESH_SCOPED_KINDS)
_GROUPS = {
    "kind": RESOURCE_KINDS,
    "mesh-scoped kind": MESH_SCOPED_KINDS,
    "global-scoped kind": _GLOBAL_SCOPED_KINDS,
}
_FEW = 6
_NONE = "-"
_HEAD = """# Rules

Written by `make docs` from the tables in `service/kuma_names/core`; do not edit. The same as data: `GET /rules`,
`GET /kinds` and `GET /versions`. The words are explained in the [glossary](glossary.md).

How to read a row: what is *measured* must have the *format*, else the *outcome* follows, for these kinds, in these
versions (both included, with all their patches; `2.10 -` is still so in the newest), environments, operations and
modes. "or nothing" means that the empty text is not judged. The rules stand in the order of findings. Placeholders
stand in braces.
"""


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` print how it differs from the tables and return 1."""
    fresh = page()
    if "--check" not in arguments:
        PATH.write_text(fresh, "utf-8")
        return 0
    stale = PATH.read_text("utf-8") if PATH.exists() else ""
    name = PATH.relative_to(_ROOT).as_posix()
    before, after = stale.splitlines(), fresh.splitlines()
    difference = list(difflib.unified_diff(before, after, name, "the tables", lineterm=""))
    if difference:
        print("\n".join([*difference, f"{name} is stale: run `make docs`"]))
        return 1
    print(f"{name} is current")
    return 0


def page() -> str:
    """Make the whole page."""
    sections = (
        _contents(),
        _versions(),
        _rules(),
        _formats(),
        _measures(),
        _kinds(),
        _notices(),
        _remarks(),
    )
    return _HEAD + "".join(
        f"\n{line}" if line.startswith("#") else line for section in sections for line in section
    )


def _contents() -> Iterator[str]:
    yield "## Contents\n"
    yield "\n"
    heads = ("Versions", "Formats", "Measures", "Kinds", "Codecs", "Audits")
    yield " · ".join(f"[{head}](#{head.lower()})" for head in heads) + "\n"
    yield "\n"
    yield from _table(
        ("rule", "says"), ((f"[`{rule.id}`](#{rule.id})", rule.summary) for rule in RULES)
    )


def _versions() -> Iterator[str]:
    yield "## Versions\n"
    yield "\n"
    thresholds = {
        text for rule in RULES for clause in rule.clauses for text in _thresholds(clause) if text
    }
    inside = sorted(filter(lambda number: number[2], map(version_number, thresholds)))
    named = ", ".join(f"`{label(number)}`" for number in inside)
    yield f"A version without a patch means its newest one. Something changes inside a minor only at {named}.\n"
    yield "\n"
    rows = ((f"`{release.minor}`", release.newest_patch or "not released") for release in RELEASES)
    yield from _table(("version", "newest patch known"), rows)


def _thresholds(clause: Clause) -> Iterator[str | None]:
    """Give every version at which a row, or what Kuma says there, begins or ends."""
    reasons = (reason for group in (clause.kuma_text or KumaText()).reasons for reason in group)
    windows = (clause.versions, *(window for reason in reasons for window in reason.windows))
    return (bound for window in windows for bound in (window.since, window.before))


def _rules() -> Iterator[str]:
    for rule in RULES:
        yield f"## {rule.id}\n"
        yield "\n"
        yield f"{_sentence(rule.summary)}\n"
        yield "\n"
        yield f"- Because: {rule.because}\n"
        yield f"- Source: {rule.source}\n"
        yield "\n"
        yield from _clauses(rule)


def _clauses(rule: Rule) -> Iterator[str]:
    texts = list(
        dict.fromkeys(clause.kuma_text for clause in rule.clauses if clause.kuma_text is not None)
    )
    heads = (
        "kinds",
        "versions",
        "environment",
        "operation",
        "mode",
        "measured",
        "format",
        "outcome",
        "Kuma says",
    )
    yield from _table(heads, (_clause(clause, texts) for clause in rule.clauses))
    for number, said in enumerate(texts, 1):
        yield "\n"
        yield from _text(
            number,
            said,
            {
                atom
                for clause in rule.clauses
                if clause.kuma_text is said
                for atom in _atoms(clause)
            },
        )


def _clause(clause: Clause, texts: list[KumaText]) -> tuple[str, ...]:
    format_ = FORMATS[clause.format]
    nothing = "" if clause.empty or format_.empty else " or nothing"
    instead = f" (where {_listed(clause.yields_to)} is kept)" if clause.yields_to else ""
    return (
        _kinds_named(clause.kinds),
        window(clause.since, clause.before),
        _some(clause.environments, Environment),
        _NONE if None in clause.operations else _some(clause.operations, Operation),
        _some(clause.modes, Mode),
        f"[{MEASURES[clause.measure].id}](#measures)",
        f"[{format_.id}](#format-{format_.id}){nothing}",
        f"{clause.outcome}{instead}",
        _NONE if clause.kuma_text is None else f"text {texts.index(clause.kuma_text) + 1}",
    )


def _kinds_named(kinds: tuple[str, ...]) -> str:
    """Name kinds as a group, as all but a few of one, or each."""
    for group, members in _GROUPS.items():
        others = _policies_named([kind for kind in members if kind not in kinds])
        if set(kinds) <= set(members) and len(others) < _FEW < len(kinds):
            return f"every {group} but {', '.join(others)}" if others else f"every {group}"
    return ", ".join(_policies_named(kinds))


def _policies_named(kinds: Iterable[str]) -> list[str]:
    named = list(kinds)
    if not set(POLICIES) <= set(named):
        return named
    return ["[the policies](#kinds)", *(kind for kind in named if kind not in POLICIES)]


def _atoms(clause: Clause) -> Iterator[str]:
    return (atom for atom in FORMATS[clause.format].atom_names if clause.empty or atom != EMPTY)


def _text(number: int, said: KumaText, atoms: set[str]) -> Iterator[str]:
    """Write one of Kuma's texts: alone, or with the reasons that stand for {errors}; `atoms` are those that can be broken."""
    reasons = [reason for group in said.reasons for reason in group]
    if not reasons:
        yield f"Text {number}: `{said.template}`\n"
    elif said.template == "{errors}":
        yield f"Text {number}{_joined(said)}:\n"
    else:
        yield f"Text {number}: `{said.template}`{_joined(said)}:\n"
    for position, group in enumerate(said.reasons):
        if not position:
            yield "\n"
        for place, reason in enumerate(group):
            yield f"- {_when(reason, atoms, last=place > 0)}: `{reason.text}`\n"


def _joined(said: KumaText) -> str:
    if said.separate:
        return ", one parameter each"
    return f", joined by `{said.joiner}`" if len(said.reasons) > 1 else ""


def _when(reason: Reason, atoms: set[str], *, last: bool) -> str:
    words = ", ".join(atom for atom in reason.atoms if atom in atoms) or (
        "else" if last and reason.windows == ALWAYS else "always"
    )
    shaped = f", if the text is an {reason.shaped}" if reason.shaped else ""
    dated = (
        ""
        if reason.windows == ALWAYS
        else f" ({', '.join(window(str(row.since), row.before) for row in reason.windows)})"
    )
    return f"{words}{shaped}{dated}"


def _formats() -> Iterator[str]:
    yield "## Formats\n"
    yield "\n"
    yield "Patterns match the whole text, ASCII only; lengths are bytes of UTF-8.\n"
    for row in FORMATS.values():
        yield f"### Format {row.id}\n"
        yield "\n"
        yield f"{_sentence(row.summary)}\n"
        yield "\n"
        yield f"- Pattern: `{row.pattern}`\n"
        yield f"- Length: {_length(row)}\n"
        yield f"- Empty text: {'accepted' if row.empty else 'not accepted'}\n"
        yield f"- Atoms: {', '.join(row.atom_names) or 'none'}\n"


def _length(row: Format) -> str:
    if row.max_bytes is None:
        return "any"
    return f"at most {row.max_bytes} bytes" + (
        f", not counting `{row.uncounted}`" if row.uncounted else ""
    )


def _measures() -> Iterator[str]:
    yield "## Measures\n"
    yield "\n"
    yield from _table(
        ("measure", "what is measured"), ((f"`{row.id}`", row.summary) for row in MEASURES.values())
    )


def _kinds() -> Iterator[str]:
    heads = (
        "kind",
        "scope",
        "versions",
        "environment",
        "REST path",
        "short name",
        "custom resource",
    )
    yield "## Kinds\n"
    yield "\n"
    yield from _table(heads, (_kind(kind) for kind in KINDS.values() if not kind.is_name_subject))
    yield "\n"
    yield f"The policies: {', '.join(POLICIES)}.\n"
    yield "\n"
    yield "Name subjects: names that are judged like those of kinds, and belong to no resource.\n"
    yield "\n"
    subjects = (kind for kind in KINDS.values() if kind.is_name_subject)
    yield from _table(
        ("subject", "versions", "environment"),
        ((row[0], *row[2:4]) for row in map(_kind, subjects)),
    )


def _kind(kind: Kind) -> tuple[str, ...]:
    since = f" (since {kind.short_name_since})" if kind.short_name_since else ""
    return (
        f"`{kind.name}`",
        kind.scope,
        window(kind.since or RELEASES[0].minor, kind.removed_in),
        _some(kind.environments, Environment),
        f"`{kind.path}`" if kind.path else _NONE,
        f"`{kind.short_name}`{since}" if kind.short_name else _NONE,
        kind.kubernetes_scope or _NONE,
    )


def _notices() -> Iterator[str]:
    yield "## Codecs\n"
    yield "\n"
    yield "What `/proxyid/encode` and `/proxyid/decode` find besides the rules of names.\n"
    for id_ in identifier_findings.IDENTIFIER_FINDING_IDS:
        rows = [row for row in identifier_findings.IDENTIFIER_FINDINGS if row.id == id_]
        yield f"### {id_}\n"
        yield "\n"
        yield f"{_sentence(rows[0].summary)}\n"
        yield "\n"
        yield f"- Because: {rows[0].because}\n"
        yield "\n"
        heads = ("versions", "environment", "field", "outcome", "Kuma says")
        yield from _table(heads, (_notice(row) for row in rows))


def _notice(row: IdentifierFindingType) -> tuple[str, ...]:
    said = (row.kuma_text or "").replace("{{", "{").replace("}}", "}")
    return (
        window(row.since, None),
        _some(row.environments, Environment),
        row.field,
        row.outcome,
        f"`{said}`" if said else _NONE,
    )


def _remarks() -> Iterator[str]:
    yield "## Audits\n"
    yield "\n"
    yield "What an audit finds besides the rules of names.\n"
    for id_ in finding_types.REMARK_IDS:
        rows = [row for row in finding_types._ROWS if row.id == id_]
        yield f"### {_head(id_)}\n"
        yield "\n"
        yield f"{_sentence(rows[0].summary)}\n"
        yield "\n"
        heads = ("environment", "outcome", "because")
        yield from _table(
            heads,
            (
                (
                    _some(row.environments, Environment),
                    row.outcome or finding_types.NOTE,
                    _because(row),
                )
                for row in rows
            ),
        )


def _head(id_: str) -> str:
    """Name the section of a remark; codecs have a notice of the same name."""
    return f"{id_} (audits)" if id_ in identifier_findings.IDENTIFIER_FINDING_IDS else id_


def _because(row: finding_types.Remark) -> str:
    return row.because.replace("{existing}", "")


def window(since: str, before: str | None) -> str:
    """Name the versions of a row."""
    if before is None:
        return f"{since} -"
    until = label_before(version_number(before))
    rest = ".x" if since.startswith(f"{until}.") else ""
    return since if since == until else f"{since} - {until}{rest}"


def _some(members: Iterable[object], everything: Iterable[object]) -> str:
    named = [str(member) for member in members]
    return "any" if named == [str(member) for member in everything] else ", ".join(named)


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(f"[{id_}](#{id_})" for id_ in ids)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for cells in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
