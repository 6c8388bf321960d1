"""Commands about identifiers: `encode`, `decode`, `codecs` and `identify`."""

import click
from click.core import ParameterSource

from kuma_names.cli import identifier_text, options
from kuma_names.cli.fields import parse_fields
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.output import Output
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codec import decode as decode_text
from kuma_names.core.identifiers.codec import encode as encode_fields
from kuma_names.core.identifiers.codecs.proxy_id import CODEC as PROXY_ID
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.responses.identifiers import (
    codecs_json,
    decoded_json,
    decoded_proxy_id_json,
    encoded_json,
    encoded_proxy_id_json,
    identification_json,
)
from kuma_names.responses.summary import reaches

_ONLY_PROXY_ID = frozenset({"meshes", "environment"})
"""Options of proxy IDs: their names are validated, and decoding depends on the existing meshes."""
_NOT_PROXY_ID = frozenset({"candidates"})
"""Options that all other codecs have."""


@click.command(
    cls=OutputCommand,
    short_help="Encode an identifier from its fields.",
    epilog=epilog(
        "kuma-names encode proxyid mesh=default name=web-1.kuma-demo",
        "kuma-names encode proxyid mesh= name=ingress --kuma-version 2.14",
        "kuma-names encode kri kind=Mesh name=default --format json",
        "kuma-names encode kds-name mesh=default name=redis zone=zone-1",
        note="The first line is the identifier.",
        exit_codes={
            0: "encoded; the mesh and the name of a proxy ID are fine or deprecated",
            1: "the mesh or the name of a proxy ID is broken or rejected",
            2: "invalid usage or input, such as fields that would be decoded to others",
        },
    ),
)
@click.argument(
    "codec",
    type=options.codec_param("for a proxy ID: kuma-names encode proxyid mesh=... name=..."),
    metavar="CODEC",
)
@click.argument("fields", nargs=-1, type=options.TEXT, metavar="FIELD=VALUE...")
@click.option("--lenient", is_flag=True, help="Encode also fields that would be decoded to others.")
@options.kuma_version
@options.environment("Where the control plane runs; only for proxyid.")
@click.pass_context
def encode(
    ctx: click.Context,
    codec: str,
    fields: tuple[str, ...],
    lenient: bool,
    kuma_version: str,
    environment: str,
) -> Output:
    """Encode the fields of an identifier; `kuma-names codecs` lists the fields of each CODEC."""
    row = CODECS[codec]
    _check_options(row, ctx)
    values = parse_fields(row, fields, ctx)
    context = Context.from_strings(kuma_version, environment=environment)
    if row is PROXY_ID:
        return _encode_proxy_id(values, context, lenient, ctx)
    encoded = encode_fields(row, values, context.version, lenient=lenient)
    body = encoded_json(row, encoded, context.version)
    return Output(body, identifier_text.encoded_lines(body))


def _encode_proxy_id(
    values: dict[str, str], context: Context, lenient: bool, ctx: click.Context
) -> Output:
    """Encode a proxy ID with the findings about its parts; raises UsageError if one is missing."""
    if len(values) < len(PROXY_ID.fields):
        # An empty mesh belongs to zone proxies, so it must not be the default.
        raise click.UsageError("FIELD=VALUE: proxyid requires the fields mesh and name", ctx)
    encoded = encode_proxy_id(values["mesh"], values["name"], context, lenient=lenient)
    body = encoded_proxy_id_json(encoded, context)
    text = identifier_text.encoded_proxy_id_lines(body)
    return Output(body, text, is_failure=reaches(body))


@click.command(
    cls=OutputCommand,
    short_help="Decode an identifier in every way it can be read.",
    epilog=epilog(
        "kuma-names decode proxyid aa.a.web-1 --mesh aa.a --mesh default",
        "kuma-names decode proxyid aa.a.2048-app.demo --environment kubernetes",
        "kuma-names decode kri kri_mhttpr_default_zone-1_demo_backend_rule_0",
        "kuma-names decode kds-name foo-zxw6c95d42zfz9cc --candidate name=foo",
        exit_codes={0: "decoded", 2: "invalid usage, or a text that is no such identifier"},
    ),
)
@click.argument(
    "codec",
    type=options.codec_param("for a proxy ID: kuma-names decode proxyid TEXT"),
    metavar="CODEC",
)
@click.argument("text", type=options.TEXT)
@options.meshes("A mesh that exists; only for proxyid. Repeatable.")
@click.option(
    "--candidate",
    "candidates",
    type=options.TEXT,
    metavar="FIELD=VALUE[;...]",
    multiple=True,
    help="Fields that may be encoded as TEXT, to find which are; not for proxyid. Repeatable.",
)
@options.kuma_version
@options.environment("Where the control plane runs; only for proxyid.")
@click.pass_context
def decode(
    ctx: click.Context,
    codec: str,
    text: str,
    meshes: tuple[str, ...],
    candidates: tuple[str, ...],
    kuma_version: str,
    environment: str,
) -> Output:
    """Decode TEXT in every way it can be read, the best reading first.

    For proxyid, also what the control plane reads and which reading is reliable.
    """
    row = CODECS[codec]
    _check_options(row, ctx)
    context = Context.from_strings(kuma_version, environment=environment)
    if row is PROXY_ID:
        decoded_id = decode_proxy_id(text, context, meshes or None)
        body = decoded_proxy_id_json(decoded_id, context)
        return Output(body, identifier_text.decoded_proxy_id_lines(body))
    values = [parse_fields(row, candidate.split(";"), ctx) for candidate in candidates]
    decoded = decode_text(row, text, context.version, values or None)
    body = decoded_json(row, decoded, context.version)
    return Output(body, identifier_text.decoded_lines(body))


@click.command(
    cls=OutputCommand,
    short_help="List the codecs with their fields.",
    epilog=epilog("kuma-names codecs", "kuma-names codecs --format json"),
)
def codecs() -> Output:
    """List all codecs, each with its fields and an example."""
    body = codecs_json()
    return Output(body, identifier_text.codec_lines(body))


@click.command(
    cls=OutputCommand,
    short_help="List every identifier that a text can be.",
    epilog=epilog(
        "kuma-names identify redis-zone-1-2v6wfvvcvbc9f55d",
        "kuma-names identify aa.a.web --format json",
    ),
)
@click.argument("text", type=options.TEXT)
@options.kuma_version
def identify(text: str, kuma_version: str) -> Output:
    """List every identifier that TEXT can be, the most specific first."""
    body = identification_json(text, parse_version(kuma_version))
    return Output(body, identifier_text.identification_lines(body))


def _check_options(codec: Codec, ctx: click.Context) -> None:
    """Raise UsageError for an option that the codec does not have."""
    unsupported = _NOT_PROXY_ID if codec is PROXY_ID else _ONLY_PROXY_ID
    for parameter in ctx.command.params:
        name = parameter.name or ""
        # Not from the environment or a default: these apply to every command.
        is_on_command_line = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if name in unsupported and is_on_command_line:
            raise click.UsageError(f"{parameter.opts[0]}: is not an option of {codec.id}", ctx)
