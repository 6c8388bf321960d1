"""Lines of logs and errors: every message is known by its text, and the proxy ID in it is read."""

import re

import pytest

from kuma_names.core.explaining import explain_line
from kuma_names.core.identifiers import CODECS
from kuma_names.core.kinds import KINDS
from kuma_names.core.messages import MESSAGES
from kuma_names.core.model import Context, Environment, Facts
from kuma_names.core.notices import NOTICES
from kuma_names.core.rules import RULES
from kuma_names.core.validate import Validator
from kuma_names.core.versions import version

CONTEXT = Context(version("2.9"))
LINES = {
    "dataplane-not-found": (
        'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp'
    ),
    "zone-proxy-not-found": (
        'resource ".ingress.kuma-system" not found; create a ZoneIngress in Kuma CP first or pass it as an argument to kuma-dp'
    ),
    "health-not-found": "dataplane not found. Create Dataplane in Kuma CP first or pass it as an argument to kuma-dp",
    "proxy-id-mismatch": (
        "proxyId {aa a.web} does not match proxy resource"
        " {Dataplane aa.a web 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}"
    ),
    "proxy-id-invalid": "request must have a valid Proxy ID: name must not be empty",
    "proxy-id-empty": "Envoy ID must not be nil",
    "proxy-id-no-dot": "the name should be provided after the dot",
    "proxy-id-no-name": "name must not be empty",
    "active-stream": "there is already an active stream from this node, try again later",
    "node-id-changed": (
        "stream was authenticated for ID a.b. Received request is for node with ID a.c. "
        "Node ID cannot be changed after stream is initialized"
    ),
    "not-authenticated": "stream was not authenticated for ID ",
    "mesh-missing": "invalid configuration: .Dataplane is not valid: .Mesh must be non-empty",
    "proxy-type": 'unsupported proxy type "ingress", only "dataplane" is supported',
    "no-namespace": '(invalid: name "dummy-name" must include namespace after the dot, ex. "name.namespace")',
    "empty-namespace": "namespace must be non-empty",
    "kri-parts": 'bad request: invalid identifier string: "invalid-kri"',
    "kri-prefix": "bad request: identifier must start with 'kri': \"id_dp_default_test-zone__dp-1_main-port\"",
    "kri-short-name": 'bad request: unknown short name of resource type: ""',
    "rfc1035-warning": (
        "Warning: Invalid Mesh resource name: 'aa.a'. It does not conform to the DNS format (RFC 1035). This is deprecated."
    ),
    "rfc1035-error": (
        "name: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and"
    ),
    "sni-warning": (
        'Invalid MeshService SNI (port "http"): name "a.b" does not conform to RFC 1123: must not contain dots. This is deprecated.'
    ),
    "mesh-length": "name: cannot be longer than 63 characters",
    "service-length": "name: must not be longer than 63 characters",
    "label-length": "must be no more than 63 bytes",
    "identifier": (
        "name: invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'"
    ),
    "legacy-identifier": "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', '.' symbols.",
    "stricter-since-2-5": "[WARNING] Kuma 2.5.x introduces more strict validation rules for resource name, it must consist of",
    "too-long": "name: value length must less or equal 253",
    "shorter": "the length of the name must be shorter",
    "workload-label": 'labels["kuma.io/workload"]: must be a valid DNS-1035 label (at most 63 characters, matching regex',
    "no-mesh-service": "couldn't generate MeshService from kuma.io/service, contains invalid characters",
    "no-workload": "couldn't generate Workload from kuma.io/workload label, contains invalid characters",
    "zone-setting": "Multizone Zone validation failed: Zone name a.b has to be a valid DNS name",
    "zone-setting-missing": "Multizone Zone validation failed: Name is mandatory",
    "hostname": 'generated hostname "a_b.svc.mesh.local" is not a valid DNS name: x',
    "hostname-template": (
        'template renders to "name_svc.mesh" which is not a valid DNS name: a lowercase RFC 1123 subdomain must consist of'
    ),
    "hostname-collision": "Hostname collision with MeshService: other.kuma-system",
    "zone-prefix": "wrong name format. Expected {zone}.{name}",
    "service-tag": "service tag in unexpected format",
    "sni-tags": "cannot parse tags from sni: backend{mesh=default{mesh",
    "sni-tag-pairs": ("invalid format of tags, pairs should be separated by , and key should be separated from value by ="),
    "spiffe-id": 'failed to parse SPIFFE ID "spiffe://default.east.mesh.local/ns/": path cannot have a trailing slash',
    "spiffe-template": 'failed to render SPIFFE ID template: template: :1:2: executing "" at <label "team">: label team not found',
    "must-be-empty": "mesh: cannot be empty",
}


