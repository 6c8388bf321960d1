"""Forms in which log lines and errors write the names of resources."""

from kuma_names.core.log_rows import NameForm
from kuma_names.core.quoting import go_quoted_pattern

_NAME = go_quoted_pattern("name")
_MESH = go_quoted_pattern("mesh")
_WORD = r"(?P<name>[^\s\"'`,;:(){}\[\]\\]+)"
"""A name without quotation marks."""
NAME_FORMS = (
    NameForm(
        pattern=rf"(?P<kind>[A-Z][A-Za-z]+)\.kuma\.io {_NAME}",
        example='MeshService.kuma.io "a_b" is invalid',
    ),
    NameForm(
        pattern=rf"(?P<path>[a-z]+)\.kuma\.io {_NAME}",
        example='meshes.kuma.io "demo" not found',
    ),
    NameForm(
        pattern=rf"type={go_quoted_pattern('kind')} name={_NAME}(?: mesh={_MESH})?",
        example='resource not found: type="Dataplane" name="web" mesh="default"',
    ),
    NameForm(
        pattern=rf"\b(?P<kind>[A-Z][A-Za-z]+) {_NAME}",
        example='Dataplane "web" is invalid',
    ),
    NameForm(
        pattern=r"\b(?P<kind>[A-Z][A-Za-z]+) (?:resource name: )?'(?P<name>[^']+)'",
        example="Mesh 'aa.a' is not known",
    ),
    NameForm(
        pattern=(r"/meshes/(?P<mesh>[^/\s?\"'\\]+)/(?P<path>[a-z-]+)/(?P<name>[^/\s?\"'\\,:]+)"),
        example="GET /meshes/default/dataplanes/web",
    ),
    NameForm(
        pattern=r"/(?P<path>meshes|zones)/(?P<name>[^/\s?\"'\\,:]+)",
        example="GET /zones/east",
    ),
    NameForm(
        pattern=rf"\b[Mm]esh:? {_NAME}",
        kind="Mesh",
        example='mesh: mesh "demo" does not exist',
    ),
    NameForm(
        pattern=rf"\b[Zz]one:? {_NAME}",
        kind="Zone",
        example='zone "east" is offline',
    ),
    NameForm(
        pattern=rf"\bmesh of name {_WORD}",
        kind="Mesh",
        example="mesh of name demo is not found",
    ),
    NameForm(
        pattern=rf"\\*\"(?:mesh|meshName|Mesh)\\*\":\s*{_NAME}",
        kind="Mesh",
        example='proxy disconnected {"mesh": "default"}',
    ),
    NameForm(
        pattern=rf"\\*\"(?:zone|zoneName|Zone|clientID)\\*\":\s*{_NAME}",
        kind="Zone",
        example='{"zone": "east"}',
    ),
    NameForm(
        pattern=rf"\\*\"(?:proxyName|dataplane|dataplaneName|Dataplane)\\*\":\s*{_NAME}",
        kind="Dataplane",
        example='{"proxyName": "web"}',
    ),
    NameForm(
        pattern=rf"\\*\"(?:meshservice|MeshService|meshService)\\*\":\s*{_NAME}",
        kind="MeshService",
        example='could not update mesh service {"meshservice": "aa.a"}',
    ),
    NameForm(
        pattern=rf"--mesh[= ]{_WORD}",
        kind="Mesh",
        example="kuma-dp run --mesh default",
    ),
    NameForm(
        pattern=rf"(?:^|\s)mesh={_WORD}",
        kind="Mesh",
        example="mesh=default proxy=web",
    ),
    NameForm(
        pattern=rf"(?:^|\s)zone={_WORD}",
        kind="Zone",
        example="zone=east",
    ),
)
"""All forms that match count; `kind` is that of the names if the text does not say it."""
