"""The labels that Kuma reserves, as rows: which of them a control plane writes itself, and what; it judges nothing.

Sources: registry.go and validate.go of pkg/core/resources/labels (3.0: single files, see docs/reference/evidence.md), and
validateLabels of pkg/api-server/resource_endpoints.go (2.6 to 2.14).
"""

from dataclasses import dataclass

from kuma_names.core.model import Environment, Mode, Upstream
from kuma_names.core.tables import kuma_texts
from kuma_names.core.tables.kinds import (
    GLOBAL_SCOPED_KINDS,
    KINDS,
    MESH_SCOPED_KINDS,
    NOT_OF_ZONES,
    NOT_POLICIES,
    OF_ZONES,
    POLICIES,
    RESOURCE_KINDS,
)

ORIGIN, ZONE, MESH = "kuma.io/origin", "kuma.io/zone", "kuma.io/mesh"
POLICY_ROLE, DISPLAY_NAME, ENVIRONMENT = "kuma.io/policy-role", "kuma.io/display-name", "kuma.io/env"
NAMESPACE, SERVICE_ACCOUNT = "k8s.kuma.io/namespace", "k8s.kuma.io/service-account"
ZONE_INGRESS, ZONE_EGRESS = "kuma.io/listener-zoneingress", "kuma.io/listener-zoneegress"
WORKLOAD, MANAGED_BY = "kuma.io/workload", "kuma.io/managed-by"
GRACE_PERIOD, SERVICE_NAME = "kuma.io/deletion-grace-period-started-at", "k8s.kuma.io/service-name"
HEADLESS, KDS_SYNC, EFFECT = "k8s.kuma.io/is-headless-service", "kuma.io/kds-sync", "kuma.io/effect"

RESERVED = ("kuma.io/", "k8s.kuma.io/")
"""What the keys begin with that are Kuma's own."""
REGISTERED = (
    ORIGIN,
    ZONE,
    MESH,
    POLICY_ROLE,
    DISPLAY_NAME,
    ENVIRONMENT,
    NAMESPACE,
    SERVICE_ACCOUNT,
    ZONE_INGRESS,
    ZONE_EGRESS,
    WORKLOAD,
    MANAGED_BY,
    GRACE_PERIOD,
    SERVICE_NAME,
    HEADLESS,
    KDS_SYNC,
    EFFECT,
)
"""The reserved labels that a 3.0 control plane knows, in the order in which it checks them."""
NAME_LABELS = (WORKLOAD, SERVICE_ACCOUNT)
"""Labels whose values are names of up to 253 bytes from 3.0 on, besides the display name (StoredAsAnnotation)."""

NOT_SET, EMPTY, THE_NAME, THE_MESH = "nothing", "empty", "the name", "the mesh"
THE_ZONE, THE_NAMESPACE = "the zone", "the namespace"
UNLESS_GLOBAL = ", unless the origin is global"
"""Ends what is expected only of resources that are not the Global's."""


@dataclass(frozen=True, slots=True)
class OwnedLabel:
    """A label that the control plane writes: where another value is refused, and with which words.

    `expected` is the value itself, or one of the words above. It holds from version `since` up to, and not in, `before`. An
    empty value is judged only if `empty` says so.
    """

    key: str
    expected: str
    kinds: tuple[str, ...]
    said: Upstream
    since: str = "3.0"
    before: str | None = None
    modes: tuple[Mode, ...] = tuple(Mode)
    environments: tuple[Environment, ...] = tuple(Environment)
    empty: bool = True

    @property
    def measure(self) -> str:
        """The id of the measure that reads it."""
        return f"{slug(self.key)}-label-not-{slug(self.expected)}"


def slug(text: str) -> str:
    """Write a key or a word of the table as part of an id.

    >>> slug("k8s.kuma.io/namespace"), slug("the zone, unless the origin is global")
    ('namespace', 'the-zone-unless-the-origin-is-global')
    """
    return text.rpartition("/")[2].replace(",", "").strip().replace(" ", "-")


_UNIVERSAL, _KUBERNETES = (Environment.UNIVERSAL,), (Environment.KUBERNETES,)
_GLOBAL, _IN_ZONE, _FEDERATED = (Mode.GLOBAL,), (Mode.ZONE, Mode.FEDERATED_ZONE), (Mode.FEDERATED_ZONE,)
_DIFFERS, _NOT_HERE = kuma_texts.OWNED_LABEL, kuma_texts.LABEL_NOT_SET
_NOT_DATAPLANE = tuple(kind for kind in RESOURCE_KINDS if kind != "Dataplane")
_WITHOUT_NAMESPACE = tuple(kind for kind in RESOURCE_KINDS if KINDS[kind].kubernetes_scope == "Cluster")
_IN_NAMESPACE = tuple(kind for kind in RESOURCE_KINDS if kind not in _WITHOUT_NAMESPACE)
PLUGINS = (
    *POLICIES,
    "HostnameGenerator",
    "MeshExternalService",
    "MeshIdentity",
    "MeshMultiZoneService",
    "MeshOpenTelemetryBackend",
    "MeshService",
    "MeshTrust",
    "MeshZoneAddress",
    "Workload",
)
"""Kinds that plugins bring (IsPluginOriginated)."""