@pytest.mark.parametrize("id_", LINES)
def test_a_line_is_known_wherever_its_message_stands(id_: str) -> None:
    line = LINES[id_]
    for around in (line, f"2026-11-24T10:00:00Z ERROR xds {line} {{}}"):
        found = explain_line(around, CONTEXT)
        assert found is not None
        assert found.message.id == id_
        assert around.index(line) <= found.span[0] < around.index(line) + len(line)
        assert found.meaning and not re.search(r"\{\w+\}", found.meaning) and found.message.advice


def test_every_message_has_a_line_and_is_about_something_there_is() -> None:
    assert list(LINES) == [message.id for message in MESSAGES]
    known = {*(rule.id for rule in RULES), *NOTICES, *CODECS}
    assert {message.about for message in MESSAGES} <= known


TIMES = "2026-11-26 11:46:09.777413191 +0000 UTC m=+0.000151446 2026-11-26 12:46:09 +0100 CET"


@pytest.mark.parametrize(
    ("resource", "mesh", "name"),
    [
        ("{Dataplane aa.a web 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC}", "aa.a", "web"),
        (f"{{Dataplane aa.a web {TIMES} map[kuma.io/workload:web team:a]}}", "aa.a", "web"),
        ("{ZoneIngress  in 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}", "", "in"),
        ("{ZoneEgress  out.kuma-system 0001-01-01 00:00:00 +0000 UTC", "", "out.kuma-system"),
        ("{aa.a web}", "aa.a", "web"),
        ("{ in}", "", "in"),
        ("{Dataplane web}", "Dataplane", "web"),
    ],
)
def test_a_mismatch_is_known_however_the_resource_is_printed(resource: str, mesh: str, name: str) -> None:
    """Kuma 2.5 to 3.0 print all of its meta data, 2.5 without labels; the key alone is how it is quoted."""
    line = f"proxyId {{aa a.web}} does not match proxy resource {resource}"
    found = explain_line(f"x {line} {{}}", CONTEXT)
    assert found is not None
    assert found.parts == {"readMesh": "aa", "readName": "a.web", "mesh": mesh, "name": name}
    assert found.span == (2, 2 + len(line)) or not resource.endswith("}")


@pytest.mark.parametrize(
    ("line", "part", "text"),
    [
        ('invalid identifier string: "kri_\\""', "text", 'kri_"'),
        ('invalid identifier string: "a\\\\" and "b"', "text", "a\\"),
        ('identifier must start with \'kri\': "a\\tb\\u200b\\U000e0001"', "text", "a\tb\u200b\U000e0001"),
        ('unknown short name of resource type: "\\x7f\\xff\\ud800"', "short", "\x7f\\xff\\ud800"),
        ('invalid identifier string: ""', "text", ""),
        ('{"error":"resource \\"aa.a.web\\" not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp"}',
         "proxyId", "aa.a.web"),
        ('{"error":"name \\"a\\" must include namespace after the dot, ex. \\"name.namespace\\""}', "name", "a"),
        ("Hostname collision with MeshService: other.kuma-system, it says", "name", "other.kuma-system"),
    ],
)  # fmt: skip
def test_what_go_quoted_is_read_as_it_was(line: str, part: str, text: str) -> None:
    found = explain_line(line, CONTEXT)
    assert found is not None
    assert found.parts[part] == text
    assert set(found.parts) <= {part, "kind", "readMesh", "readName"}


