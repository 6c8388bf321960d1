"""Log messages of the HTTP API and of kumactl: the reason in a text is told, not its title."""

import pytest

from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version

CONTEXT = Context(parse_version("2.14"))
APPLY = 'Error: resource type="Mesh" mesh="" name="demo": failed server side: '
INVALID = "Could not process a resource (Resource is not valid)"
TAG = "tag value must consist of alphanumeric characters, dots, dashes and underscores"


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        (f"{APPLY}{INVALID};name=value length must less or equal 253 ", "too-long"),
        (f'{APPLY}{INVALID};networking.inbound[0].tags["a"]={TAG} ', "tag-value-characters"),
        (f"Error: {INVALID}\n* mesh: cannot be empty", "must-be-empty"),
        (
            f'{{"title":"x","detail":"Resource is not valid","reason":"{TAG}"}}',
            "tag-value-characters",
        ),
        (f"{APPLY}Failed to retrieve Mesh (Not found)", "mesh-of-request"),
        ("resource[2]: failed to read meta: name: cannot be empty", "must-be-empty"),
        ('resource[0]: failed to parse resource: invalid resource type "Mesh2"', "unknown-kind"),
        ('Error: YAML contains invalid resource: invalid resource type "Mesh2"', "unknown-kind"),
        ("Error: failed to generate a zone token: Signing Key not found", "signing-key"),
    ],
)
def test_the_reason_is_told_and_not_what_stands_in_front_of_it(line: str, id_: str) -> None:
    explanation = explain_line(line, CONTEXT)
    assert explanation is not None
    assert explanation.message.id == id_


@pytest.mark.parametrize(
    "line",
    [
        "No resources found in shop namespace.",
        "No resources found",
        'unknown command "get" for "kubectl"',
        "invalid resource type: expected=*mesh.MeshResource, got=*mesh.DataplaneResource",
        'there is already a Mesh with name "a"',
        "resource not found",
        "Could not write response",
        "Resource is not valid",
        'pod "web-1" deleted',
    ],
)
def test_a_line_that_resembles_a_message_is_not_explained(line: str) -> None:
    assert explain_line(line, CONTEXT) is None


@pytest.mark.parametrize(
    ("mesh", "id_", "advice"),
    [
        ("default", "dataplane-missing", "kds-name"),
        ("team.prod", "dataplane-of-dotted-mesh", "replace the mesh 'team.prod' by one without"),
    ],
)
def test_a_missing_dataplane_is_explained_by_its_mesh(mesh: str, id_: str, advice: str) -> None:
    line = (
        f'{{"error":"resource not found: type=\\"Dataplane\\" name=\\"web\\" mesh=\\"{mesh}\\""}}'
    )
    explanation = explain_line(line, CONTEXT)
    assert explanation is not None
    assert explanation.message.id == id_
    assert explanation.parts["mesh"] == mesh
    assert advice in explanation.advice
