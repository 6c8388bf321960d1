"""Places of names in the bodies of policies with sources and destinations."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
