"""Table of the naming rules of Kuma 2.5 to 3.0, and of a few of our own.

The order is that of Kuma's own checks, and so of findings and of the parameters in its responses.
A Kuma version that is not listed in `RELEASES` (core/versions.py) must be added there first.
"""

from kuma_names.core.model import Environment, Mode, Operation, Outcome, Stage
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables import kuma_texts, reference_rules, tag_rules
from kuma_names.core.tables.kinds import (
    ADMITTED_KINDS,
    ANY_IN_MESH,
    ANY_OBJECT,
    ANY_RESOURCE,
    FROM_GLOBAL,
    FROM_ZONES,
)
from kuma_names.core.tables.labels import OWNED_LABELS

_UNIVERSAL = (Environment.UNIVERSAL,)
_KUBERNETES = (Environment.KUBERNETES,)
_CREATE = (Operation.CREATE,)
_UPDATE = (Operation.UPDATE,)
_NO_OPERATION = (None,)
_GLOBAL = (Mode.GLOBAL,)
_FEDERATED = (Mode.FEDERATED_ZONE,)
_MULTIZONE = (Mode.GLOBAL, Mode.FEDERATED_ZONE)
_IN_ZONE = (Mode.ZONE, Mode.FEDERATED_ZONE)

_MESH = ("Mesh",)
_WORKLOAD = ("Workload",)
_MESH_SERVICE = ("MeshService",)
_MESH_EXTERNAL_SERVICE = ("MeshExternalService",)
_SERVICES = ("MeshService", "MeshExternalService", "MeshMultiZoneService")
_DNS_KINDS = ("Mesh", "Zone", *_SERVICES)
_DATAPLANE = ("Dataplane",)
_ZONE_SETTING = ("ZoneSetting",)
_SERVICE_TAG = ("ServiceTag",)
_WORKLOAD_LABEL = ("WorkloadLabel",)

_REFUSED = Outcome.REFUSED
_WARNED = Outcome.WARNED
_LOGGED = Outcome.LOGGED
_SKIPPED = Outcome.SKIPPED
_UNSYNCED = Outcome.UNSYNCED
_BROKEN = Outcome.BROKEN
_STARTUP = Outcome.STARTUP

_TOO_LONG = ("service-name-length",)
_NO_TAG = ("tag-value",)
_OF_STORED = ((_UNIVERSAL, _UPDATE), (_KUBERNETES, (*_CREATE, *_UPDATE)))
"""Environments and operations in which Kuma validates what it has stored.

On creation on Universal it validates the request.
"""

# Until these patches a control plane keeps the display name of the request (requested name), from
# them on it overwrites that with the name (assigned name). In each release line, the second range
# begins where the first ends.
_REQUESTED_NAME = (
    ("2.10", "2.11.19"),
    ("2.12", "2.12.15"),
    ("2.13", "2.13.11"),
    ("2.14", "2.14.4"),
)
_ASSIGNED_NAME = (("2.11.19", "2.12"), ("2.12.15", "2.13"), ("2.13.11", "2.14"), ("2.14.4", "3.0"))
_REQUESTED_SINCE_2_9 = (("2.9", "2.9.20"), *_REQUESTED_NAME)
_ASSIGNED_SINCE_2_9 = (("2.9.20", "2.10"), *_ASSIGNED_NAME)
REQUESTED_DISPLAY_NAMES = (("2.6", "2.9"), *_REQUESTED_SINCE_2_9)
"""Ranges of versions in which a control plane keeps the display name of the request."""
_REQUESTED_SINCE_2_11 = (("2.11", "2.11.19"), *_REQUESTED_NAME[1:])
_COPIED = (
    ("2.8", "2.9.20", "copied-name", _UNIVERSAL),
    ("2.9.20", "2.10", "sent-name", _UNIVERSAL),
    ("2.10", "2.11", "copied-name", _UNIVERSAL),
    ("2.8", "2.11", "sent-name", _KUBERNETES),
)
"""Names of the copies of a MeshExternalService, in the versions that limit their length."""

