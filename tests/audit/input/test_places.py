"""Names at places: the facts that they are judged with, and checks that a field turns off."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from tests.audit.input.support import kubernetes_object, resource_of

BACKEND = "backends: [{name: ca-1, type: builtin}]"


def facts_by_subject(text: str) -> dict[str, Facts]:
    """Return the facts of each name in a resource, by its subject."""
    return {name.kind: name.facts for name in resource_of(text).carried_names}


@pytest.mark.parametrize(
    "text",
    [
        f"{{type: Mesh, name: demo, mtls: {{{BACKEND}}}}}",
        f"{{type: Mesh, name: demo, mtls: {{skipValidation: false, {BACKEND}}}}}",
        f"{{type: Mesh, name: demo, mesh: other, mtls: {{skipValidation: 'no', {BACKEND}}}}}",
        kubernetes_object("Mesh", "demo", f", spec: {{mtls: {{{BACKEND}}}}}"),
    ],
)
def test_the_backend_of_a_ca_is_judged_with_the_name_of_its_mesh(text: str) -> None:
    assert facts_by_subject(text) == {"BuiltinCaBackend": Facts("demo")}


@pytest.mark.parametrize(
    "text",
    [
        f"{{type: Mesh, name: demo, mtls: {{skipValidation: true, {BACKEND}}}}}",
        f"{{type: Mesh, name: demo, mtls: {{skipValidation: yes, {BACKEND}}}}}",
        kubernetes_object("Mesh", "demo", f", spec: {{mtls: {{skipValidation: true, {BACKEND}}}}}"),
        "{type: Mesh, name: demo, mtls: {backends: [{name: ca-1, type: provided}]}}",
        "{type: Mesh, name: demo, mtls: {backends: [{name: ca-1, kind: builtin}]}}",
    ],
)
def test_the_backend_of_a_ca_is_not_judged_if_it_is_not_builtin_or_not_validated(text: str) -> None:
    assert facts_by_subject(text) == {}


@pytest.mark.parametrize(
    ("networking", "address"),
    [("{address: a.b:80}", "a.b:80"), ("{}", ""), ("[]", ""), ("{address: [a]}", "")],
)
def test_the_service_of_an_external_service_is_judged_with_its_address(
    networking: str, address: str
) -> None:
    tags = "{kuma.io/service: a.b, version: v1}"
    facts = facts_by_subject(
        f"{{type: ExternalService, mesh: m, name: a, tags: {tags}, networking: {networking}}}"
    )
    assert facts == {
        "ExternalServiceTag": Facts(address=address),
        "TagName": NO_FACTS,
        "TagValue": NO_FACTS,
    }
