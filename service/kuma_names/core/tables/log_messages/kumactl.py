"""Log messages of kumactl."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_APPLY = "app/kumactl/cmd/apply/apply.go"
_CONTROL_PLANES = "app/kumactl/cmd/config, config_control_planes_*.go"
_ROOT = "app/kumactl/pkg/cmd/root_context.go"
_LIST_CONTROL_PLANES = "kumactl config control-planes list"
_RESOURCE = (
    rf"resource type={go_quoted_pattern('kind')} mesh={go_quoted_pattern('mesh')} "
    rf"name={go_quoted_pattern('name')}"
)
KUMACTL = (
    LogMessage(
        id="no-such-control-plane",
        pattern=rf"there is no Control Plane with name {go_quoted_pattern('name')}",
        literals=("there is no Control Plane with name ",),
        about=None,
        fault="command",
        source=_CONTROL_PLANES,
        meaning=(
            "not about a resource: the configuration of kumactl has no control plane that is "
            "called {name} there"
        ),
        advice="see how it is called, or add it",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="control-plane-exists",
        pattern=(
            rf"(?:Control Plane|(?P<context>Context)) with name {go_quoted_pattern('name')} "
            rf"already exists"
        ),
        literals=("Control Plane with name ", "Context with name "),
        about=None,
        fault="command",
        source=_CONTROL_PLANES,
        meaning=(
            "not about a resource: the configuration of kumactl has a control plane that is called "
            "{name} already"
        ),
        advice="give another --name, or --overwrite to replace what it has",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="control-plane-changed",
        pattern=(
            rf"(?:added|removed) Control Plane {go_quoted_pattern('name')}|"
            rf"switched active Control Plane to {go_quoted_pattern('active')}"
        ),
        literals=(
            "added Control Plane ",
            "removed Control Plane ",
            "switched active Control Plane to ",
        ),
        about=None,
        fault="none",
        source=_CONTROL_PLANES,
        meaning="kumactl has changed its own configuration, as it was told to",
        advice="nothing is to be done",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="no-active-control-plane",
        pattern=r"active Control Plane is not set|there is no active Control Plane left",
        literals=("active Control Plane is not set", "there is no active Control Plane left"),
        about=None,
        fault="command",
        source=f"{_ROOT}; {_CONTROL_PLANES}",
        meaning="not about a name: kumactl does not know which control plane it shall ask",
        advice="add one, or switch to one that it has",
        command=(
            "kumactl config control-planes add --name=NAME --address=http://localhost:5681 "
            "--overwrite"
        ),
    ),
    LogMessage(
        id="kumactl-config-broken",
        pattern=r"apparently, configuration is broken",
        literals=("apparently, configuration is broken",),
        about=None,
        fault="command",
        source=_ROOT,
        meaning=(
            "not about a resource: the active context of kumactl, or the option --context, names a "
            "control plane that its configuration does not have"
        ),
        advice="see how it is called there, and switch to it",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="kumactl-client",
        pattern=rf"failed to create a client for Control Plane {go_quoted_pattern('name')}",
        literals=("failed to create a client for Control Plane ",),
        about=None,
        fault="command",
        source=_ROOT,
        meaning=(
            "not about a resource: the address or the certificates of the control plane {name} in "
            "the configuration of kumactl cannot be used"
        ),
        advice="see the reason behind it, and add the control plane anew with --overwrite",
        command="kumactl config view",
    ),
    LogMessage(
        id="kumactl-authentication",
        pattern=rf"authentication plugin of type {go_quoted_pattern('type')} (?:is )?not found",
        literals=("authentication plugin of type ",),
        about=None,
        fault="command",
        source=f"{_ROOT}; {_CONTROL_PLANES}",
        meaning="not about a resource: kumactl knows no way of authentication called {type}",
        advice="take --auth-type=tokens",
    ),
    LogMessage(
        id="delete-not-found",
        pattern=rf"there is no (?P<kind>\w+) with name {go_quoted_pattern('name')}",
        literals=(" with name ",),
        about="core-name",
        fault="missing",
        source="app/kumactl/cmd/delete/delete.go",
        meaning=(
            "there is no {kind} {name} to delete; what belongs to a mesh is looked for in the mesh "
            "of --mesh, which is 'default' if it is not given"
        ),
        advice="see how the name is spelled, and give --mesh",
        command="kumactl get meshes",
    ),
    LogMessage(
        id="get-not-found-in-mesh",
        pattern=r"No resources found in (?P<mesh>\S+) mesh\b",
        literals=("No resources found in ",),
        about="core-name",
        fault="missing",
        source="app/kumactl/cmd/get/get_resource.go",
        meaning=(
            "there is no resource of that name in mesh {mesh}, or no such mesh: kumactl says the "
            "same of both"
        ),
        advice=(
            "see how both are spelled; at a global control plane, what has come from a zone is "
            "called otherwise, as kuma-names encode kds-name tells"
        ),
        command="kumactl get meshes",
    ),
    LogMessage(
        id="get-not-found",
        pattern=r"Error: No resources found(?! in)",
        literals=("Error: No resources found",),
        about="core-name",
        fault="missing",
        source="app/kumactl/cmd/get/get_resource.go",
        meaning="there is no resource of that name and kind",
        advice="see how it is spelled in the list of its kind",
        command="kumactl get zones",
    ),
    LogMessage(
        id="unknown-type-of-delete",
        pattern=r"unknown TYPE: (?P<type>\S+)\. Allowed values: ",
        literals=("unknown TYPE: ", ". Allowed values: "),
        about=None,
        fault="command",
        source="app/kumactl/cmd/delete/delete.go",
        meaning=(
            "kumactl knows no kind {type}: it writes kinds in small letters with hyphens, such as "
            "meshtimeout and zone-ingress, and the name follows"
        ),
        advice="take one of the allowed values; what they lack needs a newer kumactl",
        command="kumactl delete TYPE NAME --mesh={mesh}",
    ),
    LogMessage(
        id="read-only-type",
        pattern=r"TYPE: (?P<type>\S+) is readOnly, can't use it for write action",
        literals=(" is readOnly, can't use it for write action",),
        about=None,
        fault="command",
        source="app/kumactl/cmd/delete/delete.go",
        meaning="not about a name: only the control plane itself writes and deletes {type}",
        advice="delete what it is made of, such as the Dataplane of an insight",
    ),
    LogMessage(
        id="unknown-kumactl-command",
        pattern=(
            rf"unknown command {go_quoted_pattern('word')} for "
            r'\\*"(?P<command>kumactl[\w -]*)'
        ),
        literals=("unknown command ",),
        about=None,
        fault="command",
        source="github.com/spf13/cobra, NoArgs; app/kumactl/cmd/get/get_resources.go",
        meaning=(
            "{command} takes no word {word}: a kind in the plural takes no name, and kumactl alone "
            "only its commands"
        ),
        advice="for one resource write the kind in the singular, as in kumactl get mesh NAME",
        command="kumactl get --help",
    ),
    LogMessage(
        id="number-of-arguments",
        pattern=r"accepts (?P<expected>\d+) arg\(s\), received (?P<received>\d+)",
        literals=(" arg(s), received ",),
        about=None,
        fault="command",
        source="github.com/spf13/cobra, ExactArgs",
        meaning=(
            "a command expects {expected} words behind it, such as one name, and got {received}: a "
            "name is missing, or has a space"
        ),
        advice="write one name; several resources are listed by the plural of the kind",
        command="kumactl get meshes",
    ),
    LogMessage(
        id="option-missing",
        pattern=r"required flag\(s\) (?P<options>\\*\"[-\w\", \\]+\\*\") not set",
        literals=("required flag(s) ",),
        about=None,
        fault="command",
        source="github.com/spf13/cobra, ValidateRequiredFlags",
        meaning="a command lacks {options}, such as --zone of kumactl generate zone-token",
        advice="give the option",
        command="kumactl generate zone-token --zone={zone} --valid-for=720h",
    ),
    LogMessage(
        id="nothing-to-apply",
        pattern=r"no resource\(s\) passed to apply",
        literals=("no resource(s) passed to apply",),
        about=None,
        fault="command",
        source=_APPLY,
        meaning="not about a name: the file is empty, or the folder has no YAML and no JSON file",
        advice="see the path of --file",
    ),
    LogMessage(
        id="kind-without-url",
        pattern=rf"unknown resource type: {go_quoted_pattern('kind')}",
        literals=("unknown resource type: ",),
        about=None,
        fault="manifest",
        source="pkg/core/resources/model/rest/api.go",
        meaning=(
            "the HTTP API has no URL for resources of the kind {kind}: the control plane writes "
            "them itself"
        ),
        advice="take them out of the file",
    ),
    LogMessage(
        id="export-without-kinds",
        pattern=(
            r"The following types won't be exported because they are unknown to kumactl: "
            r"(?P<kinds>[\w,]+)"
        ),
        literals=("types won't be exported because they are unknown to kumactl",),
        about=None,
        fault="versions",
        since="2.9",
        source="app/kumactl/cmd/export/export.go",
        meaning=(
            "not about a name: the control plane has kinds that this kumactl does not know, and "
            "its export leaves them out: {kinds}"
        ),
        advice="take the kumactl of the control plane's version",
        command="kumactl version --detailed",
    ),
    LogMessage(
        id="applied",
        pattern=rf"{_RESOURCE} (?:Created|Updated)",
        literals=("resource type=",),
        about=None,
        fault="none",
        since="2.12",
        source=_APPLY,
        meaning="not about a name: kumactl has applied the {kind} {name} (mesh {mesh})",
        advice="nothing is to be done",
    ),
    LogMessage(
        id="deleted",
        pattern=rf"\bdeleted (?P<kind>[A-Z]\w+) {go_quoted_pattern('name')}",
        literals=("deleted ",),
        about=None,
        fault="none",
        source="app/kumactl/cmd/delete/delete.go",
        meaning="not about a name: kumactl has deleted the {kind} {name}",
        advice="nothing is to be done",
    ),
)
KUMACTL_SUMMARIES = (
    LogMessage(
        id="apply-refused",
        pattern=rf"{_RESOURCE}: failed server side: (?P<reason>.+)",
        literals=(": failed server side: ",),
        about=None,
        fault="manifest",
        since="2.12",
        source=_APPLY,
        meaning="the control plane refuses the {kind} {name} (mesh {mesh}): {reason}",
        advice="see the reason; what was applied before it stays applied",
    ),
    LogMessage(
        id="apply-unreadable",
        pattern=r"resource\[(?P<index>\d+)\]: failed to parse resource: (?P<reason>.+)",
        literals=("]: failed to parse resource: ",),
        about=None,
        fault="manifest",
        since="2.12",
        source=_APPLY,
        meaning="kumactl cannot read resource {index} of the file, counted from 0: {reason}",
        advice="see the reason; nothing of the file has been applied",
    ),
    LogMessage(
        id="apply-bad-name",
        pattern=r"resource\[(?P<index>\d+)\]: failed to read meta: (?P<reason>.+)",
        literals=("]: failed to read meta: ",),
        about="rfc1123-subdomain",
        fault="name",
        since="2.12",
        source=_APPLY,
        meaning=(
            "kumactl itself refuses the name or the mesh of resource {index} of the file, counted "
            "from 0: {reason}"
        ),
        advice="write both in small letters, digits, '-' and '.'",
    ),
    LogMessage(
        id="apply-stopped",
        pattern=r"failed to validate some resources",
        literals=("failed to validate some resources",),
        about=None,
        fault="manifest",
        since="2.12",
        source=_APPLY,
        meaning="kumactl has applied nothing of a file: the lines before say of which resource why",
        advice="ask about those lines",
    ),
    LogMessage(
        id="apply-invalid-yaml",
        pattern=r"YAML contains invalid resource: (?P<reason>.+)",
        literals=("YAML contains invalid resource: ",),
        about=None,
        fault="manifest",
        before="2.12",
        source=_APPLY,
        meaning="kumactl cannot read a resource of the file: {reason}",
        advice="see the reason; nothing of the file has been applied",
    ),
    LogMessage(
        id="delete-failed",
        pattern=(
            rf"failed to delete (?P<kind>\w+) with the name {go_quoted_pattern('name')}: "
            rf"(?P<reason>.+)"
        ),
        literals=("failed to delete ",),
        about=None,
        fault="environment",
        source="app/kumactl/cmd/delete/delete.go",
        meaning="not about a name: the {kind} {name} could not be deleted: {reason}",
        advice="see the reason: most often kumactl does not reach the control plane",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="get-failed",
        pattern=(
            r"(?:failed to get (?P<name>\S+) in mesh (?P<mesh>\S+)|"
            r"Error: failed to get (?P<global>\S+)): (?P<reason>.+)"
        ),
        literals=("failed to get ",),
        about=None,
        fault="environment",
        source="app/kumactl/cmd/get/get_resource.go",
        meaning="not about a name: a resource (mesh {mesh}) could not be read: {reason}",
        advice="see the reason: most often kumactl does not reach the control plane",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="list-failed",
        pattern=(
            rf"(?:failed to list (?P<kind>[A-Z]\w+)|could not list {go_quoted_pattern('type')}): "
            rf"(?P<reason>.+)"
        ),
        literals=("failed to list ", "could not list "),
        about=None,
        fault="environment",
        source="app/kumactl/cmd/get/get_resources.go, app/kumactl/cmd/export/export.go",
        meaning="not about a name: the resources of a kind could not be listed: {reason}",
        advice="see the reason: most often kumactl does not reach the control plane",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="token-not-made",
        pattern=r"failed to generate a (?P<what>dataplane|zone|user) token: (?P<reason>.+)",
        literals=("failed to generate a ",),
        about=None,
        fault="environment",
        source="app/kumactl/cmd/generate",
        meaning="the control plane has made no token of a {what}: {reason}",
        advice="see the reason: most often kumactl does not reach the control plane",
        command=_LIST_CONTROL_PLANES,
    ),
    LogMessage(
        id="api-not-reached",
        pattern=(
            r"(?:Get|Put|Post|Delete) \\*\"https?://[^\"\s]*?/meshes/(?P<mesh>[^/?\"\s\\]+)"
            r"[^\"\s]*\": (?P<reason>.+)"
        ),
        literals=("/meshes/",),
        about=None,
        fault="environment",
        source="net/http, as kumactl calls it",
        meaning=(
            "not about a name: kumactl asks for something of mesh {mesh}, and does not reach the "
            "control plane: {reason}"
        ),
        advice="see the address of the active control plane",
        command=_LIST_CONTROL_PLANES,
    ),
)
"""What says that something failed, in front of the reason: known if the reason is not."""
