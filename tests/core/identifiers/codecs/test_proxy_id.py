"""Proxy IDs: the wording of errors and findings, and the fields that they are about."""

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
def test_malformed_ids(text: str, position: int, reason: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        proxy_ids.decode_proxy_id(text, context())
    error = raised.value
    assert (error.field, error.position, error.choices) == ("proxyId", position, ())
    assert str(error) == error.reason == reason


@pytest.mark.parametrize(
    ("mesh", "name", "field", "reason"),
    [
        ("a", "", "name", "name must not be empty"),
        ("aa.a", "web", "mesh", "mesh 'aa.a' must not contain '.', found at position 2"),
    ],
)
def test_malformed_parts(mesh: str, name: str, field: str, reason: str) -> None:
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
def test_findings_have_the_field_that_they_are_about(environment: Environment, rule: str) -> None:
    encoded = proxy_ids.encode_proxy_id("A", "B", context(environment=environment))
    rules = [(finding.field, finding.rule) for finding in encoded.findings]
    assert rules == [("mesh", rule), ("mesh", "rfc1035-label"), ("name", rule)]


@pytest.mark.parametrize(
    ("text", "context_", "meshes", "field", "message", "kuma_text"),
    [
        (
            "aa.a.web",
            context(),
            ["aa.a"],
            "proxyId",
            "the control plane reads mesh 'aa', but the proxy belongs to mesh 'aa.a'"
            " (proxy-id-misread)",
            "proxyId {aa a.web} does not match proxy resource",
        ),
        (
            ".web",
            context("3.0.0"),
            None,
            "mesh",
            "an empty mesh means a zone ingress or egress, and Kuma has neither since 3.0"
            " (proxy-id-zone-proxy)",
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
def test_findings_about_decoded_ids(
    text: str,
    context_: Context,
    meshes: list[str] | None,
    field: str,
    message: str,
    kuma_text: str | None,
) -> None:
    findings = proxy_ids.decode_proxy_id(text, context_, meshes).findings
    values = [(finding.field, finding.message, finding.kuma_text) for finding in findings]
    assert values == [(field, message, kuma_text)]
