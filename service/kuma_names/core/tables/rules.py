"""Every naming rule of Kuma 2.5 to 3.0, and one of ours, as rows: data only, judged by validate.py.

The order is that of Kuma's own checks, and so of findings and of the parameters in its answers. A clause reads: kinds, from
version, up to but not in version, measure, format, outcome, what Kuma says, and where in the request it says so.
"""

from kuma_names.core.model import Clause, Environment, Mode, Operation, Outcome, Rule, Stage
from kuma_names.core.tables import kuma_texts
from kuma_names.core.tables.kinds import KINDS, MESH_SCOPED_KINDS, RESOURCE_KINDS
from kuma_names.core.tables.labels import OWNED_LABELS

_UNIVERSAL, _KUBERNETES = (Environment.UNIVERSAL,), (Environment.KUBERNETES,)
_CREATE, _UPDATE, _NO_OPERATION = (Operation.CREATE,), (Operation.UPDATE,), (None,)
_MESH, _WORKLOAD, _MESH_SERVICE, _MESH_EXTERNAL_SERVICE = ("Mesh",), ("Workload",), ("MeshService",), ("MeshExternalService",)
_SERVICES = (*_MESH_SERVICE, *_MESH_EXTERNAL_SERVICE, "MeshMultiZoneService")
_DNS_KINDS = (*_MESH, "Zone", *_SERVICES)
_DATAPLANE, _ZONE_SETTING, _SERVICE_TAG, _WORKLOAD_LABEL = ("Dataplane",), ("ZoneSetting",), ("ServiceTag",), ("WorkloadLabel",)
_REFUSED, _WARNED, _LOGGED = Outcome.REFUSED, Outcome.WARNED, Outcome.LOGGED
_SKIPPED, _UNSYNCED = Outcome.SKIPPED, Outcome.UNSYNCED
_BROKEN, _STARTUP = Outcome.BROKEN, Outcome.STARTUP
_URL, _LOOKUP, _REQUEST, _LABEL = Stage.URL, Stage.LOOKUP, Stage.REQUEST, Stage.LABEL
_KIND, _WRITE = Stage.KIND, Stage.WRITE
FROM_GLOBAL, FROM_ZONES = ("Mesh", "MeshExternalService", "MeshMultiZoneService"), ("MeshService", "MeshExternalService")
_GLOBAL, _FEDERATED, _MULTIZONE = (Mode.GLOBAL,), (Mode.FEDERATED_ZONE,), (Mode.GLOBAL, Mode.FEDERATED_ZONE)
_IN_ZONE = (Mode.ZONE, Mode.FEDERATED_ZONE)
_NOT_ADMITTED = ("Timeout", "ZoneEgress", "ZoneIngress")
_ADMITTED = tuple(
    kind for kind in RESOURCE_KINDS if KINDS[kind].kubernetes_scope and not kind.endswith("Insight") and kind not in _NOT_ADMITTED
)
"""Kinds that Kuma's validating webhook is asked about on Kubernetes."""
_TOO_LONG = ("service-name-length",)
_OF_STORED = ((_UNIVERSAL, _UPDATE), (_KUBERNETES, (*_CREATE, *_UPDATE)))
"""Where Kuma judges what it has stored: only a Universal control plane judges what it is to create as the request has it."""

