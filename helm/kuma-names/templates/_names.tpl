{{- /* Names, labels and addresses: what two objects or more must agree on. */ -}}

{{- define "kuma-names.name" -}}
{{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* At most 50 bytes, so that every suffix of an object's name has its place in the 63 of a DNS label. */ -}}
{{- define "kuma-names.fullname" -}}
{{- $name := include "kuma-names.name" . -}}
{{- $joined := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{ default $joined .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "kuma-names.serviceAccountName" -}}
{{ default (ternary (include "kuma-names.fullname" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name }}
{{- end }}

{{- define "kuma-names.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ default $.Chart.AppVersion .tag }}{{ end }}
{{- end }}
{{- end }}

{{- /* What every object of a release has; selectors never look at the parts that change. */ -}}
{{- define "kuma-names.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/name: {{ include "kuma-names.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* The pods of the server: not to be changed, because a Deployment's selector is immutable. */ -}}
{{- define "kuma-names.selectorLabels" -}}
app.kubernetes.io/name: {{ include "kuma-names.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: server
{{- end }}

{{- define "kuma-names.testSelectorLabels" -}}
app.kubernetes.io/name: {{ include "kuma-names.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: test
{{- end }}

{{- define "kuma-names.metricsSelectorLabels" -}}
app.kubernetes.io/name: {{ include "kuma-names.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: metrics
{{- end }}

{{- define "kuma-names.httpPort" -}}8080{{- end }}

{{- define "kuma-names.managementPort" -}}9090{{- end }}

{{- /* In the container, a directory of the memory volume: the root file system is read-only. */ -}}
{{- define "kuma-names.metricsPath" -}}/run/kuma-names{{- end }}

{{- define "kuma-names.needsMetricsService" -}}
{{- if or .Values.metricsService.enabled .Values.serviceMonitor.enabled }}true{{ end -}}
{{- end }}