RULES = (
    Rule(
        id="url-name",
        summary="a name in a URL must keep to the characters that a name may have",
        because=(
            "the control plane refuses every request that has it in its URL, those that read and "
            "delete, too"
        ),
        source=(
            "pkg/api-server, rejectInvalidNamePathParams (a single file from after the tags; the "
            "release that has it is not known)"
        ),
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="name",
                format="tag-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.URL_NAME,
                stage=Stage.URL,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ANY_IN_MESH,
                since="3.0",
                measure="mesh",
                format="tag-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.URL_NAME,
                stage=Stage.URL,
                environments=_UNIVERSAL,
            ),
        ),
    ),
    Rule(
        id="zone-prefixed-length",
        summary="with its zone in front, the name must be shorter than 253 bytes",
        because=(
            "a federated zone puts its own name in front of the names that it sends to the global "
            "control plane"
        ),
        source="resource_endpoints.go, doesNameLengthFitsGlobal",
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.5",
                before="2.6.1",
                measure="zone-prefixed",
                format="length-252",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SHORTER,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                modes=_FEDERATED,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6.1",
                measure="short-zone-prefixed",
                format="length-252",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SHORTER,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                modes=_FEDERATED,
            ),
        ),
    ),
    Rule(
        id="label-choice",
        summary="a label with few values must have one of them",
        because="the control plane refuses a resource with a value that means nothing to it",
        source=(
            "validateLabels of resource_endpoints.go and of webhooks/validation.go (2.6 to 2.14); "
            "registry.go, oneOf (3.0: a single file)"
        ),
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                before="3.0",
                measure="origin-label",
                format="label-origin",
                outcome=_REFUSED,
                kuma_text=kuma_texts.UNKNOWN_ORIGIN,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ADMITTED_KINDS,
                since="2.6",
                before="3.0",
                measure="origin-label",
                format="label-origin",
                outcome=_REFUSED,
                kuma_text=kuma_texts.UNKNOWN_ORIGIN,
                environments=_KUBERNETES,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="kds-sync-label",
                format="label-kds-sync",
                outcome=_REFUSED,
                kuma_text=kuma_texts.KDS_SYNC,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="effect-label",
                format="label-effect",
                outcome=_REFUSED,
                kuma_text=kuma_texts.EFFECT,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="owned-label",
        summary="a label that the control plane writes must be left to it, or be what it writes",
        because=(
            "the control plane writes this label itself, and refuses a resource that says otherwise"
        ),
        source="validateLabels (2.6 to 2.14); validate.go, ValidateOwnership (3.0: a single file)",
        clauses=tuple(
            Clause(
                kinds=label.kinds,
                since=label.since,
                before=label.before,
                measure=label.measure,
                format="computed-label",
                outcome=_REFUSED,
                kuma_text=label.kuma_text,
                stage=Stage.REQUEST,
                environments=label.environments,
                modes=label.modes,
                checks_empty=label.checks_empty,
            )
            for label in OWNED_LABELS
        ),
        hint="leave the label out",
    ),
    Rule(
        id="label-key",
        summary=(
            "a label's key must be a name of at most 63 bytes, behind an RFC 1123 subdomain and a "
            "'/' if there is one"
        ),
        because="on Universal labels are checked as on Kubernetes",
        source=(
            "validateLabels (2.6 to 2.14), validateSyntax (3.0: a single file); "
            "k8s.io/apimachinery, IsQualifiedName"
        ),
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                measure="label-key",
                format="one-slash",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_KEY,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                measure="label-prefix",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_PREFIX,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                measure="label-name",
                format="label-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_NAME,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_OBJECT,
                since="2.5",
                measure="label-key",
                format="one-slash",
                outcome=_REFUSED,
                environments=_KUBERNETES,
            ),
            Clause(
                kinds=ANY_OBJECT,
                since="2.5",
                measure="label-prefix",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                environments=_KUBERNETES,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_OBJECT,
                since="2.5",
                measure="label-name",
                format="label-name",
                outcome=_REFUSED,
                environments=_KUBERNETES,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="reserved-label",
        summary="a label's key must not begin with kuma.io/ or k8s.kuma.io/, unless Kuma knows it",
        because=(
            "the control plane refuses a resource with a label of Kuma's own that it does not know"
        ),
        source="validate.go, validateSyntax (3.0: a single file)",
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="reserved-label",
                format="known-label",
                outcome=_REFUSED,
                kuma_text=kuma_texts.RESERVED_LABEL,
                stage=Stage.REQUEST,
            ),
        ),
        hint="take another key, or leave the label out",
    ),
    Rule(
        id="label-value",
        summary=(
            "a label's value must be a Kubernetes label value; from 3.0 on those that carry names "
            "an RFC 1123 subdomain"
        ),
        because="on Universal labels are checked as on Kubernetes",
        source=(
            "validateLabels (2.6 to 2.14), validateSyntax (3.0: a single file); "
            "k8s.io/apimachinery, IsValidLabelValue"
        ),
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                before="3.0",
                measure="label-value",
                format="label-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_VALUE,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="plain-label-value",
                format="label-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_VALUE,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ANY_OBJECT,
                since="2.5",
                measure="label-value",
                format="label-value",
                outcome=_REFUSED,
                environments=_KUBERNETES,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="name-label-value",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_NAME_VALUE,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
            Clause(
                kinds=_WORKLOAD_LABEL,
                since="2.13",
                before="3.0",
                measure="name",
                format="label-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_VALUE,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=_WORKLOAD_LABEL,
                since="3.0",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_NAME_VALUE,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="display-name-label",
        summary=(
            "a display name given as a label must be a Kubernetes label value, from 3.0 on an RFC "
            "1123 subdomain"
        ),
        because=(
            "on Universal the display name is the label kuma.io/display-name, and label values "
            "are checked as on Kubernetes"
        ),
        source=(
            "resource_endpoints.go, validateLabels (2.6 to 2.14); validate.go, validateSyntax "
            "(3.0: a single file)"
        ),
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.6",
                before="3.0",
                measure="display-name-label",
                format="label-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_VALUE,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="3.0",
                measure="display-name-label",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LABEL_NAME_VALUE,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="rfc1123-subdomain",
        summary="a resource name must be an RFC 1123 subdomain",
        because=(
            "since Kuma 2.5 a Universal control plane takes the names that Kubernetes takes, and "
            "refuses others"
        ),
        source="meta_validator.go, ValidateMeta and ValidateMetaBackwardsCompatible",
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.5",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.IDENTIFIER,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                operations=_CREATE,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="2.5",
                before="2.10",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_LOGGED,
                kuma_text=kuma_texts.STRICTER_SINCE_2_5,
                environments=_UNIVERSAL,
                operations=_UPDATE,
                checks_empty=True,
                yields_to=("legacy-charset",),
            ),
            Clause(
                kinds=ANY_RESOURCE,
                since="2.10",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.IDENTIFIER,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                operations=_UPDATE,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="legacy-charset",
        summary="the name of an existing resource must keep to the characters of Kuma before 2.5",
        because=(
            "until 2.9 an update of a resource from before 2.5 is let through, as long as its "
            "name was legal then"
        ),
        source="meta_validator.go, ValidateMetaBackwardsCompatible",
        clauses=(
            Clause(
                kinds=ANY_RESOURCE,
                since="2.5",
                before="2.10",
                measure="name",
                format="legacy-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LEGACY_IDENTIFIER,
                stage=Stage.REQUEST,
                environments=_UNIVERSAL,
                operations=_UPDATE,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="mesh-reference",
        summary="the mesh of a resource must keep to the characters of Kuma before 2.5",
        because="no Mesh of such a name can exist, so the resource belongs nowhere",
        source="meta_validator.go, ValidateMesh",
        clauses=(
            Clause(
                kinds=ANY_IN_MESH,
                since="2.5",
                before="2.7",
                measure="mesh",
                format="legacy-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LEGACY_IDENTIFIER,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
            Clause(
                kinds=ANY_IN_MESH,
                since="2.7",
                measure="mesh",
                format="legacy-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LEGACY_REFERENCE,
                stage=Stage.LOOKUP,
            ),
            Clause(
                kinds=ANY_IN_MESH,
                since="2.7",
                measure="mesh",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.EMPTY_IDENTIFIER,
                stage=Stage.REQUEST,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="kubernetes-object-name",
        summary="the name of a Kubernetes object must be an RFC 1123 subdomain",
        because="the Kubernetes API server refuses the object before Kuma sees it",
        source="k8s.io/apimachinery, NameIsDNSSubdomain",
        clauses=(
            Clause(
                kinds=ANY_OBJECT,
                since="2.5",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                environments=_KUBERNETES,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="mesh-name-length",
        summary="the name of a new Mesh must have at most 63 bytes",
        because=(
            "a Mesh name becomes the value of the label kuma.io/mesh, and label values end at 63"
        ),
        source="managers/apis/mesh/mesh_validator.go, ValidateCreate",
        clauses=(
            Clause(
                kinds=_MESH,
                since="2.6.1",
                before="3.0",
                measure="name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.MESH_LENGTH,
                stage=Stage.KIND,
                operations=_CREATE,
            ),
            Clause(
                kinds=_MESH,
                since="3.0",
                measure="name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.MESH_LENGTH,
                stage=Stage.KIND,
                operations=_CREATE,
                yields_to=("rfc1035-label",),
            ),
        ),
    ),
    Rule(
        id="service-name-length",
        summary="the name of a service must have at most 63 bytes",
        because="a service name becomes one label of its hostnames, and DNS labels end at 63",
        source=(
            "meshservice/api/v1alpha1/validator.go, meshexternalservice/api/v1alpha1/validator.go"
        ),
        clauses=(
            Clause(
                kinds=_MESH_SERVICE,
                since="2.8",
                before="2.9",
                measure="name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=_MESH_SERVICE,
                since="2.8",
                before="2.9",
                measure="core-name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_KUBERNETES,
            ),
            *(
                Clause(
                    kinds=_MESH_SERVICE,
                    since=since,
                    before=before,
                    measure="display-name",
                    format="length-63",
                    outcome=_REFUSED,
                    kuma_text=kuma_texts.SERVICE_LENGTH,
                    stage=Stage.KIND,
                    environments=environments,
                    operations=operations,
                )
                for environments, operations in _OF_STORED
                for since, before in _REQUESTED_SINCE_2_9
            ),
            *(
                Clause(
                    kinds=_MESH_SERVICE,
                    since=since,
                    before=before,
                    measure="assigned-name",
                    format="length-63",
                    outcome=_REFUSED,
                    kuma_text=kuma_texts.SERVICE_LENGTH,
                    stage=Stage.KIND,
                    environments=environments,
                    operations=operations,
                )
                for environments, operations in _OF_STORED
                for since, before in _ASSIGNED_SINCE_2_9
            ),
            Clause(
                kinds=_MESH_SERVICE,
                since="2.9",
                before="3.0",
                measure="display-name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_UNIVERSAL,
                operations=_CREATE,
            ),
            Clause(
                kinds=_MESH_EXTERNAL_SERVICE,
                since="2.8",
                before="2.11",
                measure="name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_UNIVERSAL,
            ),
            Clause(
                kinds=_MESH_EXTERNAL_SERVICE,
                since="2.8",
                before="2.11",
                measure="core-name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_KUBERNETES,
            ),
            *(
                Clause(
                    kinds=_MESH_EXTERNAL_SERVICE,
                    since=since,
                    before=before,
                    measure="display-name",
                    format="length-63",
                    outcome=_REFUSED,
                    kuma_text=kuma_texts.SERVICE_LENGTH,
                    stage=Stage.KIND,
                    environments=environments,
                    operations=operations,
                )
                for environments, operations in _OF_STORED
                for since, before in _REQUESTED_SINCE_2_11
            ),
            *(
                Clause(
                    kinds=_MESH_EXTERNAL_SERVICE,
                    since=since,
                    before=before,
                    measure="assigned-name",
                    format="length-63",
                    outcome=_REFUSED,
                    kuma_text=kuma_texts.SERVICE_LENGTH,
                    stage=Stage.KIND,
                    environments=environments,
                    operations=operations,
                )
                for environments, operations in _OF_STORED
                for since, before in _ASSIGNED_NAME
            ),
            Clause(
                kinds=_MESH_EXTERNAL_SERVICE,
                since="2.11",
                before="3.0",
                measure="display-name",
                format="length-63",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_LENGTH,
                stage=Stage.KIND,
                environments=_UNIVERSAL,
                operations=_CREATE,
            ),
        ),
    ),
    Rule(
        id="workload-name-length",
        summary="the name of a Workload must have at most 253 bytes",
        because="a Workload is named after a label or a service account, whose names end at 253",
        source="workload/api/v1alpha1/validator.go",
        clauses=(
            Clause(
                kinds=_WORKLOAD,
                since="2.13",
                measure="display-name",
                format="length-253",
                outcome=_REFUSED,
                kuma_text=kuma_texts.WORKLOAD_LENGTH,
                stage=Stage.KIND,
            ),
        ),
    ),
    Rule(
        id="rfc1035-label",
        summary="the name must be an RFC 1035 label",
        because="HostnameGenerator renders {kind} names into DNS hostnames",
        source=(
            "deprecated.go of the five kinds (2.10 to 2.14), common_validators.go, "
            "ValidateRFC1035Name (3.0)"
        ),
        clauses=(
            *(
                Clause(
                    kinds=_DNS_KINDS,
                    since=since,
                    before=before,
                    measure="display-name",
                    format="rfc1035-label",
                    outcome=_WARNED,
                    kuma_text=kuma_texts.RFC1035_WARNING,
                    stage=Stage.WRITE,
                )
                for since, before in _REQUESTED_NAME
            ),
            *(
                Clause(
                    kinds=_DNS_KINDS,
                    since=since,
                    before=before,
                    measure="assigned-name",
                    format="rfc1035-label",
                    outcome=_WARNED,
                    kuma_text=kuma_texts.RFC1035_WARNING,
                    stage=Stage.WRITE,
                )
                for since, before in _ASSIGNED_NAME
            ),
            Clause(
                kinds=_DNS_KINDS,
                since="3.0",
                measure="assigned-name",
                format="rfc1035-label",
                outcome=_REFUSED,
                kuma_text=kuma_texts.RFC1035_ERROR,
                stage=Stage.KIND,
            ),
        ),
    ),
    Rule(
        id="sni-segment",
        summary=(
            "every part of a service's SNI must be an RFC 1123 label, and the whole at most 253 "
            "bytes"
        ),
        because=(
            "the SNI joins mesh, zone, namespace, name and port by dots: a client leaves out a "
            "service whose SNI is no hostname"
        ),
        source="pkg/core/resources/sni/sni.go, ValidateKRI",
        clauses=(
            Clause(
                kinds=_SERVICES,
                since="2.14",
                before="2.14.4",
                measure="sni-fields",
                format="rfc1123-label",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_FIELD,
                stage=Stage.WRITE,
            ),
            Clause(
                kinds=_SERVICES,
                since="2.14.4",
                measure="assigned-sni-fields",
                format="rfc1123-label",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_FIELD,
                stage=Stage.WRITE,
            ),
            Clause(
                kinds=_SERVICES,
                since="2.14",
                measure="sni-port",
                format="not-empty",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_EMPTY,
                stage=Stage.WRITE,
                checks_empty=True,
            ),
            Clause(
                kinds=_SERVICES,
                since="2.14",
                measure="sni-port",
                format="rfc1123-label",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_PORT,
                stage=Stage.WRITE,
            ),
            Clause(
                kinds=_SERVICES,
                since="2.14",
                before="2.14.4",
                measure="sni",
                format="length-253",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_LENGTH,
                stage=Stage.WRITE,
            ),
            Clause(
                kinds=_SERVICES,
                since="2.14.4",
                measure="assigned-sni",
                format="length-253",
                outcome=_WARNED,
                kuma_text=kuma_texts.SNI_LENGTH,
                stage=Stage.WRITE,
            ),
        ),
    ),
    Rule(
        id="proxy-id-unambiguous",
        summary="a Mesh name must not contain a dot",
        because=(
            "data plane proxies of this mesh cannot start: '{name}.web' is read as mesh '{head}', "
            "name '{tail}.web'"
        ),
        source="pkg/core/xds/types.go, ParseProxyIdFromString (this rule is ours, not Kuma's)",
        clauses=(
            Clause(
                kinds=_MESH,
                since="2.5",
                before="3.0",
                measure="name",
                format="no-dot",
                outcome=_BROKEN,
            ),
            Clause(
                kinds=_MESH,
                since="3.0",
                measure="name",
                format="no-dot",
                outcome=_BROKEN,
                operations=_UPDATE,
            ),
        ),
    ),
    Rule(
        id="kds-wire-name-unambiguous",
        summary="a Mesh name must not contain a dot where zones send each other its resources",
        because=(
            "what is deleted in this mesh stays in the other zones, a revoked permission too: "
            "'allow.{name}' is read as mesh '{last}', name 'allow.{rest}'"
        ),
        source=(
            "pkg/kds, the wire name name.mesh is read back at its last dot (this rule is ours, "
            "not Kuma's)"
        ),
        clauses=(
            Clause(
                kinds=_MESH,
                since="2.5",
                before="3.0",
                measure="name",
                format="no-dot",
                outcome=_BROKEN,
                modes=_MULTIZONE,
            ),
        ),
    ),
    Rule(
        id="kds-copy-length",
        summary=(
            "the name of a service that other zones see must have at most 46 bytes: its copies "
            "are called <name>-<16 characters>, and may have 63"
        ),
        because=(
            "the service never arrives on the other side, and nobody is informed: control planes "
            "leave out copies whose names are longer"
        ),
        source=(
            "pkg/kds, HashedName, and the validators of 2.8 to 2.10, which measure the copy "
            "(observed on Universal, read for Kubernetes)"
        ),
        clauses=(
            Clause(
                kinds=_MESH_SERVICE,
                since="2.8",
                before="2.9",
                measure="copied-name",
                format="length-46",
                outcome=_UNSYNCED,
                environments=_UNIVERSAL,
                modes=_FEDERATED,
                yields_to=_TOO_LONG,
            ),
            Clause(
                kinds=_MESH_SERVICE,
                since="2.8",
                before="2.9",
                measure="sent-name",
                format="length-46",
                outcome=_UNSYNCED,
                environments=_KUBERNETES,
                modes=_FEDERATED,
                yields_to=_TOO_LONG,
            ),
            *(
                Clause(
                    kinds=_MESH_EXTERNAL_SERVICE,
                    since=since,
                    before=before,
                    measure=measure,
                    format="length-46",
                    outcome=_UNSYNCED,
                    environments=environments,
                    modes=_MULTIZONE,
                    yields_to=_TOO_LONG,
                )
                for since, before, measure, environments in _COPIED
            ),
        ),
    ),
    Rule(
        id="kds-receiver",
        summary="a name must be one that the control planes take that it is sent to",
        because=(
            "it does not arrive on the other side: the control plane there leaves out what it "
            "would refuse itself"
        ),
        source=(
            "pkg/kds, the client validates every resource (observed in 2.14 and on the 3.0 line)"
        ),
        clauses=(
            Clause(
                kinds=FROM_GLOBAL,
                since="3.0",
                measure="sent-name",
                format="rfc1035-label",
                outcome=_UNSYNCED,
                operations=_UPDATE,
                modes=_GLOBAL,
            ),
            Clause(
                kinds=_MESH_SERVICE,
                since="3.0",
                measure="passed-on-name",
                format="rfc1035-label",
                outcome=_UNSYNCED,
                operations=_UPDATE,
                modes=_GLOBAL,
            ),
            Clause(
                kinds=FROM_ZONES,
                since="3.0",
                measure="sent-name",
                format="rfc1035-label",
                outcome=_UNSYNCED,
                operations=_UPDATE,
                modes=_FEDERATED,
            ),
        ),
    ),
    Rule(
        id="own-writes",
        summary="the name of a stored service must be one that the control plane takes from itself",
        because=(
            "the control plane cannot write the status of the service: it gets no virtual IP and "
            "no hostname if it has none"
        ),
        source=(
            "meshservice.status-updater, vips.allocator, which a global control plane does not "
            "run (observed on the 3.0 line)"
        ),
        clauses=(
            Clause(
                kinds=_SERVICES,
                since="3.0",
                measure="assigned-name",
                format="rfc1035-label",
                outcome=_BROKEN,
                environments=_UNIVERSAL,
                operations=_UPDATE,
                modes=_IN_ZONE,
            ),
        ),
    ),
    Rule(
        id="zone-setting",
        summary=(
            "the zone name in kuma-cp's configuration must be a DNS name, from 3.0 on an RFC 1035 "
            "label"
        ),
        because="kuma-cp does not start",
        source="pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        clauses=(
            Clause(
                kinds=_ZONE_SETTING,
                since="2.5",
                before="2.6",
                measure="name",
                format="dns-name",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_2_5,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_ZONE_SETTING,
                since="2.6",
                before="2.9",
                measure="name",
                format="dns-name",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_2_6,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_ZONE_SETTING,
                since="2.9",
                before="3.0",
                measure="name",
                format="dns-name",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_2_9,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_ZONE_SETTING,
                since="3.0",
                measure="name",
                format="rfc1035-label",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_RFC1035,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=_ZONE_SETTING,
                since="3.0",
                measure="name",
                format="not-empty",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_MANDATORY,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="zone-setting-length",
        summary="the zone name in kuma-cp's configuration must have at most 63 bytes",
        because="kuma-cp does not start",
        source="pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        clauses=(
            Clause(
                kinds=_ZONE_SETTING,
                since="2.6.1",
                before="2.9",
                measure="name",
                format="length-63",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_LENGTH_2_6,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=_ZONE_SETTING,
                since="2.9",
                before="3.0",
                measure="name",
                format="length-63",
                outcome=_STARTUP,
                kuma_text=kuma_texts.ZONE_SETTING_LENGTH,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="workload-label",
        summary="the label kuma.io/workload of a new Dataplane must be an RFC 1035 label",
        because="the control plane refuses to create a Dataplane with it",
        source="resource_endpoints.go, createResource",
        clauses=(
            Clause(
                kinds=_WORKLOAD_LABEL,
                since="2.13",
                measure="name",
                format="rfc1035-label",
                outcome=_REFUSED,
                kuma_text=kuma_texts.WORKLOAD_LABEL,
                stage=Stage.LABEL,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                yields_to=("label-value",),
            ),
            Clause(
                kinds=_DATAPLANE,
                since="2.13",
                measure="workload-label",
                format="rfc1035-label",
                outcome=_REFUSED,
                kuma_text=kuma_texts.WORKLOAD_LABEL,
                stage=Stage.LABEL,
                environments=_UNIVERSAL,
                operations=_CREATE,
            ),
        ),
        on_create=True,
    ),
    Rule(
        id="workload-generation",
        summary="a Workload is made only from a label that is an RFC 1035 label",
        because="no Workload is made from the label, and only the control plane's log says so",
        source="workload/generate/generator.go",
        clauses=(
            Clause(
                kinds=_WORKLOAD_LABEL,
                since="2.13",
                measure="name",
                format="rfc1035-label",
                outcome=_SKIPPED,
                kuma_text=kuma_texts.NO_WORKLOAD,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="mesh-service-generation",
        summary="a MeshService is made only from a value that can be its name",
        because="no MeshService is made from the value, and only the control plane's log says so",
        source="meshservice/generate/generator.go",
        clauses=(
            Clause(
                kinds=_SERVICE_TAG,
                since="2.9",
                before="2.10",
                measure="name",
                format="tag-charset",
                outcome=_SKIPPED,
                kuma_text=kuma_texts.NO_MESH_SERVICE_OF_TAG,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                yields_to=_NO_TAG,
            ),
            Clause(
                kinds=_SERVICE_TAG,
                since="2.9",
                before="2.10",
                measure="name",
                format="length-63",
                outcome=_SKIPPED,
                kuma_text=kuma_texts.NO_MESH_SERVICE_OF_LONG_TAG,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                yields_to=_NO_TAG,
            ),
            Clause(
                kinds=_SERVICE_TAG,
                since="2.10",
                before="3.0",
                measure="name",
                format="rfc1035-label",
                outcome=_SKIPPED,
                kuma_text=kuma_texts.NO_MESH_SERVICE_OF_TAG,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                yields_to=_NO_TAG,
            ),
            Clause(
                kinds=_WORKLOAD_LABEL,
                since="2.14",
                measure="name",
                format="rfc1035-label",
                outcome=_SKIPPED,
                kuma_text=kuma_texts.NO_MESH_SERVICE_OF_WORKLOAD,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    *tag_rules.RULES,
    *reference_rules.RULES,
)
KIND_VALIDATOR_RULES = ("service-name-length", "rfc1035-label")
"""Rules of the validators of kinds, which control planes also apply to resources they receive."""
LABEL_RULES = (
    "label-choice",
    "owned-label",
    "label-key",
    "reserved-label",
    "label-value",
    "display-name-label",
)
"""Rules about labels."""
LABEL_KEY_RULES = ("label-key", "reserved-label")
"""Rules about the keys of labels: their spans are positions in the key."""
