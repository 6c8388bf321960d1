"""Types for derived identifiers: the parts of a resource, and an identifier in its namespace."""

from typing import NamedTuple

from kuma_names.core.identifiers.base import Identifier

EVERYWHERE = None
"""Stands for all zones."""
UNKNOWN_ZONE = "?"
"""Stands for a zone whose name is not known: no zone can have this name."""


class ResourceIdentity(NamedTuple):
    """The parts of a resource that its identifiers consist of; absent parts are empty.

    `name` is the display name, `core_name` the name in the store. `ports` are those of a service,
    each with its name (its number, if it has none) and its number. `synced` means that sync created
    the resource, `in_zone` that it belongs to a zone, known or not. `on_kubernetes` is about the
    store that it is in, `universal` about the zone that it comes from. `address` is where a proxy
    of Universal listens.
    """

    kind: str
    name: str
    core_name: str
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    ports: tuple[tuple[str, str], ...] = ()
    synced: bool = False
    in_zone: bool = False
    on_kubernetes: bool = False
    universal: bool = False
    address: str = ""

    @property
    def origin_zone(self) -> str:
        """The zone it comes from, empty for global resources; a MeshService has always one."""
        if self.zone:
            return self.zone
        return UNKNOWN_ZONE if self.in_zone or self.kind == "MeshService" else ""

    @property
    def stored_name(self) -> str:
        """The name in the store without namespace and zone; empty for copies (unknown)."""
        if self.synced:
            return ""
        bare = self.core_name
        if self.namespace:
            bare = bare.removesuffix(f".{self.namespace}")
        # the rest is another control plane's namespace, or the prefix with a zone
        is_located = bare.startswith(f"{self.name}.") or bare.endswith(f".{self.name}")
        return self.name if is_located else bare


class DerivedIdentifier(NamedTuple):
    """An identifier of a resource, the namespace it must be unique in, and the zone that sees it.

    Two identifiers collide if text and namespace are equal and some zone sees both (EVERYWHERE:
    all zones), unless they belong to the same resource, which is compared by `identity` (empty: the
    resource equals no other). A synced copy has its original's identity. Different `stored_name`
    under the same identity belong to different resources with the same display name.
    """

    codec: str
    identifier: Identifier
    namespace: tuple[str, ...]
    zone: str | None
    identity: tuple[str, ...]
    stored_name: str = ""
