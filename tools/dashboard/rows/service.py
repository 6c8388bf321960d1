"""The row about the service itself: instances, requests, errors, latency."""

from tools.dashboard.model import Panel, Query, Row, Visualization

# without probes and scrapes, which would make the share of errors look small
_REQUESTS = 'job=~"$job", route!~"/healthz|/readyz|/metrics"'
_DURATION_BUCKETS = (
    f"kuma_names_http_request_duration_seconds_bucket{{{_REQUESTS}}}[$__rate_interval]"
)


def _request_rate(selector: str) -> str:
    """Return the expression of requests a second."""
    return f"rate(kuma_names_http_requests_total{{{selector}}}[$__rate_interval])"


def _error_share() -> str:
    """Return the expression of the share of each status of errors in all requests."""
    errors = f'{_REQUESTS}, status=~"[45].."'
    part = f"sum by (status) ({_request_rate(errors)})"
    return f"{part} / on () group_left () sum({_request_rate(_REQUESTS)})"


def _duration(quantile: float) -> str:
    """Return the expression of a quantile of durations by route."""
    return f"histogram_quantile({quantile}, sum by (route, le) (rate({_DURATION_BUCKETS})))"


SERVICE = Row(
    title="Service",
    panels=(
        Panel(
            title="Instances",
            visualization=Visualization.STAT,
            width=4,
            unit="none",
            queries=(
                Query(expr='sum(up{job=~"$job"})', legend="up"),
                Query(expr='count(up{job=~"$job"})', legend="known"),
            ),
            description=(
                "Instances that were scraped, and those that Prometheus knows. Below, what each "
                "runs. Not up: it does not answer scrapes; it may still answer callers."
            ),
            no_data="none",
        ),
        Panel(
            title="Builds",
            visualization=Visualization.TABLE,
            width=8,
            unit="none",
            queries=(
                Query(expr='max by (job, instance, version) (kuma_names_build_info{job=~"$job"})'),
            ),
            description="The version of kuma-names that each instance runs.",
            no_data="nothing is scraped",
            columns=("job", "instance", "version", ""),
        ),
        Panel(
            title="Requests",
            visualization=Visualization.STACK,
            width=12,
            unit="reqps",
            queries=(
                Query(
                    expr=f"sum by (method, route) ({_request_rate(_REQUESTS)}) > 0",
                    legend="{{method}} {{route}}",
                ),
            ),
            description=(
                "Requests a second by route, without probes and scrapes. A batch is one request; "
                "the route 'none' is what no route fits."
            ),
            no_data="no request",
        ),
        Panel(
            title="Errors",
            visualization=Visualization.LINES,
            width=12,
            unit="percentunit",
            queries=(Query(expr=_error_share(), legend="{{status}}"),),
            description=(
                "Share of requests answered with an error, without probes and scrapes. 4xx: the "
                "request was malformed, or a threshold (failOn) was reached; 5xx is a fault of the "
                "service. A rejected or broken name is not an error. The first error of a status "
                "other than 400 and 500 of an instance is not seen."
            ),
        ),
        Panel(
            title="Latency",
            visualization=Visualization.LINES,
            width=12,
            unit="s",
            queries=(
                Query(expr=_duration(0.5), legend="p50 {{route}}"),
                Query(expr=_duration(0.99), legend="p99 {{route}}"),
            ),
            description=(
                "Time from a request's headers to the start of its answer, the time a client takes "
                "to send its body included. Estimated within buckets; 2.5 s means that or more. No "
                "line: no request."
            ),
        ),
    ),
)