# Until these patches a control plane takes the display name that a request gives, and from then on it writes the name itself:
# a window of each minor, the newer one of the same minor begins where the older one ends.
_GIVEN_NAME = (("2.10", "2.11.19"), ("2.12", "2.12.15"), ("2.13", "2.13.11"), ("2.14", "2.14.4"))
_WRITTEN_NAME = (("2.11.19", "2.12"), ("2.12.15", "2.13"), ("2.13.11", "2.14"), ("2.14.4", "3.0"))
_GIVEN_SINCE_2_9, _WRITTEN_SINCE_2_9 = (("2.9", "2.9.20"), *_GIVEN_NAME), (("2.9.20", "2.10"), *_WRITTEN_NAME)
_GIVEN_SINCE_2_11, _GIVEN_SINCE_2_14 = (("2.11", "2.11.19"), *_GIVEN_NAME[1:]), _GIVEN_NAME[3:]
_WRITTEN_SINCE_2_14 = (("2.14.4", None),)
_COPIED = (
    ("2.8", "2.9.20", "copied-name", _UNIVERSAL),
    ("2.9.20", "2.10", "sent-name", _UNIVERSAL),
    ("2.10", "2.11", "copied-name", _UNIVERSAL),
    ("2.8", "2.11", "sent-name", _KUBERNETES),
)
"""What copies of a MeshExternalService are called after while their length is limited."""

