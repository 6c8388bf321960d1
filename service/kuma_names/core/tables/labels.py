"""Table of the labels that Kuma reserves, and of those that a control plane owns.

Sources: registry.go and validate.go of pkg/core/resources/labels (3.0: single files, see
docs/reference/evidence.md), and validateLabels of pkg/api-server/resource_endpoints.go (2.6 to
2.14).
"""

from kuma_names.core.model import DISPLAY_NAME, Environment, Mode
from kuma_names.core.rows import OwnedLabel, without
from kuma_names.core.tables import kuma_texts
from kuma_names.core.tables.kinds import (
    CLUSTER_SCOPED_KINDS,
    GLOBAL_SCOPED_KINDS,
    MESH_SCOPED_KINDS,
    NOT_OF_ZONES,
    NOT_POLICIES,
    OF_ZONES,
    POLICIES,
    RESOURCE_KINDS,
)

ORIGIN = "kuma.io/origin"
ZONE = "kuma.io/zone"
MESH = "kuma.io/mesh"
POLICY_ROLE = "kuma.io/policy-role"
ENVIRONMENT = "kuma.io/env"
NAMESPACE = "k8s.kuma.io/namespace"
SERVICE_ACCOUNT = "k8s.kuma.io/service-account"
ZONE_INGRESS = "kuma.io/listener-zoneingress"
ZONE_EGRESS = "kuma.io/listener-zoneegress"
WORKLOAD = "kuma.io/workload"
MANAGED_BY = "kuma.io/managed-by"
GRACE_PERIOD = "kuma.io/deletion-grace-period-started-at"
SERVICE_NAME = "k8s.kuma.io/service-name"
HEADLESS = "k8s.kuma.io/is-headless-service"
KDS_SYNC = "kuma.io/kds-sync"
EFFECT = "kuma.io/effect"

RESERVED = ("kuma.io/", "k8s.kuma.io/")
"""Prefixes of the keys that are Kuma's own."""
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
"""Labels besides the display name whose values are names of up to 253 bytes from 3.0 on.

StoredAsAnnotation in Kuma's source.
"""
RETIRED_LABELS = ("kuma.io/proxy-type",)
"""Labels that 3.0 does not know, and that older control planes wrote on what they stored."""
SERVICE_TAG = "kuma.io/service"
"""Tag of the inbounds of a Dataplane; no label."""

# expected values that depend on the resource
NOT_SET = "nothing"
EMPTY = "empty"
THE_NAME = "the name"
THE_MESH = "the mesh"
THE_ZONE = "the zone"
THE_NAMESPACE = "the namespace"
UNLESS_GLOBAL = ", unless the origin is global"
"""Suffix of values that are not expected of resources of the global control plane."""

