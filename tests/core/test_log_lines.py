"""Explanation of log lines: the proxy ID in a line is decoded, and advice depends on its mesh."""

import pytest

from kuma_names.core.log_lines import Explanation, explain_line, explain_match
from kuma_names.core.log_rows import LogMessage
from kuma_names.core.model import Context
from kuma_names.core.versions import MINORS, parse_version
from kuma_names.json_types import JsonObject
from tests.support import observed
from tests.support.log_lines import LINES

CONTEXT = Context(parse_version("2.9"))
NOT_FOUND = LINES["dataplane-not-found"]
MISMATCH = LINES["proxy-id-mismatch"]
RECORDED_LINES = observed.log_lines()
TIMES = "2026-11-26 11:46:09.777413191 +0000 UTC m=+0.000151446 2026-11-26 12:46:09 +0100 CET"
ZERO_TIMES = "0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC"
REPLACE_MESH = (
    "replace the mesh 'aa.a' by one without a dot, for a Mesh cannot be renamed: in a Mesh 'aa' "
    "the same data plane proxy starts"
)
PERHAPS_REPLACE_MESH = (
    "create the Dataplane first, or start kuma-dp with --dataplane-file; if the proxy belongs to "
    "mesh 'aa.a': replace that mesh by one without a dot"
)


def explain(line: str, meshes: list[str] | None = None, context: Context = CONTEXT) -> Explanation:
    explanation = explain_line(line, context, meshes)
    assert explanation is not None
    return explanation


def not_found(proxy_id: str) -> str:
    return NOT_FOUND.replace("aa.a.web", proxy_id)


@pytest.mark.parametrize("line", ["", "nothing of the kind", "resource not found"])
def test_other_lines_have_no_explanation(line: str) -> None:
    assert explain_line(line, CONTEXT) is None


@pytest.mark.parametrize(
    ("resource", "mesh", "name"),
    [
        (f"{{Dataplane aa.a web {ZERO_TIMES}}}", "aa.a", "web"),
        (f"{{Dataplane aa.a web {TIMES} map[kuma.io/workload:web team:a]}}", "aa.a", "web"),
        (f"{{ZoneIngress  in {ZERO_TIMES} map[]}}", "", "in"),
        (
            "{ZoneEgress  out.kuma-system 0001-01-01 00:00:00 +0000 UTC",
            "",
            "out.kuma-system",
        ),
        ("{aa.a web}", "aa.a", "web"),
        ("{ in}", "", "in"),
        ("{Dataplane web}", "Dataplane", "web"),
    ],
)
def test_a_mismatch_is_explained_however_the_resource_is_printed(
    resource: str, mesh: str, name: str
) -> None:
    """Kuma prints all metadata of a resource (2.5 without labels); people quote the key alone."""
    line = f"proxyId {{aa a.web}} does not match proxy resource {resource}"
    explanation = explain(f"x {line} {{}}")
    assert explanation.parts == {"readMesh": "aa", "readName": "a.web", "mesh": mesh, "name": name}
    assert explanation.span == (2, 2 + len(line)) or not resource.endswith("}")


@pytest.mark.parametrize(
    ("line", "part", "text"),
    [
        ('invalid identifier string: "kri_\\""', "text", 'kri_"'),
        ('invalid identifier string: "a\\\\" and "b"', "text", "a\\"),
        (
            "identifier must start with 'kri': \"a\\tb\\u200b\\U000e0001\"",
            "text",
            "a\tb\u200b\U000e0001",
        ),
        (
            'unknown short name of resource type: "\\x7f\\xff\\ud800"',
            "short",
            "\x7f\\xff\\ud800",
        ),
        ('invalid identifier string: ""', "text", ""),
        (
            '{"error":"resource \\"aa.a.web\\" not found; create a Dataplane in Kuma CP first or '
            'pass it as an argument to kuma-dp"}',
            "proxyId",
            "aa.a.web",
        ),
        (
            '{"error":"name \\"a\\" must include namespace after the dot, ex. '
            '\\"name.namespace\\""}',
            "name",
            "a",
        ),
        (
            "Hostname collision with MeshService: other.kuma-system, it says",
            "name",
            "other.kuma-system",
        ),
    ],
)
def test_parts_are_unquoted(line: str, part: str, text: str) -> None:
    parts = explain(line).parts
    assert parts[part] == text
    assert set(parts) <= {part, "kind", "readMesh", "readName"}


