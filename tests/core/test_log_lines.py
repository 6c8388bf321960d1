"""Lines of logs and errors: every message is known by its text, and the proxy ID in it is read."""

import json
import re
from typing import Any

import pytest

from kuma_names.core.identifiers import CODECS
from kuma_names.core.kuma_text import KumaText
from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context, Environment, Facts
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.log_messages import LOG_MESSAGES
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS, parse_version
from tests.support import observed

CONTEXT = Context(parse_version("2.9"))
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
    "kubernetes-name": (
        'MeshService.kuma.io "a_b" is invalid: metadata.name: Invalid value: "a_b": a lowercase RFC 1123 subdomain must consist of'
    ),
    "zone-not-registered": (
        'could not store stream connection {"clientID": "a.b", "type": "zoneToGlobal",'
        ' "error": "resource not found: type=\\"Zone\\" name=\\"a.b\\" mesh=\\"\\""}'
    ),
    "zone-connection": "rpc error: code = Internal desc = could not store stream connection",
    "kds-invalid": (
        'received resource is invalid, sending NACK {"err": "name: a DNS-1035 label must consist of lower case alphanumeric'
        ' characters"}'
    ),
    "kds-rejected": (
        'OnStreamDeltaRequest: resource was rejected {"req": "type_url:\\"Mesh\\"",'
        ' "error": "name: a DNS-1035 label must consist of lower case alphanumeric characters"}'
    ),
    "status-not-written": (
        'could not update mesh service {"meshservice": "aa.a",'
        ' "error": "name: a DNS-1035 label must consist of lower case alphanumeric characters"}'
    ),
    "vip-not-written": (
        "could not update the resource with allocated Kuma VIP. Will try to update in the next allocation window"
        ' {"error": "name: a DNS-1035 label must consist of lower case alphanumeric characters"}'
    ),
    "mesh-service-not-made": (
        'couldn\'t create MeshService {"mesh": "gen", "MeshService": "aaa", "error": "name: must not be longer than 63 characters"}'
    ),
    "proxy-labels": (
        'invalid labels of the proxy resource passed in kuma-dp run: ["kuma.io/zone"]: label "kuma.io/zone" is managed by the'
        ' control plane: got "a", expected "b"'
    ),
    "zone-setting-label": (
        'Multizone Zone validation failed: Zone name "a.b" has to be a valid RFC1035 DNS label: a DNS-1035 label must consist of'
        " lower case alphanumeric characters"
    ),
    "zone-setting-length": "Multizone Zone validation failed: Zone name cannot be longer than 63 characters",
    "zone-setting": "Multizone Zone validation failed: Zone name a.b has to be a valid DNS name",
    "zone-setting-missing": "Multizone Zone validation failed: Name is mandatory",
    "workload-label": (
        'labels["kuma.io/workload"]: must be a valid DNS-1035 label (at most 63 characters, matching regex'
        " [a-z]([-a-z0-9]*[a-z0-9])?): a DNS-1035 label must consist of lower case alphanumeric characters or '-'"
    ),
    "hostname": 'generated hostname "a_b.svc.mesh.local" is not a valid DNS name: x',
    "hostname-template": (
        'template renders to "name_svc.mesh" which is not a valid DNS name: a lowercase RFC 1123 subdomain must consist of'
    ),
    "rfc1035-warning": (
        "Warning: Invalid Mesh resource name: 'aa.a'. It does not conform to the DNS format (RFC 1035). This is deprecated."
    ),
    "rfc1035-error": (
        "name: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and"
    ),
    "sni-warning": (
        'Invalid MeshService SNI (port "http"): name "a.b" does not conform to RFC 1123: must not contain dots. This is deprecated.'
    ),
    "url-body": "name: name from the URL has to be the same as in body",
    "not-a-string": 'name in body must be of type string: "boolean"',
    "mesh-not-found": "mesh: mesh of name demo is not found",
    "mesh-signing-key": (
        'there is no signing key with KID 1. Secret of name "dataplane-token-signing-key-nope.x-1" in mesh "nope.x" is not found.'
        " If signing key was rotated, regenerate the token"
    ),
    "global-signing-key": (
        'there is no signing key with KID 1. GlobalSecret of name "zone-token-signing-key-1" is not found.'
        " If signing key was rotated, regenerate the token"
    ),
    "signing-key": "Signing Key not found",
    "owned-label": 'label "kuma.io/zone" is managed by the control plane: got "a", expected "b"',
    "owned-label-here": 'label "kuma.io/zone" is managed by the control plane and cannot be set here',
    "owned-resource": "the resource is owned by a zone control plane and can be changed only there",
    "reserved-label": 'label "kuma.io/x" is reserved and not known to this control plane',
    "label-choice": 'label "kuma.io/kds-sync" must be enabled or disabled, got "on"',
    "unknown-origin": 'unknown resource origin "mars"',
    "origin-label": "the origin label must be set to 'zone'",
    "label-of-control-plane": "kuma.io/zone label should have east value",
    "mesh-label": "kuma.io/mesh label must not differ from mesh set on resource",
    "label-changed": 'labels["kuma.io/display-name"]: is immutable, cannot be changed from "web" to "aa.a"',
    "label-removed": 'labels["kuma.io/display-name"]: is immutable, cannot be removed (was "aa.a")',
    "mesh-length": "name: cannot be longer than 63 characters",
    "service-length": "name: must not be longer than 63 characters",
    "display-name-label": 'labels["kuma.io/display-name"]: must be no more than 63 bytes',
    "label-key": "name part must be no more than 63 characters",
    "label-value": "must be no more than 63 bytes",
    "label-length": "must be no more than 63 characters",
    "subdomain": "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start",
    "workload-length": "name: must not be longer than 253 characters",
    "identifier": (
        "name: invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'"
    ),
    "legacy-identifier": "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', '.' symbols.",
    "stricter-since-2-5": "[WARNING] Kuma 2.5.x introduces more strict validation rules for resource name, it must consist of",
    "too-long": "name: value length must less or equal 253",
    "shorter": "the length of the name must be shorter",
    "no-mesh-service": "couldn't generate MeshService from kuma.io/service, contains invalid characters",
    "no-workload": "couldn't generate Workload from kuma.io/workload label, contains invalid characters",
    "hostname-collision": "Hostname collision with MeshService: other.kuma-system",
    "zone-prefix": "wrong name format. Expected {zone}.{name}",
    "service-tag": "service tag in unexpected format",
    "sni-tags": "cannot parse tags from sni: backend{mesh=default{mesh",
    "sni-tag-pairs": (
        "invalid format of tags, pairs should be separated by , and key should be separated from value by ="
    ),
    "spiffe-id": 'failed to parse SPIFFE ID "spiffe://default.east.mesh.local/ns/": path cannot have a trailing slash',
    "spiffe-template": 'failed to render SPIFFE ID template: template: :1:2: executing "" at <label "team">: label team not found',
    "must-be-empty": "mesh: cannot be empty",
    "no-route": "404: Page Not Found",
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
    assert list(LINES) == [message.id for message in LOG_MESSAGES]
    known = {*(rule.id for rule in RULES), *IDENTIFIER_FINDING_IDS, *CODECS}
    assert {message.about for message in LOG_MESSAGES} <= known


