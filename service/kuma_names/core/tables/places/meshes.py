"""Places of names in the bodies of Meshes and ExternalServices."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
