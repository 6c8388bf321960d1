"""Places of names in the bodies of gateways and their routes."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
