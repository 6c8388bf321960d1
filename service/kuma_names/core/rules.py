"""Every naming rule of Kuma 2.5 to 3.0, and one of ours, as rows: data only, judged by validate.py.

The order is that of Kuma's own checks, and so of findings and of the parameters in its answers. A clause reads: kinds, from
version, up to but not in version, measure, format, outcome, what Kuma says, and where in the request it says so.
"""

from kuma_names.core import upstream
from kuma_names.core.kinds import MESH_SCOPED_KINDS, RESOURCE_KINDS
from kuma_names.core.model import Clause, Environment, Mode, Operation, Outcome, Rule, Stage

_UNIVERSAL, _KUBERNETES = (Environment.UNIVERSAL,), (Environment.KUBERNETES,)
_CREATE, _UPDATE, _NO_OPERATION = (Operation.CREATE,), (Operation.UPDATE,), (None,)
_MESH, _WORKLOAD, _MESH_SERVICE, _MESH_EXTERNAL_SERVICE = ("Mesh",), ("Workload",), ("MeshService",), ("MeshExternalService",)
_SERVICES = (*_MESH_SERVICE, *_MESH_EXTERNAL_SERVICE, "MeshMultiZoneService")
_DNS_KINDS = (*_MESH, "Zone", *_SERVICES)
_ZONE_SETTING, _SERVICE_TAG, _WORKLOAD_LABEL = ("ZoneSetting",), ("ServiceTag",), ("WorkloadLabel",)
_REFUSED, _WARNED, _LOGGED = Outcome.REFUSED, Outcome.WARNED, Outcome.LOGGED
_SKIPPED, _BROKEN, _STARTUP = Outcome.SKIPPED, Outcome.BROKEN, Outcome.STARTUP
_LOOKUP, _REQUEST, _KIND, _WRITE = Stage.LOOKUP, Stage.REQUEST, Stage.KIND, Stage.WRITE
_ANY_ZONE, _FEDERATED = (Mode.ZONE, Mode.FEDERATED_ZONE), (Mode.FEDERATED_ZONE,)

# apimachinery says bytes instead of characters from 0.35 on, which three release branches took up in a patch.
_LABEL_TEXTS = (
    ("2.6", "2.11.14", upstream.LABEL_VALUE_CHARACTERS),
    ("2.11.14", "2.12", upstream.LABEL_VALUE_BYTES),
    ("2.12", "2.12.11", upstream.LABEL_VALUE_CHARACTERS),
    ("2.12.11", "2.13", upstream.LABEL_VALUE_BYTES),
    ("2.13", "2.13.6", upstream.LABEL_VALUE_CHARACTERS),
    ("2.13.6", None, upstream.LABEL_VALUE_BYTES),
)
_LABEL_PARAMETER = 'labels["kuma.io/display-name"]'

