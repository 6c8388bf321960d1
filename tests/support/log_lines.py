"""Examples of log lines and errors of Kuma: one for each message of the table, by its id."""

LINES = {
    "dataplane-not-found": (
        'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as an '
        "argument to kuma-dp"
    ),
    "zone-proxy-not-found": (
        'resource ".ingress.kuma-system" not found; create a ZoneIngress in Kuma CP first or pass '
        "it as an argument to kuma-dp"
    ),
    "health-not-found": (
        "dataplane not found. Create Dataplane in Kuma CP first or pass it as an argument to "
        "kuma-dp"
    ),
    "proxy-id-mismatch": (
        "proxyId {aa a.web} does not match proxy resource {Dataplane aa.a web 0001-01-01 00:00:00 "
        "+0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}"
    ),
    "proxy-id-invalid": "request must have a valid Proxy ID: name must not be empty",
    "proxy-id-empty": "Envoy ID must not be nil",
    "proxy-id-no-dot": "the name should be provided after the dot",
    "proxy-id-no-name": "name must not be empty",
    "active-stream": "there is already an active stream from this node, try again later",
    "node-id-changed": (
        "stream was authenticated for ID a.b. Received request is for node with ID a.c. Node ID "
        "cannot be changed after stream is initialized"
    ),
    "not-authenticated": "stream was not authenticated for ID ",
    "mesh-missing": "invalid configuration: .Dataplane is not valid: .Mesh must be non-empty",
    "proxy-type": 'unsupported proxy type "ingress", only "dataplane" is supported',
    "no-namespace": (
        '(invalid: name "dummy-name" must include namespace after the dot, ex. "name.namespace")'
    ),
    "empty-namespace": "namespace must be non-empty",
    "kri-parts": 'bad request: invalid identifier string: "invalid-kri"',
    "kri-prefix": (
        "bad request: identifier must start with 'kri': \"id_dp_default_test-zone__dp-1_main-port\""
    ),
    "kri-short-name": 'bad request: unknown short name of resource type: ""',
    "kubernetes-name": (
        'MeshService.kuma.io "a_b" is invalid: metadata.name: Invalid value: "a_b": a lowercase '
        "RFC 1123 subdomain must consist of"
    ),
    "zone-not-registered": (
        'could not store stream connection {"clientID": "a.b", "type": "zoneToGlobal", "error": '
        '"resource not found: type=\\"Zone\\" name=\\"a.b\\" mesh=\\"\\""}'
    ),
    "zone-connection": "rpc error: code = Internal desc = could not store stream connection",
    "kds-invalid": (
        'received resource is invalid, sending NACK {"err": "name: a DNS-1035 label must consist '
        'of lower case alphanumeric characters"}'
    ),
    "kds-rejected": (
        'OnStreamDeltaRequest: resource was rejected {"req": "type_url:\\"Mesh\\"", "error": '
        '"name: a DNS-1035 label must consist of lower case alphanumeric characters"}'
    ),
    "status-not-written": (
        'could not update mesh service {"meshservice": "aa.a", "error": "name: a DNS-1035 label '
        'must consist of lower case alphanumeric characters"}'
    ),
    "vip-not-written": (
        "could not update the resource with allocated Kuma VIP. Will try to update in the next "
        'allocation window {"error": "name: a DNS-1035 label must consist of lower case '
        'alphanumeric characters"}'
    ),
    "mesh-service-not-made": (
        'couldn\'t create MeshService {"mesh": "gen", "MeshService": "aaa", "error": '
        '"name: must not be longer than 63 characters"}'
    ),
    "proxy-labels": (
        'invalid labels of the proxy resource passed in kuma-dp run: ["kuma.io/zone"]: label '
        '"kuma.io/zone" is managed by the control plane: got "a", expected "b"'
    ),
    "zone-setting-label": (
        'Multizone Zone validation failed: Zone name "a.b" has to be a valid RFC1035 DNS label: a '
        "DNS-1035 label must consist of lower case alphanumeric characters"
    ),
    "zone-setting-length": (
        "Multizone Zone validation failed: Zone name cannot be longer than 63 characters"
    ),
    "zone-setting": "Multizone Zone validation failed: Zone name a.b has to be a valid DNS name",
    "zone-setting-missing": "Multizone Zone validation failed: Name is mandatory",
    "workload-label": (
        'labels["kuma.io/workload"]: must be a valid DNS-1035 label (at most 63 characters, '
        "matching regex [a-z]([-a-z0-9]*[a-z0-9])?): a DNS-1035 label must consist of lower case "
        "alphanumeric characters or '-'"
    ),
    "hostname": 'generated hostname "a_b.svc.mesh.local" is not a valid DNS name: x',
    "hostname-template": (
        'template renders to "name_svc.mesh" which is not a valid DNS name: a lowercase RFC 1123 '
        "subdomain must consist of"
    ),
    "template-fields": (
        'couldn\'t render template with stub values: template: :1:3: executing "" at <.Foo>: '
        "can't evaluate field Foo"
    ),
    "template-syntax": ('couldn\'t parse template: template: :1: function "lower" not defined'),
    "rfc1035-warning": (
        "Warning: Invalid Mesh resource name: 'aa.a'. It does not conform to the DNS format (RFC "
        "1035). This is deprecated."
    ),
    "rfc1035-error": (
        "name: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start "
        "with an alphabetic character, and"
    ),
    "sni-warning": (
        'Invalid MeshService SNI (port "http"): name "a.b" does not conform to RFC 1123: must not '
        "contain dots. This is deprecated."
    ),
    "url-body": "name: name from the URL has to be the same as in body",
    "not-a-string": 'name in body must be of type string: "boolean"',
    "mesh-not-found": "mesh: mesh of name demo is not found",
    "mesh-signing-key": (
        "there is no signing key with KID 1. Secret of name "
        '"dataplane-token-signing-key-nope.x-1" in mesh "nope.x" is not found. If signing key was '
        "rotated, regenerate the token"
    ),
    "global-signing-key": (
        'there is no signing key with KID 1. GlobalSecret of name "zone-token-signing-key-1" is '
        "not found. If signing key was rotated, regenerate the token"
    ),
    "signing-key": "Signing Key not found",
    "owned-label": 'label "kuma.io/zone" is managed by the control plane: got "a", expected "b"',
    "owned-label-here": (
        'label "kuma.io/zone" is managed by the control plane and cannot be set here'
    ),
    "owned-resource": "the resource is owned by a zone control plane and can be changed only there",
    "reserved-label": 'label "kuma.io/x" is reserved and not known to this control plane',
    "label-choice": 'label "kuma.io/kds-sync" must be enabled or disabled, got "on"',
    "unknown-origin": 'unknown resource origin "mars"',
    "origin-label": "the origin label must be set to 'zone'",
    "label-of-control-plane": "kuma.io/zone label should have east value",
    "mesh-label": "kuma.io/mesh label must not differ from mesh set on resource",
    "label-changed": (
        'labels["kuma.io/display-name"]: is immutable, cannot be changed from "web" to "aa.a"'
    ),
    "label-removed": 'labels["kuma.io/display-name"]: is immutable, cannot be removed (was "aa.a")',
    "mesh-length": "name: cannot be longer than 63 characters",
    "service-length": "name: must not be longer than 63 characters",
    "display-name-label": 'labels["kuma.io/display-name"]: must be no more than 63 bytes',
    "label-key": "name part must be no more than 63 characters",
    "label-value": "must be no more than 63 bytes",
    "label-length": "must be no more than 63 characters",
    "subdomain": (
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
        "or '.', and must start"
    ),
    "workload-length": "name: must not be longer than 253 characters",
    "identifier": (
        "name: invalid characters. A lowercase RFC 1123 subdomain must consist of lower case "
        "alphanumeric characters, '-' or '.'"
    ),
    "reference-charset": (
        "invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'."
    ),
    "legacy-identifier": (
        "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', "
        "'.' symbols."
    ),
    "stricter-since-2-5": (
        "[WARNING] Kuma 2.5.x introduces more strict validation rules for resource name, it must "
        "consist of"
    ),
    "too-long": "name: value length must less or equal 253",
    "shorter": "the length of the name must be shorter",
    "no-mesh-service": (
        "couldn't generate MeshService from kuma.io/service, contains invalid characters"
    ),
    "no-workload": (
        "couldn't generate Workload from kuma.io/workload label, contains invalid characters"
    ),
    "hostname-collision": "Hostname collision with MeshService: other.kuma-system",
    "zone-prefix": "wrong name format. Expected {zone}.{name}",
    "service-tag": "service tag in unexpected format",
    "sni-tags": "cannot parse tags from sni: backend{mesh=default{mesh",
    "sni-tag-pairs": (
        "invalid format of tags, pairs should be separated by , and key should be separated from "
        "value by ="
    ),
    "spiffe-id": (
        'failed to parse SPIFFE ID "spiffe://default.east.mesh.local/ns/": path cannot have a '
        "trailing slash"
    ),
    "spiffe-template": (
        'failed to render SPIFFE ID template: template: :1:2: executing "" at <label "team">: '
        "label team not found"
    ),
    "trust-domain": "spec.trustDomain: trustDomain needs to be defined",
    "required-name": "spec.ports[0].name: must not be empty",
    "tag-value-characters": (
        'networking.inbound[0].tags["kuma.io/service"]: tag value must consist of alphanumeric '
        "characters, dots, dashes and underscores"
    ),
    "selector-tag-value-characters": (
        'sources[0].match["kuma.io/service"]: tag value must consist of alphanumeric characters, '
        'dots, dashes, slashes and underscores or be "*"'
    ),
    "tag-value-empty": 'sources[0].match["kuma.io/zone"]: tag value must be non-empty',
    "tag-name-characters": (
        'tags["my team"]: tag name must consist of alphanumeric characters, dots, dashes, slashes '
        "and underscores"
    ),
    "tag-name-empty": "tags: tag name must be non-empty",
    "destination-tag": 'destinations[0].match["team"]: tag "team" is not allowed',
    "instance-tag": 'tags: "kuma.io/service" must not be defined',
    "listener-tag": 'conf.listeners[0].tags["kuma.io/zone"]: tag name must not be "kuma.io/zone"',
    "listener-hostname": "conf.listeners[0].hostname: invalid hostname",
    "listener-hostname-length": "conf.listeners[0].hostname: must be at most 253 characters",
    "template-parameter": (
        "conf.parameters[0].name: must consist of alphanumeric characters to be used as a "
        "gotemplate key"
    ),
    "template-tag-key": "conf.parameters[0].tagKey: must be a valid tag name",
    "ca-backend": (
        'mtls.backends[0].conf.mtls.backends.name: "ordersCA" name must be valid dns name'
    ),
    "ca-backend-length": (
        "mtls.backends[0].conf.mtls.backends.name: Backend name is too long. Max length: 255"
    ),
    "external-service-tag": ('tags["kuma.io/service"]: cannot be the same as networking.address'),
    "must-be-empty": "mesh: cannot be empty",
    "no-route": "404: Page Not Found",
}
