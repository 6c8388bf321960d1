"""The commands about all other identifiers: `write`, `read`, `codecs`, `identify` and `explain`."""

from collections.abc import Iterator

import click

from kuma_names.cli import options, text
from kuma_names.cli.group import Command, choose, examples
from kuma_names.cli.terminal import plain, quoted, show, show_json, table
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import ASSUMED, Codec, decode, encode
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses.identifiers import (
    codecs_json,
    decoded_json,
    encoded_json,
    explanation_json,
    identification_json,
)

CODEC = options.Text({family.id: family.summary for family in CODECS.values()})


@click.command(
    cls=Command,
    short_help="Write an identifier out of its fields.",
    epilog=examples(
        "kuma-names write kri kind=MeshService mesh=default zone=east name=backend section=http",
        "kuma-names write kds-name mesh=default name=redis-zone-1 zone=zone-1",
        "kuma-names write hostname kind=MeshService name=redis namespace=demo zone=east --format json",
        then="Exit codes: 0, and 2 for fields that make no such identifier.",
    ),
)
@click.argument("codec", type=CODEC, metavar="CODEC")
@click.argument("fields", nargs=-1, type=options.TEXT, metavar="FIELD=VALUE...")
@click.option("--lenient", is_flag=True, help="Write what is read back as something else, too.")
@options.kuma_version
@options.output
@click.pass_context
def write(
    ctx: click.Context,
    codec: str,
    fields: tuple[str, ...],
    lenient: bool,
    kuma_version: str,
    shape: str,
) -> None:
    """Write an identifier of the family CODEC; `kuma-names codecs` lists them with their fields."""
    family, asked = _family(codec, ctx), parse_version(kuma_version)
    answer = encoded_json(
        family, encode(family, _given(family, fields, ctx), asked, lenient=lenient), asked
    )
    if shape == "json":
        show_json(answer)
    else:
        show(
            [
                plain(answer["text"]),
                *(text.labelled("also", _fields(other)) for other in answer["others"]),
            ]
        )


@click.command(
    cls=Command,
    short_help="Read an identifier in every way it may have been meant.",
    epilog=examples(
        "kuma-names read kri kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0",
        "kuma-names read sni sni.msvc.default.zone-a.backend.http --format json",
        "kuma-names read kds-name foo-zxw6c95d42zfz9cc --candidate name=foo",
        then="Exit codes: 0, and 2 for a text that is no such identifier.",
    ),
)
@click.argument("codec", type=CODEC, metavar="CODEC")
@click.argument("text", type=options.TEXT)
@click.option(
    "--candidate",
    "candidates",
    type=options.TEXT,
    metavar="FIELD=VALUE[;FIELD=VALUE...]",
    multiple=True,
    help="Fields that it may have been made from: only what makes TEXT is shown. Repeatable.",
)
@options.kuma_version
@options.output
@click.pass_context
def read(
    ctx: click.Context,
    codec: str,
    text: str,
    candidates: tuple[str, ...],
    kuma_version: str,
    shape: str,
) -> None:
    """Read TEXT as an identifier of the family CODEC, best reading first."""
    family, asked = _family(codec, ctx), parse_version(kuma_version)
    given = [_given(family, tuple(one.split(";")), ctx) for one in candidates] or None
    answer = decoded_json(family, decode(family, text, asked, given), asked)
    if shape == "json":
        show_json(answer)
    else:
        show(_read(answer))


@click.command(
    cls=Command,
    short_help="Every family of identifiers.",
    epilog=examples("kuma-names codecs", "kuma-names codecs --format json"),
)
@options.output
def codecs(shape: str) -> None:
    """Every family of identifiers, with its fields and an example."""
    answer = codecs_json()
    if shape == "json":
        show_json(answer)
    else:
        rows = (
            (row["id"], " ".join(row["fields"]), row["example"]["text"]) for row in answer["codecs"]
        )
        show(table(("CODEC", "FIELDS", "EXAMPLE"), rows))


