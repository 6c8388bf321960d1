"""The HostnameGenerators that control planes create (pkg/defaults/hostname_generator.go)."""

_REMOTE = ".svc.{{ .Zone }}.mesh.local"
DEFAULT_GENERATORS = {
    "synced-mesh-multi-zone-service": "{{ .DisplayName }}.mzsvc.mesh.local",
    "synced-mesh-external-service": "{{ .DisplayName }}.extsvc.mesh.local",
    "synced-universal-mesh-service": "{{ .DisplayName }}" + _REMOTE,
    "synced-kube-mesh-service": "{{ .DisplayName }}.{{ .Namespace }}" + _REMOTE,
    "synced-headless-kube-mesh-service": (
        '{{ label "statefulset.kubernetes.io/pod-name" }}.{{ label "k8s.kuma.io/service-name" }}'
        ".{{ .Namespace }}" + _REMOTE
    ),
    "local-mesh-external-service": "{{ .DisplayName }}.extsvc.mesh.local",
    "local-universal-mesh-service": "{{ .DisplayName }}.svc.mesh.local",
}
"""Templates by the name of the generator."""
