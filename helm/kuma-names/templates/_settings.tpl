{{- /* The settings of the service as environment variables, and what must hold between them. */ -}}

{{- /* Cores asked for, rounded up: a worker uses one. */ -}}
{{- define "kuma-names.workers" -}}
{{- $cpu := dig "requests" "cpu" "1" .Values.resources | toString -}}
{{- $cores := ternary (divf (trimSuffix "m" $cpu | float64) 1000) (float64 $cpu) (hasSuffix "m" $cpu) -}}
{{ ternary (ceil $cores | int | max 1) (int .Values.settings.workers) (eq (int .Values.settings.workers) 0) }}
{{- end }}

{{- define "kuma-names.env" -}}
{{- $settings := .Values.settings -}}
- name: KUMA_NAMES_BIND
  value: {{ printf "%s:%s" $settings.listenAddress (include "kuma-names.httpPort" .) | quote }}
- name: KUMA_NAMES_METRICS_BIND
  value: {{ printf "%s:%s" $settings.listenAddress (include "kuma-names.managementPort" .) | quote }}
- name: KUMA_NAMES_METRICS_DIR
  value: {{ include "kuma-names.metricsPath" . }}
- name: KUMA_NAMES_WORKERS
  value: {{ include "kuma-names.workers" . | quote }}
- name: KUMA_NAMES_THREADS
  value: {{ int $settings.threads | quote }}
- name: KUMA_NAMES_LOG_LEVEL
  value: {{ $settings.logLevel }}
{{- with $settings.defaultVersion }}
- name: KUMA_NAMES_DEFAULT_VERSION
  value: {{ . | quote }}
{{- end }}
{{- with $settings.corsOrigins }}
- name: KUMA_NAMES_CORS_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
- name: KUMA_NAMES_MAX_BODY
  value: {{ int64 $settings.maxBody | quote }}
- name: KUMA_NAMES_MAX_INVENTORY
  value: {{ int64 $settings.maxInventory | quote }}
- name: KUMA_NAMES_MAX_ITEMS
  value: {{ int64 $settings.maxItems | quote }}
- name: KUMA_NAMES_NAME_GAUGE_CAP
  value: {{ int64 $settings.nameGaugeCap | quote }}
- name: KUMA_NAMES_DOCS_URL
  value: {{ $settings.docsUrl | quote }}
- name: KUMA_NAMES_REPOSITORY_URL
  value: {{ $settings.repositoryUrl | quote }}
- name: KUMA_NAMES_DEADLINE
  value: {{ int $settings.deadlineSeconds | quote }}
- name: KUMA_NAMES_GRACE
  value: {{ int $settings.graceSeconds | quote }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* What a schema cannot say, because it is about two values. */ -}}
{{- define "kuma-names.check" -}}
{{- $grace := int .Values.terminationGracePeriodSeconds -}}
{{- $sleep := int .Values.preStopSleepSeconds -}}
{{- $drain := int .Values.settings.graceSeconds -}}
{{- if le $grace (add $sleep $drain | int) -}}
{{- fail (printf "terminationGracePeriodSeconds must be more than preStopSleepSeconds + settings.graceSeconds, is %d, not more than %d + %d: the kubelet would kill requests that still drain" $grace $sleep $drain) -}}
{{- end -}}
{{- range .Values.extraEnv -}}
{{- if hasPrefix "KUMA_NAMES_" .name -}}
{{- fail (printf "extraEnv must not name %s: the variables of the service stand in settings" .name) -}}
{{- end -}}
{{- end -}}
{{- if .Values.autoscaling.enabled -}}
{{- if lt (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas) -}}
{{- fail (printf "autoscaling.maxReplicas must not be less than autoscaling.minReplicas, is %d, less than %d" (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas)) -}}
{{- end -}}
{{- if not (dig "requests" "cpu" "" .Values.resources) -}}
{{- fail "resources.requests.cpu must be set when autoscaling.enabled is: the target is a share of it" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- fail "ingress.hosts must not be empty when ingress.enabled is true" -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.parentRefs must not be empty when httpRoute.enabled is true: a route belongs to a Gateway" -}}
{{- end -}}
{{- end }}