TIMES = "2026-11-26 11:46:09.777413191 +0000 UTC m=+0.000151446 2026-11-26 12:46:09 +0100 CET"


@pytest.mark.parametrize(
    ("resource", "mesh", "name"),
    [
        (
            "{Dataplane aa.a web 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC}",
            "aa.a",
            "web",
        ),
        (f"{{Dataplane aa.a web {TIMES} map[kuma.io/workload:web team:a]}}", "aa.a", "web"),
        (
            "{ZoneIngress  in 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}",
            "",
            "in",
        ),
        ("{ZoneEgress  out.kuma-system 0001-01-01 00:00:00 +0000 UTC", "", "out.kuma-system"),
        ("{aa.a web}", "aa.a", "web"),
        ("{ in}", "", "in"),
        ("{Dataplane web}", "Dataplane", "web"),
    ],
)
def test_a_mismatch_is_known_however_the_resource_is_printed(
    resource: str, mesh: str, name: str
) -> None:
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
    assert (
        told.meaning
        == "the control plane reads mesh 'aa', name 'a.web' in the ID of a proxy that is 'web' of mesh 'aa.a'"
    )
    for found in (hidden, told):
        assert found.proxy is not None
        assert (str(found.proxy.resolved), found.proxy.resolution) == ("aa.a.web", "known-mesh")
        assert found.proxy.resolved is not None and found.proxy.resolved.mesh == "aa.a"
        assert [one.rule for one in found.proxy.findings] == ["proxy-id-misread"]


