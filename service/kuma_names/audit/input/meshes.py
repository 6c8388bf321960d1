"""Meshes that are only referred to: from what names them to a resource to validate."""

from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.model import MeshReference, Resource
from kuma_names.core.model import Facts


def mesh_reference(resource: Resource, mesh: YamlText) -> MeshReference:
    """Return the reference of a resource to its mesh."""
    return MeshReference(
        resource.place, resource.kind, resource.name.value, "mesh", mesh, resource.environment
    )


def referenced_mesh(reference: MeshReference) -> Resource:
    """Return the Mesh that a reference names, at the place of the reference."""
    mesh = reference.mesh._replace(yaml_type=None)  # what names it has that finding
    return Resource(
        kind="Mesh",
        name=mesh,
        mesh=None,
        texts={"name": mesh, "kind": YamlText("Mesh", mesh.line, "Mesh", None)},
        place=reference.place._replace(line=mesh.line),
        environment=reference.environment,
        facts=Facts(),
        core_name=mesh.value,
        carried_names=(),
        duplicate_keys=(),
        body={},
        is_referenced=True,
    )
