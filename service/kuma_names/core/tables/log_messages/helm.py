"""Log messages about the configuration of kuma-cp, and refusals of Helm and of Kuma's chart."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_ZONE_NAME = "set another zone name; a deployed zone cannot be renamed"
_ZONE_VALUE = (
    "set controlPlane.zone to at most 63 letters a-z, digits and '-', beginning with a letter: "
    "that is good for every version of Kuma; a deployed zone cannot be renamed"
)
_MULTIZONE = "pkg/config/multizone/multicluster.go, ZoneConfig.Validate"
_CHART = "deployments/charts/kuma/templates"
_RELEASE_FORM = (
    "take at most 53 letters a-z, digits, '-' and '.', beginning and ending with a letter or digit"
)
_LIST_RELEASES = "helm list --all --all-namespaces"
HELM = (
    LogMessage(
        id="zone-setting-label",
        pattern=rf"Zone name {go_quoted_pattern('name')} has to be a valid RFC1035 DNS label",
        literals=("has to be a valid RFC1035 DNS label",),
        about="zone-setting",
        fault="configuration",
        since="3.0",
        source=_MULTIZONE,
        meaning=(
            "kuma-cp does not start: from Kuma 3.0 on its zone name must be an RFC 1035 label, "
            "and {name} is none"
        ),
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-length",
        pattern=r"Zone name cannot be longer than 63 characters",
        literals=("Zone name cannot be longer than 63 characters",),
        about="zone-setting-length",
        fault="configuration",
        since="2.6",
        before="3.0",
        source=_MULTIZONE,
        meaning="kuma-cp does not start: its zone name is longer than 63 bytes",
        advice="set a shorter zone name; a deployed zone cannot be renamed",
    ),
    LogMessage(
        id="zone-setting",
        pattern=r"Zone name (?P<name>(?s:.*?)) has to be a valid DNS name",
        literals=("has to be a valid DNS name",),
        about="zone-setting",
        fault="configuration",
        since="2.6",
        before="3.0",
        source=_MULTIZONE,
        meaning="kuma-cp does not start: its zone name {name} is not allowed in this version",
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-wrong",
        pattern=r"Wrong zone name (?P<name>(?s:.*?))$",
        literals=("Wrong zone name ",),
        about="zone-setting",
        fault="configuration",
        before="2.6",
        source=_MULTIZONE,
        meaning="kuma-cp does not start: its zone name {name} is not allowed in this version",
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-missing",
        pattern=r"Name is mandatory",
        literals=("Name is mandatory",),
        about="zone-setting",
        fault="configuration",
        source=_MULTIZONE,
        meaning="kuma-cp does not start: it has no zone name",
        advice=(
            "set KUMA_MULTIZONE_ZONE_NAME, multizone.zone.name, or controlPlane.zone of the chart"
        ),
    ),
    LogMessage(
        id="reserved-label-setting",
        pattern=rf"AllowedLabelKeys contains reserved key {go_quoted_pattern('key')}",
        literals=("AllowedLabelKeys contains reserved key ",),
        about="reserved-label",
        fault="configuration",
        since="2.14",
        source="pkg/config/app/kuma-cp/config.go, MeshServiceConfig.Validate",
        meaning=(
            "kuma-cp does not start: it shall copy the label {key} from MeshServices, and labels "
            "with that prefix are Kuma's own"
        ),
        advice="take the key out of meshService.labelPropagation.allowedLabelKeys",
    ),
    LogMessage(
        id="chart-zone-characters",
        pattern=r"controlPlane\.zone must consist of lower case alphanumeric characters",
        literals=("controlPlane.zone must consist of lower case alphanumeric characters",),
        about="zone-setting",
        fault="configuration",
        source=f"{_CHART}/cp-deployment.yaml",
        meaning=(
            "Helm installs nothing: the zone name in controlPlane.zone is no RFC 1123 subdomain; "
            "kuma-cp itself is stricter: since 2.6 at most 63 bytes, from 3.0 on an RFC 1035 "
            "label, without dots and beginning with a letter"
        ),
        advice=_ZONE_VALUE,
    ),
    LogMessage(
        id="chart-zone-length",
        pattern=r"controlPlane\.zone must be no more than 253 characters",
        literals=("controlPlane.zone must be no more than 253 characters",),
        about="zone-setting-length",
        fault="configuration",
        source=f"{_CHART}/cp-deployment.yaml",
        meaning=(
            "Helm installs nothing: the zone name in controlPlane.zone is longer than 253 bytes; "
            "kuma-cp itself takes at most 63 since 2.6"
        ),
        advice=_ZONE_VALUE,
    ),
    LogMessage(
        id="chart-zone-empty",
        pattern=r"Can't have controlPlane\.zone to be empty when controlPlane\.mode=='zone'",
        literals=("Can't have controlPlane.zone to be empty",),
        about="zone-setting",
        fault="configuration",
        before="2.6",
        source=f"{_CHART}/cp-deployment.yaml",
        meaning="Helm installs nothing: the control plane of a zone has no zone name",
        advice=_ZONE_VALUE,
    ),
    LogMessage(
        id="chart-zone-unused",
        pattern=r"Can't specify a controlPlane\.zone when controlPlane\.mode!='zone'",
        literals=("Can't specify a controlPlane.zone when",),
        about="zone-setting",
        fault="configuration",
        source=f"{_CHART}/cp-deployment.yaml",
        meaning=(
            "Helm installs nothing: controlPlane.zone names a zone, and controlPlane.mode says "
            "that this is the control plane of none"
        ),
        advice="set controlPlane.mode=zone, or leave controlPlane.zone out",
    ),
    LogMessage(
        id="chart-proxy-name-length",
        pattern=rf"zone proxy service name {go_quoted_pattern('name')} exceeds 63 characters",
        literals=("zone proxy service name ",),
        about="kubernetes-object-name",
        fault="configuration",
        since="2.14",
        source=f"{_CHART}/_mesh-helpers.tpl",
        meaning=(
            "Helm installs nothing: {name} is to be the Service of a zone proxy, and its name is "
            "longer than 63 bytes"
        ),
        advice="shorten service.name of that ingress or egress in meshes[]",
    ),
    LogMessage(
        id="chart-mesh-without-name",
        pattern=r"each meshes entry must have a name",
        literals=("each meshes entry must have a name",),
        about="required-name",
        fault="configuration",
        since="2.14",
        source=f"{_CHART}/mesh-zoneproxy-deployment.yaml",
        meaning="Helm installs nothing: an entry of meshes[] does not say which mesh it is for",
        advice="set meshes[].name to the name of a Mesh",
    ),
    LogMessage(
        id="chart-mesh-mode",
        pattern=r"meshes\[(?P<mesh>[^\]]*)\]: mesh-scoped zone proxies require controlPlane\.mode",
        literals=("mesh-scoped zone proxies require controlPlane.mode",),
        about=None,
        fault="configuration",
        since="2.14",
        source=f"{_CHART}/mesh-zoneproxy-deployment.yaml",
        meaning=(
            "this is not about the name {mesh}: the chart installs zone proxies of meshes only "
            "with the control plane of a zone"
        ),
        advice="set controlPlane.mode=zone, or disable ingress and egress of that mesh",
    ),
    LogMessage(
        id="chart-mesh-image",
        pattern=r"meshes\[(?P<mesh>[^\]]*)\]\.(?P<role>ingress|egress)\.image is missing",
        literals=(".image is missing",),
        about=None,
        fault="configuration",
        since="2.14",
        source=f"{_CHART}/_mesh-helpers.tpl",
        meaning="this is not about the name {mesh}: the {role} of that mesh has no container image",
        advice="set zoneProxyImage, or the image of that entry of meshes[]",
    ),
    LogMessage(
        id="chart-namespace-label",
        pattern=r"\.Values\.noHelmHooks is set\. You must manually create and label the system",
        literals=(".Values.noHelmHooks is set. You must manually create and label",),
        about=None,
        fault="missing",
        source=f"{_CHART}/pre-install-patch-namespace-job.yaml",
        meaning=(
            "Helm installs nothing: the namespace of the control plane does not exist, or has no "
            "label kuma.io/sidecar-injection: false, and without hooks the chart cannot set it"
        ),
        advice="create the namespace and label it before installing",
        command="kubectl label namespace kuma-system kuma.io/sidecar-injection=false",
    ),
    LogMessage(
        id="helm-release-name",
        pattern=(
            rf"(?:release name {go_quoted_pattern('name')}: )?invalid release name, must match "
            rf"regex|release name is invalid: (?P<release>\S+)"
        ),
        literals=("invalid release name, must match regex", "release name is invalid: "),
        about=None,
        fault="command",
        source="helm.sh/helm, ValidateReleaseName",
        meaning="Helm refuses the name of a release, which is not a name of Kuma",
        advice=_RELEASE_FORM,
    ),
    LogMessage(
        id="helm-release-name-length",
        pattern=rf"release name {go_quoted_pattern('name')} exceeds max length of 53",
        literals=("exceeds max length of 53",),
        about=None,
        fault="command",
        source="helm.sh/helm 3, Install.availableName",
        meaning=(
            "Helm refuses the name {name} of a release, which is not a name of Kuma: it is longer "
            "than 53 bytes"
        ),
        advice=_RELEASE_FORM,
    ),
    LogMessage(
        id="helm-release-without-name",
        pattern=r"must either provide a name or specify --generate-name|: no name provided",
        literals=("must either provide a name or specify --generate-name", ": no name provided"),
        about=None,
        fault="command",
        source="helm.sh/helm, Install.NameAndChart",
        meaning="Helm has no name for the release",
        advice="give the release a name before the name of the chart",
        command="helm install kuma kuma/kuma --namespace kuma-system --create-namespace",
    ),
    LogMessage(
        id="helm-release-in-use",
        pattern=r"cannot re-?use a name that is still in use",
        literals=("use a name that is still in use",),
        about=None,
        fault="command",
        source="helm.sh/helm, Install.availableName",
        meaning=(
            "a release of that name exists in the namespace already; it is not about a name of Kuma"
        ),
        advice="use helm upgrade --install, or another name or namespace",
        command=_LIST_RELEASES,
    ),
    LogMessage(
        id="helm-no-release",
        pattern=r'"(?P<name>[-.\w]{1,253})\\*" has no deployed releases|release: not found',
        literals=("has no deployed releases", "release: not found"),
        about=None,
        fault="missing",
        source="helm.sh/helm, pkg/storage/driver",
        meaning=(
            "Helm finds no installed release of that name in that namespace; it is not about a "
            "name of Kuma"
        ),
        advice="see how the release is called and in which namespace it is",
        command=_LIST_RELEASES,
    ),
    LogMessage(
        id="helm-other-owner",
        pattern=(
            r"\b(?P<kind>\w{1,63}) \\*\"(?P<name>[-.:\w]{1,253})\\*\" in namespace "
            rf"{go_quoted_pattern('namespace')} exists and cannot be imported into the current "
            rf"release: invalid ownership metadata"
            rf"(?:.*?meta\.helm\.sh/release-name\\*\" must equal {go_quoted_pattern('release')}: "
            rf"current value is {go_quoted_pattern('owner')})?"
        ),
        literals=("exists and cannot be imported into the current release",),
        about="kubernetes-object-name",
        fault="command",
        source="helm.sh/helm, existingResourceConflict",
        meaning=(
            "the cluster has a {kind} {name} already, of another release or made without Helm: "
            "what the chart installs for the whole cluster, such as roles and webhooks, has the "
            "same names in each release"
        ),
        advice="uninstall the other release, or install with its name and in its namespace",
        command=_LIST_RELEASES,
    ),
    LogMessage(
        id="helm-object-name",
        pattern=(
            rf"object name does not conform to Kubernetes naming requirements: "
            rf"{go_quoted_pattern('name')}|invalid metadata name, must match regex"
        ),
        literals=(
            "object name does not conform to Kubernetes naming requirements",
            "invalid metadata name, must match regex",
        ),
        about="kubernetes-object-name",
        fault="manifest",
        source="helm.sh/helm, pkg/lint/rules/template.go",
        meaning="helm lint finds an object in a chart whose name Kubernetes refuses",
        advice="write the name in small letters, digits, '-' and '.'",
    ),
    LogMessage(
        id="helm-no-namespace",
        pattern=rf"create: failed to create: namespaces {go_quoted_pattern('name')} not found",
        literals=("create: failed to create: namespaces ",),
        about=None,
        fault="missing",
        source="helm.sh/helm, pkg/storage/driver/secrets.go",
        meaning="the namespace {name}, in which Helm is to install, does not exist",
        advice="add --create-namespace, or see how the namespace is spelled",
        command="kubectl get namespaces",
    ),
)
