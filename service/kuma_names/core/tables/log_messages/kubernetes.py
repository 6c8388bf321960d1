"""Log messages of Kubernetes, and of the webhooks and controllers of Kuma there."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_NAMESPACE = "a name on Kubernetes ends in a dot and the namespace"
_CONVERTER = "pkg/util/k8s/name_converter.go"
_WEBHOOKS = "pkg/plugins/runtime/k8s/webhooks"
_CONTROLLERS = "pkg/plugins/runtime/k8s/controllers"
_INJECTOR = f"{_WEBHOOKS}/injector/injector.go"
_CHECKER = f"{_WEBHOOKS}/resourceadmissionchecker.go"
_ROUTES = f"{_CONTROLLERS}/gatewayapi/http_route_conversion.go, http_route_controller.go"
_METADATA = "pkg/plugins/runtime/k8s/metadata/annotations.go"
_OBJECT_META = "k8s.io/apimachinery, pkg/api/validation/objectmeta.go"
_API_ERRORS = "k8s.io/apimachinery, pkg/api/errors/errors.go"
_SUBDOMAIN = (
    r"(?:a (?:lowercase RFC |DNS-)1123 subdomain|must be no more than 253|may not (?:contain|be))"
)
_LABEL = (
    r"(?:a (?:lowercase RFC |DNS-)1123 label|a DNS-1035 label|must not contain dots|must be no "
    r"more than 63)"
)
_QUALIFIED = (
    r"(?:(?:prefix|name) part |a (?:qualified name|valid label key) must consist of|must be a "
    r"valid label key)"
)
_OBJECT = (
    rf'(?:.*?"name":\s*{go_quoted_pattern("name")})?'
    rf'(?:.*?"namespace":\s*{go_quoted_pattern("namespace")})?'
)
"""Name and namespace of an object in the fields of a line."""
_KUMA_OBJECT = rf"\b(?P<kind>\w{{1,63}})\.kuma\.io {go_quoted_pattern('name')}"
_MESH_LABEL = (
    "create the Mesh first, or see how it is spelled in the label kuma.io/mesh of the resource, "
    "the Pod or its namespace; without the label it is the mesh 'default'"
)
_MESHES = "kubectl get meshes.kuma.io"
_KINDS = "kubectl api-resources --api-group=kuma.io"
_LABEL_OUT = "leave the label out: the control plane writes it"
_SYSTEM_NAMESPACE = "apply it to the namespace of the control plane, which the text names"
KUBERNETES = (
    LogMessage(
        id="no-namespace",
        pattern=rf"name {go_quoted_pattern('name')} must include namespace after the dot, ex\. ",
        literals=("must include namespace after the dot, ex. ",),
        about="core-name",
        fault="manifest",
        source=_CONVERTER,
        meaning="the control plane looks for {name} on Kubernetes, and there is no namespace in it",
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="empty-namespace",
        pattern=r"namespace must be non-empty",
        literals=("namespace must be non-empty",),
        about="core-name",
        fault="manifest",
        source=_CONVERTER,
        meaning=(
            "the control plane looks for a name on Kubernetes that ends in a dot, and there is no "
            "namespace behind it"
        ),
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="kubernetes-name",
        pattern=rf"metadata\.name: Invalid value: {go_quoted_pattern('name')}: {_SUBDOMAIN}",
        literals=("metadata.name: Invalid value: ",),
        about="kubernetes-object-name",
        fault="name",
        source="k8s.io/apimachinery, NameIsDNSSubdomain",
        meaning=(
            "Kubernetes refuses an object that is called {name}: that is no RFC 1123 subdomain of "
            "at most 253 bytes"
        ),
        advice=(
            "write it in small letters, digits, '-' and '.'; if it is a copy of what another zone "
            "has, rename that"
        ),
    ),
    LogMessage(
        id="kubernetes-label-name",
        pattern=rf"metadata\.name: Invalid value: {go_quoted_pattern('name')}: {_LABEL}",
        literals=("metadata.name: Invalid value: ",),
        about="kubernetes-object-name",
        fault="name",
        source="k8s.io/apimachinery, NameIsDNSLabel and NameIsDNS1035Label",
        meaning=(
            "Kubernetes refuses a namespace, a Service or another object that is called {name}: "
            "names of that kind have at most 63 bytes and no dots"
        ),
        advice=("write it in small letters, digits and '-', for a Service beginning with a letter"),
    ),
    LogMessage(
        id="kubernetes-name-changed",
        pattern=(
            rf"metadata\.(?P<field>name|namespace): Invalid value: {go_quoted_pattern('value')}: "
            rf"field is immutable"
        ),
        literals=(
            "metadata.name: Invalid value: ",
            "metadata.namespace: Invalid value: ",
        ),
        about="kubernetes-object-name",
        fault="command",
        source=f"{_OBJECT_META}, ValidateImmutableField",
        meaning="no object of Kubernetes can get another {field}, which here is to be {value}",
        advice="create a new object of that name, and delete the old one",
    ),
    LogMessage(
        id="kubernetes-namespace-name",
        pattern=rf"metadata\.namespace: Invalid value: {go_quoted_pattern('namespace')}: {_LABEL}",
        literals=("metadata.namespace: Invalid value: ",),
        about="kubernetes-object-name",
        fault="name",
        source=f"{_OBJECT_META}, ValidateNamespaceName",
        meaning="no namespace can be called {namespace}: it has at most 63 bytes and no dots",
        advice="write it in small letters, digits and '-'",
    ),
    LogMessage(
        id="kubernetes-namespace-forbidden",
        pattern=r"metadata\.namespace: Forbidden: not allowed on this type",
        literals=("metadata.namespace: Forbidden: not allowed on this type",),
        about=None,
        fault="manifest",
        source=_OBJECT_META,
        meaning=(
            "objects of this kind, such as a Mesh or a Zone, are in no namespace; the name is not "
            "the matter"
        ),
        advice="leave metadata.namespace out",
    ),
    LogMessage(
        id="kubernetes-name-missing",
        pattern=(
            r"metadata\.name: Required value: name or generateName is required|resource name may "
            r"not be empty"
        ),
        literals=(
            "metadata.name: Required value: name or generateName is required",
            "resource name may not be empty",
        ),
        about="required-name",
        fault="manifest",
        source=_OBJECT_META,
        meaning="an object has no name",
        advice="set metadata.name",
    ),
    LogMessage(
        id="kubernetes-path-name",
        pattern=rf"invalid resource name {go_quoted_pattern('name')}: \[may not (?:contain|be)",
        literals=("invalid resource name ",),
        about="url-name",
        fault="command",
        source="k8s.io/client-go, Request.Name",
        meaning="{name} cannot be part of a URL: it has a '/' or a '%', or is '.' or '..'",
        advice="take the '/' or '%' out of the name",
    ),
    LogMessage(
        id="kubernetes-url-name",
        pattern=(
            r"the name of the object \((?P<name>[^)]*)\) does not match the name on the URL "
            r"\((?P<expected>[^)]*)\)"
        ),
        literals=("does not match the name on the URL (",),
        about="url-name",
        fault="command",
        source="k8s.io/apiserver, checkName",
        meaning="the request is for {expected}, and the object in it is called {name}",
        advice="write the same name in both; an object cannot be renamed",
    ),
    LogMessage(
        id="kubernetes-url-namespace",
        pattern=(
            rf"the namespace from the provided object {go_quoted_pattern('namespace')} does not "
            rf"match the namespace {go_quoted_pattern('expected')}"
            rf"|the namespace of the (?:provided )?object (?:\((?P<given>[^)]*)\) )?does not match "
            rf"the namespace (?:sent )?on the (?:request|URL)"
        ),
        literals=(
            "the namespace from the provided object ",
            "the namespace of the provided object ",
            "the namespace of the object ",
        ),
        about=None,
        fault="command",
        source="k8s.io/apiserver, EnsureObjectNamespaceMatchesRequestNamespace; kubectl",
        meaning="the object is of another namespace than the command; names are not the matter",
        advice="leave the namespace out of the command, or write the one of the object",
    ),
    LogMessage(
        id="kubernetes-label-key",
        pattern=(
            rf"metadata\.(?P<field>labels|annotations): Invalid value: {go_quoted_pattern('key')}: "
            rf"{_QUALIFIED}"
        ),
        literals=("metadata.labels: Invalid value: ", "metadata.annotations: Invalid value: "),
        about="label-key",
        fault="manifest",
        source="k8s.io/apimachinery, IsQualifiedName",
        meaning=(
            "Kubernetes refuses the key {key} in {field}: it must be a name of at most 63 bytes, "
            "behind an RFC 1123 subdomain and a '/' if there is one"
        ),
        advice=(
            "write the key in letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="kubernetes-label-value",
        pattern=(
            rf"metadata\.labels: Invalid value: {go_quoted_pattern('value')}: (?:a valid label "
            rf"must be|must be no more than 63)"
        ),
        literals=("metadata.labels: Invalid value: ",),
        about="label-value",
        fault="manifest",
        source="k8s.io/apimachinery, IsValidLabelValue",
        meaning="Kubernetes refuses {value} as the value of a label, such as kuma.io/mesh",
        advice=(
            "write at most 63 letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="kubernetes-port-name",
        pattern=(
            rf"ports\[\d+\]\.name: (?:Invalid|Duplicate) value: {go_quoted_pattern('name')}"
            rf"|ports\[\d+\]\.name: Required value"
        ),
        literals=("].name: Invalid value: ", "].name: Duplicate value: ", "].name: Required value"),
        about="sni-segment",
        fault="name",
        source="k8s.io/apimachinery, IsValidPortName; k8s.io/kubernetes, validateServicePort",
        meaning=(
            "Kubernetes refuses the name of a port: in a Service it is an RFC 1123 label of at "
            "most 63 bytes, in a container one of at most 15 with a letter in it, and all of one "
            "object differ"
        ),
        advice="write it in small letters, digits and '-'",
    ),
    LogMessage(
        id="kubernetes-mesh-missing",
        pattern=rf"(?:meshes|Mesh)\.kuma\.io {go_quoted_pattern('mesh')} not found",
        literals=("meshes.kuma.io ", "Mesh.kuma.io "),
        about="mesh-reference",
        fault="missing",
        source=f"{_WEBHOOKS}/owner_reference_mutator.go; injector/precheck.go",
        meaning=(
            "there is no Mesh {mesh}: so no resource can be made in it, and no Pod that is to have "
            "a sidecar in it is started"
        ),
        advice=_MESH_LABEL,
        command=_MESHES,
    ),
    LogMessage(
        id="mesh-annotation",
        pattern=(
            rf"The kuma\.io/mesh annotation is (?:no longer supported|deprecated for this object "
            rf"kind){_OBJECT}(?:.*?\"kind\":\s*{go_quoted_pattern('kind')})?"
        ),
        literals=("The kuma.io/mesh annotation is ",),
        about="mesh-reference",
        fault="manifest",
        before="3.0",
        source="pkg/plugins/runtime/k8s/util/util.go, MeshOfByLabelOrAnnotation",
        meaning=(
            "the annotation kuma.io/mesh of {name} in namespace {namespace} says which mesh it is "
            "in; Kuma 3.0 does not read it, and then it is in the mesh of its namespace, or in "
            "the mesh 'default'"
        ),
        advice="write the mesh in the label kuma.io/mesh, before upgrading to 3.0",
    ),
    LogMessage(
        id="mesh-per-namespace",
        pattern=(
            rf"pod is in mesh {go_quoted_pattern('mesh')} but namespace "
            rf"{go_quoted_pattern('namespace')} already contains dataplanes in mesh "
            rf"{go_quoted_pattern('other')}"
        ),
        literals=("already contains dataplanes in mesh ",),
        about="mesh-reference",
        fault="manifest",
        since="2.13",
        source=f"{_WEBHOOKS}/pod_validator.go",
        meaning=(
            "the control plane takes only one mesh in each namespace, and in {namespace} that is "
            "{other}, not {mesh}"
        ),
        advice=(
            "see how the mesh is spelled in the label kuma.io/mesh of the Pod; for a second mesh "
            "take another namespace, or switch disallowMultipleMeshesPerNamespace off"
        ),
    ),
    LogMessage(
        id="workload-meshes",
        pattern=(
            rf"namespace has dataplanes in multiple meshes for same workload"
            rf"(?:.*?\"workload\":\s*{go_quoted_pattern('workload')})?"
            rf"(?:.*?\"namespace\":\s*{go_quoted_pattern('namespace')})?"
            r"|Skipping Workload generation: namespace (?P<ns>\S+) has pods in multiple meshes "
            r"\(\d+ meshes\) for workload (?P<name>\S*[^\s.])"
        ),
        literals=(
            "namespace has dataplanes in multiple meshes for same workload",
            "Skipping Workload generation: namespace ",
        ),
        about="workload-generation",
        fault="manifest",
        since="2.13",
        source=f"{_CONTROLLERS}/workload_controller.go",
        meaning=(
            "no Workload is made, for data plane proxies of two meshes in one namespace have the "
            "same name of a workload"
        ),
        advice="give the workloads of each mesh names of their own, or a namespace of their own",
    ),
    LogMessage(
        id="pod-workload-label",
        pattern=r"cannot manually set kuma\.io/workload label on Pod",
        literals=("cannot manually set kuma.io/workload label on Pod",),
        about="owned-label",
        fault="manifest",
        since="2.13",
        source=f"{_WEBHOOKS}/pod_validator.go",
        meaning="only the control plane writes the label kuma.io/workload of a Pod",
        advice=_LABEL_OUT,
    ),
    LogMessage(
        id="zone-origin-label",
        pattern=(
            r"Applying policies on Zone CP (?:on a system namespace )?requires '(?P<key>[^']*)' "
            r"label to be set to '(?P<expected>[^']*)'"
        ),
        literals=("Applying policies on Zone CP ",),
        about="owned-label",
        fault="manifest",
        since="2.6",
        source=_CHECKER,
        meaning=(
            "in a zone of a multi-zone deployment a policy in the namespace of the control plane "
            "must have the label {key}: {expected}"
        ),
        advice=(
            "set the label, apply the policy to the namespace of the application, or apply it at "
            "the global control plane"
        ),
    ),
    LogMessage(
        id="wrong-control-plane",
        pattern=(
            r"Operation not allowed\. [\w ]+? resources like (?P<kind>\w+) can be (?:updated or "
            r"deleted|created) only from the '?(?P<expected>\w+)'? control plane and not from a "
            r"'?(?P<mode>\w+)'? control plane"
        ),
        literals=("control plane and not from a ",),
        about=None,
        fault="command",
        source=f"{_CHECKER}; gateway_instance_validator.go (until 2.14)",
        meaning=(
            "a {kind} is written only at the {expected} control plane, and this is one of mode "
            "{mode}; it is not about a name"
        ),
        advice="apply it to the cluster of the other control plane, from which it is copied",
    ),
    LogMessage(
        id="system-namespace",
        pattern=(
            r"(?:on Global CP the policy can be created only|resource type (?P<kind>\w+) can be "
            r"created only|policy can only be created) in the system "
            r"namespace:(?P<namespace>[-\w]*)"
        ),
        literals=(" in the system namespace:",),
        about=None,
        fault="manifest",
        source=f"{_CHECKER} (until 2.7: policy_namespace_validator.go)",
        meaning=(
            "such a resource is taken only in the namespace {namespace}, where the control plane "
            "is; the name is not the matter"
        ),
        advice=_SYSTEM_NAMESPACE,
    ),
    LogMessage(
        id="container-patch-namespace",
        pattern=r"ContainerPatch can only be placed in (?P<namespace>\S+) namespace",
        literals=("ContainerPatch can only be placed in ",),
        about=None,
        fault="manifest",
        source=f"{_WEBHOOKS}/containerpatch_validator.go",
        meaning=(
            "a ContainerPatch is taken only in the namespace {namespace}; the name is not the "
            "matter"
        ),
        advice=_SYSTEM_NAMESPACE,
    ),
    LogMessage(
        id="container-patch-missing",
        pattern=r"it appears some expected container patches are missing: \[(?P<names>[^\]]*)\]",
        literals=("it appears some expected container patches are missing: ",),
        about=None,
        fault="missing",
        source=f"{_INJECTOR}, loadContainerPatches",
        meaning=(
            "the Pod is not started: its annotation kuma.io/container-patches, or the control "
            "plane's configuration, names a ContainerPatch that does not exist ({names})"
        ),
        advice=(
            "create it in the namespace of the control plane, or see how it is spelled in the "
            "annotation, where commas separate names and spaces are part of them"
        ),
        command="kubectl get containerpatches.kuma.io --all-namespaces",
    ),
    LogMessage(
        id="container-patch-failed",
        pattern=r"could not apply patches \[(?P<names>[^\]]*)\]",
        literals=("could not apply patches [",),
        about=None,
        fault="manifest",
        source=f"{_INJECTOR}, applyCustomPatches",
        meaning=(
            "the Pod is not started: what a ContainerPatch ({names}) changes does not fit to the "
            "container; the name is not the matter"
        ),
        advice="see the paths in its sidecarPatch and initPatch",
    ),
    LogMessage(
        id="token-volume",
        pattern=r"volume \((?P<name>[^)]*)\) specified for (?P<key>\S+) but volume does not exist",
        literals=(" but volume does not exist",),
        about=None,
        fault="manifest",
        source=_INJECTOR,
        meaning="the Pod is not started: it has no volume {name}, which its annotation {key} names",
        advice="see how the volume is spelled, or leave the annotation out",
    ),
    LogMessage(
        id="secret-mesh-changed",
        pattern=r"cannot change mesh of the Secret\. Delete the Secret first and apply it again",
        literals=("cannot change mesh of the Secret. Delete the Secret first",),
        about="mesh-reference",
        fault="manifest",
        source=f"{_WEBHOOKS}/secret_validator.go",
        meaning=(
            "a Secret stays in its mesh, and its label kuma.io/mesh now names another one, or is "
            "left out, which means the mesh 'default'"
        ),
        advice="write the label as it was, or delete the Secret and create it anew",
    ),
    LogMessage(
        id="global-secret-mesh",
        pattern=r"mesh cannot be set on global secret",
        literals=("mesh cannot be set on global secret",),
        about="mesh-reference",
        fault="manifest",
        source=f"{_WEBHOOKS}/secret_validator.go",
        meaning="a Secret of type system.kuma.io/global-secret is of no mesh, and names one",
        advice=(
            "leave the label kuma.io/mesh out, or write the type system.kuma.io/secret for a "
            "Secret of a mesh"
        ),
    ),
    LogMessage(
        id="service-name-tag",
        pattern=rf"failed to parse `service` host {go_quoted_pattern('tag')} as FQDN",
        literals=("failed to parse `service` host ",),
        about="service-tag",
        fault="manifest",
        before="3.0",
        source=f"{_CONTROLLERS}/outbound_converter.go, k8sService",
        meaning=(
            "no hostname .mesh is made for the kuma.io/service {tag}: it is not "
            "name_namespace_svc_port, as on Kubernetes it must be"
        ),
        advice=(
            "see which Dataplane has that tag, made by hand or by an older version; Kuma writes "
            "it itself"
        ),
    ),
    LogMessage(
        id="service-of-tag",
        pattern=rf"failed to get Service {go_quoted_pattern('name')}",
        literals=("failed to get Service ",),
        about="service-tag",
        fault="missing",
        before="3.0",
        source=f"{_CONTROLLERS}/outbound_converter.go, k8sService",
        meaning=(
            "no hostname .mesh is made for a kuma.io/service: the Service {name} that it is called "
            "after cannot be read, for example because it was deleted or renamed"
        ),
        advice="see whether that Service exists; if it was renamed, restart the Pods behind it",
    ),
    LogMessage(
        id="service-tag-parts",
        pattern=r"incorrect service name: (?P<tag>[^\s\"]+)",
        literals=("incorrect service name: ",),
        about="service-tag",
        fault="manifest",
        since="2.7",
        before="3.0",
        source=f"{_CONTROLLERS}/gateway_instance_controller.go",
        meaning=(
            "a MeshGateway selects proxies whose kuma.io/service is {tag}, and that of no "
            "MeshGatewayInstance is so: it is name_namespace_svc"
        ),
        advice=(
            "write <name of the MeshGatewayInstance>_<its namespace>_svc, unless another gateway "
            "is meant"
        ),
    ),
    LogMessage(
        id="gateway-service-tag",
        pattern=r"Setting kuma\.io/service tag is deprecated for this object kind",
        literals=("Setting kuma.io/service tag is deprecated for this object kind",),
        about="instance-tag-name",
        fault="manifest",
        since="2.7",
        before="2.9",
        source=f"{_CONTROLLERS}/gateway_instance_controller.go",
        meaning=(
            "a MeshGatewayInstance has the tag kuma.io/service, which 2.9 refuses: the control "
            "plane writes <name>_<namespace>_svc"
        ),
        advice="leave the tag out",
    ),
    LogMessage(
        id="mesh-service-taken",
        pattern=r"MeshService already exists and isn't owned by (?P<kind>Service|Pod)",
        literals=("MeshService already exists and isn't owned by ",),
        about="mesh-service-generation",
        fault="name",
        since="2.8",
        source=f"{_CONTROLLERS}/meshservice_controller.go",
        meaning=(
            "no MeshService is made for a Service: one of the name that it would get is in the "
            "namespace already, made by hand or for another {kind}"
        ),
        advice="delete that MeshService, or give the Service another name",
        command="kubectl get meshservices.kuma.io --all-namespaces",
    ),
    LogMessage(
        id="mesh-zone-address-taken",
        pattern=r"MeshZoneAddress (?:(?P<name>\S+) )?already exists and is not owned by",
        literals=("already exists and is not owned by",),
        about="own-writes",
        fault="name",
        since="2.14",
        source=f"{_CONTROLLERS}/meshzoneaddress_controller.go",
        meaning=(
            "the address of a zone proxy cannot be stored, for a MeshZoneAddress that is called "
            "as its Service exists already and was not made for it"
        ),
        advice="delete that MeshZoneAddress, or give the Service another name",
    ),
    LogMessage(
        id="zone-proxy-label",
        pattern=(
            rf"service (?P<namespace>[^\s/]+)/(?P<name>\S+) has invalid (?P<key>\S+) label value "
            rf"{go_quoted_pattern('value')}; allowed: "
        ),
        literals=(" label value ", "; allowed: "),
        about=None,
        fault="manifest",
        since="2.14",
        source=f"{_CONTROLLERS}/listener_converter.go",
        meaning=(
            "the label {key} of the Service {name} in namespace {namespace} says which zone proxy "
            "it is for, and {value} is none"
        ),
        advice="write ingress or egress",
    ),
    LogMessage(
        id="zone-proxy-conflict",
        pattern=(
            rf"conflicting listener types on port (?P<port>\d+): services "
            rf"{go_quoted_pattern('name')} and {go_quoted_pattern('other')}"
        ),
        literals=("conflicting listener types on port ",),
        about=None,
        fault="manifest",
        since="2.14",
        source=f"{_CONTROLLERS}/pod_converter.go",
        meaning=(
            "the Services {name} and {other} make the same port {port} of one Pod an ingress and "
            "an egress; their names are not the matter"
        ),
        advice="delete one of the two, or change its label k8s.kuma.io/zone-proxy-type",
    ),
    LogMessage(
        id="zone-proxy-namespace",
        pattern=(
            rf"(?P<kind>Ingress|Egress) can only be deployed in system namespace "
            rf"{go_quoted_pattern('namespace')}"
        ),
        literals=("can only be deployed in system namespace ",),
        about=None,
        fault="manifest",
        before="3.0",
        source=f"{_CONTROLLERS}/pod_controller.go",
        meaning=(
            "a Pod that is to be a zone {kind} is taken only in the namespace {namespace}; its "
            "name is not the matter"
        ),
        advice=_SYSTEM_NAMESPACE,
    ),
    LogMessage(
        id="gateway-tags-annotation",
        pattern=(
            r"(?P<problem>Missing|Invalid) (?P<key>\S+) annotation on Pod serving a builtin Gateway"
        ),
        literals=(" annotation on Pod serving a builtin Gateway",),
        about=None,
        fault="manifest",
        before="3.0",
        source=f"{_CONTROLLERS}/gateway_converter.go",
        meaning=(
            "no Dataplane is made of a gateway's Pod: its tags, in the annotation {key}, are "
            "missing or are no JSON object"
        ),
        advice="let a MeshGatewayInstance make the Pod: it writes the annotation",
    ),
    LogMessage(
        id="reachable-backends-annotation",
        pattern=r"cannot parse, (?P<key>kuma\.io/reachable-backends) has invalid format",
        literals=("cannot parse, kuma.io/reachable-backends has invalid format",),
        about="reachable-backend",
        fault="manifest",
        since="2.9",
        source=f"{_CONTROLLERS}/pod_converter.go",
        meaning="no Dataplane is made of a Pod: its annotation {key} is no YAML with a list refs",
        advice="write refs: with kind, name and namespace, or kind and labels, of each backend",
    ),
    LogMessage(
        id="annotation-value",
        pattern=(
            rf"annotation {go_quoted_pattern('key')} has wrong value {go_quoted_pattern('value')}"
            rf"|failed to parse annotation {go_quoted_pattern('annotation')}: "
            rf"|Map in {go_quoted_pattern('map')} has to be provided in the following format"
        ),
        literals=(
            " has wrong value ",
            "failed to parse annotation ",
            " has to be provided in the following format",
        ),
        about=None,
        fault="manifest",
        source=f"{_METADATA}, Annotations",
        meaning=(
            "the value of an annotation or label of a Pod, Service or namespace is not of the form "
            "that its key wants: enabled or disabled, a number, or key1=value1;key2=value2"
        ),
        advice="see the key in the line, and write its value in that form",
    ),
    LogMessage(
        id="service-port-missing",
        pattern=(
            rf"failed to find (?:a container port in a given Pod that would match a given Service "
            rf"port|container port for zone proxy listener)"
            rf"(?:.*?\"namespace\":\s*{go_quoted_pattern('namespace')})?"
            rf"(?:.*?\"podName\":\s*{go_quoted_pattern('pod')})?"
            rf"(?:.*?\"serviceName\":\s*{go_quoted_pattern('service')})?"
            rf"(?:.*?\"servicePortName\":\s*{go_quoted_pattern('port')})?"
        ),
        literals=(
            "failed to find a container port in a given Pod that would match",
            "failed to find container port for zone proxy listener",
        ),
        about=None,
        fault="manifest",
        source=f"{_CONTROLLERS}/inbound_converter.go; listener_converter.go (since 2.14)",
        meaning=(
            "the Service {service} sends its port {port} to a named port that no container of Pod "
            "{pod} has: the Dataplane gets no inbound for it"
        ),
        advice="write the name of a port of the container in targetPort of the Service",
    ),
    LogMessage(
        id="service-of-pod-ports",
        pattern=(
            r"A service that selects pod (?P<pod>\S+) was found, but it doesn't match any "
            r"container ports"
        ),
        literals=("was found, but it doesn't match any container ports",),
        about=None,
        fault="manifest",
        before="2.8",
        source=f"{_CONTROLLERS}/inbound_converter.go",
        meaning=(
            "no Dataplane is made of Pod {pod}: the Services that select it send to ports that its "
            "containers do not have"
        ),
        advice="write a port of the container, by number or name, in targetPort of the Service",
    ),
    LogMessage(
        id="route-backend-missing",
        pattern=(
            rf"backend reference references a non-existent (?P<kind>\w+) "
            rf"{go_quoted_pattern('name')}"
        ),
        literals=("backend reference references a non-existent ",),
        about=None,
        fault="missing",
        source=_ROUTES,
        meaning=(
            "an HTTPRoute sends to the {kind} {name}, which does not exist; such requests get 500"
        ),
        advice="create it, or see how its name and namespace are spelled in backendRefs",
    ),
    LogMessage(
        id="route-parent-missing",
        pattern=(
            rf"(?P<kind>MeshService|Service) {go_quoted_pattern('name')} (?:does not exist|has no "
            rf"MeshService to attach to|has no port matching the parentRef|does not have a port "
            rf"(?P<port>\d+))"
        ),
        literals=(
            " does not exist",
            " has no MeshService to attach to",
            " has no port matching the parentRef",
            " does not have a port ",
        ),
        about=None,
        fault="missing",
        since="3.0",
        source=_ROUTES,
        meaning="an HTTPRoute names the {kind} {name}, or a port of it, that does not exist",
        advice="see how name, namespace and port are spelled in parentRefs or backendRefs",
    ),
    LogMessage(
        id="route-not-granted",
        pattern=(
            rf"(?:backend )?reference to \\*\"?(?P<kind>[\w.]+)\\*\"? {go_quoted_pattern('name')} "
            rf"(?:is )?not permitted by any ReferenceGrant"
        ),
        literals=("not permitted by any ReferenceGrant",),
        about=None,
        fault="missing",
        source=f"{_ROUTES}, gateway_conversion.go (until 2.14)",
        meaning=(
            "a route or Gateway refers to the {kind} {name} in another namespace, and there is no "
            "ReferenceGrant that allows it; the name is not the matter"
        ),
        advice="create a ReferenceGrant in the namespace that is referred to",
    ),
    LogMessage(
        id="gateway-class-missing",
        pattern=(
            r"(?:failed to get GatewayClass|unable to get MeshGatewayConfig) (?P<name>\S+?)(?::|$)"
        ),
        literals=("failed to get GatewayClass ", "unable to get MeshGatewayConfig "),
        about=None,
        fault="missing",
        before="3.0",
        source=f"{_CONTROLLERS}/gatewayapi/common/common.go, gateway_class_controller.go",
        meaning=(
            "a Gateway names its GatewayClass, or that its parameters, as {name}, which cannot be "
            "read"
        ),
        advice="see whether it exists, and how gatewayClassName or parametersRef is spelled",
        command="kubectl get gatewayclasses",
    ),
    LogMessage(
        id="gateway-not-matched",
        pattern=r"No Gateway matched by tags in mesh: '(?P<mesh>[^']*)'",
        literals=("No Gateway matched by tags in mesh: '",),
        about="reference-by-name",
        fault="missing",
        before="3.0",
        source=f"{_CONTROLLERS}/gateway_instance_controller.go",
        meaning=(
            "a MeshGatewayInstance of mesh {mesh} is not started: the selectors of no MeshGateway "
            "in that mesh choose its tags"
        ),
        advice=(
            "select kuma.io/service <name>_<namespace>_svc of the instance in the MeshGateway, and "
            "see whether both are in one mesh"
        ),
        command="kubectl get meshgateways.kuma.io",
    ),
    LogMessage(
        id="transparent-proxy-settings",
        pattern=(
            rf"transparent proxy(?:| configuration from) ConfigMap "
            rf"'(?P<namespace>[^'/]*)/(?P<name>[^']*)'"
            rf"|ConfigMap {go_quoted_pattern('map')} not found in namespace "
            rf"{go_quoted_pattern('of')} or system namespace"
        ),
        literals=(
            "transparent proxy ConfigMap '",
            "transparent proxy configuration from ConfigMap '",
            " or system namespace",
        ),
        about=None,
        fault="missing",
        since="2.10",
        source=f"{_INJECTOR}, getTransparentProxyConfigMap (2.10 and 3.0)",
        meaning=(
            "the Pod is not started: the ConfigMap with the settings of its transparent proxy, "
            "which an annotation or the control plane names, is not there or not readable"
        ),
        advice=(
            "see how it is spelled in traffic.kuma.io/transparent-proxy-configmap-name, or leave "
            "the annotation out"
        ),
        command="kubectl get configmaps --namespace kuma-system",
    ),
    LogMessage(
        id="annotation-deprecated",
        pattern=(
            rf"WARNING: using deprecated pod annotation"
            rf"(?:.*?\"key\":\s*{go_quoted_pattern('key')})?"
            rf"(?:.*?\"message\":\s*{go_quoted_pattern('reason')})?"
            r"|WARNING: using '(?P<value>[^']*)' for annotation '(?P<name>[^']*)' is deprecated"
        ),
        literals=("WARNING: using deprecated pod annotation", "' for annotation '"),
        about=None,
        fault="manifest",
        source=f"{_WEBHOOKS}/injector/precheck.go",
        meaning=(
            "a Pod has an annotation, or a value of one, that Kuma takes no longer or not for long"
        ),
        advice="write what the line recommends; kuma.io/sidecar-injection is a label",
    ),
    LogMessage(
        id="kubernetes-namespace-missing",
        pattern=rf"namespaces {go_quoted_pattern('namespace')} not found",
        literals=("namespaces ",),
        about=None,
        fault="missing",
        source=_API_ERRORS,
        meaning="the namespace {namespace} does not exist",
        advice="create the namespace first, or see how it is spelled",
        command="kubectl get namespaces",
    ),
    LogMessage(
        id="kubernetes-namespace-ends",
        pattern=(
            r"unable to create new content in namespace (?P<namespace>\S+) because it is being "
            r"terminated"
        ),
        literals=("unable to create new content in namespace ",),
        about=None,
        fault="environment",
        source="k8s.io/apiserver, NamespaceLifecycle",
        meaning="the namespace {namespace} is being deleted, and takes nothing new",
        advice="wait until it is gone, and create it anew; names in it are free again then",
    ),
    LogMessage(
        id="kubernetes-no-kind",
        pattern=(
            rf"(?:resource mapping not found for name: {go_quoted_pattern('name')} namespace: "
            rf"{go_quoted_pattern('namespace')} from \\*\"[^\"]*\": )?no matches for kind "
            rf"{go_quoted_pattern('kind')} in version "
            rf"\\*\"(?P<version>[\w.]*kuma\.io/\w+)\\*\""
        ),
        literals=("no matches for kind ",),
        about=None,
        fault="versions",
        source="k8s.io/apimachinery, NoKindMatchError",
        meaning=(
            "the cluster has no kind {kind} of {version}: the CRD of another version of Kuma is "
            "installed, or none, or the kind is misspelled; the name is not the matter"
        ),
        advice=(
            "install or upgrade Kuma with its CRDs first, or see in the list of kinds which "
            "versions have this one"
        ),
        command=_KINDS,
    ),
    LogMessage(
        id="kubernetes-no-resource",
        pattern=rf"the server doesn't have a resource type {go_quoted_pattern('kind')}",
        literals=("the server doesn't have a resource type ",),
        about=None,
        fault="versions",
        source="k8s.io/kubectl",
        meaning=(
            "the cluster has no kind {kind}: it is misspelled, or not of the installed version of "
            "Kuma"
        ),
        advice="write the plural, such as meshservices.kuma.io, of a kind that is installed",
        command=_KINDS,
    ),
    LogMessage(
        id="kubernetes-forbidden",
        pattern=(
            rf"\b(?P<kind>\w{{1,63}})\.kuma\.io (?:{go_quoted_pattern('name')} )?is forbidden: "
            rf"User {go_quoted_pattern('user')} cannot (?P<verb>\w+) resource"
        ),
        literals=(" is forbidden: User ",),
        about=None,
        fault="environment",
        source="k8s.io/apiserver, RBAC",
        meaning=(
            "the user {user} may not {verb} {kind} in the cluster; it is not about the name {name}"
        ),
        advice="give the user a role, or see whether kuma-cp's ClusterRole is of its version",
        command="kubectl auth can-i --list",
    ),
    LogMessage(
        id="webhook-unreachable",
        pattern=rf"failed calling webhook {go_quoted_pattern('webhook')}: ",
        literals=("failed calling webhook ",),
        about=None,
        fault="environment",
        source="k8s.io/apiserver, ErrCallingWebhook",
        meaning=(
            "Kubernetes cannot ask the webhook {webhook} about an object, and so refuses it; it is "
            "not about a name"
        ),
        advice=(
            "see whether kuma-cp runs, whether its certificate is that of the webhook "
            "configuration, and whether the network lets the API server reach it"
        ),
        command="kubectl get pods --namespace kuma-system",
    ),
    LogMessage(
        id="kubernetes-conflict",
        pattern=(
            rf"Operation cannot be fulfilled on {_KUMA_OBJECT}: the object has been modified; "
            rf"please apply your changes to the latest version"
        ),
        literals=("Operation cannot be fulfilled on ",),
        about=None,
        fault="none",
        source=f"{_API_ERRORS}, NewConflict",
        meaning=(
            "this is not about the name: two wrote {name} at the same time, and one has to try "
            "again, as Kuma does by itself"
        ),
        advice="nothing is to be done unless it lasts: then see what else writes the object",
    ),
)
KUBERNETES_LAST = (
    LogMessage(
        id="kubernetes-exists",
        pattern=rf"{_KUMA_OBJECT} already exists",
        literals=(" already exists",),
        about="kubernetes-object-name",
        fault="name",
        source=f"{_API_ERRORS}, NewAlreadyExists",
        meaning="the name {name} is taken already among the {kind} of that namespace",
        advice="use kubectl apply to change what exists, or take another name",
    ),
    LogMessage(
        id="kubernetes-not-found",
        pattern=rf"{_KUMA_OBJECT} not found",
        literals=(" not found",),
        about=None,
        fault="missing",
        source=f"{_API_ERRORS}, NewNotFound",
        meaning="there is no {name} among the {kind} of that namespace",
        advice=(
            "see how it is spelled and in which namespace it is; copies from other zones are in "
            "the namespace of the control plane and have a hash behind their name"
        ),
    ),
    LogMessage(
        id="dataplane-unreadable",
        pattern=(
            rf"failed to parse (?P<kind>Dataplane|ZoneIngress)\b(?!:)"
            rf"(?:.*?\"dataplane_ref\":\s*{go_quoted_pattern('name')})?"
        ),
        literals=("failed to parse Dataplane", "failed to parse ZoneIngress"),
        about=None,
        fault="manifest",
        source=f"{_CONTROLLERS}/pod_controller.go, configmap_controller.go",
        meaning="the control plane cannot read the {kind} {name} of the cluster, and leaves it out",
        advice="see the error behind it: an object of a newer version, or one made by hand",
    ),
    LogMessage(
        id="mesh-defaults",
        pattern=(
            rf"(?:ensuring that default mesh resources exist|marking mesh that default resources "
            rf"were generated)(?:.*?\"mesh\":\s*{go_quoted_pattern('mesh')})?"
        ),
        literals=(
            "ensuring that default mesh resources exist",
            "marking mesh that default resources were generated",
        ),
        about=None,
        fault="none",
        source=f"{_CONTROLLERS}/mesh_controller.go (2.5: mesh_defaults_controller.go)",
        meaning="the control plane makes the policies that each new mesh has, here for {mesh}",
        advice="nothing is to be done",
    ),
    LogMessage(
        id="service-not-in-mesh",
        pattern=r"(?P<service>[-.\w]{1,253}/[-.\w]{1,253}?)is not part of the mesh",
        literals=("is not part of the mesh",),
        about=None,
        fault="none",
        source=f"{_CONTROLLERS}/service_controller.go",
        meaning="the Service {service} is in a namespace without sidecars, and is left as it is",
        advice="for a mesh: write the label kuma.io/sidecar-injection: enabled at its namespace",
    ),
    LogMessage(
        id="pod-proxy-not-made",
        pattern=(
            r"Failed to generate Kuma (?P<kind>Dataplane|Ingress|Egress): (?P<reason>.+)"
            r"|unable to create/update (?P<proxy>Dataplane|Ingress|Egress)\b"
        ),
        literals=("Failed to generate Kuma ", "unable to create/update "),
        about=None,
        fault="manifest",
        source=f"{_CONTROLLERS}/pod_controller.go",
        meaning="no Dataplane (or zone proxy) is made of a Pod, so its sidecar does not start",
        advice="see the error behind it, about the Pod's annotations, ports or Services",
    ),
    LogMessage(
        id="pod-proxy-made",
        pattern=(
            r"(?:Created|Updated) (?:Kuma (?P<kind>Dataplane|Ingress|Egress|MeshService):|"
            r"(?P<address>MeshZoneAddress)) (?P<name>[-.\w]+)"
        ),
        literals=("Created Kuma ", "Updated Kuma ", "ed MeshZoneAddress "),
        about=None,
        fault="none",
        source=f"{_CONTROLLERS}/pod_controller.go, meshservice_controller.go",
        meaning="the control plane made or changed {name}, of a Pod or a Service",
        advice="nothing is to be done",
    ),
    LogMessage(
        id="workload-not-written",
        pattern=(
            r"failed to create/update Workload (?P<name>\S+) in namespace (?P<namespace>[-\w]+)"
        ),
        literals=("failed to create/update Workload ",),
        about="workload-generation",
        fault="manifest",
        since="2.13",
        source=f"{_CONTROLLERS}/workload_controller.go",
        meaning="the Workload {name} in namespace {namespace} cannot be stored",
        advice="see the error behind it; the name comes from a label of the Pod or its owner",
    ),
    LogMessage(
        id="kubernetes-unreadable",
        pattern=(
            r"unable to (?:fetch|check sidecar injection label on) "
            r"(?P<kind>Service|Namespace|Workload|namespace) (?P<name>[-.\w]+)"
        ),
        literals=("unable to fetch ", "unable to check sidecar injection label on "),
        about=None,
        fault="environment",
        source=f"{_CONTROLLERS}/service_controller.go, namespace_controller.go",
        meaning="the control plane cannot read the {kind} {name}, or its label",
        advice="see the error behind it; it is tried again",
    ),
    LogMessage(
        id="webhook-rejected",
        pattern=(
            rf"webhook rejected resource(?:.*?\"kind\":\s*{go_quoted_pattern('kind')})?{_OBJECT}"
            rf"(?:.*?\"reason\":\s*{go_quoted_pattern('reason')})?"
        ),
        literals=("webhook rejected resource",),
        about=None,
        fault="manifest",
        since="2.14",
        source="pkg/plugins/common/k8s/admission_log.go",
        meaning="a webhook of Kuma refused the {kind} {name} in namespace {namespace}: {reason}",
        advice="see the reason; whoever applied the object got the same text",
    ),
    LogMessage(
        id="webhook-denied",
        pattern=(
            r"admission webhook \\*\"(?P<webhook>[-.\w]*kuma[-.\w]*)\\*\" denied the request"
            r"(?:: (?P<reason>.+)| without explanation)"
        ),
        literals=(" denied the request",),
        about=None,
        fault="manifest",
        source="k8s.io/apiserver, ToStatusErr",
        meaning="the webhook {webhook} of Kuma refuses an object: {reason}",
        advice="see the reason, which names the field first if it is about one",
    ),
    LogMessage(
        id="kubernetes-invalid",
        pattern=rf"{_KUMA_OBJECT} is invalid: \[?(?P<field>[\w.\[\]]+): (?P<reason>[^:]+)",
        literals=(" is invalid: ",),
        about=None,
        fault="manifest",
        source=f"{_API_ERRORS}, NewInvalid",
        meaning=(
            "Kubernetes refuses the {kind} {name} for its field {field} ({reason}), and not for "
            "its name"
        ),
        advice="see how the CRD of the installed version describes the field",
        command=_KINDS,
    ),
)
"""Messages that are in lines with others: they count only if nothing else there is known."""
