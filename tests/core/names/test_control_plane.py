"""Response of a Universal control plane: requests that have one, and its assumptions.

The texts of refusals are in the vectors, and recorded ones in tests/core/test_observed.py.
"""

import pytest

from kuma_names.core.model import Context, Facts, Mode, Operation
from kuma_names.core.names.control_plane import ControlPlaneResponse, control_plane_response
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version


def test_an_update_of_a_global_kind_does_not_assume_a_mesh() -> None:
    context = Context(parse_version("3.0"), operation=Operation.UPDATE)
    assert control_plane_response(Validator("Mesh", context), "a") == ControlPlaneResponse(
        status=200,
        title=None,
        detail=None,
        warnings=[],
        parameters=[],
        router=None,
        assumes=[
            "the kind is writable there",
            "the rest of the resource is valid",
            "meshServices.mode is Exclusive",
        ],
    )


@pytest.mark.parametrize(
    ("kind", "version", "mode", "is_assumed"),
    [
        ("MeshService", "2.14", Mode.FEDERATED_ZONE, True),
        ("MeshTimeout", "2.6", Mode.FEDERATED_ZONE, True),
        ("MeshService", "3.0", Mode.FEDERATED_ZONE, False),
        ("MeshService", "2.14", Mode.ZONE, False),
        ("Dataplane", "2.14", Mode.FEDERATED_ZONE, False),
    ],
)
def test_a_request_to_a_federated_zone_is_assumed_to_have_the_origin_label(
    kind: str, version: str, mode: Mode, is_assumed: bool
) -> None:
    context = Context(parse_version(version), mode=mode)
    response = control_plane_response(Validator(kind, context, Facts(mesh="m")), "a")
    assert response is not None
    assert ("the label kuma.io/origin is zone" in response.assumes) is is_assumed


@pytest.mark.parametrize(("kind", "environment"), [("Mesh", "kubernetes"), ("ZoneSetting", None)])
def test_there_is_no_response_on_kubernetes_or_about_a_name_subject(
    kind: str, environment: str | None
) -> None:
    context = Context.from_strings("3.0", environment=environment or "universal")
    assert control_plane_response(Validator(kind, context), "A") is None


def test_a_name_that_no_url_can_carry_gets_the_response_of_the_router() -> None:
    validator = Validator("Mesh", Context(parse_version("3.0")))
    assert control_plane_response(validator, "..") == ControlPlaneResponse(
        status=307,
        title=None,
        detail=None,
        warnings=[],
        parameters=[],
        router="no URL can carry the name '..': the router redirects to the path without it",
        assumes=["no other route has this path"],
    )


@pytest.mark.parametrize(("operation", "is_assumed"), [("create", False), ("update", True)])
def test_an_update_with_a_refused_label_assumes_other_stored_labels(
    operation: str, is_assumed: bool
) -> None:
    context = Context.from_strings("3.0", operation=operation)
    facts = Facts(labels=(("kuma.io/zone", "east"),))
    response = control_plane_response(Validator("Mesh", context, facts), "web")
    assert response is not None
    assert response.status == 400
    assumption = "the stored resource does not have the same labels"
    assert (assumption in response.assumes) is is_assumed
