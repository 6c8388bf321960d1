"""Log messages about resources that control planes copy to each other (KDS)."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_RENAME_SERVICE = (
    "if the error behind it is about the name: create the service anew under a name that is an "
    "RFC 1035 label"
)
_BOTH_SIDES = (
    "give the resource a name that the versions on both sides accept, or bring both sides to one "
    "version"
)
_COPY = (
    r"(?P<kind>\w+)(?:\.kuma\.io)? \\*\"(?P<copy>(?P<name>[^\"\\]*?)"
    r"(?:-[bcdfghjklmnpqrstvwxz2456789]{16})?)\\*\" is invalid: \[?"
)
"""A copy, as Kubernetes names it: the name, and since 2.6 a hash of 16 characters behind it."""
_FIELDS = (
    rf'(?:.*?"name":\s*{go_quoted_pattern("name")})?'
    rf'(?:.*?"mesh":\s*{go_quoted_pattern("mesh")})?'
)
"""Name and mesh of a resource in the fields of a line."""
_ZONE_FIELD = rf'(?:.*?"zone":\s*{go_quoted_pattern("zone")})?'
_STORED = (
    rf"type=\\*\"(?P<kind>\w+)\\*\" name={go_quoted_pattern('name')} "
    rf"mesh={go_quoted_pattern('mesh')}"
)
_SYNC = "pkg/kds/v2/store/sync.go (3.0: pkg/kds/store/sync.go)"
_ADMIN = "pkg/kds/envoyadmin/kds_client.go, doRequest (until 2.6: pkg/envoy/admin)"
_WAIT = "wait, for it is tried again; if it comes again and again, see the error behind it"
_ZONES = "kumactl inspect zones"
KDS = (
    LogMessage(
        id="copy-not-stored",
        pattern=(
            rf"failed to (?:create|update) k8s (?:resource|Secret): {_COPY}"
            rf"metadata\.name: Invalid value: "
        ),
        literals=(
            "is invalid: metadata.name: Invalid value: ",
            "is invalid: [metadata.name: Invalid value: ",
        ),
        about="kubernetes-object-name",
        fault="name",
        source="pkg/plugins/resources/k8s/store.go, Create; kumahq/kuma#12653",
        meaning=(
            "a control plane on Kubernetes cannot store its copy {copy} of the {kind} {name} that "
            "another control plane has: on Universal the name is allowed, for Kubernetes it is no "
            "RFC 1123 subdomain of at most 253 bytes; until 2.14 this stops the whole "
            "synchronisation, from 3.0 on only this resource is left out"
        ),
        advice=(
            "rename the original where it was made, at the global control plane or in another "
            "zone: create it anew under a name of a-z, 0-9, '-' and '.', and delete the old one; "
            "a MeshService that is made of data plane proxies is called as their tag "
            "kuma.io/service"
        ),
    ),
    LogMessage(
        id="copy-label-not-stored",
        pattern=(
            rf"failed to (?:create|update) k8s (?:resource|Secret): {_COPY}"
            rf"metadata\.labels: Invalid value: {go_quoted_pattern('value')}"
        ),
        literals=(
            "is invalid: metadata.labels: Invalid value: ",
            "is invalid: [metadata.labels: Invalid value: ",
        ),
        about="label-value",
        fault="name",
        source="pkg/plugins/resources/k8s/store.go, Create and Update",
        meaning=(
            "a control plane on Kubernetes cannot store its copy {copy} of the {kind} {name} that "
            "another control plane has: the key or the value {value} of a label of it is none that "
            "Kubernetes allows"
        ),
        advice=(
            "write the label of the original with at most 63 letters, digits, '-', '_' and '.', "
            "beginning and ending with a letter or digit"
        ),
    ),
    LogMessage(
        id="copy-exists",
        pattern=(
            rf"(?:sending NACK|resource was rejected|config was previously rejected).*?"
            rf"[Rr]esource already exists: {_STORED}"
        ),
        literals=("esource already exists: type=",),
        about="kds-name",
        fault="name",
        source=f"{_SYNC}, SkipConflictResource",
        meaning=(
            "a control plane has a {kind} {name} in mesh {mesh} already, and so leaves out the "
            "one of that name that another control plane sends"
        ),
        advice="delete one of the two where it was made, and create it anew under another name",
    ),
    LogMessage(
        id="copy-rejected",
        pattern=rf"upstream resource rejected by the store, sending NACK{_FIELDS}",
        literals=("upstream resource rejected by the store, sending NACK",),
        about="kds-receiver",
        fault="name",
        since="3.0",
        source="pkg/kds/store/sync.go",
        meaning=(
            "this control plane leaves out the resource {name} of mesh {mesh} that another one "
            "sent: its store refuses the name, or a quota is used up; the others are synced"
        ),
        advice="see the error in the line: if it is about the name, create the original anew",
    ),
    LogMessage(
        id="copy-conflict",
        pattern=(
            rf"resource was modified in another place while syncing, retrying with a fresh copy"
            rf"{_FIELDS}"
        ),
        literals=("resource was modified in another place while syncing",),
        about=None,
        fault="none",
        since="3.0",
        source="pkg/kds/store/sync.go, retryConflictedUpdates",
        meaning=(
            "this is not about the name {name}: something changed the copy while it was synced, "
            "and it is tried again"
        ),
        advice="nothing is to be done",
    ),
    LogMessage(
        id="copy-conflict-lasting",
        pattern=(
            rf"gave up syncing a resource that keeps being modified in another place, forcing a "
            rf"resync{_FIELDS}"
        ),
        literals=("gave up syncing a resource that keeps being modified in another place",),
        about=None,
        fault="environment",
        since="3.0",
        source="pkg/kds/store/sync.go, retryConflictedUpdates",
        meaning=(
            "this is not about the name {name}: something changes the copy again and again while "
            "it is synced"
        ),
        advice="see what else writes that resource, such as a GitOps tool, and stop it",
    ),
    LogMessage(
        id="copy-zone-rewritten",
        pattern=(
            rf"rewrote synced resource zone attribution to the connecting zone's client-id"
            rf"{_FIELDS}(?:.*?\"clientID\":\s*{go_quoted_pattern('zone')})?"
        ),
        literals=("rewrote synced resource zone attribution to the connecting zone",),
        about="owned-label",
        fault="manifest",
        since="2.7",
        source="pkg/kds/v2/store/sync.go, recordZoneRewrite (backported, not to 2.8 and 2.10)",
        meaning=(
            "the resource {name} of mesh {mesh} came from zone {zone} with the name of another "
            "zone in its label or tag kuma.io/zone, and the global control plane corrects that"
        ),
        advice="leave the label and the tag kuma.io/zone out: the control plane writes them",
    ),
    LogMessage(
        id="copy-created",
        pattern=rf"creating a new resource from upstream{_FIELDS}",
        literals=("creating a new resource from upstream",),
        about=None,
        fault="none",
        source=_SYNC,
        meaning="this control plane stores {name} of mesh {mesh}, which another one has sent",
        advice="nothing is to be done",
    ),
    LogMessage(
        id="copy-deleted",
        pattern=(rf"deleting a resource since it's no longer available in the upstream{_FIELDS}"),
        literals=("deleting a resource since it's no longer available in the upstream",),
        about=None,
        fault="none",
        source=_SYNC,
        meaning=(
            "this control plane deletes its copy {name} of mesh {mesh}, for the other one has the "
            "original no more, or under another name"
        ),
        advice="nothing is to be done, unless the original was not to be deleted",
    ),
    LogMessage(
        id="copies-sent",
        pattern=(
            rf"detected changes in the resources\. Sending changes to the client\."
            rf"(?:.*?\"resourceType\":\s*{go_quoted_pattern('kind')})?"
            rf"(?:.*?\"client\":\s*{go_quoted_pattern('zone')})?"
        ),
        literals=("detected changes in the resources. Sending changes to the client.",),
        about=None,
        fault="none",
        source="pkg/kds/v2/reconcile/reconciler.go (3.0: pkg/kds/reconcile)",
        meaning="this control plane sends resources of kind {kind} to {zone}",
        advice="nothing is to be done",
    ),
    LogMessage(
        id="zone-name-refused",
        pattern=r"Global CP could not create a zone: name: (?P<reason>[^\"]+)",
        literals=("Global CP could not create a zone: name: ",),
        about="rfc1035-label",
        fault="name",
        source="pkg/kds/mux/zone_sync.go (2.5 to 2.12: pkg/kds/global/components.go)",
        meaning="the global control plane does not take the name of a new zone: {reason}",
        advice=(
            "deploy the zone anew under a name of at most 63 letters a-z, digits and '-', "
            "beginning with a letter"
        ),
    ),
    LogMessage(
        id="zone-created",
        pattern=(
            rf"zone successfully created{_ZONE_FIELD}"
            rf'|\bcreating Zone\b(?:.*?"name":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("zone successfully created", "creating Zone"),
        about=None,
        fault="none",
        source="pkg/kds/mux/zone_sync.go (until 2.13: pkg/kds/global/components.go)",
        meaning="a zone connected for the first time, and the global control plane made its Zone",
        advice="nothing is to be done; a zone connected under a wrong name leaves a Zone to delete",
        command=_ZONES,
    ),
    LogMessage(
        id="zone-connected-again",
        pattern=(
            rf"the same zone has connected but the previous connection wasn't closed, closing"
            rf"{_ZONE_FIELD}"
        ),
        literals=("the same zone has connected but the previous connection wasn't closed",),
        about="zone-setting",
        fault="configuration",
        since="2.11",
        source="pkg/kds/mux/zone_watch.go",
        meaning=(
            "the zone {zone} is connected to the global control plane twice: after a restart that "
            "is normal, else two zones have the same zone name"
        ),
        advice="if it comes again and again: give each zone a zone name of its own",
        command=_ZONES,
    ),
    LogMessage(
        id="zone-unknown",
        pattern=rf'failed to get zone\b.*?"zone":\s*{go_quoted_pattern("zone")}',
        literals=("failed to get zone",),
        about="zone-name",
        fault="missing",
        source="pkg/kds/context/context.go",
        meaning=(
            "resources say that they are of the zone {zone}, and the global control plane has no "
            "Zone of that name, or cannot read it"
        ),
        advice="see how the zone is spelled in the label or tag kuma.io/zone of resources",
        command=_ZONES,
    ),
    LogMessage(
        id="zone-insight",
        pattern=(
            rf"(?:couldn't update zone insight|error getting ZoneInsight|failed to flush zone "
            rf"status|failed to flush ZoneInsight because it was updated in other place)"
            rf"{_ZONE_FIELD}"
        ),
        literals=(
            "couldn't update zone insight",
            "error getting ZoneInsight",
            "failed to flush zone status",
            "failed to flush ZoneInsight because",
        ),
        about=None,
        fault="environment",
        source="pkg/kds: service/server.go, status/status_sink.go, mux/zone_watch.go",
        meaning=(
            "the global control plane cannot read or record whether the zone {zone} is connected; "
            "it is not about the name"
        ),
        advice=_WAIT,
    ),
    LogMessage(
        id="client-id-missing",
        pattern=r"\\*[\"']client-id\\*[\"'] is not present in metadata",
        literals=("is not present in metadata",),
        about=None,
        fault="command",
        source="pkg/kds/util/client_id.go",
        meaning=(
            "something that is no control plane of a zone called the global control plane at its "
            "port for zones: a zone always sends its name"
        ),
        advice="see what connects to that port (5685), such as a health check",
    ),
    LogMessage(
        id="admin-zone-not-connected",
        pattern=r"could not send (?P<request>\w+): client (?P<zone>\S*?) is not connected",
        literals=(" is not connected",),
        about=None,
        fault="environment",
        source=f"{_ADMIN}; pkg/util/grpc/reverse_unary_rpcs.go",
        meaning=(
            "the proxy cannot be inspected here, for its zone {zone} is not connected to this "
            "instance of the global control plane; it is not about the name"
        ),
        advice="see whether the zone is online, or ask the control plane of the zone",
        command=_ZONES,
    ),
    LogMessage(
        id="admin-zone-offline",
        pattern=r"could not send (?P<request>\w+): zone is offline",
        literals=(": zone is offline",),
        about=None,
        fault="environment",
        since="2.6",
        source=_ADMIN,
        meaning=(
            "the proxy cannot be inspected at the global control plane, for its zone is offline; "
            "it is not about the name"
        ),
        advice="see whether the zone's control plane runs, or ask it",
        command=_ZONES,
    ),
    LogMessage(
        id="admin-not-found",
        pattern=(
            rf"(?:could not send (?P<request>\w+)|error response from Zone CP): "
            rf"[Rr]esource not found: {_STORED}"
        ),
        literals=("esource not found: type=",),
        about="kds-name",
        fault="missing",
        source=_ADMIN,
        meaning=(
            "the zone has no {kind} {name} in mesh {mesh}: the global control plane makes the "
            "name in the zone of its own copy's display name and namespace"
        ),
        advice=(
            "see whether the proxy still runs in its zone, and whether its label "
            "kuma.io/display-name was changed"
        ),
    ),
    LogMessage(
        id="zone-not-registered",
        pattern=(
            r'could not store stream connection.*?resource not found: type=\\*"Zone\\*" '
            rf"name={go_quoted_pattern('name')}"
        ),
        literals=("could not store stream connection",),
        about="rfc1035-label",
        fault="name",
        source="pkg/kds/mux/zone_sync.go (observed: a 2.14 zone below a Global of the 3.0 line)",
        meaning=(
            "the global control plane has no Zone {name}, and syncs nothing of that zone: one of "
            "Kuma 3.0 registers no Zone whose name is no RFC 1035 label, and no line says so"
        ),
        advice=(
            "deploy the zone anew under a name of a-z, 0-9 and '-' that begins with a letter; if "
            "it has such a name: see why"
        ),
    ),
    LogMessage(
        id="zone-connection",
        pattern=r"could not store stream connection",
        literals=("could not store stream connection",),
        about="rfc1035-label",
        fault="name",
        source="pkg/kds/mux/zone_sync.go",
        meaning=(
            "the global control plane ends the connection of a zone, whose Zone it cannot update, "
            "and syncs nothing of that zone"
        ),
        advice=(
            "see its log: if it finds no Zone, the cause is the name of the zone, which must be an "
            "RFC 1035 label from Kuma 3.0 on"
        ),
    ),
    LogMessage(
        id="kds-invalid",
        pattern=(
            rf"(?:received resource is invalid|error during callback received), sending "
            rf'NACK(?!.*resource not found)(?:.*?"err":\s*{go_quoted_pattern("reason")})?'
        ),
        literals=(
            "received resource is invalid, sending NACK",
            "error during callback received, sending NACK",
        ),
        about="kds-receiver",
        fault="versions",
        source="pkg/kds/v2/client/kds_client.go (3.0: pkg/kds/client); sink.go (until 2.8)",
        meaning=(
            "this control plane leaves out resources that another one sent: it refuses their "
            "names, or something else of them"
        ),
        advice=_BOTH_SIDES,
    ),
    LogMessage(
        id="kds-rejected-before",
        pattern=(
            rf"config was previously rejected by other control plane\. Applying backoff before "
            rf"resending it(?:.*?\"nodeID\":\s*{go_quoted_pattern('zone')})?"
            rf"(?:.*?\"reason\":\s*{go_quoted_pattern('reason')})?"
        ),
        literals=("config was previously rejected by other control plane",),
        about="kds-receiver",
        fault="versions",
        source="pkg/kds/v2/server/nack_backoff.go (3.0: pkg/kds/server)",
        meaning=(
            "the control plane {zone} refused resources that this one sent, and gets them again "
            "after a pause: {reason}"
        ),
        advice=_BOTH_SIDES,
    ),
    LogMessage(
        id="kds-rejected",
        pattern=(
            r"OnStreamDeltaRequest: resource was rejected(?!.*type\.googleapis\.com)"
            r'(?:.*?type_url:\s*\\*"(?P<kind>\w+)\\*")?'
        ),
        literals=("OnStreamDeltaRequest: resource was rejected",),
        about="kds-receiver",
        fault="versions",
        since="2.7",
        source="pkg/util/xds/logging_callbacks.go",
        meaning=(
            "another control plane leaves out resources that this one sent: it refuses their "
            "names, or something else of them"
        ),
        advice=_BOTH_SIDES,
    ),
    LogMessage(
        id="status-not-written",
        pattern=(
            rf"could not update mesh "
            rf'service\b(?:.*?"meshservice":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("could not update mesh service",),
        about="own-writes",
        fault="name",
        since="2.9",
        source="meshservice/status/updater.go (observed on the 3.0 line)",
        meaning=(
            "the control plane cannot write the status of a MeshService; one of Kuma 3.0 cannot if "
            "an older version stored it under a name that is no RFC 1035 label: it gets no "
            "hostname if it has none"
        ),
        advice=_RENAME_SERVICE,
    ),
    LogMessage(
        id="vip-not-written",
        pattern=r"could not update (?:the resource|(?:external )?service) with allocated Kuma VIP",
        literals=("with allocated Kuma VIP",),
        about="own-writes",
        fault="name",
        since="2.8",
        source="core/vip/allocator.go (observed on the 3.0 line)",
        meaning=(
            "the control plane cannot give a service its virtual IP; one of Kuma 3.0 cannot if an "
            "older version stored it under a name "
            "that is no RFC 1035 label: it gets no hostname either"
        ),
        advice=_RENAME_SERVICE,
    ),
    LogMessage(
        id="mesh-service-not-made",
        pattern=(
            rf"couldn't create "
            rf"MeshService\b(?:.*?\"MeshService\":\s*{go_quoted_pattern('name')})?"
        ),
        literals=("couldn't create MeshService",),
        about="mesh-service-generation",
        fault="name",
        since="2.9",
        source="meshservice/generate/generator.go",
        meaning=(
            "the control plane cannot store the MeshService that it makes of data plane proxies; "
            "in 2.9 so if its name, which is their tag kuma.io/service, is longer than 63 bytes"
        ),
        advice="see the error behind it; choose a shorter value",
    ),
    LogMessage(
        id="zone-prefix",
        pattern=r"wrong name format\. Expected \{zone\}\.\{name\}",
        literals=("wrong name format. Expected {zone}.{name}",),
        about="zone-name",
        fault="name",
        before="2.6",
        source="pkg/envoy/admin/kds_client.go",
        meaning=(
            "the global control plane looks for the zone before the first dot of a name, and "
            "there is no dot"
        ),
        advice="see whether the resource was synced from a zone",
    ),
)
KDS_LAST = (
    LogMessage(
        id="zone-not-created",
        pattern=r'Global CP could not create a zone: (?P<reason>[^"\\]+)',
        literals=("Global CP could not create a zone: ",),
        about=None,
        fault="environment",
        source="pkg/kds/mux/zone_sync.go (2.5 to 2.12: pkg/kds/global/components.go)",
        meaning="the global control plane cannot make the Zone of a zone that connects: {reason}",
        advice="see the store of the global control plane; if the error names a name: rename that",
    ),
    LogMessage(
        id="kds-not-stored",
        pattern=r'failed to store (?P<kind>\w+) resources: (?P<reason>[^"]+)',
        literals=("failed to store ",),
        about=None,
        fault="environment",
        since="2.6",
        source="pkg/kds/v2/client/kds_client.go (3.0: pkg/kds/client)",
        meaning=(
            "this control plane cannot store resources of kind {kind} that another one sent, and "
            "until it can, it syncs nothing more on that connection: {reason}"
        ),
        advice="see the error behind it",
    ),
    LogMessage(
        id="kds-stream-failed",
        pattern=(
            rf"rpc stream failed prematurely, will restart in background"
            rf'(?:.*?"(?:client-id|clientID)":\s*{go_quoted_pattern("zone")})?'
        ),
        literals=("rpc stream failed prematurely, will restart in background",),
        about=None,
        fault="environment",
        source="pkg/kds/mux/client.go, pkg/kds/mux/zone_sync.go",
        meaning=(
            "the connection between the zone {zone} and the global control plane broke; it is not "
            "about the name of the zone unless the error behind it says so"
        ),
        advice=_WAIT,
        command=_ZONES,
    ),
)
"""Messages around others: they count only if nothing else in the line is known."""