REPLACE = "replace the mesh 'aa.a' by one without a dot, for a Mesh cannot be renamed: in a Mesh 'aa' the same data plane proxy starts"
MAYBE = (
    "create the Dataplane first, or start kuma-dp with --dataplane-file; if the proxy belongs to mesh 'aa.a':"
    " replace that mesh by one without a dot"
)


@pytest.mark.parametrize(
    ("meshes", "advice"),
    [(["aa.a"], REPLACE), (["aa"], MAYBE), (["aa", "aa.a"], MAYBE), (None, MAYBE)],
)
def test_advice_is_about_the_mesh_where_it_is_misread(
    meshes: list[str] | None, advice: str
) -> None:
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


def test_a_mismatch_without_a_dot_is_not_blamed_on_the_mesh() -> None:
    found = explain_line(
        "proxyId {aa web} does not match proxy resource {Dataplane bb web}", CONTEXT
    )
    assert (
        found is not None
        and found.advice
        == "start kuma-dp with the mesh and the name of the Dataplane that it brings"
    )


OBSERVED_LINES = json.loads((observed.OBSERVED / "lines.json").read_text("utf-8"))


@pytest.mark.parametrize("row", OBSERVED_LINES)
def test_what_control_planes_said_to_a_proxy_of_a_mesh_with_a_dot_is_read_right(
    row: dict[str, Any],
) -> None:
    """The seed's case: a Dataplane `web` of the mesh `aa.a`, created before (hidden) or brought by the proxy (told)."""
    asked = Context(parse_version(row["version"]))
    found = explain_line(row["line"], asked, ["aa.a"])
    assert found is not None and found.proxy is not None and found.proxy.resolved is not None
    read = {"readMesh": "aa", "readName": "a.web"}
    told, hidden = {**read, "mesh": "aa.a", "name": "web"}, {**read, "proxyId": "aa.a.web"}
    assert (found.message.id, found.parts) == (
        ("proxy-id-mismatch", told) if row["inline"] else ("dataplane-not-found", hidden)
    )
    assert found.span == (0, len(row["line"]))
    assert (found.proxy.resolved.mesh, found.proxy.resolved.name, found.advice) == (
        "aa.a",
        "web",
        REPLACE,
    )
    alone = explain_line(row["line"], asked)
    assert alone is not None and alone.advice == (REPLACE if row["inline"] else MAYBE)


def test_the_lines_of_a_mesh_with_a_dot_are_those_of_every_minor() -> None:
    assert len(OBSERVED_LINES) == 44
    assert {parse_version(row["version"]).minor for row in OBSERVED_LINES} == set(MINORS)
    assert {row["version"] for row in OBSERVED_LINES if row.get("stored")} == {"2.14.3", "3.0"}


LABEL_VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start"
SUBDOMAIN = LINES["subdomain"]


