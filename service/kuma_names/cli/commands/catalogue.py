"""Commands that print the tables: `rules`, `kinds` and `versions`."""

import os
from collections.abc import Iterable, Iterator

import click

from kuma_names.cli import options
from kuma_names.cli.characters import escaped
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.layout import table
from kuma_names.cli.output import Output
from kuma_names.cli.terminal import terminal_width
from kuma_names.cli.text import version_span
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.core.tables.kinds import MESH_SCOPED_KINDS, RESOURCE_KINDS
from kuma_names.core.versions import DEFAULT_VERSION, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses import catalogue
from kuma_names.settings import Settings
from kuma_names.text_layout import hanging

_GLOBAL_SCOPED_KINDS = tuple(kind for kind in RESOURCE_KINDS if kind not in MESH_SCOPED_KINDS)
_KIND_GROUPS = {
    "all kinds": RESOURCE_KINDS,
    "all mesh-scoped kinds": MESH_SCOPED_KINDS,
    "all global-scoped kinds": _GLOBAL_SCOPED_KINDS,
}
_CONTEXT_FIELDS: dict[str, Iterable[str]] = {
    "environments": Environment,
    "operations": Operation,
    "modes": Mode,
}
_NONE = "-"
_CLAUSE_HEADS = ("VERSIONS", "OUTCOME", "MEASURE", "FORMAT", "CONTEXT", "KINDS")


@click.command(
    cls=OutputCommand,
    short_help="List the rules, or show one in detail.",
    epilog=epilog(
        "kuma-names rules",
        "kuma-names rules rfc1035-label",
        "kuma-names rules --format json",
    ),
)
@click.argument("rule", type=options.RULE, required=False)
def rules(rule: str | None) -> Output:
    """List all rules, or show the versions and kinds of one RULE."""
    body = catalogue.rules_json()
    if rule is None:
        return Output(body, _rule_table(body))
    rule_body = _select_rule(rule, body)
    return Output(rule_body, _rule_lines(rule_body["rules"][0]))


@click.command(
    cls=OutputCommand,
    short_help="List the kinds of resources.",
    epilog=epilog("kuma-names kinds", "kuma-names kinds --format json"),
)
def kinds() -> Output:
    """List all kinds, with the versions that have them."""
    body = catalogue.kinds_json()
    return Output(body, _kind_table(body))


@click.command(
    cls=OutputCommand,
    short_help="List the supported versions of Kuma.",
    epilog=epilog("kuma-names versions", "kuma-names versions --format json"),
)
def versions() -> Output:
    """List the supported versions of Kuma, the oldest first, and mark the default one."""
    variable = options.DEFAULT_VERSION_VARIABLE
    default = parse_version(os.environ.get(variable) or DEFAULT_VERSION, variable)
    links = Settings()
    body = catalogue.versions_json(default.text, links.docs_url, links.repository_url)
    return Output(body, _version_table(body, default.minor))


def _select_rule(id_: str, body: JsonObject) -> JsonObject:
    """Return the response with one rule and its formats only."""
    rule = next(row for row in body["rules"] if row["id"] == id_)
    format_ids = {clause["format"] for clause in rule["clauses"]}
    formats = [row for row in body["formats"] if row["id"] in format_ids]
    return {"rules": [rule], "formats": formats}


def _rule_table(body: JsonObject) -> Iterator[str]:
    rows = [(row["id"], row["summary"]) for row in body["rules"]]
    return table(("RULE", "SUMMARY"), rows, terminal_width())


def _rule_lines(rule: JsonObject) -> Iterator[str]:
    for field in ("id", "summary", "because", "source"):
        yield from hanging(field.ljust(9), escaped(rule[field]), terminal_width())
    yield ""
    rows = map(_clause_row, rule["clauses"])
    yield from table(_CLAUSE_HEADS, rows, terminal_width())


def _clause_row(clause: JsonObject) -> tuple[str, ...]:
    return (
        version_span(clause["since"], clause["until"]),
        clause["outcome"],
        clause["measure"],
        clause["format"],
        _context(clause),
        _listed_kinds(clause["kinds"]),
    )


def _context(clause: JsonObject) -> str:
    """Render the environments, operations and modes of a clause, if it does not apply in all."""
    parts = []
    for field, members in _CONTEXT_FIELDS.items():
        names = [*map(str, clause[field])]
        if names not in ([], [*map(str, members)]):
            parts.append(", ".join(names))
    return "; ".join(parts) or "any"


def _listed_kinds(kinds: list[str]) -> str:
    """Join kinds by commas, or return a group with exceptions if that is shorter.

    >>> _listed_kinds(["Mesh", "Zone"])
    'Mesh, Zone'
    >>> _listed_kinds([kind for kind in RESOURCE_KINDS if kind != "Dataplane"])
    'all kinds except Dataplane'
    """
    texts = [", ".join(kinds)]
    for group, members in _KIND_GROUPS.items():
        if not {*kinds} <= {*members}:
            continue
        exceptions = [kind for kind in members if kind not in kinds]
        texts.append(f"{group} except {', '.join(exceptions)}" if exceptions else group)
    return min(texts, key=len)


def _kind_table(body: JsonObject) -> Iterator[str]:
    heads = ("KIND", "SCOPE", "SINCE", "REMOVED", "SHORT", "PATH")
    fields = ("kind", "scope", "since", "removedIn", "shortName", "path")
    rows = []
    for row in body["kinds"]:
        cells = [row[field] or _NONE for field in fields]
        rows.append(cells)
    return table(heads, rows, terminal_width())


def _version_table(body: JsonObject, default: str) -> Iterator[str]:
    rows = []
    for row in body["versions"]:
        newest_patch = row["newestPatch"] or "not released"
        mark = "yes" if row["version"] == default else ""
        rows.append((row["version"], newest_patch, mark))
    return table(("VERSION", "NEWEST PATCH", "DEFAULT"), rows, terminal_width())