# fmt: off
RULES = (
    Rule(
        "zone-prefixed-length",
        "with its zone in front, the name must be shorter than 253 bytes",
        "a federated zone puts its own name in front of the names that it sends to the global control plane",
        "resource_endpoints.go, doesNameLengthFitsGlobal",
        (
            Clause(RESOURCE_KINDS, "2.5", "2.6", "zone-prefixed", "length-252", _REFUSED, upstream.SHORTER, _REQUEST, _UNIVERSAL, modes=_ANY_ZONE),
            Clause(RESOURCE_KINDS, "2.6", None, "zone-prefixed", "length-252", _REFUSED, upstream.SHORTER, _REQUEST, _UNIVERSAL, modes=_FEDERATED),
        ),
    ),
    Rule(
        "display-name-label",
        "a display name given as a label must be a Kubernetes label value",
        "on Universal the display name is the label kuma.io/display-name, and label values are checked as on Kubernetes",
        "resource_endpoints.go, validateLabels",
        tuple(
            Clause(RESOURCE_KINDS, since, before, "display-name-label", "label-value", _REFUSED, texts, _REQUEST, _UNIVERSAL, parameter=_LABEL_PARAMETER)
            for since, before, texts in _LABEL_TEXTS
        ),
    ),
    Rule(
        "rfc1123-subdomain",
        "a resource name must be an RFC 1123 subdomain",
        "since Kuma 2.5 a Universal control plane takes the names that Kubernetes takes, and refuses others",
        "meta_validator.go, ValidateMeta and ValidateMetaBackwardsCompatible",
        (
            Clause(RESOURCE_KINDS, "2.5", None, "name", "rfc1123-subdomain", _REFUSED, upstream.IDENTIFIER, _REQUEST, _UNIVERSAL, _CREATE, empty=True),
            Clause(
                RESOURCE_KINDS, "2.5", "2.10", "name", "rfc1123-subdomain", _LOGGED, upstream.STRICTER_SINCE_2_5, Stage.NONE, _UNIVERSAL, _UPDATE,
                empty=True, yields_to=("legacy-charset",),
            ),
            Clause(RESOURCE_KINDS, "2.10", None, "name", "rfc1123-subdomain", _REFUSED, upstream.IDENTIFIER, _REQUEST, _UNIVERSAL, _UPDATE, empty=True),
        ),
    ),
    Rule(
        "legacy-charset",
        "the name of an existing resource must keep to the characters of Kuma before 2.5",
        "until 2.9 an update of a resource from before 2.5 is let through, as long as its name was legal then",
        "meta_validator.go, ValidateMetaBackwardsCompatible",
        (
            Clause(
                RESOURCE_KINDS, "2.5", "2.10", "name", "legacy-charset", _REFUSED, upstream.LEGACY_IDENTIFIER, _REQUEST, _UNIVERSAL, _UPDATE,
                empty=True,
            ),
        ),
    ),
    Rule(
        "mesh-reference",
        "the mesh of a resource must keep to the characters of Kuma before 2.5",
        "no Mesh of such a name can exist, so the resource belongs nowhere",
        "meta_validator.go, ValidateMesh",
        (
            Clause(MESH_SCOPED_KINDS, "2.5", "2.7", "mesh", "legacy-charset", _REFUSED, upstream.LEGACY_IDENTIFIER, _REQUEST, empty=True),
            Clause(MESH_SCOPED_KINDS, "2.7", None, "mesh", "legacy-charset", _REFUSED, upstream.LEGACY_REFERENCE, _LOOKUP),
            Clause(MESH_SCOPED_KINDS, "2.7", None, "mesh", "not-empty", _REFUSED, upstream.EMPTY_IDENTIFIER, _REQUEST, empty=True),
        ),
    ),
    Rule(
        "kubernetes-object-name",
        "the name of a Kubernetes object must be an RFC 1123 subdomain",
        "the Kubernetes API server refuses the object before Kuma sees it",
        "k8s.io/apimachinery, NameIsDNSSubdomain",
        (Clause(RESOURCE_KINDS, "2.5", None, "name", "rfc1123-subdomain", _REFUSED, environments=_KUBERNETES, empty=True),),
    ),
    Rule(
        "mesh-name-length",
        "the name of a new Mesh must have at most 63 bytes",
        "a Mesh name becomes the value of the label kuma.io/mesh, and label values end at 63",
        "managers/apis/mesh/mesh_validator.go, ValidateCreate",
        (
            Clause(_MESH, "2.6.1", "3.0", "name", "length-63", _REFUSED, upstream.MESH_LENGTH, _KIND, operations=_CREATE),
            Clause(_MESH, "3.0", None, "name", "length-63", _REFUSED, upstream.MESH_LENGTH, _KIND, operations=_CREATE, yields_to=("rfc1035-label",)),
        ),
    ),
    Rule(
        "service-name-length",
        "the name of a service must have at most 63 bytes",
        "a service name becomes one label of its hostnames, and DNS labels end at 63",
        "meshservice/api/v1alpha1/validator.go, meshexternalservice/api/v1alpha1/validator.go",
        (
            Clause(_MESH_SERVICE, "2.8", "2.9", "name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND, _UNIVERSAL),
            Clause(_MESH_SERVICE, "2.8", "2.9", "core-name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND, _KUBERNETES),
            Clause(_MESH_SERVICE, "2.9", "3.0", "display-name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND),
            Clause(_MESH_EXTERNAL_SERVICE, "2.8", "2.11", "name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND, _UNIVERSAL),
            Clause(_MESH_EXTERNAL_SERVICE, "2.8", "2.11", "core-name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND, _KUBERNETES),
            Clause(_MESH_EXTERNAL_SERVICE, "2.11", "3.0", "display-name", "length-63", _REFUSED, upstream.SERVICE_LENGTH, _KIND),
        ),
    ),
    Rule(
        "workload-name-length",
        "the name of a Workload must have at most 253 bytes",
        "a Workload is named after a label or a service account, whose names end at 253",
        "workload/api/v1alpha1/validator.go",
        (Clause(_WORKLOAD, "2.13", None, "display-name", "length-253", _REFUSED, upstream.WORKLOAD_LENGTH, _KIND),),
    ),
    Rule(
        "rfc1035-label",
        "the name must be an RFC 1035 label",
        "HostnameGenerator renders {kind} names into DNS hostnames",
        "deprecated.go of the five kinds (2.10 to 2.14), common_validators.go, ValidateRFC1035Name (3.0)",
        (
            Clause(_DNS_KINDS, "2.10", "3.0", "display-name", "rfc1035-label", _WARNED, upstream.RFC1035_WARNING, _WRITE),
            Clause(_DNS_KINDS, "3.0", None, "display-name", "rfc1035-label", _REFUSED, upstream.RFC1035_ERROR, _KIND),
        ),
    ),
    Rule(
        "sni-segment",
        "every part of a service's SNI must be an RFC 1123 label, and the whole at most 253 bytes",
        "the SNI joins mesh, zone, namespace, name and port by dots: a client leaves out a service whose SNI is no hostname",
        "pkg/core/resources/sni/sni.go, ValidateKRI",
        (
            Clause(_SERVICES, "2.14", None, "sni-fields", "rfc1123-label", _WARNED, upstream.SNI_FIELD, _WRITE),
            Clause(_SERVICES, "2.14", None, "sni-port", "not-empty", _WARNED, upstream.SNI_EMPTY, _WRITE, empty=True),
            Clause(_SERVICES, "2.14", None, "sni-port", "rfc1123-label", _WARNED, upstream.SNI_PORT, _WRITE),
            Clause(_SERVICES, "2.14", None, "sni", "length-253", _WARNED, upstream.SNI_LENGTH, _WRITE),
        ),
    ),
    Rule(
        "proxy-id-unambiguous",
        "a Mesh name must not contain a dot",
        "data plane proxies of this mesh cannot start: '{name}.web' is read as mesh '{head}', name '{tail}.web'",
        "pkg/core/xds/types.go, ParseProxyIdFromString (this rule is ours, not Kuma's)",
        (Clause(_MESH, "2.5", "3.0", "name", "no-dot", _BROKEN),),
    ),
    Rule(
        "zone-setting",
        "the zone name in kuma-cp's configuration must be a DNS name, from 3.0 on an RFC 1035 label",
        "kuma-cp does not start",
        "pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        (
            Clause(_ZONE_SETTING, "2.5", "2.6", "name", "dns-name", _STARTUP, upstream.ZONE_SETTING_2_5, operations=_NO_OPERATION, empty=True),
            Clause(_ZONE_SETTING, "2.6", "3.0", "name", "dns-name", _STARTUP, upstream.ZONE_SETTING_2_6, operations=_NO_OPERATION, empty=True),
            Clause(_ZONE_SETTING, "3.0", None, "name", "rfc1035-label", _STARTUP, upstream.ZONE_SETTING_RFC1035, operations=_NO_OPERATION),
            Clause(_ZONE_SETTING, "3.0", None, "name", "not-empty", _STARTUP, upstream.ZONE_SETTING_MANDATORY, operations=_NO_OPERATION, empty=True),
        ),
    ),
    Rule(
        "zone-setting-length",
        "the zone name in kuma-cp's configuration must have at most 63 bytes",
        "kuma-cp does not start",
        "pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        (Clause(_ZONE_SETTING, "2.6.1", "3.0", "name", "length-63", _STARTUP, upstream.ZONE_SETTING_LENGTH, operations=_NO_OPERATION),),
    ),
    Rule(
        "workload-label",
        "the label kuma.io/workload of a new Dataplane must be an RFC 1035 label",
        "the control plane refuses to create a Dataplane with it",
        "resource_endpoints.go, createResource",
        (Clause(_WORKLOAD_LABEL, "2.13", None, "name", "rfc1035-label", _REFUSED, upstream.WORKLOAD_LABEL, Stage.NONE, _UNIVERSAL, _NO_OPERATION),),
        on_create=True,
    ),
    Rule(
        "workload-generation",
        "a Workload is made only from a label that is an RFC 1035 label",
        "no Workload is made from the label, and only the control plane's log says so",
        "workload/generate/generator.go",
        (Clause(_WORKLOAD_LABEL, "2.13", None, "name", "rfc1035-label", _SKIPPED, upstream.NO_WORKLOAD, Stage.NONE, _UNIVERSAL, _NO_OPERATION),),
    ),
    Rule(
        "mesh-service-generation",
        "a MeshService is made only from a value that can be its name",
        "no MeshService is made from the value, and only the control plane's log says so",
        "meshservice/generate/generator.go",
        (
            Clause(
                _SERVICE_TAG, "2.9", "2.10", "name", "tag-charset", _SKIPPED, upstream.NO_MESH_SERVICE_OF_TAG, Stage.NONE, _UNIVERSAL, _NO_OPERATION,
            ),
            Clause(
                _SERVICE_TAG, "2.10", "3.0", "name", "rfc1035-label", _SKIPPED, upstream.NO_MESH_SERVICE_OF_TAG, Stage.NONE, _UNIVERSAL, _NO_OPERATION,
                empty=True,
            ),
            Clause(
                _WORKLOAD_LABEL, "2.14", None, "name", "rfc1035-label", _SKIPPED, upstream.NO_MESH_SERVICE_OF_WORKLOAD, Stage.NONE, _UNIVERSAL,
                _NO_OPERATION,
            ),
        ),
    ),
)
# fmt: on