@pytest.mark.parametrize(
    ("line", "id_", "parts"),
    [
        (r'{"field":"labels[\"kuma.io/display-name\"]","reason":"must be no more than 63 bytes"}', "display-name-label",
         {"key": "kuma.io/display-name"}),
        (r'"field": "labels[\"kuma.io/display-name\"]", "reason": "must be no more than 63 characters"', "display-name-label",
         {"key": "kuma.io/display-name"}),
        (r'\"field\":\"labels[\\\"kuma.io/display-name\\\"]\",\"reason\":\"must be no more than 253 bytes\"', "display-name-label",
         {"key": "kuma.io/display-name"}),
        (f'labels["kuma.io/display-name"]: {LABEL_VALUE}', "display-name-label", {"key": "kuma.io/display-name"}),
        (f'labels["kuma.io/display-name"]: {SUBDOMAIN}', "display-name-label", {"key": "kuma.io/display-name"}),
        ('labels["team"]: must be no more than 63 characters', "label-value", {"key": "team"}),
        (f'labels["kuma.io/workload"]: {SUBDOMAIN}', "label-value", {"key": "kuma.io/workload"}),
        (LABEL_VALUE, "label-value", {}),
        ("name: must be no more than 63 characters", "label-length", {}),
        ("name part must be no more than 63 bytes", "label-key", {}),
        ('labels["a/b/c"]: a qualified name must consist of alphanumeric', "label-key", {"key": "a/b/c"}),
        ("a valid label key must consist of alphanumeric characters", "label-key", {}),
        (f"prefix part {SUBDOMAIN}", "label-key", {}),
        ("must be no more than 253 characters", "subdomain", {}),
        (r'{"reason":"label \"kuma.io/zone\" is managed by the control plane: got \"a\", expected \"b\""}', "owned-label",
         {"key": "kuma.io/zone", "value": "a", "expected": "b"}),
        ('Operation not allowed. label "kuma.io/zone" is managed by the control plane and cannot be set here', "owned-label-here",
         {"key": "kuma.io/zone"}),
        ("Operation not allowed. 'kuma.io/zone' label should have 'east' value, got 'west'", "label-of-control-plane",
         {"key": "kuma.io/zone", "expected": "east"}),
        ("kuma.io/policy-role label should have system value, got consumer", "label-of-control-plane",
         {"key": "kuma.io/policy-role", "expected": "system"}),
        ('label "kuma.io/effect" must be shadow, got "light"', "label-choice", {"key": "kuma.io/effect", "value": "light"}),
        ("the resource is owned by the global control plane and can be changed only there", "owned-resource", {}),
        (LINES["label-changed"], "label-changed", {"key": "kuma.io/display-name", "was": "web", "value": "aa.a"}),
        (LINES["label-removed"], "label-removed", {"key": "kuma.io/display-name", "was": "aa.a"}),
        ("is immutable, cannot be removed (was \"aa.a\")", "label-removed", {"was": "aa.a"}),
        (LINES["zone-not-registered"], "zone-not-registered", {"name": "a.b"}),
        ('could not store stream connection {"error": "context deadline exceeded"}', "zone-connection", {}),
        ("could not store stream connection", "zone-connection", {}),
        (LINES["kds-invalid"], "kds-invalid",
         {"reason": "name: a DNS-1035 label must consist of lower case alphanumeric characters"}),
        ("received resource is invalid, sending NACK", "kds-invalid", {}),
        (LINES["kds-rejected"], "kds-rejected", {"kind": "Mesh"}),
        (LINES["status-not-written"], "status-not-written", {"name": "aa.a"}),
        ("could not update external service with allocated Kuma VIP.", "vip-not-written", {}),
        (LINES["mesh-service-not-made"], "mesh-service-not-made", {"name": "aaa"}),
        ("couldn't create MeshService", "mesh-service-not-made", {}),
        ('{"detail":"Mesh is not found","invalid_parameters":[{"field":"mesh","reason":"mesh of name nope is not found"}]}',
         "mesh-not-found", {"name": "nope"}),
        ("Mesh is not found", "mesh-not-found", {}),
        (LINES["mesh-signing-key"], "mesh-signing-key",
         {"kid": "1", "name": "dataplane-token-signing-key-nope.x-1", "mesh": "nope.x"}),
        (f"Signing Key not found ({LINES['global-signing-key']})", "global-signing-key",
         {"kid": "1", "name": "zone-token-signing-key-1"}),
        ('resource[0]: failed to parse resource: : name in body must be of type string: "number"', "not-a-string",
         {"field": "name", "type": "number"}),
        (r'{"field":"mesh","reason":"in body must be of type string: \"boolean\""}', "not-a-string",
         {"field": "mesh", "type": "boolean"}),
        ("type: type from the URL has to be the same as in body", "url-body", {"field": "type"}),
        ("mesh: mesh from the URL has to be the same as in body", "url-body", {"field": "mesh"}),
        ("405: Method Not Allowed", "no-route", {}),
        (r'"detail":"bad request: labels[\"kuma.io/workload\"]: must be a valid DNS-1035 label"', "workload-label", {}),
    ],
)  # fmt: skip
def test_a_line_is_known_in_every_form_with_its_parts(
    line: str, id_: str, parts: dict[str, str]
) -> None:
    found = explain_line(f"x {line}", CONTEXT)
    assert found is not None
    assert (found.message.id, found.parts, found.proxy) == (id_, parts, None)


