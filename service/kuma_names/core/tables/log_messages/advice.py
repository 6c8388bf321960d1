"""Advice about proxy IDs that depends on the meshes that exist."""

MISREAD = (
    "replace the mesh {mesh} by one without a dot, for a Mesh cannot be renamed: in a Mesh {read} "
    "the same data plane proxy starts"
)
"""Advice if a mesh with a dot is known to be meant."""
MAYBE_MISREAD = (
    "{advice}; if the proxy belongs to mesh {meshes}: replace that mesh by one without a dot"
)
"""Advice if it is not known which mesh is meant."""
