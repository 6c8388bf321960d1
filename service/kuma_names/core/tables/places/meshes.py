"""Places of names in the bodies of Meshes and ExternalServices."""

from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.labels import SERVICE_TAG

_MESH = ("Mesh",)
_EXTERNAL_SERVICE = ("ExternalService",)
_CONSTRAINTS = "mesh_validator.go, validateDppConstraints"

PLACES = (
    NamePlace(
        kinds=_MESH,
        path="mtls.backends[].name",
        subject="BuiltinCaBackend",
        source="pkg/core/managers/apis/mesh/mesh_validator.go; pkg/plugins/ca/builtin/manager.go",
        before="3.0",
        targets=("builtin",),
        target_field="type",
        facts=("mesh",),
        unless="mtls.skipValidation",
    ),
    NamePlace(
        kinds=_MESH,
        path="logging.backends[].name",
        subject="EntryName",
        source="mesh_validator.go, validateLoggingBackend",
        before="3.0",
    ),
    NamePlace(
        kinds=_MESH,
        path="tracing.backends[].name",
        subject="EntryName",
        source="mesh_validator.go, validateTracingBackend",
        before="3.0",
    ),
    NamePlace(
        kinds=_MESH,
        path="constraints.dataplaneProxy.requirements[].tags.*",
        subject="SelectorTagValue",
        source=_CONSTRAINTS,
        before="3.0",
    ),
    NamePlace(
        kinds=_MESH,
        path="constraints.dataplaneProxy.requirements[].tags.~",
        subject="TagName",
        source=_CONSTRAINTS,
        before="3.0",
    ),
    NamePlace(
        kinds=_MESH,
        path="constraints.dataplaneProxy.restrictions[].tags.*",
        subject="SelectorTagValue",
        source=_CONSTRAINTS,
        before="3.0",
    ),
    NamePlace(
        kinds=_MESH,
        path="constraints.dataplaneProxy.restrictions[].tags.~",
        subject="TagName",
        source=_CONSTRAINTS,
        before="3.0",
    ),
    NamePlace(
        kinds=_EXTERNAL_SERVICE,
        path=f'tags["{SERVICE_TAG}"]',
        subject="ExternalServiceTag",
        source="external_service_validator.go, Validate",
        facts=("address",),
    ),
    NamePlace(
        kinds=_EXTERNAL_SERVICE,
        path="tags.*",
        subject="TagValue",
        source="external_service_validator.go, Validate",
    ),
    NamePlace(
        kinds=_EXTERNAL_SERVICE,
        path="tags.~",
        subject="TagName",
        source="external_service_validator.go, Validate",
    ),
)
