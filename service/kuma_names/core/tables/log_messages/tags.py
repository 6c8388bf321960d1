"""Log messages of the validators of tags."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

TAGS = (
    LogMessage(
        id="tag-value-characters",
        pattern=r"tag value must consist of alphanumeric characters, dots, dashes and underscores",
        literals=("tag value must consist of alphanumeric characters",),
        about="tag-value",
        fault="manifest",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning=(
            "the value of a tag has other characters than letters, digits, '.', '-', '_' and ':'"
        ),
        advice="take the other characters, such as '/' and spaces, out of the value",
    ),
    LogMessage(
        id="selector-tag-value-characters",
        pattern=(
            r"tag value must consist of alphanumeric characters, dots, dashes, slashes and "
            r"underscores or be"
        ),
        literals=("tag value must consist of alphanumeric characters",),
        about="selector-tag-value",
        fault="manifest",
        before="3.0",
        source="pkg/core/resources/apis/mesh/validators.go, until 2.14",
        meaning=(
            "the value of a tag in a selector is not '*', and has other characters than letters, "
            "digits, '.', '-', '_', ':' and '/'"
        ),
        advice="for any value take '*' alone",
    ),
    LogMessage(
        id="tag-value-empty",
        pattern=r"tag value must be non-empty",
        literals=("tag value must be non-empty",),
        about="tag-value",
        fault="manifest",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning="a tag has no value",
        advice="leave the tag out; in a selector take '*' for any value",
    ),
    LogMessage(
        id="tag-name-characters",
        pattern=(
            r"tag name must consist of alphanumeric characters, dots, dashes, slashes and "
            r"underscores"
        ),
        literals=("tag name must consist of alphanumeric characters",),
        about="tag-name",
        fault="manifest",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning=(
            "the name of a tag has other characters than letters, digits, '.', '-', '_', ':' and "
            "'/'"
        ),
        advice="take the other characters out of the name",
    ),
    LogMessage(
        id="tag-name-empty",
        pattern=r"tag name must be non-empty",
        literals=("tag name must be non-empty",),
        about="tag-name",
        fault="manifest",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning="a tag has no name",
        advice="leave the tag out",
    ),
    LogMessage(
        id="destination-tag",
        pattern=rf"tag {go_quoted_pattern('tag')} is not allowed",
        literals=("is not allowed",),
        about="destination-tag-name",
        fault="manifest",
        before="3.0",
        source="pkg/core/resources/apis/mesh/validators.go, until 2.14",
        meaning="a policy selects destinations by the tag {tag}",
        advice="select destinations by kuma.io/service alone",
    ),
    LogMessage(
        id="instance-tag",
        pattern=rf"{go_quoted_pattern('tag')} must not be defined",
        literals=("must not be defined",),
        about="instance-tag-name",
        fault="manifest",
        since="2.9",
        before="3.0",
        source="pkg/plugins/runtime/k8s/webhooks/gateway_instance_validator.go, 2.9 to 2.14",
        meaning="a MeshGatewayInstance has the tag {tag}, which the control plane writes itself",
        advice="leave the tag out",
    ),
    LogMessage(
        id="listener-tag",
        pattern=rf"tag name must not be {go_quoted_pattern('tag')}",
        literals=("tag name must not be ",),
        about="listener-tag-name",
        fault="manifest",
        before="3.0",
        source="pkg/core/resources/apis/mesh/gateway_validator.go, until 2.14",
        meaning="a MeshGateway, or a listener of it, has the tag {tag} of proxies and services",
        advice="leave the tag out: the selectors of the MeshGateway choose the proxies",
    ),
)