def test_both_lines_about_a_mesh_with_a_dot_name_the_read_and_the_real_mesh() -> None:
    not_found = explain(NOT_FOUND, ["aa.a"])
    mismatch = explain(MISMATCH)
    assert not_found.meaning == (
        "the control plane has no Dataplane 'a.web' in mesh 'aa', which is what it reads in the "
        "proxy ID 'aa.a.web'"
    )
    assert mismatch.meaning == (
        "the control plane reads mesh 'aa', name 'a.web' in the ID of a proxy that is 'web' of "
        "mesh 'aa.a'"
    )
    for explanation in (not_found, mismatch):
        proxy = explanation.proxy
        assert proxy is not None
        assert proxy.resolution == "known-mesh"
        assert proxy.resolved is not None
        assert (proxy.resolved.mesh, str(proxy.resolved)) == ("aa.a", "aa.a.web")
        assert [finding.rule for finding in proxy.findings] == ["proxy-id-misread"]


@pytest.mark.parametrize(
    ("meshes", "advice"),
    [
        (["aa.a"], REPLACE_MESH),
        (["aa"], PERHAPS_REPLACE_MESH),
        (["aa", "aa.a"], PERHAPS_REPLACE_MESH),
        (None, PERHAPS_REPLACE_MESH),
    ],
)
def test_a_misread_mesh_must_be_replaced(meshes: list[str] | None, advice: str) -> None:
    assert explain(NOT_FOUND, meshes).advice == advice


def test_advice_names_at_most_three_meshes() -> None:
    advice = explain(not_found("a.b.c.d.e.f")).advice
    assert "mesh 'a.b' or 'a.b.c' or 'a.b.c.d': " in advice


def test_an_id_with_one_reading_has_the_advice_of_the_message() -> None:
    explanation = explain(not_found("aa.web"))
    assert explanation.advice == explanation.message.advice


def test_a_malformed_id_is_explained_without_readings() -> None:
    explanation = explain(not_found("nodot"))
    assert explanation.proxy is None
    assert "mesh ?" in explanation.meaning


def test_a_mismatch_without_a_dot_does_not_blame_the_mesh() -> None:
    line = "proxyId {aa web} does not match proxy resource {Dataplane bb web}"
    expected = "start kuma-dp with the mesh and the name of the Dataplane that it brings"
    assert explain(line).advice == expected


@pytest.mark.parametrize("row", RECORDED_LINES)
def test_recorded_lines_about_a_mesh_with_a_dot_are_explained(row: JsonObject) -> None:
    """A Dataplane `web` of the mesh `aa.a`, created before or sent by the proxy (`inline`)."""
    context = Context(parse_version(row["version"]))
    explanation = explain(row["line"], ["aa.a"], context)
    if row["inline"]:
        id_, parts, advice = "proxy-id-mismatch", {"mesh": "aa.a", "name": "web"}, REPLACE_MESH
    else:
        id_, parts, advice = "dataplane-not-found", {"proxyId": "aa.a.web"}, PERHAPS_REPLACE_MESH
    assert explanation.message.id == id_
    assert explanation.parts == {"readMesh": "aa", "readName": "a.web", **parts}
    assert explanation.span == (0, len(row["line"]))
    assert explanation.advice == REPLACE_MESH
    assert explanation.proxy is not None
    resolved = explanation.proxy.resolved
    assert resolved is not None
    assert (resolved.mesh, resolved.name) == ("aa.a", "web")
    assert explain(row["line"], context=context).advice == advice


def test_recorded_lines_cover_every_minor() -> None:
    assert len(RECORDED_LINES) == 44
    assert {parse_version(row["version"]).minor for row in RECORDED_LINES} == set(MINORS)
    versions = {row["version"] for row in RECORDED_LINES if row.get("stored")}
    assert versions == {"2.14.3", "3.0"}


def test_a_command_has_the_parts_as_words_of_a_shell() -> None:
    message = LogMessage(
        id="x",
        pattern=r"x (?P<name>.+)",
        literals=("x ",),
        about=None,
        fault="none",
        source="",
        meaning="{name}",
        advice="",
        command="kumactl get {kind} {name} --mesh {mesh}",
    )
    match = message.regex.search("x it's")
    assert match is not None
    command = explain_match(message, match, CONTEXT).command
    assert command == "kumactl get KIND 'it'\"'\"'s' --mesh MESH"


def test_a_misread_mesh_is_the_fault_of_whoever_chose_its_name() -> None:
    misread, unknown = explain(NOT_FOUND, ["aa.a"]), explain(NOT_FOUND)
    assert (misread.fault, misread.command) == ("name", "")
    assert (unknown.fault, bool(unknown.command)) == (unknown.message.fault, True)