@pytest.mark.parametrize("began", ["Invalid configuration", "configuration validation failed"])
@pytest.mark.parametrize(
    ("said", "about", "parts"),
    [
        ("Name is mandatory", "zone-setting", {}),
        ("Name is mandatory in Zone mode", "zone-setting", {}),
        ("Wrong zone name a_b.", "zone-setting", {"name": "a_b."}),
        ("Zone name a..b has to be a valid DNS name", "zone-setting", {"name": "a..b"}),
        ("Zone name web\n has to be a valid DNS name", "zone-setting", {"name": "web\n"}),
        ("Zone name cannot be longer than 63 characters", "zone-setting-length", {}),
        (
            'Zone name "a\\tb" has to be a valid RFC1035 DNS label: a DNS-1035 label must consist of',
            "zone-setting",
            {"name": "a\tb"},
        ),
    ],
)
def test_a_zone_name_that_stops_kuma_cp_is_known(
    began: str, said: str, about: str, parts: dict[str, str]
) -> None:
    found = explain_line(f"{began}: Multizone Zone validation failed: {said}", CONTEXT)
    assert found is not None
    assert (found.message.about, found.parts) == (about, parts)


@pytest.mark.parametrize(
    "line",
    [
        'OnStreamDeltaRequest: resource was rejected {"req": "type_url:\\"type.googleapis.com/envoy.config.core\\""}',
        'spec.count: in body must be of type string: "number"',
        "the zone name is a.b",
        "label should have some value",
    ],
)
def test_what_only_looks_like_a_message_is_not_taken_for_one(line: str) -> None:
    assert explain_line(line, CONTEXT) is None


@pytest.mark.parametrize("name", ["aa.a", "A", "a_b", "a" * 64, "a" * 254, "-a", "", "a/b"])
@pytest.mark.parametrize("asked", ["2.5", "2.9", "2.14", "3.0"])
@pytest.mark.parametrize(
    "kind",
    ["Mesh", "MeshService", "Dataplane", "Workload", "ZoneSetting", "ServiceTag", "WorkloadLabel"],
)
def test_everything_that_kuma_says_of_a_name_is_known(kind: str, asked: str, name: str) -> None:
    since = KINDS[kind].since or "2.5"
    context = Context(
        max(parse_version(asked), parse_version(since)), environment=Environment.UNIVERSAL
    )
    findings = (
        Validator(kind, context, Facts(mesh="default", ports=("http",))).validate(name).findings
    )
    said = [finding.kuma_text for finding in findings if finding.kuma_text is not None]
    assert [text for text in said if explain_line(text, CONTEXT) is None] == []


class _Anything(dict[str, str]):
    """Something in the place of what was measured."""

    def __missing__(self, key: str) -> str:
        return '"x"' if key.startswith("quoted") else "x"


def _texts(said: KumaText) -> list[str]:
    reasons = [reason.text for group in said.reasons for reason in group] or [""]
    return [
        said.template.format_map(_Anything(errors=reason.replace("{value}", "x")))
        for reason in reasons
    ]


def test_every_text_of_the_rules_is_known_as_one_of_a_rule_that_says_it() -> None:
    said: dict[str, set[str]] = {}
    for rule in RULES:
        for text in (
            text for clause in rule.clauses if clause.kuma_text for text in _texts(clause.kuma_text)
        ):
            said.setdefault(text, set()).add(rule.id)
    assert len(said) > 60
    found = {text: explain_line(text, CONTEXT) for text in said}
    assert {
        text: one and one.message.id
        for text, one in found.items()
        if one is None or one.message.about not in said[text]
    } == {}


def test_every_text_that_control_planes_were_seen_to_say_of_a_name_is_known() -> None:
    bodies = [row["body"] for asked in observed.VERSIONS for row in observed.rows(asked)]
    seen = {text for body in bodies for text in _seen(body)}
    assert len(seen) > 250
    assert [text for text in seen if explain_line(text, CONTEXT) is None] == []


def _seen(body: Any) -> list[str]:
    if not isinstance(body, dict):
        return [body] if isinstance(body, str) else []
    refused = [f"{one['field']}: {one['reason']}" for one in body.get("invalid_parameters", ())]
    return [*refused, *body.get("warnings", ()), *filter(None, [body.get("log")])]