@click.command(
    cls=Command,
    short_help="Everything that a text can be.",
    epilog=examples(
        "kuma-names identify redis-zone-1-2v6wfvvcvbc9f55d",
        "kuma-names identify aa.a.web --format json",
    ),
)
@click.argument("text", type=options.TEXT)
@options.kuma_version
@options.output
def identify(text: str, kuma_version: str, shape: str) -> None:
    """Everything that TEXT can be, most telling first."""
    asked = parse_version(kuma_version)
    answer = identification_json(text, asked)
    if shape == "json":
        show_json(answer)
    else:
        rows = (
            (row["codec"], row["resolution"], _fields(row["fields"]))
            for row in answer["identifiers"]
        )
        show(
            table(("CODEC", "RESOLUTION", "FIELDS"), rows)
            if answer["identifiers"]
            else ["nothing that Kuma builds"]
        )


@click.command(
    cls=Command,
    short_help="What does a line of a log or an error mean?",
    epilog=examples(
        "kuma-names explain 'proxyId {aa a.web} does not match proxy resource {aa.a web}'",
        "kuma-names explain 'Envoy ID must not be nil' --format json",
        then="Exit codes: 0 the line is explained, 1 it holds no message that is known.",
    ),
)
@click.argument("line", type=options.TEXT)
@click.option(
    "--mesh",
    "meshes",
    type=options.TEXT,
    metavar="MESH",
    multiple=True,
    help="A mesh that exists. Repeatable.",
)
@options.kuma_version
@options.output
@click.pass_context
def explain(
    ctx: click.Context, line: str, meshes: tuple[str, ...], kuma_version: str, shape: str
) -> None:
    """What does this LINE of a log or an error mean, and what is to be done?"""
    asked = Context.from_strings(kuma_version)
    answer = explanation_json(line, asked, list(meshes) or None)
    if shape == "json":
        show_json(answer)
    else:
        show(_explained(answer))
    ctx.exit(int(answer["message"] is None))


def _family(id_: str, ctx: click.Context) -> Codec:
    if id_ not in CODECS:
        raise click.UsageError(
            f"CODEC: {id_[:80]!r} is no family of identifiers; {choose(id_, tuple(CODECS))}", ctx
        )
    return CODECS[id_]


def _given(family: Codec, fields: tuple[str, ...], ctx: click.Context) -> dict[str, str]:
    given: dict[str, str] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals or name not in family.fields:
            raise click.UsageError(
                f"FIELD=VALUE: {field[:80]!r}: {choose(name, family.fields)}", ctx
            )
        if name in given:
            raise click.UsageError(f"FIELD=VALUE: {name} must not be given twice", ctx)
        given[name] = value
    return given


def _fields(fields: JsonObject) -> str:
    return ", ".join(f"{name} {quoted(value)}" for name, value in fields.items() if value)


def _read(answer: JsonObject) -> Iterator[str]:
    if not answer["readings"]:
        yield f"{answer['resolution']}: no candidate makes {quoted(answer['text'])}"
    for number, reading in enumerate(answer["readings"]):
        word = answer["resolution"] if number == 0 else "or"
        yield text.verdict(
            word,
            _fields(reading["fields"]) + (" (as Kuma reads it)" if reading["controlPlane"] else ""),
        )
        if number == 0:
            yield from (text.labelled(name, plain(other)) for name, other in reading["as"].items())
    if answer["misread"]:
        yield text.labelled("Kuma reads", _fields(answer["misread"]))
    if answer["upstream"]:
        yield text.labelled("Kuma says", plain(answer["upstream"]))
    if answer["lost"]:
        yield text.labelled("lost", ", ".join(answer["lost"]))


def _explained(answer: JsonObject) -> Iterator[str]:
    if answer["message"] is None:
        yield "no message that is known"
    else:
        yield plain(answer["meaning"])
        yield text.labelled("about", answer["about"])
        yield text.labelled("advice", plain(answer["advice"]))
    decoded = answer["proxyId"]
    resolved = decoded and decoded["resolution"] != ASSUMED and decoded["resolved"]
    if resolved:
        yield text.labelled(
            "meant", f"mesh {quoted(resolved['mesh'])}, name {quoted(resolved['name'])}"
        )
    for found in answer["identifiers"]:
        yield text.labelled(
            "in it", f"{found['codec']} {quoted(found['text'])}: {_fields(found['fields'])}"
        )
