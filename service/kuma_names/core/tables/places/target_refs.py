"""Places of names in the bodies of policies with targetRef."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
