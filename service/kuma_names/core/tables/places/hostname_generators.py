"""Places of names in the bodies of HostnameGenerators."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = ()
