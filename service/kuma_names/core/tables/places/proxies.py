"""Places of names in the bodies of proxies."""

from kuma_names.core.model import Environment
from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.labels import SERVICE_TAG, WORKLOAD

_UNIVERSAL = (Environment.UNIVERSAL,)
"""On Kubernetes the control plane writes the Dataplanes."""

PLACES = (
    NamePlace(
        kinds=("Dataplane",),
        path=f'networking.inbound[].tags["{SERVICE_TAG}"]',
        subject="ServiceTag",
        source="meshservice/generate/generator.go",
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=("Dataplane",),
        path=f'labels["{WORKLOAD}"]',
        subject="WorkloadLabel",
        source="workload/generate/generator.go; resource_endpoints.go, createResource",
        environments=_UNIVERSAL,
    ),
)