@pytest.mark.parametrize("line", ["", "nothing of the kind", "resource not found"])
def test_what_is_not_known_is_not_explained(line: str) -> None:
    assert explain_line(line, CONTEXT) is None


def test_both_lines_of_the_seed_case_say_what_was_read_and_what_was_meant() -> None:
    hidden = explain_line(LINES["dataplane-not-found"], CONTEXT, ["aa.a"])
    told = explain_line(LINES["proxy-id-mismatch"], CONTEXT)
    assert hidden is not None and told is not None
    assert hidden.meaning == (
        "the control plane has no Dataplane 'a.web' in mesh 'aa', which is what it reads in the proxy ID 'aa.a.web'"
    )
    assert told.meaning == "the control plane reads mesh 'aa', name 'a.web' in the ID of a proxy that is 'web' of mesh 'aa.a'"
    for found in (hidden, told):
        assert found.proxy is not None
        assert (str(found.proxy.resolved), found.proxy.resolution) == ("aa.a.web", "known-mesh")
        assert found.proxy.resolved is not None and found.proxy.resolved.mesh == "aa.a"
        assert [one.rule for one in found.proxy.findings] == ["proxy-id-misread"]


@pytest.mark.parametrize(
    ("meshes", "advice"),
    [
        (["aa.a"], "give the mesh a name without a dot"),
        (["aa"], "create the Dataplane first, or start kuma-dp with --dataplane-file; if the proxy belongs to mesh 'aa.a': "
         "give that mesh a name without a dot"),
        (None, "create the Dataplane first, or start kuma-dp with --dataplane-file; if the proxy belongs to mesh 'aa.a': "
         "give that mesh a name without a dot"),
    ],
)  # fmt: skip
def test_advice_is_about_the_mesh_where_it_is_misread(meshes: list[str] | None, advice: str) -> None:
    found = explain_line(LINES["dataplane-not-found"], CONTEXT, meshes)
    assert found is not None and found.advice == advice


def test_advice_names_three_meshes_at_most() -> None:
    found = explain_line(LINES["dataplane-not-found"].replace("aa.a.web", "a.b.c.d.e.f"), CONTEXT)
    assert found is not None and "mesh 'a.b' or 'a.b.c' or 'a.b.c.d': " in found.advice


def test_advice_is_plain_where_there_is_one_reading() -> None:
    found = explain_line(LINES["dataplane-not-found"].replace("aa.a.web", "aa.web"), CONTEXT)
    assert found is not None and found.advice == found.message.advice


def test_an_id_that_is_none_is_told_without_readings() -> None:
    found = explain_line(LINES["dataplane-not-found"].replace("aa.a.web", "nodot"), CONTEXT)
    assert found is not None
    assert found.proxy is None
    assert "mesh ?" in found.meaning


@pytest.mark.parametrize("name", ["aa.a", "A", "a_b", "a" * 64, "a" * 254, "-a", ""])
@pytest.mark.parametrize("asked", ["2.5", "2.9", "2.14", "3.0"])
@pytest.mark.parametrize("kind", ["Mesh", "MeshService", "ZoneSetting", "WorkloadLabel"])
def test_everything_that_kuma_says_of_a_name_is_known(kind: str, asked: str, name: str) -> None:
    since = KINDS[kind].since or "2.5"
    context = Context(max(version(asked), version(since)), environment=Environment.UNIVERSAL)
    findings = Validator(kind, context, Facts(mesh="default", ports=("http",))).validate(name).findings
    said = [finding.upstream for finding in findings if finding.upstream is not None]
    assert [text for text in said if explain_line(text, CONTEXT) is None] == []
