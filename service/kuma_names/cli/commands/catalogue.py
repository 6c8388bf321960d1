"""The commands that show the tables: `rules`, `kinds` and `versions`."""

import os
from collections.abc import Iterable, Iterator

import click

from kuma_names.cli import options, text
from kuma_names.cli.group import Command, choose, examples
from kuma_names.cli.terminal import plain, show, show_json, table
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.kinds import MESH_SCOPED_KINDS, RESOURCE_KINDS
from kuma_names.core.versions import DEFAULT_VERSION, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses import catalogue

_GLOBAL_SCOPED_KINDS = tuple(kind for kind in RESOURCE_KINDS if kind not in MESH_SCOPED_KINDS)
_GROUPS = {
    "every kind": RESOURCE_KINDS,
    "every mesh-scoped kind": MESH_SCOPED_KINDS,
    "every global-scoped kind": _GLOBAL_SCOPED_KINDS,
}
_NONE = "-"


@click.command(
    cls=Command,
    short_help="Every rule, or all about one.",
    epilog=examples(
        "kuma-names rules",
        "kuma-names rules rfc1035-label",
        "kuma-names rules --format json",
    ),
)
@click.argument("rule", type=options.RULE, required=False)
@options.output
@click.pass_context
def rules(ctx: click.Context, rule: str | None, shape: str) -> None:
    """Every rule; or one RULE, with the kinds and versions that it holds for."""
    answer = catalogue.rules_json()
    if rule is not None:
        answer = _only(rule, answer, ctx)
    if shape == "json":
        show_json(answer)
    elif rule is None:
        show(table(("RULE", "SAYS"), ((row["id"], row["summary"]) for row in answer["rules"])))
    else:
        show(_rule(answer["rules"][0]))


@click.command(
    cls=Command,
    short_help="Every kind, with its lifetime.",
    epilog=examples("kuma-names kinds", "kuma-names kinds --format json"),
)
@options.output
def kinds(shape: str) -> None:
    """Every kind, and the versions that have it."""
    answer = catalogue.kinds_json()
    if shape == "json":
        show_json(answer)
    else:
        fields = ("kind", "scope", "since", "removedIn", "shortName", "path")
        rows = (tuple(row[field] or _NONE for field in fields) for row in answer["kinds"])
        show(table(("KIND", "SCOPE", "SINCE", "REMOVED IN", "SHORT NAME", "PATH"), rows))


@click.command(
    cls=Command,
    short_help="Every supported version of Kuma.",
    epilog=examples("kuma-names versions", "kuma-names versions --format json"),
)
@options.output
def versions(shape: str) -> None:
    """Every supported version of Kuma, oldest first, and which one is meant where none is named."""
    default = parse_version(os.environ.get(options.DEFAULT) or DEFAULT_VERSION, options.DEFAULT)
    answer = catalogue.versions_json(default.text)
    if shape == "json":
        show_json(answer)
    else:
        marks = {default.minor: "yes"}
        rows = (
            (row["version"], row["newestPatch"] or "not released", marks.get(row["version"], ""))
            for row in answer["versions"]
        )
        show(table(("VERSION", "NEWEST PATCH", "DEFAULT"), rows))


def _only(rule: str, answer: JsonObject, ctx: click.Context) -> JsonObject:
    """Leave one rule, and its formats; raises UsageError for one that does not exist."""
    found = [row for row in answer["rules"] if row["id"] == rule]
    if not found:
        raise click.UsageError(
            f"RULE: {quoted(rule)} is no rule; {choose(rule, [row['id'] for row in answer['rules']])}",
            ctx,
        )
    formats = {clause["format"] for clause in found[0]["clauses"]}
    return {"rules": found, "formats": [row for row in answer["formats"] if row["id"] in formats]}


def _rule(row: JsonObject) -> Iterator[str]:
    for label in ("id", "summary", "because", "source"):
        yield f"{label.ljust(9)}{plain(row[label])}"
    yield ""
    heads = (
        "VERSIONS",
        "OUTCOME",
        "MEASURED",
        "FORMAT",
        "ENVIRONMENT",
        "OPERATION",
        "MODE",
        "KINDS",
    )
    yield from table(heads, map(_clause, row["clauses"]))


def _clause(clause: JsonObject) -> tuple[str, ...]:
    return (
        text.lasting(clause["since"], clause["until"]),
        clause["outcome"],
        clause["measure"],
        clause["format"],
        _some(clause["environments"], Environment),
        _some(clause["operations"], Operation) or _NONE,
        _some(clause["modes"], Mode),
        _kinds_named(clause["kinds"]),
    )


def _kinds_named(kinds: list[str]) -> str:
    """Name kinds one by one, or as all but some of a group, whichever is shorter.

    >>> _kinds_named(["Mesh", "Zone"])
    'Mesh, Zone'
    >>> _kinds_named([kind for kind in RESOURCE_KINDS if kind != "Dataplane"])
    'every kind but Dataplane'
    """
    groups = (
        _all_but(group, [kind for kind in members if kind not in kinds])
        for group, members in _GROUPS.items()
        if {*kinds} <= {*members}
    )
    return min(", ".join(kinds), *groups, key=len)


def _all_but(group: str, others: list[str]) -> str:
    return f"{group} but {', '.join(others)}" if others else group


def _some(members: Iterable[str], everything: Iterable[str]) -> str:
    named = [*map(str, members)]
    return "any" if named == [*map(str, everything)] else ", ".join(named)
