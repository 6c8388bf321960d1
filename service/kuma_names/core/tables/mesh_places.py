"""Table of the places where objects of Kubernetes name the mesh of their proxies.

Source: pkg/plugins/runtime/k8s/util/util.go and its callers in controllers and webhooks/injector:
MeshOfByAnnotation (Pods until 2.8), MeshOfByLabelOrAnnotation (until 2.14), MeshOfByLabel (3.0).
"""

from kuma_names.core.rows import MeshPlace

_ANNOTATION_BEFORE = "3.0"
_OF_OBJECTS = "metadata"
_PODS = ("Pod",)
_POD_TEMPLATE = "spec.template.metadata"
_WITH_POD_TEMPLATE = (
    "CloneSet",
    "DaemonSet",
    "Deployment",
    "DeploymentConfig",
    "Job",
    "ReplicaSet",
    "ReplicationController",
    "Rollout",
    "StatefulSet",
)
_CRON_JOB = ("CronJob",)
_POD_OF_CRON_JOB = "spec.jobTemplate.spec.template.metadata"

MESH_PLACES = (
    MeshPlace(kinds=("Namespace",), path=_OF_OBJECTS, holder="labels", since="2.8"),
    MeshPlace(
        kinds=("Namespace",),
        path=_OF_OBJECTS,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
    MeshPlace(kinds=_PODS, path=_OF_OBJECTS, holder="labels", since="2.9"),
    MeshPlace(kinds=_PODS, path=_OF_OBJECTS, holder="annotations", before=_ANNOTATION_BEFORE),
    MeshPlace(kinds=_WITH_POD_TEMPLATE, path=_POD_TEMPLATE, holder="labels", since="2.9"),
    MeshPlace(
        kinds=_WITH_POD_TEMPLATE,
        path=_POD_TEMPLATE,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
    MeshPlace(kinds=_CRON_JOB, path=_POD_OF_CRON_JOB, holder="labels", since="2.9"),
    MeshPlace(
        kinds=_CRON_JOB,
        path=_POD_OF_CRON_JOB,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
    # MeshServices are made from Services since 2.8.
    MeshPlace(kinds=("Service",), path=_OF_OBJECTS, holder="labels", since="2.8"),
    MeshPlace(
        kinds=("Service",),
        path=_OF_OBJECTS,
        holder="annotations",
        since="2.8",
        before=_ANNOTATION_BEFORE,
    ),
    MeshPlace(
        kinds=("Gateway",),
        path=_OF_OBJECTS,
        holder="labels",
        since="2.9",
        before="3.0",
    ),
    MeshPlace(kinds=("HTTPRoute",), path=_OF_OBJECTS, holder="labels", since="2.8"),
    # The label of a MeshGatewayInstance is the mesh in its header.
    MeshPlace(
        kinds=("Gateway", "HTTPRoute", "MeshGatewayInstance"),
        path=_OF_OBJECTS,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
)