OWNED_LABELS = (
    OwnedLabel(ORIGIN, "global", RESOURCE_KINDS, kuma_texts.ORIGIN_OF_GLOBAL, "2.11", "3.0", _GLOBAL, _UNIVERSAL, empty=False),
    OwnedLabel(ORIGIN, "zone", PLUGINS, kuma_texts.ORIGIN_OF_ZONE, "2.6", "3.0", _FEDERATED, _UNIVERSAL),
    OwnedLabel(ZONE, THE_ZONE + UNLESS_GLOBAL, RESOURCE_KINDS, kuma_texts.ZONE_OF_LABEL, "2.8", "3.0", _IN_ZONE, _UNIVERSAL),
    OwnedLabel(MESH, THE_MESH + UNLESS_GLOBAL, MESH_SCOPED_KINDS, kuma_texts.MESH_OF_LABEL, "2.9", "3.0", _IN_ZONE, _UNIVERSAL),
    OwnedLabel(MESH, EMPTY + UNLESS_GLOBAL, GLOBAL_SCOPED_KINDS, kuma_texts.MESH_OF_LABEL, "2.9", "3.0", _IN_ZONE, _UNIVERSAL),
    OwnedLabel(ORIGIN, "global", RESOURCE_KINDS, _DIFFERS, modes=_GLOBAL),
    OwnedLabel(ORIGIN, "zone", RESOURCE_KINDS, _DIFFERS, modes=_IN_ZONE),
    OwnedLabel(ZONE, NOT_SET, RESOURCE_KINDS, _NOT_HERE, modes=_GLOBAL),
    OwnedLabel(ZONE, NOT_SET, NOT_OF_ZONES, _NOT_HERE, modes=_IN_ZONE),
    OwnedLabel(ZONE, THE_ZONE, OF_ZONES, _DIFFERS, modes=_IN_ZONE),
    OwnedLabel(MESH, NOT_SET, GLOBAL_SCOPED_KINDS, _NOT_HERE),
    OwnedLabel(MESH, THE_MESH, MESH_SCOPED_KINDS, _DIFFERS),
    OwnedLabel(POLICY_ROLE, NOT_SET, NOT_POLICIES, _NOT_HERE),
    OwnedLabel(POLICY_ROLE, "system", POLICIES, _DIFFERS, environments=_UNIVERSAL),
    OwnedLabel(DISPLAY_NAME, THE_NAME, RESOURCE_KINDS, _DIFFERS),
    OwnedLabel(ENVIRONMENT, NOT_SET, RESOURCE_KINDS, _NOT_HERE, modes=_GLOBAL),
    OwnedLabel(ENVIRONMENT, NOT_SET, NOT_OF_ZONES, _NOT_HERE, modes=_IN_ZONE),
    OwnedLabel(ENVIRONMENT, "universal", OF_ZONES, _DIFFERS, modes=_IN_ZONE, environments=_UNIVERSAL),
    OwnedLabel(ENVIRONMENT, "kubernetes", OF_ZONES, _DIFFERS, modes=_IN_ZONE, environments=_KUBERNETES),
    OwnedLabel(NAMESPACE, NOT_SET, RESOURCE_KINDS, _NOT_HERE, environments=_UNIVERSAL),
    OwnedLabel(NAMESPACE, NOT_SET, _WITHOUT_NAMESPACE, _NOT_HERE, environments=_KUBERNETES),
    OwnedLabel(NAMESPACE, THE_NAMESPACE, _IN_NAMESPACE, _DIFFERS, environments=_KUBERNETES),
    OwnedLabel(SERVICE_ACCOUNT, NOT_SET, RESOURCE_KINDS, _NOT_HERE),
    OwnedLabel(ZONE_INGRESS, NOT_SET, _NOT_DATAPLANE, _NOT_HERE),
    OwnedLabel(ZONE_EGRESS, NOT_SET, _NOT_DATAPLANE, _NOT_HERE),
    OwnedLabel(MANAGED_BY, NOT_SET, RESOURCE_KINDS, _NOT_HERE),
    OwnedLabel(GRACE_PERIOD, NOT_SET, RESOURCE_KINDS, _NOT_HERE),
    OwnedLabel(SERVICE_NAME, NOT_SET, RESOURCE_KINDS, _NOT_HERE),
    OwnedLabel(HEADLESS, NOT_SET, RESOURCE_KINDS, _NOT_HERE),
)
"""In the order of Kuma's own checks."""
