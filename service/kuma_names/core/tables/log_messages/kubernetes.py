"""Log messages of Kubernetes, and of the webhooks and controllers of Kuma there."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_NAMESPACE = "a name on Kubernetes ends in a dot and the namespace"
KUBERNETES = (
    LogMessage(
        id="no-namespace",
        pattern=rf"name {go_quoted_pattern('name')} must include namespace after the dot, ex\. ",
        literals=("must include namespace after the dot, ex. ",),
        about="core-name",
        fault="manifest",
        source="pkg/util/k8s/name_converter.go",
        meaning="the control plane looks for {name} on Kubernetes, and there is no namespace in it",
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="empty-namespace",
        pattern=r"namespace must be non-empty",
        literals=("namespace must be non-empty",),
        about="core-name",
        fault="manifest",
        source="pkg/util/k8s/name_converter.go",
        meaning=(
            "the control plane looks for a name on Kubernetes that ends in a dot, and there is no "
            "namespace behind it"
        ),
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="kubernetes-name",
        pattern=(
            rf"metadata\.name: Invalid value: {go_quoted_pattern('name')}: (?:a lowercase RFC "
            rf"1123 subdomain|must be no more than 253)"
        ),
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
)
