"""Table of kinds: name subjects, kinds that cannot be renamed, and derived lists."""

from kuma_names.core.tables.kinds import (
    FROM_GLOBAL,
    FROM_ZONES,
    KEEP_THEIR_NAMES,
    KINDS,
    KINDS_WITH_MESH_FIELD,
    MESH_SCOPED_KINDS,
    NOT_OF_ZONES,
    OBJECT_KINDS,
    POLICIES,
    RESOURCE_KINDS,
)
from kuma_names.core.versions import MINORS

NAME_SUBJECTS = [
    "ZoneSetting",
    "ServiceTag",
    "WorkloadLabel",
    "TargetRefName",
    "BackendRefName",
    "HostnameTemplate",
    "SpiffeIdTemplate",
    "TrustDomain",
    "SniMatch",
    "RequiredName",
    "TagName",
    "TagValue",
    "SelectorTagValue",
    "DestinationTagName",
    "ListenerTagName",
    "InstanceTagName",
    "ListenerHostname",
    "ReachableBackend",
    "TemplateParameter",
    "TemplateTagKey",
    "BuiltinCaBackend",
    "ExternalServiceTag",
    "EntryName",
    "OtherResource",
]


def test_few_kinds_are_name_subjects() -> None:
    subjects = [kind.name for kind in KINDS.values() if kind.is_name_subject]
    assert subjects == NAME_SUBJECTS
    assert [*RESOURCE_KINDS, *OBJECT_KINDS, *subjects] == list(KINDS)


def test_only_meshes_and_zones_cannot_be_renamed() -> None:
    assert [kind.name for kind in KINDS.values() if not kind.renamable] == ["Mesh", "Zone"]


def test_kubernetes_objects_of_some_kinds_have_a_mesh_field() -> None:
    with_field = {"Dataplane", "DataplaneInsight", "TrafficRoute", "MeshGateway"}
    assert with_field <= set(KINDS_WITH_MESH_FIELD) < set(MESH_SCOPED_KINDS)
    with_label = {"MeshTimeout", "MeshService", "Workload", "Secret"}
    assert with_label.isdisjoint(KINDS_WITH_MESH_FIELD)


def test_lists_have_resource_kinds_only() -> None:
    for names in (POLICIES, NOT_OF_ZONES, KEEP_THEIR_NAMES, FROM_GLOBAL, FROM_ZONES):
        assert set(names) <= set(RESOURCE_KINDS)


def test_the_versions_of_kinds_and_short_names_are_minors() -> None:
    for kind in KINDS.values():
        versions = {kind.since, kind.removed_in, kind.short_name_since} - {None}
        assert versions <= set(MINORS)
        assert (kind.short_name is None) == (kind.short_name_since is None)


def test_paths_and_short_names_are_unique() -> None:
    for column in ("path", "short_name"):
        values = [getattr(kind, column) for kind in KINDS.values() if getattr(kind, column)]
        assert len(set(values)) == len(values)
