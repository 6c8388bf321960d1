"""The proxy ID: the words of its refusals and of its notices, and where its findings point."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import proxy_ids
from kuma_names.core.model import Context, Environment
from kuma_names.core.versions import parse_version


def context(minor: str = "2.14", environment: Environment = Environment.UNIVERSAL) -> Context:
    return Context(parse_version(minor), environment=environment)


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("a." + "\ud800" * 341, 342, "proxyId must be at most 1024 bytes long, is 1025"),
        ("", 0, "proxyId must not be empty"),
        ("ab", 2, "proxyId 'ab' must have a '.' between mesh and name"),
        ("ab.", 3, "proxyId 'ab.' must have a name after the '.'"),
    ],
)
def test_refused_ids(text: str, position: int, reason: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        proxy_ids.decode_proxy_id(text, context())
    error = raised.value
    assert (error.field, error.position, str(error), error.reason, error.choices) == (
        "proxyId",
        position,
        reason,
        reason,
        (),
    )


@pytest.mark.parametrize(
    ("mesh", "name", "field", "reason"),
    [
        ("a", "", "name", "name must not be empty"),
        ("aa.a", "web", "mesh", "mesh 'aa.a' must not contain '.', found at position 2"),
    ],
)
def test_refused_parts(mesh: str, name: str, field: str, reason: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        proxy_ids.encode_proxy_id(mesh, name, context())
    assert (raised.value.field, str(raised.value)) == (field, reason)


@pytest.mark.parametrize(
    ("environment", "rule"),
    [
        (Environment.UNIVERSAL, "rfc1123-subdomain"),
        (Environment.KUBERNETES, "kubernetes-object-name"),
    ],
)
def test_findings_name_the_part_that_they_are_on(environment: Environment, rule: str) -> None:
    made = proxy_ids.encode_proxy_id("A", "B", context(environment=environment))
    found = [(found.field, found.rule) for found in made.findings]
    assert found == [("mesh", rule), ("mesh", "rfc1035-label"), ("name", rule)]


@pytest.mark.parametrize(
    ("text", "asked", "meshes", "field", "message", "upstream"),
    [
        (
            "aa.a.web",
            context(),
            ["aa.a"],
            "proxyId",
            "the control plane reads mesh 'aa', but the proxy belongs to mesh 'aa.a' (proxy-id-misread)",
            "proxyId {aa a.web} does not match proxy resource",
        ),
        (
            ".web",
            context("3.0.0"),
            None,
            "mesh",
            "an empty mesh means a zone ingress or egress, and Kuma has neither since 3.0 (proxy-id-zone-proxy)",
            None,
        ),
        (
            "a.web",
            context(environment=Environment.KUBERNETES),
            None,
            "name",
            "name 'web' must be a pod and its namespace, joined by a '.' (proxy-id-no-namespace)",
            'name "web" must include namespace after the dot, ex. "name.namespace"',
        ),
    ],
)
def test_notices(
    text: str,
    asked: Context,
    meshes: list[str] | None,
    field: str,
    message: str,
    upstream: str | None,
) -> None:
    found = [
        (found.field, found.message, found.kuma_text)
        for found in proxy_ids.decode_proxy_id(text, asked, meshes).findings
    ]
    assert found == [(field, message, upstream)]
