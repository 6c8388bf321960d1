"""Readers and writers of single resources for tests."""

import io

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import MeshReference, Resource, SkippedResource
from kuma_names.audit.input.resources import read_resource

COPY = "web-2v6wfvvcvbc9f55d"
"""Name of a copy that sync makes of `web`."""


def read_one(text: str) -> Resource | SkippedResource:
    """Read a file with a single item."""
    (item,) = read_items(io.BytesIO(text.encode()))
    assert isinstance(item, Item)
    (resource,) = read_resource(item, "f.yaml", KnownNames())
    assert not isinstance(resource, MeshReference)
    return resource


def resource_of(text: str) -> Resource:
    """Read a file with a single resource."""
    resource = read_one(text)
    assert isinstance(resource, Resource)
    return resource


def kubernetes_object(
    kind: str, name: str, more: str = "", metadata: str = "", group: str = "kuma.io/v1alpha1"
) -> str:
    """Write a Kubernetes object; `more` and `metadata` begin with a comma."""
    return f"{{apiVersion: {group}, kind: {kind}, metadata: {{name: {name}{metadata}}}{more}}}"


def dataplane(networking: str, labels: str = "") -> str:
    """Write a Universal Dataplane."""
    return f"{{type: Dataplane, mesh: m, name: a, labels: {{{labels}}}, networking: {networking}}}"
