"""Places of names in the bodies of services, identities and their ports."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
