"""What is a resource, in both styles, and which of its names are judged by what."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.audit import summary
from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.model import Resource, SkippedResource
from kuma_names.audit.input.origin import Origin
from kuma_names.audit.input.resources import read_resource
from kuma_names.core.model import Environment, Facts
from tests.audit.audits import audited, named, said

UNIVERSAL, KUBERNETES = Environment.UNIVERSAL, Environment.KUBERNETES
COPY = "web-2v6wfvvcvbc9f55d"


def _read(text: str) -> Resource | SkippedResource:
    (item,) = read_items(io.BytesIO(text.encode()))
    assert isinstance(item, Item)
    return read_resource(item, "f.yaml")


def _object(
    kind: str, name: str, more: str = "", metadata: str = "", group: str = "kuma.io/v1alpha1"
) -> str:
    return f"{{apiVersion: {group}, kind: {kind}, metadata: {{name: {name}{metadata}}}{more}}}"


@pytest.mark.parametrize(
    ("text", "kind", "core_name", "environment", "facts"),
    [
        ("{type: Mesh, name: a}", "Mesh", "a", UNIVERSAL, Facts()),
        ("{type: MeshTimeout, name: a, mesh: m}", "MeshTimeout", "a", UNIVERSAL, Facts("m")),
        ("{type: MeshTimeout, name: a}", "MeshTimeout", "a", UNIVERSAL, Facts("")),
        ("{type: Zone, name: a, mesh: m}", "Zone", "a", UNIVERSAL, Facts()),
        (
            f"{{type: MeshTimeout, mesh: m, name: {COPY}, labels: {{kuma.io/display-name: web, kuma.io/zone: z}}}}",
            "MeshTimeout", COPY, UNIVERSAL, Facts("m", "z", None, "web", True),
        ),
        (
            "{type: MeshTimeout, mesh: m, name: web, labels: {kuma.io/display-name: web}}",
            "MeshTimeout", "web", UNIVERSAL, Facts("m"),
        ),
        (
            "{type: MeshTimeout, mesh: m, name: web, labels: {kuma.io/display-name: other}}",
            "MeshTimeout", "web", UNIVERSAL, Facts("m", display_name="other", labels=(("kuma.io/display-name", "other"),)),
        ),
        (
            "{type: Dataplane, mesh: m, name: pod.demo, labels: {k8s.kuma.io/namespace: demo}}",
            "Dataplane", "pod.demo", KUBERNETES, Facts("m", namespace="demo", labels=(("k8s.kuma.io/namespace", "demo"),)),
        ),
        (
            f"{{type: MeshTimeout, mesh: m, name: {COPY}.kuma-system, labels: {{kuma.io/display-name: web}}}}",
            "MeshTimeout", f"{COPY}.kuma-system", UNIVERSAL, Facts("m", display_name="web", synced=True),
        ),
        (_object("Mesh", "a"), "Mesh", "a", KUBERNETES, Facts()),
        (_object("Dataplane", "a", ", mesh: m", ", namespace: ns"), "Dataplane", "a.ns", KUBERNETES, Facts("m", namespace="ns")),
        (_object("MeshTrace", "a", metadata=", namespace: ns"), "MeshTrace", "a.ns", KUBERNETES, Facts("default", namespace="ns")),
        (
            _object("MeshTimeout", "a", metadata=", namespace: ns, labels: {kuma.io/mesh: m, kuma.io/zone: z}"),
            "MeshTimeout", "a.ns", KUBERNETES, Facts("m", "z", "ns", labels=(("kuma.io/mesh", "m"), ("kuma.io/zone", "z"))),
        ),
        (
            _object("MeshTimeout", COPY, metadata=", namespace: ns, annotations: {kuma.io/display-name: web}"),
            "MeshTimeout", f"{COPY}.ns", KUBERNETES, Facts("default", None, "ns", "web", True),
        ),
        (
            _object("MeshTimeout", COPY, metadata=", namespace: ns, labels: {kuma.io/display-name: web}"),
            "MeshTimeout", f"{COPY}.ns", KUBERNETES, Facts("default", namespace="ns", labels=(("kuma.io/display-name", "web"),)),
        ),
        (
            _object("Secret", "a", ", type: system.kuma.io/secret", ", namespace: ns", group="v1"),
            "Secret", "a", KUBERNETES, Facts("default", namespace="ns"),
        ),
        (
            _object("Secret", "a", ", type: system.kuma.io/global-secret", ", namespace: ns", group="v1"),
            "GlobalSecret", "a", KUBERNETES, Facts(namespace="ns"),
        ),
        (
            "{type: MeshService, mesh: m, name: a, spec: {ports: [{port: 80}, {port: 81, name: http}]}}",
            "MeshService", "a", UNIVERSAL, Facts("m", ports=("80", "http")),
        ),
        (
            "{type: MeshExternalService, mesh: m, name: a, spec: {match: {port: 443}}}",
            "MeshExternalService", "a", UNIVERSAL, Facts("m", ports=("443",)),
        ),
    ],
)  # fmt: skip
def test_both_styles_are_read(
    text: str, kind: str, core_name: str, environment: Environment, facts: Facts
) -> None:
    read = _read(text)
    assert isinstance(read, Resource)
    assert (read.kind, read.core_name, read.environment, read.facts) == (
        kind,
        core_name,
        environment,
        facts,
    )


def _proxy(networking: str, labels: str = "") -> str:
    return f"{{type: Dataplane, mesh: m, name: a, labels: {{{labels}}}, networking: {networking}}}"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("{type: MeshTimeout, mesh: m, name: a}", Origin()),
        ("{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/origin: global}}", Origin()),
        (
            "{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/origin: zone}}",
            Origin(None, True),
        ),
        ("{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/zone: z}}", Origin("z", True)),
        (
            "{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/zone: [z], kuma.io/origin: {zone: 1}}}",
            Origin(),
        ),
        ("{type: MeshTimeout, mesh: m, name: a, zone: z}", Origin()),
        (
            "{type: MeshService, mesh: m, name: a, labels: {kuma.io/env: universal}}",
            Origin(universal=True),
        ),
        ("{type: MeshService, mesh: m, name: a, labels: {kuma.io/env: kubernetes}}", Origin()),
        ("{type: ZoneIngress, name: a, zone: z}", Origin("z", True)),
        ("{type: ZoneEgress, name: a, zone: w, labels: {kuma.io/zone: z}}", Origin("z", True)),
        ("{type: ZoneEgress, name: a, zone: ''}", Origin()),
        (
            _object("ZoneIngress", "a", ", spec: {zone: z}", ", namespace: ns"),
            Origin("z", True, "ns"),
        ),
        (
            _proxy("{inbound: [{port: 1}, {tags: {kuma.io/zone: z}}, {tags: {kuma.io/zone: w}}]}"),
            Origin("z", True),
        ),
        (_proxy("{inbound: [{tags: {kuma.io/zone: z}}]}", "kuma.io/zone: w"), Origin("w", True)),
        (_proxy("{gateway: {tags: {kuma.io/zone: z}}}"), Origin("z", True)),
        (_proxy("{inbound: {tags: {kuma.io/zone: z}}, gateway: [a]}"), Origin()),
        (_proxy("{inbound: [a, ~, [], {tags: [a]}, {tags: {kuma.io/zone: [z]}}]}"), Origin()),
        (_proxy("[a]"), Origin()),
        (
            _object(
                "Dataplane",
                "a",
                ", spec: {networking: {inbound: [{tags: {kuma.io/zone: z}}]}}",
                ", namespace: ns",
            ),
            Origin("z", True, "ns"),
        ),
        (
            "{type: MeshService, mesh: m, name: a.ns, labels: {k8s.kuma.io/namespace: ns}}",
            Origin(None, False, "ns"),
        ),
        (
            _object(
                "MeshTimeout",
                COPY,
                metadata=", namespace: system, annotations: {kuma.io/display-name: web}",
            ),
            Origin(),
        ),
        (
            _object(
                "MeshTimeout",
                COPY,
                metadata=(
                    ", namespace: system, annotations: {kuma.io/display-name: web}"
                    ", labels: {kuma.io/zone: z, k8s.kuma.io/namespace: ns}"
                ),
            ),
            Origin("z", True, "ns"),
        ),
    ],
)
def test_where_a_resource_is_from(text: str, origin: Origin) -> None:
    read = _read(text)
    assert isinstance(read, Resource)
    assert read.origin == origin


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (_proxy("{address: 10.0.0.1, inbound: [{port: 80}, {port: 81}, {}, a]}"), "10.0.0.1 80 81"),
        (_proxy("{address: 10.0.0.1, inbound: {port: 80}}"), "10.0.0.1"),
        (_proxy("{address: [10.0.0.1], inbound: [{port: 80}]}"), ""),
        (_proxy("[]"), ""),
        (
            _object(
                "Dataplane", "a", ", spec: {networking: {address: 10.0.0.1}}", ", namespace: ns"
            ),
            "",
        ),
        ("{type: ZoneIngress, name: a, networking: {address: 10.0.0.1}}", ""),
    ],
)
def test_where_a_universal_proxy_listens(text: str, address: str) -> None:
    read = _read(text)
    assert isinstance(read, Resource)
    assert read.address == address


@pytest.mark.parametrize(
    ("text", "reason", "fault"),
    [
        ("text", "is not a mapping, so it is not a resource", True),
        ("{a: 1}", "has no type and no name", True),
        ("{type: Mesh}", "has no name", True),
        ("{name: a}", "has no type", True),
        ("{type: Mesh, name: [a]}", "name must be a string", True),
        ("{type: {}, name: a}", "type must be a string", True),
        (
            "{type: Meshes, name: a}",
            "type 'Meshes' is not a kind of Kuma whose names are judged",
            False,
        ),
        (
            "{type: ServiceTag, name: a}",
            "type 'ServiceTag' is not a kind of Kuma whose names are judged",
            False,
        ),
        ("{apiVersion: v1, metadata: {name: a}}", "has no kind", True),
        ("{apiVersion: kuma.io/v1alpha1, kind: Mesh}", "has no metadata.name", True),
        ("{apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {}}", "has no metadata.name", True),
        (_object("Service", "a", group="v1"), "'Service' of 'v1' is not a resource of Kuma", False),
        (
            _object("Secret", "a", ", type: Opaque", group="v1"),
            "'Secret' of 'v1' is not a resource of Kuma",
            False,
        ),
        (
            _object("ContainerPatch", "a"),
            "kind 'ContainerPatch' is not a kind of Kuma whose names are judged",
            False,
        ),
    ],
)
def test_what_is_no_resource_says_why(text: str, reason: str, fault: bool) -> None:
    read = _read(text)
    assert isinstance(read, SkippedResource)
    assert (read.reason, read.malformed) == (reason, fault)


def test_a_copy_is_judged_by_the_name_of_its_original() -> None:
    long = "w" * 63
    made = audited(
        f"{{type: MeshService, mesh: m, name: {long}-2v6wfvvcvbc9f55d, labels: {{kuma.io/display-name: {long}}}}}\n---\n"
        "{type: MeshService, mesh: m, name: a.b-2v6wfvvcvbc9f55d, labels: {kuma.io/display-name: a.b}}\n---\n"
        "{type: MeshService, mesh: m, name: a.b, labels: {kuma.io/display-name: good}}\n"
    )
    rfc1035 = ("rfc1035-label", "refused")
    found = {
        key: [(rule, field, after) for rule, field, _, after in said(one) if after]
        for key, one in named(made).items()
    }
    assert [
        row for row in found.pop(f"MeshService {long}-2v6wfvvcvbc9f55d", []) if row[0] == rfc1035[0]
    ] == []
    assert ("rfc1035-label", "displayName", "refused") in found["MeshService a.b-2v6wfvvcvbc9f55d"]
    assert ("rfc1035-label", "name", "refused") in found["MeshService a.b"]


def test_kinds_come_and_go_with_versions() -> None:
    text = "{type: TrafficRoute, mesh: m, name: a}\n---\n{type: MeshIdentity, mesh: m, name: a}\n"
    upgraded = audited(text)
    assert said(named(upgraded)["TrafficRoute a"])[0] == (
        "kind-not-in-version",
        "kind",
        None,
        "refused",
    )
    assert upgraded.verdicts == ({"valid": 1, None: 1}, {"valid": 1, "rejected": 1})
    back = audited(text, "3.0", "2.9")
    assert said(named(back)["MeshIdentity a"])[0] == (
        "kind-not-in-version",
        "kind",
        None,
        "refused",
    )
    assert back.verdicts == ({None: 1, "valid": 1}, {"valid": 1, "rejected": 1})


def test_scalars_are_told_where_they_stand() -> None:
    made = audited(
        f"type: Zone\nname: no\n---\n{_object('Zone', '1e5')}\n---\ntype: Zone\nname: 'no'\n"
    )
    assert {key: said(one) for key, one in named(made).items()} == {
        "Zone false": [("yaml-scalar", "name", None, None)],
        "Zone 100000": [
            ("yaml-scalar", "name", "refused", "refused"),
            ("rfc1035-label", "name", None, "refused"),
        ],
    }


@given(
    st.binary(max_size=200)
    | st.text("ab:-[]{}&*<>!|'\"#% \n\ttypenamkid.", max_size=200).map(str.encode)
)
def test_an_audit_answers_whatever_it_is_given(data: bytes) -> None:
    made = audited(data.decode("latin-1"))
    counted = summary.summary(made)
    assert counted["read"] == counted["judged"] + counted["skipped"] + counted["malformed"]
