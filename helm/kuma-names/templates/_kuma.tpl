{{- /* What pods need when Kuma injects its sidecar into them. */ -}}

{{- define "kuma-names.kumaTokenVolume" -}}kuma-token{{- end }}

{{- define "kuma-names.kumaLabels" -}}
{{- if .Values.kuma.enabled -}}
kuma.io/sidecar-injection: enabled
{{- end }}
{{- end }}

{{- /* The pod mounts no token of its own, but the sidecar shows one to the control plane. */ -}}
{{- define "kuma-names.kumaTokenAnnotation" -}}
{{- if .Values.kuma.enabled -}}
kuma.io/service-account-token-volume: {{ include "kuma-names.kumaTokenVolume" . }}
{{- end }}
{{- end }}

{{- /* Prometheus and the kubelet have no identity in the mesh: the management port is left to them. */ -}}
{{- define "kuma-names.kumaAnnotations" -}}
{{- if .Values.kuma.enabled -}}
{{ include "kuma-names.kumaTokenAnnotation" . }}
traffic.kuma.io/exclude-inbound-ports: {{ include "kuma-names.managementPort" . | quote }}
{{- end }}
{{- end }}

{{- define "kuma-names.kumaVolumes" -}}
{{- if .Values.kuma.enabled -}}
- name: {{ include "kuma-names.kumaTokenVolume" . }}
  projected:
    sources:
      - serviceAccountToken:
          path: token
          expirationSeconds: 7200
{{- end }}
{{- end }}
