"""Table of the places in the bodies of resources that have names which Kuma judges."""

from kuma_names.core.tables.places import (
    gateways,
    hostname_generators,
    meshes,
    proxies,
    services,
    source_destination_policies,
    target_refs,
)

PLACES = (
    *proxies.PLACES,
    *gateways.PLACES,
    *source_destination_policies.PLACES,
    *meshes.PLACES,
    *target_refs.PLACES,
    *services.PLACES,
    *hostname_generators.PLACES,
)
