"""Short names of kinds, which identifiers contain."""

from functools import lru_cache

from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion, VersionRange

SERVICE_KINDS = ("MeshService", "MeshExternalService", "MeshMultiZoneService")
"""The kinds of services that have SNIs, hostnames and legacy destination names."""
SERVICE_SHORT_NAMES = {kind: str(KINDS[kind].short_name) for kind in SERVICE_KINDS}
SERVICE_KINDS_BY_SHORT_NAME = {short: kind for kind, short in SERVICE_SHORT_NAMES.items()}


@lru_cache(maxsize=64)
def short_names(version: KumaVersion) -> dict[str, str]:
    """Return the short names that a version has, by kind."""
    names = {}
    for kind in KINDS.values():
        short_name_versions = VersionRange(kind.short_name_since)
        is_known = kind.versions.contains(version.number)
        if kind.short_name and is_known and short_name_versions.contains(version.number):
            names[kind.name] = kind.short_name
    return names


@lru_cache(maxsize=64)
def kinds_by_short_name(version: KumaVersion) -> dict[str, str]:
    """Return the kinds of a version by short name."""
    return {short_name: kind for kind, short_name in short_names(version).items()}