# fmt: off
RULES = (
    Rule(
        "url-name",
        "a name in a URL must keep to the characters that a name may have",
        "the control plane refuses every request that has it in its URL, those that read and delete, too",
        "pkg/api-server, rejectInvalidNamePathParams (a single file from after the tags; the release that has it is not known)",
        (
            Clause(RESOURCE_KINDS, "3.0", None, "name", "tag-charset", _REFUSED, kuma_texts.URL_NAME, _URL, _UNIVERSAL),
            Clause(MESH_SCOPED_KINDS, "3.0", None, "mesh", "tag-charset", _REFUSED, kuma_texts.URL_NAME, _URL, _UNIVERSAL),
        ),
    ),
    Rule(
        "zone-prefixed-length",
        "with its zone in front, the name must be shorter than 253 bytes",
        "a federated zone puts its own name in front of the names that it sends to the global control plane",
        "resource_endpoints.go, doesNameLengthFitsGlobal",
        (
            Clause(RESOURCE_KINDS, "2.5", None, "zone-prefixed", "length-252", _REFUSED, kuma_texts.SHORTER, _REQUEST, _UNIVERSAL, modes=_FEDERATED),
        ),
    ),
    Rule(
        "label-choice",
        "a label with few values must have one of them",
        "the control plane refuses a resource with a value that means nothing to it",
        "validateLabels of resource_endpoints.go and of webhooks/validation.go (2.6 to 2.14); registry.go, oneOf (3.0: a single file)",
        (
            Clause(RESOURCE_KINDS, "2.6", "3.0", "origin-label", "label-origin", _REFUSED, kuma_texts.UNKNOWN_ORIGIN, _REQUEST, _UNIVERSAL),
            Clause(_ADMITTED, "2.6", "3.0", "origin-label", "label-origin", _REFUSED, kuma_texts.UNKNOWN_ORIGIN, environments=_KUBERNETES),
            Clause(RESOURCE_KINDS, "3.0", None, "kds-sync-label", "label-kds-sync", _REFUSED, kuma_texts.KDS_SYNC, _REQUEST, empty=True),
            Clause(RESOURCE_KINDS, "3.0", None, "effect-label", "label-effect", _REFUSED, kuma_texts.EFFECT, _REQUEST, empty=True),
        ),
    ),
    Rule(
        "owned-label",
        "a label that the control plane writes must be left to it, or be what it writes",
        "the control plane writes this label itself, and refuses a resource that says otherwise",
        "validateLabels (2.6 to 2.14); validate.go, ValidateOwnership (3.0: a single file)",
        tuple(
            Clause(
                one.kinds, one.since, one.before, one.measure, "computed-label", _REFUSED, one.said, _REQUEST, one.environments, modes=one.modes,
                empty=one.empty,
            )
            for one in OWNED_LABELS
        ),
        hint="leave the label out",
    ),
    Rule(
        "label-key",
        "a label's key must be a name of at most 63 bytes, behind an RFC 1123 subdomain and a '/' if there is one",
        "on Universal labels are checked as on Kubernetes",
        "validateLabels (2.6 to 2.14), validateSyntax (3.0: a single file); k8s.io/apimachinery, IsQualifiedName",
        (
            Clause(RESOURCE_KINDS, "2.6", None, "label-key", "one-slash", _REFUSED, kuma_texts.LABEL_KEY, _REQUEST, _UNIVERSAL),
            Clause(RESOURCE_KINDS, "2.6", None, "label-prefix", "rfc1123-subdomain", _REFUSED, kuma_texts.LABEL_PREFIX, _REQUEST, _UNIVERSAL, empty=True),
            Clause(RESOURCE_KINDS, "2.6", None, "label-name", "label-name", _REFUSED, kuma_texts.LABEL_NAME, _REQUEST, _UNIVERSAL, empty=True),
            Clause(RESOURCE_KINDS, "2.5", None, "label-key", "one-slash", _REFUSED, environments=_KUBERNETES),
            Clause(RESOURCE_KINDS, "2.5", None, "label-prefix", "rfc1123-subdomain", _REFUSED, environments=_KUBERNETES, empty=True),
            Clause(RESOURCE_KINDS, "2.5", None, "label-name", "label-name", _REFUSED, environments=_KUBERNETES, empty=True),
        ),
    ),
    Rule(
        "reserved-label",
        "a label's key must not begin with kuma.io/ or k8s.kuma.io/, unless Kuma knows it",
        "the control plane refuses a resource with a label of Kuma's own that it does not know",
        "validate.go, validateSyntax (3.0: a single file)",
        (Clause(RESOURCE_KINDS, "3.0", None, "reserved-label", "known-label", _REFUSED, kuma_texts.RESERVED_LABEL, _REQUEST),),
        hint="take another key, or leave the label out",
    ),
    Rule(
        "label-value",
        "a label's value must be a Kubernetes label value; from 3.0 on those that carry names an RFC 1123 subdomain",
        "on Universal labels are checked as on Kubernetes",
        "validateLabels (2.6 to 2.14), validateSyntax (3.0: a single file); k8s.io/apimachinery, IsValidLabelValue",
        (
            Clause(RESOURCE_KINDS, "2.6", "3.0", "label-value", "label-value", _REFUSED, kuma_texts.LABEL_VALUE, _REQUEST, _UNIVERSAL),
            Clause(RESOURCE_KINDS, "3.0", None, "plain-label-value", "label-value", _REFUSED, kuma_texts.LABEL_VALUE, _REQUEST, _UNIVERSAL),
            Clause(RESOURCE_KINDS, "2.5", None, "label-value", "label-value", _REFUSED, environments=_KUBERNETES),
            Clause(RESOURCE_KINDS, "3.0", None, "name-label-value", "rfc1123-subdomain", _REFUSED, kuma_texts.LABEL_NAME_VALUE, _REQUEST, empty=True),
            Clause(_WORKLOAD_LABEL, "2.13", "3.0", "name", "label-value", _REFUSED, kuma_texts.LABEL_VALUE, _REQUEST, _UNIVERSAL, _NO_OPERATION),
            Clause(_WORKLOAD_LABEL, "3.0", None, "name", "rfc1123-subdomain", _REFUSED, kuma_texts.LABEL_NAME_VALUE, _REQUEST, _UNIVERSAL, _NO_OPERATION, empty=True),
        ),
    ),
    Rule(
        "display-name-label",
        "a display name given as a label must be a Kubernetes label value, from 3.0 on an RFC 1123 subdomain",
        "on Universal the display name is the label kuma.io/display-name, and label values are checked as on Kubernetes",
        "resource_endpoints.go, validateLabels (2.6 to 2.14); validate.go, validateSyntax (3.0: a single file)",
        (
            Clause(RESOURCE_KINDS, "2.6", "3.0", "display-name-label", "label-value", _REFUSED, kuma_texts.LABEL_VALUE, _REQUEST, _UNIVERSAL),
            Clause(RESOURCE_KINDS, "3.0", None, "display-name-label", "rfc1123-subdomain", _REFUSED, kuma_texts.LABEL_NAME_VALUE, _REQUEST, empty=True),
        ),
    ),
    Rule(
        "rfc1123-subdomain",
        "a resource name must be an RFC 1123 subdomain",
        "since Kuma 2.5 a Universal control plane takes the names that Kubernetes takes, and refuses others",
        "meta_validator.go, ValidateMeta and ValidateMetaBackwardsCompatible",
        (
            Clause(RESOURCE_KINDS, "2.5", None, "name", "rfc1123-subdomain", _REFUSED, kuma_texts.IDENTIFIER, _REQUEST, _UNIVERSAL, _CREATE, empty=True),
            Clause(
                RESOURCE_KINDS, "2.5", "2.10", "name", "rfc1123-subdomain", _LOGGED, kuma_texts.STRICTER_SINCE_2_5, Stage.NONE, _UNIVERSAL, _UPDATE,
                empty=True, yields_to=("legacy-charset",),
            ),
            Clause(RESOURCE_KINDS, "2.10", None, "name", "rfc1123-subdomain", _REFUSED, kuma_texts.IDENTIFIER, _REQUEST, _UNIVERSAL, _UPDATE, empty=True),
        ),
    ),
    Rule(
        "legacy-charset",
        "the name of an existing resource must keep to the characters of Kuma before 2.5",
        "until 2.9 an update of a resource from before 2.5 is let through, as long as its name was legal then",
        "meta_validator.go, ValidateMetaBackwardsCompatible",
        (
            Clause(
                RESOURCE_KINDS, "2.5", "2.10", "name", "legacy-charset", _REFUSED, kuma_texts.LEGACY_IDENTIFIER, _REQUEST, _UNIVERSAL, _UPDATE,
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
            Clause(MESH_SCOPED_KINDS, "2.5", "2.7", "mesh", "legacy-charset", _REFUSED, kuma_texts.LEGACY_IDENTIFIER, _REQUEST, empty=True),
            Clause(MESH_SCOPED_KINDS, "2.7", None, "mesh", "legacy-charset", _REFUSED, kuma_texts.LEGACY_REFERENCE, _LOOKUP),
            Clause(MESH_SCOPED_KINDS, "2.7", None, "mesh", "not-empty", _REFUSED, kuma_texts.EMPTY_IDENTIFIER, _REQUEST, empty=True),
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
            Clause(_MESH, "2.6.1", "3.0", "name", "length-63", _REFUSED, kuma_texts.MESH_LENGTH, _KIND, operations=_CREATE),
            Clause(_MESH, "3.0", None, "name", "length-63", _REFUSED, kuma_texts.MESH_LENGTH, _KIND, operations=_CREATE, yields_to=("rfc1035-label",)),
        ),
    ),
    Rule(
        "service-name-length",
        "the name of a service must have at most 63 bytes",
        "a service name becomes one label of its hostnames, and DNS labels end at 63",
        "meshservice/api/v1alpha1/validator.go, meshexternalservice/api/v1alpha1/validator.go",
        (
            Clause(_MESH_SERVICE, "2.8", "2.9", "name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _UNIVERSAL),
            Clause(_MESH_SERVICE, "2.8", "2.9", "core-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _KUBERNETES),
            *(
                Clause(_MESH_SERVICE, since, before, "display-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, environments, operations)
                for environments, operations in _OF_STORED for since, before in _GIVEN_SINCE_2_9
            ),
            *(
                Clause(_MESH_SERVICE, since, before, "assigned-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, environments, operations)
                for environments, operations in _OF_STORED for since, before in _WRITTEN_SINCE_2_9
            ),
            Clause(_MESH_SERVICE, "2.9", "3.0", "display-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _UNIVERSAL, _CREATE),
            Clause(_MESH_EXTERNAL_SERVICE, "2.8", "2.11", "name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _UNIVERSAL),
            Clause(_MESH_EXTERNAL_SERVICE, "2.8", "2.11", "core-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _KUBERNETES),
            *(
                Clause(_MESH_EXTERNAL_SERVICE, since, before, "display-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, environments, operations)
                for environments, operations in _OF_STORED for since, before in _GIVEN_SINCE_2_11
            ),
            *(
                Clause(_MESH_EXTERNAL_SERVICE, since, before, "assigned-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, environments, operations)
                for environments, operations in _OF_STORED for since, before in _WRITTEN_NAME
            ),
            Clause(_MESH_EXTERNAL_SERVICE, "2.11", "3.0", "display-name", "length-63", _REFUSED, kuma_texts.SERVICE_LENGTH, _KIND, _UNIVERSAL, _CREATE),
        ),
    ),
    Rule(
        "workload-name-length",
        "the name of a Workload must have at most 253 bytes",
        "a Workload is named after a label or a service account, whose names end at 253",
        "workload/api/v1alpha1/validator.go",
        (Clause(_WORKLOAD, "2.13", None, "display-name", "length-253", _REFUSED, kuma_texts.WORKLOAD_LENGTH, _KIND),),
    ),
    Rule(
        "rfc1035-label",
        "the name must be an RFC 1035 label",
        "HostnameGenerator renders {kind} names into DNS hostnames",
        "deprecated.go of the five kinds (2.10 to 2.14), common_validators.go, ValidateRFC1035Name (3.0)",
        (
            *(
                Clause(_DNS_KINDS, since, before, "display-name", "rfc1035-label", _WARNED, kuma_texts.RFC1035_WARNING, _WRITE)
                for since, before in _GIVEN_NAME
            ),
            *(
                Clause(_DNS_KINDS, since, before, "assigned-name", "rfc1035-label", _WARNED, kuma_texts.RFC1035_WARNING, _WRITE)
                for since, before in _WRITTEN_NAME
            ),
            Clause(_DNS_KINDS, "3.0", None, "assigned-name", "rfc1035-label", _REFUSED, kuma_texts.RFC1035_ERROR, _KIND),
        ),
    ),
    Rule(
        "sni-segment",
        "every part of a service's SNI must be an RFC 1123 label, and the whole at most 253 bytes",
        "the SNI joins mesh, zone, namespace, name and port by dots: a client leaves out a service whose SNI is no hostname",
        "pkg/core/resources/sni/sni.go, ValidateKRI",
        (
            Clause(_SERVICES, "2.14", "2.14.4", "sni-fields", "rfc1123-label", _WARNED, kuma_texts.SNI_FIELD, _WRITE),
            Clause(_SERVICES, "2.14.4", None, "assigned-sni-fields", "rfc1123-label", _WARNED, kuma_texts.SNI_FIELD, _WRITE),
            Clause(_SERVICES, "2.14", None, "sni-port", "not-empty", _WARNED, kuma_texts.SNI_EMPTY, _WRITE, empty=True),
            Clause(_SERVICES, "2.14", None, "sni-port", "rfc1123-label", _WARNED, kuma_texts.SNI_PORT, _WRITE),
            Clause(_SERVICES, "2.14", "2.14.4", "sni", "length-253", _WARNED, kuma_texts.SNI_LENGTH, _WRITE),
            Clause(_SERVICES, "2.14.4", None, "assigned-sni", "length-253", _WARNED, kuma_texts.SNI_LENGTH, _WRITE),
        ),
    ),
    Rule(
        "proxy-id-unambiguous",
        "a Mesh name must not contain a dot",
        "data plane proxies of this mesh cannot start: '{name}.web' is read as mesh '{head}', name '{tail}.web'",
        "pkg/core/xds/types.go, ParseProxyIdFromString (this rule is ours, not Kuma's)",
        (
            Clause(_MESH, "2.5", "3.0", "name", "no-dot", _BROKEN),
            Clause(_MESH, "3.0", None, "name", "no-dot", _BROKEN, operations=_UPDATE),
        ),
    ),
    Rule(
        "kds-wire-name-unambiguous",
        "a Mesh name must not contain a dot where zones send each other its resources",
        "what is deleted in this mesh stays in the other zones, a revoked permission too: 'allow.{name}' is read as mesh '{last}',"
        " name 'allow.{rest}'",
        "pkg/kds, the wire name name.mesh is read back at its last dot (this rule is ours, not Kuma's)",
        (Clause(_MESH, "2.5", "3.0", "name", "no-dot", _BROKEN, modes=_MULTIZONE),),
    ),
    Rule(
        "kds-copy-length",
        "the name of a service that other zones see must have at most 46 bytes: its copies are called <name>-<16 characters>, and may have 63",
        "the service never arrives on the other side, without a word to who made it: control planes leave out copies whose names are longer",
        "pkg/kds, HashedName, and the validators of 2.8 to 2.10, which measure the copy (observed on Universal, read for Kubernetes)",
        (
            Clause(_MESH_SERVICE, "2.8", "2.9", "copied-name", "length-46", _UNSYNCED, environments=_UNIVERSAL, modes=_FEDERATED, yields_to=_TOO_LONG),
            Clause(_MESH_SERVICE, "2.8", "2.9", "sent-name", "length-46", _UNSYNCED, environments=_KUBERNETES, modes=_FEDERATED, yields_to=_TOO_LONG),
            *(
                Clause(
                    _MESH_EXTERNAL_SERVICE, since, before, measure, "length-46", _UNSYNCED, environments=environments, modes=_MULTIZONE,
                    yields_to=_TOO_LONG,
                )
                for since, before, measure, environments in _COPIED
            ),
        ),
    ),
    Rule(
        "kds-receiver",
        "a name must be one that the control planes take that it is sent to",
        "it does not arrive on the other side: the control plane there leaves out what it would refuse itself",
        "pkg/kds, the client validates every resource (observed in 2.14 and on the 3.0 line)",
        (
            Clause(FROM_GLOBAL, "3.0", None, "sent-name", "rfc1035-label", _UNSYNCED, operations=_UPDATE, modes=_GLOBAL),
            Clause(_MESH_SERVICE, "3.0", None, "passed-on-name", "rfc1035-label", _UNSYNCED, operations=_UPDATE, modes=_GLOBAL),
            Clause(FROM_ZONES, "3.0", None, "sent-name", "rfc1035-label", _UNSYNCED, operations=_UPDATE, modes=_FEDERATED),
        ),
    ),
    Rule(
        "own-writes",
        "the name of a stored service must be one that the control plane takes from itself",
        "the control plane cannot write the status of the service: it gets no virtual IP and no hostname if it has none",
        "meshservice.status-updater, vips.allocator, which a global control plane does not run (observed on the 3.0 line)",
        (Clause(_SERVICES, "3.0", None, "assigned-name", "rfc1035-label", _BROKEN, environments=_UNIVERSAL, operations=_UPDATE, modes=_IN_ZONE),),
    ),
    Rule(
        "zone-setting",
        "the zone name in kuma-cp's configuration must be a DNS name, from 3.0 on an RFC 1035 label",
        "kuma-cp does not start",
        "pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        (
            Clause(_ZONE_SETTING, "2.5", "2.6", "name", "dns-name", _STARTUP, kuma_texts.ZONE_SETTING_2_5, operations=_NO_OPERATION, empty=True),
            Clause(_ZONE_SETTING, "2.6", "2.9", "name", "dns-name", _STARTUP, kuma_texts.ZONE_SETTING_2_6, operations=_NO_OPERATION, empty=True),
            Clause(_ZONE_SETTING, "2.9", "3.0", "name", "dns-name", _STARTUP, kuma_texts.ZONE_SETTING_2_9, operations=_NO_OPERATION, empty=True),
            Clause(_ZONE_SETTING, "3.0", None, "name", "rfc1035-label", _STARTUP, kuma_texts.ZONE_SETTING_RFC1035, operations=_NO_OPERATION),
            Clause(_ZONE_SETTING, "3.0", None, "name", "not-empty", _STARTUP, kuma_texts.ZONE_SETTING_MANDATORY, operations=_NO_OPERATION, empty=True),
        ),
    ),
    Rule(
        "zone-setting-length",
        "the zone name in kuma-cp's configuration must have at most 63 bytes",
        "kuma-cp does not start",
        "pkg/config/multizone/multicluster.go, ZoneConfig.Validate",
        (
            Clause(_ZONE_SETTING, "2.6.1", "2.9", "name", "length-63", _STARTUP, kuma_texts.ZONE_SETTING_LENGTH_2_6, operations=_NO_OPERATION),
            Clause(_ZONE_SETTING, "2.9", "3.0", "name", "length-63", _STARTUP, kuma_texts.ZONE_SETTING_LENGTH, operations=_NO_OPERATION),
        ),
    ),
    Rule(
        "workload-label",
        "the label kuma.io/workload of a new Dataplane must be an RFC 1035 label",
        "the control plane refuses to create a Dataplane with it",
        "resource_endpoints.go, createResource",
        (
            Clause(
                _WORKLOAD_LABEL, "2.13", None, "name", "rfc1035-label", _REFUSED, kuma_texts.WORKLOAD_LABEL, _LABEL, _UNIVERSAL, _NO_OPERATION,
                yields_to=("label-value",),
            ),
            Clause(_DATAPLANE, "2.13", None, "workload-label", "rfc1035-label", _REFUSED, kuma_texts.WORKLOAD_LABEL, _LABEL, _UNIVERSAL, _CREATE),
        ),
        on_create=True,
    ),
    Rule(
        "workload-generation",
        "a Workload is made only from a label that is an RFC 1035 label",
        "no Workload is made from the label, and only the control plane's log says so",
        "workload/generate/generator.go",
        (Clause(_WORKLOAD_LABEL, "2.13", None, "name", "rfc1035-label", _SKIPPED, kuma_texts.NO_WORKLOAD, Stage.NONE, _UNIVERSAL, _NO_OPERATION),),
    ),
    Rule(
        "mesh-service-generation",
        "a MeshService is made only from a value that can be its name",
        "no MeshService is made from the value, and only the control plane's log says so",
        "meshservice/generate/generator.go",
        (
            Clause(
                _SERVICE_TAG, "2.9", "2.10", "name", "tag-charset", _SKIPPED, kuma_texts.NO_MESH_SERVICE_OF_TAG, Stage.NONE, _UNIVERSAL, _NO_OPERATION,
            ),
            Clause(
                _SERVICE_TAG, "2.9", "2.10", "name", "length-63", _SKIPPED, kuma_texts.NO_MESH_SERVICE_OF_LONG_TAG, Stage.NONE, _UNIVERSAL,
                _NO_OPERATION,
            ),
            Clause(
                _SERVICE_TAG, "2.10", "3.0", "name", "rfc1035-label", _SKIPPED, kuma_texts.NO_MESH_SERVICE_OF_TAG, Stage.NONE, _UNIVERSAL, _NO_OPERATION,
                empty=True,
            ),
            Clause(
                _WORKLOAD_LABEL, "2.14", None, "name", "rfc1035-label", _SKIPPED, kuma_texts.NO_MESH_SERVICE_OF_WORKLOAD, Stage.NONE, _UNIVERSAL,
                _NO_OPERATION,
            ),
        ),
    ),
)
# fmt: on
OF_KIND = ("service-name-length", "rfc1035-label")
"""Rules that control planes ask of what they are sent, too: those of a kind's own validator."""
LABEL_RULES = ("label-choice", "owned-label", "label-key", "reserved-label", "label-value", "display-name-label")
"""Rules about labels."""
RULES_OF_KEYS = ("label-key", "reserved-label")
"""Rules about the keys of labels: their spans count in the key."""
