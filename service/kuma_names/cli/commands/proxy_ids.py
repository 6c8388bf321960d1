"""The commands about proxy IDs: `encode` and `decode`."""

from collections.abc import Iterator

import click

from kuma_names.cli import options, text
from kuma_names.cli.group import Command, examples
from kuma_names.cli.terminal import painted, plain, quoted, show, show_json, table
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.core.model import Context
from kuma_names.json_types import JsonObject
from kuma_names.responses.identifiers import decoded_proxy_id_json, encoded_proxy_id_json
from kuma_names.responses.summary import reaches

_KNOWN = {None: "not asked", True: "yes", False: "no"}


@click.command(
    cls=Command,
    short_help="Join a mesh and a name to a proxy ID.",
    epilog=examples(
        "kuma-names encode default web-1.kuma-demo",
        "kuma-names encode aa.a web-1 --lenient --format json",
        'kuma-names encode "" ingress --kuma-version 2.14',
        then="The first line is the ID. Exit codes: 0 fine or deprecated, 1 broken or rejected, 2 a pair that makes no ID.",
    ),
)
@click.argument("mesh", type=options.TEXT)
@click.argument("name", type=options.TEXT)
@click.option(
    "--lenient", is_flag=True, help="Take a mesh with a dot, whose ID is read back as another pair."
)
@options.kuma_version
@options.environment
@options.output
@click.pass_context
def encode(
    ctx: click.Context,
    mesh: str,
    name: str,
    lenient: bool,
    kuma_version: str,
    environment: str,
    shape: str,
) -> None:
    """Join MESH and NAME to the ID that a data plane proxy presents itself with."""
    asked = Context.from_strings(kuma_version, environment=environment)
    answer = encoded_proxy_id_json(encode_proxy_id(mesh, name, asked, lenient=lenient), asked)
    if shape == "json":
        show_json(answer)
    else:
        show(_encoded(answer))
    ctx.exit(int(reaches(answer)))


@click.command(
    cls=Command,
    short_help="What does a proxy ID say?",
    epilog=examples(
        "kuma-names decode default.web-1",
        "kuma-names decode aa.a.web-1 --mesh aa.a --mesh default",
        "kuma-names decode aa.a.2048-app.kuma-demo --environment kubernetes --format json",
        then="Exit codes: 0, and 2 for a text that is no proxy ID.",
    ),
)
@click.argument("proxy_id_", metavar="PROXY_ID", type=options.TEXT)
@click.option(
    "--mesh",
    "meshes",
    type=options.TEXT,
    metavar="MESH",
    multiple=True,
    help="A mesh that exists. Repeatable.",
)
@options.kuma_version
@options.environment
@options.output
def decode(
    proxy_id_: str, meshes: tuple[str, ...], kuma_version: str, environment: str, shape: str
) -> None:
    """What does this PROXY_ID say to the control plane, and what may it have been meant to say?"""
    asked = Context.from_strings(kuma_version, environment=environment)
    answer = decoded_proxy_id_json(decode_proxy_id(proxy_id_, asked, meshes or None), asked)
    if shape == "json":
        show_json(answer)
    else:
        show(_decoded(answer))


def _encoded(answer: JsonObject) -> Iterator[str]:
    yield plain(answer["proxyId"])
    if not answer["roundTrips"]:
        yield text.labelled(
            "read as", f"mesh {quoted(answer['mesh'])}, name {quoted(answer['name'])}"
        )
    if answer["findings"]:
        yield from text.findings(answer["findings"])
        yield text.labelled("verdict", painted(answer["verdict"]))


def _decoded(answer: JsonObject) -> Iterator[str]:
    resolved = answer["resolved"]
    parts = (
        (f"{part} {quoted(text)}" for part, text in resolved.items() if text is not None)
        if resolved
        else ["believe none"]
    )
    yield text.verdict(answer["resolution"], ", ".join(parts))
    yield from text.findings(answer["findings"])
    yield ""
    rows = (
        (quoted(row["mesh"]), quoted(row["name"]), _reader(row), _KNOWN[row["known"]])
        for row in answer["candidates"]
    )
    yield from table(("MESH", "NAME", "READ BY", "MESH EXISTS"), rows)


def _reader(row: JsonObject) -> str:
    return "the control plane" if row["controlPlane"] else "nobody"
