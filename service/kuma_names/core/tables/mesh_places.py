"""Table of the places where objects of Kubernetes name the mesh of their proxies.

Source: pkg/plugins/runtime/k8s/util/util.go: MeshOfByAnnotation (2.5 to 2.8),
MeshOfByLabelOrAnnotation (2.8 to 2.14) and MeshOfByLabel (3.0).
"""

from kuma_names.core.rows import MeshPlace

_LABEL_SINCE = "2.8"
_ANNOTATION_BEFORE = "3.0"
_OWN = ("Namespace", "Pod", "Service")
_WITH_POD_TEMPLATE = (
    "DaemonSet",
    "Deployment",
    "Job",
    "ReplicaSet",
    "ReplicationController",
    "StatefulSet",
)
_POD_TEMPLATE = "spec.template.metadata"
_CRON_JOB = ("CronJob",)
_POD_OF_CRON_JOB = "spec.jobTemplate.spec.template.metadata"

MESH_PLACES = (
    MeshPlace(kinds=_OWN, path="metadata", holder="labels", since=_LABEL_SINCE),
    MeshPlace(kinds=_OWN, path="metadata", holder="annotations", before=_ANNOTATION_BEFORE),
    MeshPlace(kinds=_WITH_POD_TEMPLATE, path=_POD_TEMPLATE, holder="labels", since=_LABEL_SINCE),
    MeshPlace(
        kinds=_WITH_POD_TEMPLATE,
        path=_POD_TEMPLATE,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
    MeshPlace(kinds=_CRON_JOB, path=_POD_OF_CRON_JOB, holder="labels", since=_LABEL_SINCE),
    MeshPlace(
        kinds=_CRON_JOB,
        path=_POD_OF_CRON_JOB,
        holder="annotations",
        before=_ANNOTATION_BEFORE,
    ),
)
