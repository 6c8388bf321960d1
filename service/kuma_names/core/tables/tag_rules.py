"""Table of the rules of tags and of other names in the bodies of the kinds before targetRef.

Kuma checks them when it creates and when it updates the resource. The sources are the validators in
pkg/core/resources/apis/mesh, if they name no other folder.
"""

from kuma_names.core.model import Environment, Outcome
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables import kuma_texts

_UNIVERSAL = (Environment.UNIVERSAL,)
_KUBERNETES = (Environment.KUBERNETES,)
_NO_OPERATION = (None,)
_REFUSED = Outcome.REFUSED
_TAG_NAMES = ("TagName", "DestinationTagName", "ListenerTagName")
_INSTANCE_TAG = ("InstanceTagName",)
_VALUES = ("TagValue", "ExternalServiceTag")

RULES = (
    Rule(
        id="tag-name",
        summary="the name of a tag must have only letters, digits, '-', '_', '.', ':' and '/'",
        because="the control plane refuses the resource that has the tag",
        source="validators.go, validateTagKeyValues",
        clauses=(
            Clause(
                kinds=_TAG_NAMES,
                since="2.5",
                measure="name",
                format="tag-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TAG_NAME,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_INSTANCE_TAG,
                since="2.5",
                measure="name",
                format="tag-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TAG_NAME,
                environments=_KUBERNETES,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="tag-value",
        summary="the value of a tag must have only letters, digits, '-', '_', '.' and ':'",
        because="the control plane refuses the resource that has the tag",
        source="validators.go, ValidateTags",
        clauses=(
            Clause(
                kinds=_VALUES,
                since="2.5",
                measure="name",
                format="tag-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TAG_VALUE,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=("ServiceTag",),
                since="2.5",
                before="3.0",
                measure="name",
                format="tag-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TAG_VALUE,
                environments=_UNIVERSAL,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="selector-tag-value",
        summary=(
            "the value of a tag in a selector must have only letters, digits, '-', '_', '.', ':' "
            "and '/', or be '*'"
        ),
        because="the control plane refuses the resource that has the selector",
        source="validators.go, ValidateSelector",
        clauses=(
            Clause(
                kinds=("SelectorTagValue",),
                since="2.5",
                measure="name",
                format="selector-tag-value",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SELECTOR_TAG_VALUE,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="destination-tag-name",
        summary="some policies select destinations by the tag kuma.io/service only",
        because="the control plane refuses the policy",
        source="validators.go, OnlyServiceTagAllowed",
        clauses=(
            Clause(
                kinds=("DestinationTagName",),
                since="2.5",
                measure="name",
                format="service-tag-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TAG_NOT_ALLOWED,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
        hint="take kuma.io/service alone",
    ),
    Rule(
        id="listener-tag-name",
        summary=(
            "a MeshGateway and its listeners must not have the tags that proxies and services have"
        ),
        because="the control plane refuses the MeshGateway",
        source="gateway_validator.go, SelectorKeyNotInSet",
        clauses=(
            Clause(
                kinds=("ListenerTagName",),
                since="2.5",
                measure="name",
                format="listener-tag-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.LISTENER_TAG,
                operations=_NO_OPERATION,
            ),
        ),
        hint="leave the tag out",
    ),
    Rule(
        id="instance-tag-name",
        summary="a MeshGatewayInstance must not have the tag kuma.io/service",
        because="the control plane writes that tag itself, and refuses the MeshGatewayInstance",
        source="pkg/plugins/runtime/k8s/webhooks/gateway_instance_validator.go, ForbidService",
        clauses=(
            Clause(
                kinds=_INSTANCE_TAG,
                since="2.9",
                measure="name",
                format="other-than-service",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SERVICE_TAG_DEFINED,
                environments=_KUBERNETES,
                operations=_NO_OPERATION,
            ),
        ),
        hint="leave the tag out",
    ),
    Rule(
        id="listener-hostname",
        summary=(
            "the hostname of a listener must be '*' or a lowercase domain name, which may be "
            "behind '*.', of at most 253 bytes"
        ),
        because="the control plane refuses the MeshGateway",
        source="validators.go, ValidateHostname",
        clauses=(
            Clause(
                kinds=("ListenerHostname",),
                since="2.6",
                measure="name",
                format="length-253",
                outcome=_REFUSED,
                kuma_text=kuma_texts.HOSTNAME_LENGTH,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("ListenerHostname",),
                since="2.5",
                measure="hostname",
                format="domain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.INVALID_HOSTNAME,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("ListenerHostname",),
                since="2.5",
                measure="wildcard-domain",
                format="domain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.INVALID_WILDCARD,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="reachable-backend",
        summary="the name of a reachable backend must be an RFC 1123 subdomain",
        because="the control plane refuses the Dataplane",
        source="dataplane_validator.go, validateTransparentProxying",
        clauses=(
            Clause(
                kinds=("ReachableBackend",),
                since="2.9",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.REACHABLE_BACKEND,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="template-parameter",
        summary="the name of a VirtualOutbound's parameter must have only letters and digits",
        because="the control plane refuses the VirtualOutbound",
        source="virtual_outbound_validator.go, validateParameters",
        clauses=(
            Clause(
                kinds=("TemplateParameter",),
                since="2.5",
                measure="name",
                format="alphanumeric",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TEMPLATE_PARAMETER,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
    Rule(
        id="template-tag-key",
        summary=(
            "the tag of a VirtualOutbound's parameter must have only letters, digits, '-', '_', "
            "'.', ':' and '/'"
        ),
        because="the control plane refuses the VirtualOutbound",
        source="virtual_outbound_validator.go, validateParameters",
        clauses=(
            Clause(
                kinds=("TemplateTagKey",),
                since="2.5",
                measure="name",
                format="tag-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TEMPLATE_TAG_KEY,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="ca-backend-name",
        summary=(
            "the Secret of a builtin CA, <mesh>.ca-builtin-cert-<backend>, must be a DNS name "
            "without capitals, of at most 255 bytes"
        ),
        because="the control plane refuses the Mesh, unless mtls.skipValidation is set",
        source="pkg/plugins/ca/builtin/manager.go, ValidateBackend",
        clauses=(
            Clause(
                kinds=("BuiltinCaBackend",),
                since="2.5",
                measure="ca-secret",
                format="length-255",
                outcome=_REFUSED,
                kuma_text=kuma_texts.CA_BACKEND_LENGTH,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("BuiltinCaBackend",),
                since="2.5",
                measure="ca-secret",
                format="lowercase-dns-name",
                outcome=_REFUSED,
                kuma_text=kuma_texts.CA_BACKEND,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="external-service-tag",
        summary="the tag kuma.io/service of an ExternalService must not be the host of its address",
        because="the control plane refuses the ExternalService",
        source="external_service_validator.go, Validate",
        clauses=(
            Clause(
                kinds=("ExternalServiceTag",),
                since="2.6",
                measure="name-of-address",
                format="other-than-address",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SAME_AS_ADDRESS,
                operations=_NO_OPERATION,
            ),
        ),
        hint="take another name for the service",
    ),
)
