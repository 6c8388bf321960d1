"""Origin of a resource: zone and namespace, from labels, fields and tags."""

import pytest

from kuma_names.audit.input.origin import Origin
from tests.audit.input.support import COPY, dataplane, kubernetes_object, resource_of


def _timeout(labels: str) -> str:
    return f"{{type: MeshTimeout, mesh: m, name: a, labels: {{{labels}}}}}"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (_timeout(""), Origin()),
        (_timeout("kuma.io/origin: global"), Origin()),
        (_timeout("kuma.io/origin: zone"), Origin(from_zone=True)),
        (_timeout("kuma.io/zone: z"), Origin("z", from_zone=True)),
        (_timeout("kuma.io/zone: [z], kuma.io/origin: {zone: 1}"), Origin()),
        (_timeout("kuma.io/env: universal"), Origin(universal=True)),
        (_timeout("kuma.io/env: kubernetes"), Origin()),
        ("{type: MeshTimeout, mesh: m, name: a, zone: z}", Origin()),
        ("{type: ZoneIngress, name: a, zone: z}", Origin("z", from_zone=True)),
        (
            "{type: ZoneEgress, name: a, zone: w, labels: {kuma.io/zone: z}}",
            Origin("z", from_zone=True),
        ),
        ("{type: ZoneEgress, name: a, zone: ''}", Origin()),
        (
            kubernetes_object("ZoneIngress", "a", ", spec: {zone: z}", ", namespace: ns"),
            Origin("z", from_zone=True, namespace="ns"),
        ),
    ],
)
def test_the_zone_comes_from_labels_and_the_field_of_zone_proxies(
    text: str, origin: Origin
) -> None:
    assert resource_of(text).origin == origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (
            dataplane(
                "{inbound: [{port: 1}, {tags: {kuma.io/zone: z}}, {tags: {kuma.io/zone: w}}]}"
            ),
            Origin("z", from_zone=True),
        ),
        (
            dataplane("{inbound: [{tags: {kuma.io/zone: z}}]}", "kuma.io/zone: w"),
            Origin("w", from_zone=True),
        ),
        (dataplane("{gateway: {tags: {kuma.io/zone: z}}}"), Origin("z", from_zone=True)),
        (dataplane("{inbound: {tags: {kuma.io/zone: z}}, gateway: [a]}"), Origin()),
        (
            dataplane("{inbound: [a, ~, [], {tags: [a]}, {tags: {kuma.io/zone: [z]}}]}"),
            Origin(),
        ),
        (dataplane("[a]"), Origin()),
        (
            kubernetes_object(
                "Dataplane",
                "a",
                ", spec: {networking: {inbound: [{tags: {kuma.io/zone: z}}]}}",
                ", namespace: ns",
            ),
            Origin("z", from_zone=True, namespace="ns"),
        ),
    ],
)
def test_the_zone_of_a_dataplane_can_be_a_tag(text: str, origin: Origin) -> None:
    assert resource_of(text).origin == origin


def test_the_namespace_can_be_a_label() -> None:
    text = "{type: MeshService, mesh: m, name: a.ns, labels: {k8s.kuma.io/namespace: ns}}"
    assert resource_of(text).origin == Origin(namespace="ns")


@pytest.mark.parametrize(
    ("labels", "origin"),
    [
        ("", Origin()),
        (
            "kuma.io/zone: z, k8s.kuma.io/namespace: ns",
            Origin("z", from_zone=True, namespace="ns"),
        ),
    ],
)
def test_the_namespace_of_a_copy_is_not_that_of_its_original(labels: str, origin: Origin) -> None:
    metadata = (
        f", namespace: system, annotations: {{kuma.io/display-name: web}}, labels: {{{labels}}}"
    )
    assert resource_of(kubernetes_object("MeshTimeout", COPY, metadata=metadata)).origin == origin