_UNIVERSAL = (Environment.UNIVERSAL,)
_KUBERNETES = (Environment.KUBERNETES,)
_GLOBAL = (Mode.GLOBAL,)
_IN_ZONE = (Mode.ZONE, Mode.FEDERATED_ZONE)
_FEDERATED = (Mode.FEDERATED_ZONE,)
_DIFFERS = kuma_texts.OWNED_LABEL
_NOT_HERE = kuma_texts.LABEL_NOT_SET
_NOT_DATAPLANE = without(RESOURCE_KINDS, "Dataplane")
_IN_NAMESPACE = without(RESOURCE_KINDS, *CLUSTER_SCOPED_KINDS)
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
    OwnedLabel(
        key=ORIGIN,
        expected="global",
        kinds=RESOURCE_KINDS,
        kuma_text=kuma_texts.ORIGIN_OF_GLOBAL,
        since="2.11",
        before="3.0",
        modes=_GLOBAL,
        environments=_UNIVERSAL,
        checks_empty=False,
    ),
    OwnedLabel(
        key=ORIGIN,
        expected="zone",
        kinds=PLUGINS,
        kuma_text=kuma_texts.ORIGIN_OF_ZONE,
        since="2.6",
        before="3.0",
        modes=_FEDERATED,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=ZONE,
        expected=THE_ZONE + UNLESS_GLOBAL,
        kinds=RESOURCE_KINDS,
        kuma_text=kuma_texts.ZONE_OF_LABEL,
        since="2.8",
        before="3.0",
        modes=_IN_ZONE,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=MESH,
        expected=THE_MESH + UNLESS_GLOBAL,
        kinds=MESH_SCOPED_KINDS,
        kuma_text=kuma_texts.MESH_OF_LABEL,
        since="2.9",
        before="3.0",
        modes=_IN_ZONE,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=MESH,
        expected=EMPTY + UNLESS_GLOBAL,
        kinds=GLOBAL_SCOPED_KINDS,
        kuma_text=kuma_texts.MESH_OF_LABEL,
        since="2.9",
        before="3.0",
        modes=_IN_ZONE,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=ORIGIN, expected="global", kinds=RESOURCE_KINDS, kuma_text=_DIFFERS, modes=_GLOBAL
    ),
    OwnedLabel(
        key=ORIGIN, expected="zone", kinds=RESOURCE_KINDS, kuma_text=_DIFFERS, modes=_IN_ZONE
    ),
    OwnedLabel(
        key=ZONE, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE, modes=_GLOBAL
    ),
    OwnedLabel(key=ZONE, expected=NOT_SET, kinds=NOT_OF_ZONES, kuma_text=_NOT_HERE, modes=_IN_ZONE),
    OwnedLabel(key=ZONE, expected=THE_ZONE, kinds=OF_ZONES, kuma_text=_DIFFERS, modes=_IN_ZONE),
    OwnedLabel(key=MESH, expected=NOT_SET, kinds=GLOBAL_SCOPED_KINDS, kuma_text=_NOT_HERE),
    OwnedLabel(key=MESH, expected=THE_MESH, kinds=MESH_SCOPED_KINDS, kuma_text=_DIFFERS),
    OwnedLabel(key=POLICY_ROLE, expected=NOT_SET, kinds=NOT_POLICIES, kuma_text=_NOT_HERE),
    OwnedLabel(
        key=POLICY_ROLE,
        expected="system",
        kinds=POLICIES,
        kuma_text=_DIFFERS,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(key=DISPLAY_NAME, expected=THE_NAME, kinds=RESOURCE_KINDS, kuma_text=_DIFFERS),
    OwnedLabel(
        key=ENVIRONMENT, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE, modes=_GLOBAL
    ),
    OwnedLabel(
        key=ENVIRONMENT, expected=NOT_SET, kinds=NOT_OF_ZONES, kuma_text=_NOT_HERE, modes=_IN_ZONE
    ),
    OwnedLabel(
        key=ENVIRONMENT,
        expected="universal",
        kinds=OF_ZONES,
        kuma_text=_DIFFERS,
        modes=_IN_ZONE,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=ENVIRONMENT,
        expected="kubernetes",
        kinds=OF_ZONES,
        kuma_text=_DIFFERS,
        modes=_IN_ZONE,
        environments=_KUBERNETES,
    ),
    OwnedLabel(
        key=NAMESPACE,
        expected=NOT_SET,
        kinds=RESOURCE_KINDS,
        kuma_text=_NOT_HERE,
        environments=_UNIVERSAL,
    ),
    OwnedLabel(
        key=NAMESPACE,
        expected=NOT_SET,
        kinds=CLUSTER_SCOPED_KINDS,
        kuma_text=_NOT_HERE,
        environments=_KUBERNETES,
    ),
    OwnedLabel(
        key=NAMESPACE,
        expected=THE_NAMESPACE,
        kinds=_IN_NAMESPACE,
        kuma_text=_DIFFERS,
        environments=_KUBERNETES,
    ),
    OwnedLabel(key=SERVICE_ACCOUNT, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE),
    OwnedLabel(key=ZONE_INGRESS, expected=NOT_SET, kinds=_NOT_DATAPLANE, kuma_text=_NOT_HERE),
    OwnedLabel(key=ZONE_EGRESS, expected=NOT_SET, kinds=_NOT_DATAPLANE, kuma_text=_NOT_HERE),
    OwnedLabel(key=MANAGED_BY, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE),
    OwnedLabel(key=GRACE_PERIOD, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE),
    OwnedLabel(key=SERVICE_NAME, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE),
    OwnedLabel(key=HEADLESS, expected=NOT_SET, kinds=RESOURCE_KINDS, kuma_text=_NOT_HERE),
)
"""In the order of Kuma's own checks."""
