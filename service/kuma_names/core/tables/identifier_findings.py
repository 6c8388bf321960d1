"""Table of the findings about identifiers that are not rules of names."""

from kuma_names.core.model import Environment, Outcome
from kuma_names.core.rows import IdentifierFindingType

IDENTIFIER_FINDINGS = (
    IdentifierFindingType(
        id="proxy-id-misread",
        summary="the control plane reads another mesh than the one that the proxy belongs to",
        since="2.5",
        environments=(Environment.KUBERNETES,),
        outcome=Outcome.BROKEN,
        field="proxyId",
        message="the control plane reads mesh {read}, but the proxy belongs to mesh {meant}",
        because="the data plane proxy cannot start: the control plane looks for it in another mesh",
        hint="give the mesh a name without a dot",
        kuma_text=(
            "resource {id} not found; create a Dataplane in Kuma CP first or pass it as an "
            "argument to kuma-dp"
        ),
    ),
    IdentifierFindingType(
        id="proxy-id-misread",
        summary="the control plane reads another mesh than the one that the proxy belongs to",
        since="2.5",
        environments=(Environment.UNIVERSAL,),
        outcome=Outcome.BROKEN,
        field="proxyId",
        message="the control plane reads mesh {read}, but the proxy belongs to mesh {meant}",
        because="the data plane proxy cannot start: the control plane looks for it in another mesh",
        hint="give the mesh a name without a dot",
        kuma_text="proxyId {{{key}}} does not match proxy resource",
    ),
    IdentifierFindingType(
        id="proxy-id-zone-proxy",
        summary="an empty mesh stands for a zone ingress or egress, which no longer exist",
        since="3.0",
        outcome=Outcome.BROKEN,
        field="mesh",
        message="an empty mesh means a zone ingress or egress, and Kuma has neither since 3.0",
        because="from Kuma 3.0 on zone proxies are data plane proxies of a mesh",
    ),
    IdentifierFindingType(
        id="proxy-id-no-namespace",
        summary="on Kubernetes the name of a proxy ends in its namespace",
        since="2.5",
        environments=(Environment.KUBERNETES,),
        outcome=Outcome.BROKEN,
        field="name",
        message="name {name} must be a pod and its namespace, joined by a '.'",
        because="the control plane finds no pod without its namespace",
        kuma_text='name {quoted} must include namespace after the dot, ex. "name.namespace"',
    ),
)
IDENTIFIER_FINDING_IDS = tuple(dict.fromkeys(row.id for row in IDENTIFIER_FINDINGS))
