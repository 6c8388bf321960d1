"""Table of the forms of legacy Envoy names, in the order in which they are decoded.

Sources: pkg/xds/envoy/names/resource_names.go, pkg/xds/envoy/secrets.go and pkg/hds of Kuma 2.5 to
3.0. Columns are those of `LegacyEnvoyForm`.
"""

from kuma_names.core.rows import LegacyEnvoyForm

LEGACY_ENVOY_FORMS = (
    LegacyEnvoyForm(id="inbound", template="inbound:{ipv4}:{port}", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="inbound", template="inbound:[{ipv6}]:{port}", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="outbound", template="outbound:{ipv4}:{port}", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="outbound", template="outbound:[{ipv6}]:{port}", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="direct_access", template="direct_access_{ip}:{port}", since="2.5"),
    LegacyEnvoyForm(id="localhost", template="localhost:{port}", since="2.5"),
    LegacyEnvoyForm(
        id="gateway", template="{gateway}:{protocol}:{port}", since="2.5", before="3.0"
    ),
    LegacyEnvoyForm(id="mesh_ca_all", template="mesh_ca:secret:all", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="mesh_ca", template="mesh_ca:secret:{mesh}", since="2.5", before="3.0"),
    LegacyEnvoyForm(
        id="identity_cert", template="identity_cert:secret:{mesh}", since="2.5", before="3.0"
    ),
    LegacyEnvoyForm(
        id="opentelemetry",
        template="_kuma:metrics:opentelemetry:{backend}",
        since="2.7",
        before="3.0",
    ),
    LegacyEnvoyForm.fixed("_kuma:metrics:opentelemetry", since="2.6", before="2.7"),
    LegacyEnvoyForm.fixed("_kuma:metrics:opentelemetry:collector", since="2.6", before="2.7"),
    LegacyEnvoyForm(id="tracing", template="tracing:{backend}", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("kuma:envoy:admin", since="2.5"),
    LegacyEnvoyForm.fixed("kuma:dns", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("kuma:metrics:hijacker", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("kuma:metrics:prometheus", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("kuma:readiness", since="2.5.10", before="2.6"),
    LegacyEnvoyForm.fixed("kuma:readiness", since="2.6.11", before="2.7"),
    LegacyEnvoyForm.fixed("kuma:readiness", since="2.7.7", before="2.8"),
    LegacyEnvoyForm.fixed("kuma:readiness", since="2.8.3", before="3.0"),
    LegacyEnvoyForm.fixed("ads_cluster", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("access_log_sink", since="2.5", before="3.0"),
    LegacyEnvoyForm.fixed("inbound:passthrough:ipv4", since="2.5"),
    LegacyEnvoyForm.fixed("inbound:passthrough:ipv6", since="2.5"),
    LegacyEnvoyForm.fixed("outbound:passthrough:ipv4", since="2.5"),
    LegacyEnvoyForm.fixed("outbound:passthrough:ipv6", since="2.5"),
    LegacyEnvoyForm(id="inbound_route", template="inbound:{service}", since="2.5", before="3.0"),
    LegacyEnvoyForm(id="outbound_route", template="outbound:{service}", since="2.5", before="3.0"),
)
