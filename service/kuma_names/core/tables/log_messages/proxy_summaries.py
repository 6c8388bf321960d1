"""Log messages of proxies that only say what failed, and have the cause behind them.

They come after all others: a cause that is known is told instead.
"""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_CAUSE = "the cause is behind it, and is not one of the messages that are known: {reason}"
_PROXY_KEY = (
    r'\{\\*"Mesh\\*":\s*\\*"(?P<mesh>[^"\\]*)\\*",\s*'
    r'\\*"Name\\*":\s*\\*"(?P<name>[^"\\]*)\\*"'
)
"""Mesh and name of a proxy among the fields of a log line."""
_ERROR = rf'(?:.*?"(?:error|reason)":\s*{go_quoted_pattern("reason")})?'
"""The cause among the fields of a log line."""
PROXY_SUMMARIES = (
    LogMessage(
        id="config-rejected",
        pattern=(
            r"config was previously rejected by Envoy\. Applying backoff before resending it"
            rf'(?:.*?"nodeID":\s*{go_quoted_pattern("proxyId")},\s*"reason":\s*'
            rf"{go_quoted_pattern('reason')})?"
        ),
        literals=("config was previously rejected by Envoy. Applying backoff",),
        about=None,
        fault="kuma",
        source="pkg/xds/server/callbacks/nack_backoff.go",
        meaning=f"Envoy of the proxy {{proxyId}} refuses what the control plane sends; {_CAUSE}",
        advice=(
            "see which policy or service the cluster, listener or route in the cause is made of "
            "(kuma-names identify); the proxy goes on with its old configuration"
        ),
    ),
    LogMessage(
        id="envoy-rejected",
        pattern=(
            r"Error adding/updating (?P<kind>cluster|listener)\(s\) (?P<name>\S+): (?P<reason>.+)"
        ),
        literals=("Error adding/updating cluster(s) ", "Error adding/updating listener(s) "),
        about=None,
        fault="kuma",
        source="Envoy, source/common/upstream/cds_api_impl.cc, lds_api.cc",
        meaning=f"Envoy refuses the {{kind}} {{name}}; {_CAUSE}",
        advice="see what the name is made of, and which policy changed it last",
    ),
    LogMessage(
        id="envoy-resource-invalid",
        pattern=(
            rf"could not reconcile: invalid resource {go_quoted_pattern('name')}: (?P<reason>.+)"
        ),
        literals=("could not reconcile: invalid resource ",),
        about=None,
        fault="kuma",
        source="pkg/xds/server/v3/reconcile.go",
        meaning=f"the control plane made {{name}} for Envoy, and cannot send it; {_CAUSE}",
        advice="see what the name is made of, and which policy changed it last",
    ),
    LogMessage(
        id="egress-secrets",
        pattern=r"failed to generate secret resources for zone egress: (?P<name>[^\s:\"\\]+)",
        literals=("failed to generate secret resources for zone egress: ",),
        about=None,
        fault="environment",
        since="2.12",
        before="3.0",
        source="pkg/xds/generator/egress/generator.go",
        meaning="the zone egress {name} gets no certificates; the cause is behind it",
        advice="see the CA of the mesh in the cause",
    ),
    LogMessage(
        id="proxy-not-configured",
        pattern=rf"OnTick\(\) failed.{{0,200}}?{_PROXY_KEY}{_ERROR}",
        literals=("OnTick() failed",),
        about=None,
        fault="kuma",
        source="pkg/xds/sync/dataplane_watchdog_factory.go, pkg/hds/tracker/callbacks.go",
        meaning=f"the proxy {{name}} of mesh {{mesh}} gets no new configuration; {_CAUSE}",
        advice="see which resource the cause names; the proxy goes on with its old configuration",
        command="kumactl inspect dataplane {name} --mesh {mesh} --type policies",
    ),
    LogMessage(
        id="proxy-not-registered",
        pattern=r"could not register proxy passed in kuma-dp run: (?P<reason>.+)",
        literals=("could not register proxy passed in kuma-dp run: ",),
        about=None,
        fault="manifest",
        source="pkg/xds/server/callbacks/dataplane_lifecycle.go, register",
        meaning=f"the control plane does not store the Dataplane that kuma-dp brings; {_CAUSE}",
        advice="see the cause, and what --dataplane-file names",
    ),
    LogMessage(
        id="proxy-not-stored",
        pattern=rf"cannot register proxy\b(?:.*?{_PROXY_KEY})?{_ERROR}",
        literals=("cannot register proxy",),
        about=None,
        fault="manifest",
        source="pkg/xds/server/callbacks/dataplane_lifecycle.go, register",
        meaning=(
            "the control plane does not store the Dataplane {name} of mesh {mesh} that kuma-dp "
            f"brings; {_CAUSE}"
        ),
        advice="see the cause, and what --dataplane-file names",
    ),
    LogMessage(
        id="proxy-not-deregistered",
        pattern=(
            r"could not (?:unregister proxy|check if proxy connected to another CP)\b"
            rf"(?:.*?{_PROXY_KEY})?"
        ),
        literals=("could not unregister proxy", "could not check if proxy connected to another CP"),
        about=None,
        fault="environment",
        source="pkg/xds/server/callbacks/dataplane_lifecycle.go, deregister",
        meaning=(
            "the Dataplane {name} of mesh {mesh} may stay though its proxy is gone; the cause is "
            "behind it"
        ),
        advice="if it stays as offline: delete it",
        command="kumactl delete dataplane {name} --mesh {mesh}",
    ),
    LogMessage(
        id="insight-not-written",
        pattern=rf"failed to flush DataplaneInsight\b(?:.*?{_PROXY_KEY})?",
        literals=("failed to flush DataplaneInsight",),
        about=None,
        fault="environment",
        source="pkg/xds/server/callbacks/dataplane_status_sink.go",
        meaning=(
            "the control plane cannot store whether the proxy {name} of mesh {mesh} is online; the "
            "cause is behind it"
        ),
        advice="a single line is normal where two control planes write at once; else see the store",
    ),
    LogMessage(
        id="node-id-not-read",
        pattern=r"failed to parse Dataplane Id out of (?:DiscoveryRequest|HealthCheckRequest)",
        literals=("failed to parse Dataplane Id out of ",),
        about="proxyid",
        fault="command",
        source="pkg/xds/server/callbacks/dataplane_status_tracker.go, pkg/hds/tracker/callbacks.go",
        meaning="the node ID of Envoy is no proxy ID; the cause is behind it",
        advice="start Envoy by kuma-dp: the ID is mesh, a dot and the name",
    ),
    LogMessage(
        id="dataplane-not-read",
        pattern=rf"failed to read (?:dataplane|policy)\b{_ERROR}",
        literals=("failed to read dataplane", "failed to read policy"),
        about=None,
        fault="manifest",
        source="app/kuma-dp/cmd/run.go; policy until 2.10, dataplane since 2.11",
        meaning=f"kuma-dp cannot read the Dataplane that it is to bring; {_CAUSE}",
        advice="see the file that --dataplane-file names, and the values of --dataplane-var",
    ),
    LogMessage(
        id="bootstrap-failed",
        pattern=(
            r"Failed to (?:fetch|generate) Envoy bootstrap config\. (?:Invalid request: )?"
            r"(?P<reason>.+)"
        ),
        literals=(
            "Failed to fetch Envoy bootstrap config. ",
            "Failed to generate Envoy bootstrap config. ",
        ),
        about=None,
        fault="command",
        source="app/kuma-dp/cmd/run.go; generate until 2.10, fetch since 2.11",
        meaning=f"kuma-dp does not start; {_CAUSE}",
        advice=(
            "see the cause; what follows 'Invalid request' is about the Dataplane that kuma-dp "
            "brings, or its token"
        ),
    ),
    LogMessage(
        id="bootstrap-retried",
        pattern=(
            r"could not fetch bootstrap configuration, make sure you are not trying to connect to "
            rf'global-cp(?:.*?"err":\s*{go_quoted_pattern("reason")})?'
        ),
        literals=("could not fetch bootstrap configuration, make sure you are not trying",),
        about=None,
        fault="environment",
        source="app/kuma-dp/pkg/dataplane/envoy/remote_bootstrap.go",
        meaning=f"kuma-dp waits for the control plane; {_CAUSE}",
        advice="see --cp-address (the zone's control plane, port 5678) and --ca-cert-file",
    ),
    LogMessage(
        id="authentication-failed",
        pattern=r"authentication failed: (?P<reason>.+)",
        literals=("authentication failed: ",),
        about=None,
        fault="token",
        source="pkg/xds/auth/callbacks.go, pkg/hds/authn/callbacks.go",
        meaning=f"the control plane refuses a proxy for its token; {_CAUSE}",
        advice="make a token for the mesh and the name of the proxy",
        command="kumactl generate dataplane-token --mesh MESH --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="authentication-rejected",
        pattern=rf'authentication rejected(?:.*?"reason":\s*{go_quoted_pattern("reason")})?',
        literals=("authentication rejected",),
        about=None,
        fault="token",
        source="pkg/plugins/authn/api-server/tokens/authenticator.go",
        meaning=f"the API refuses the token of a user; {_CAUSE}",
        advice="make the user's token anew, at the same control plane",
        command="kumactl generate user-token --name NAME --valid-for 24h",
    ),
    LogMessage(
        id="token-not-valid",
        pattern=(
            r"dataplane token is invalid, in Kubernetes you must mount a serviceAccount token, in "
            r"universal you must start your proxy with a generated token\.: (?P<reason>.+)"
        ),
        literals=("dataplane token is invalid, in Kubernetes you must mount",),
        about=None,
        fault="token",
        source="app/kuma-dp/cmd/context.go",
        meaning=f"kuma-dp does not start with the token that it was given; {_CAUSE}",
        advice="see the file that --dataplane-token-file names",
    ),
)
