"""What the dashboard shows: rows of panels, each with its queries and what its numbers mean; it knows nothing of Grafana's JSON.

`$job` are the scraped jobs, `$version` is the Kuma version to upgrade to, `$seen` how many seconds ago a name may have been
asked about to count as in use, `$fresh` how many seconds an audit counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """How a panel shows its numbers."""

    STATE = "one number"
    TABLE = "a line for each series"
    MATRIX = "a table of one label by another"
    LINES = "lines over time"
    STACK = "stacked areas over time"


@dataclass(frozen=True)
class Query:
    """An expression; `legend` names its series by their labels."""

    expr: str
    legend: str = ""


@dataclass(frozen=True)
class Panel:
    """A panel; `width` in 24ths of the page, `empty` is what it says without data, `words` are numbers that are said as words.

    `colours` are those of series, by the word that their names begin with. Of a table, `columns` are the labels shown, and the
    name of the number; of a matrix, the label down and the label across.
    """

    title: str
    look: Look
    width: int
    unit: str
    queries: tuple[Query, ...]
    description: str
    height: int = 8
    empty: str = ""
    words: tuple[tuple[str, str, str], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()


USE = "Shows use, not inventory: a name that nobody asked about is missing, so an empty panel does not say that an upgrade is safe."

VERDICTS = (
    ("valid", "green"),
    ("incomplete", "blue"),
    ("deprecated", "yellow"),
    ("broken", "purple"),
    ("rejected", "red"),
    ("absent", "text"),
)
"""The colour of each verdict, and of a kind that the version does not have."""

AUDITED = 'kuma_names_audit_resources{kuma_version="$version"}'
FAILING = 'kuma_names_audit_resources{kuma_version="$version", verdict=~"broken|rejected"}'
AUDIT_AGE = 'time() - kuma_names_audit_timestamp_seconds{kuma_version="$version"}'
SAFE = f"""(
    sum({FAILING}) == bool 0
  unless
    count({FAILING} unless on (job, instance) abs({AUDIT_AGE}) < $fresh)
)
or vector(-1)"""

LAST_SEEN = 'kuma_names_deprecated_name_last_seen_timestamp_seconds{job=~"$job"}'
IN_USE = 'kuma_names:deprecated_name_last_seen_timestamp_seconds:max{job=~"$job"} > time() - $seen'
NOT_RECORDED = "nothing recorded: is the rule file loaded?"

ASKED = 'job=~"$job", route!~"/healthz|/readyz|/metrics"'
"""Requests for answers: probes and scrapes would make the share of errors look small."""
DURATIONS = f"sum by (route, le) (rate(kuma_names_http_request_duration_seconds_bucket{{{ASKED}}}[$__rate_interval]))"


def _share(operation: str, expected: str) -> str:
    """The share of each outcome that was not expected, of all conversions."""
    all_ = f'kuma_names_codec_operations_total{{job=~"$job", operation="{operation}"}}'
    odd = all_.replace("}", f', outcome!~"{expected}"}}')
    rates = (
        f"sum by (codec, outcome) (rate({odd}[$__rate_interval]))",
        f"sum by (codec) (rate({all_}[$__rate_interval]))",
    )
    return " / on (codec) group_left () ".join(rates)


UPGRADE = (
    Panel(
        "Safe to upgrade to $version?",
        Look.STATE,
        6,
        "none",
        (Query(SAFE),),
        "From audits of what exists, and nothing else. Safe: every audit is fresh, and in the version no resource is rejected or "
        "broken. Not safe: some resource is rejected, or accepted and does not work. Unknown: no audit is scraped, or one is older "
        "than what counts as fresh: silence is not safety. It speaks of names only, and only of the control planes that were "
        "audited.",
        height=6,
        empty="unknown",
        words=(("-1", "unknown", "orange"), ("0", "not safe", "red"), ("1", "safe", "green")),
    ),
    Panel(
        "Age of the oldest audit",
        Look.STATE,
        6,
        "s",
        (Query(f"max({AUDIT_AGE})"),),
        "Time since the audit that ran longest ago, of those for the version. What was created since is not in it.",
        height=6,
        empty="no audit",
    ),
    Panel(
        "Resources by verdict of $version",
        Look.LINES,
        12,
        "short",
        (Query(f"sum by (verdict) ({AUDITED})", "{{verdict}}"),),
        "How many resources exist, as the version would judge their names. Rejected and broken ones must be gone before "
        "the upgrade: the version refuses the first, and accepts the others, which do not work. Deprecated ones survive it, with "
        "findings.",
        height=6,
        empty="no audit",
        colours=VERDICTS,
    ),
    Panel(
        "Offending resources",
        Look.TABLE,
        16,
        "none",
        (Query("max by (kind, mesh, name, rule, rejected_in) (kuma_names_audit_offender)"),),
        "Every existing resource with a finding, one line a rule, as the last audits saw it. This is the inventory: no line, and a "
        "fresh audit, means no offender.",
        empty="no offender, or no audit: see its age",
        columns=("kind", "mesh", "name", "rule", "rejected_in", ""),
    ),
    Panel(
        "Findings of audits",
        Look.LINES,
        8,
        "short",
        (
            Query(
                "sum by (rule, rejected_in) (kuma_names_audit_findings)",
                "{{rule}} (rejected in: {{rejected_in}})",
            ),
        ),
        "Findings on what exists, by rule and by the version that rejects. A resource that breaks two rules counts twice.",
        empty="no audit",
    ),
)

NAMES = (
    Panel(
        "Deprecated names asked about",
        Look.TABLE,
        24,
        "dateTimeFromNow",
        (
            Query(
                f"1000 * (max by (kind, name, rule, rejected_in) (max_over_time({LAST_SEEN}[$__range])) > time() - $__range_s)"
            ),
        ),
        "Names that the asked version accepts, and that do not work in it, or that it or a later one warns of or rejects, within "
        "the time range of the dashboard. "
        f"{USE} A worker shows the first hundred names, and the rest as 'other'. What is typed in a user interface is left out.",
        height=10,
        empty="no deprecated name was asked about (this does not mean that there is none)",
        columns=("kind", "name", "rule", "rejected_in", "last seen"),
    ),
    Panel(
        "Deprecated names in use, by rule",
        Look.LINES,
        12,
        "short",
        (Query(f"count by (rule) (count by (kind, name, rule) ({IN_USE}))", "{{rule}}"),),
        "Names asked about within the chosen time ('Seen within'). A name that breaks two rules counts under both, all that are "
        f"'other' count as one for each kind. {USE}",
        empty=NOT_RECORDED,
    ),
    Panel(
        "Deprecated names in use, by the version that rejects them",
        Look.LINES,
        12,
        "short",
        (
            Query(
                f"count by (rejected_in) (count by (kind, name, rejected_in) ({IN_USE}))",
                "rejected in: {{rejected_in}}",
            ),
        ),
        "The same names by the first version that rejects them for a rule; 'none': warned of, or broken, and never rejected. An "
        f"upgrade meets the names of every version up to the new one. {USE}",
        empty=NOT_RECORDED,
    ),
    Panel(
        "Names beyond the cap",
        Look.LINES,
        12,
        "short",
        (
            Query(
                'sum by (kind) (increase(kuma_names_deprecated_name_overflow_total{job=~"$job"}[$__rate_interval]))',
                "{{kind}}",
            ),
        ),
        "How often a deprecated name was asked about that is shown as 'other', because its worker shows as many names as it may "
        "(KUMA_NAMES_NAME_GAUGE_CAP). Above 0, the table of names is not complete; the log is.",
    ),
    Panel(
        "Rules broken",
        Look.LINES,
        12,
        "short",
        (
            Query(
                'sum by (rule, outcome) (increase(kuma_names_findings_total{job=~"$job"}[$__rate_interval])) > 0',
                "{{rule}}: {{outcome}}",
            ),
        ),
        "Findings in answers, of all names asked about, typed ones too, by rule and by what Kuma does in the asked version. A name "
        "counts each time it is asked about, once a finding.",
        empty="no finding",
    ),
)

QUESTIONS = (
    Panel(
        "Verdicts by kind",
        Look.MATRIX,
        12,
        "short",
        (
            Query(
                'round(sum by (kind, verdict) (increase(kuma_names_validations_total{job=~"$job"}[$__range]))) > 0'
            ),
        ),
        "Names judged within the time range of the dashboard, estimated from what was scraped. A name counts each time it is asked "
        f"about. {USE}",
        empty="nothing was asked",
        colours=VERDICTS,
        columns=("kind", "verdict"),
    ),
    Panel(
        "Names judged",
        Look.STACK,
        12,
        "cps",
        (
            Query(
                'sum by (verdict, source) (rate(kuma_names_validations_total{job=~"$job"}[$__rate_interval]))',
                "{{verdict}}, {{source}}",
            ),
        ),
        "Names a second, by verdict in the asked version and by source: single, batch, or interactive (as it is typed).",
        colours=VERDICTS,
    ),
    Panel(
        "Asked versions",
        Look.STACK,
        24,
        "cps",
        (
            Query(
                'sum by (kuma_version) (rate(kuma_names_asked_versions_total{job=~"$job"}[$__rate_interval])) > 0',
                "{{kuma_version}}",
            ),
        ),
        "Names a second by the Kuma version that was asked about, the default included. It is what callers say, not what runs.",
        empty="nothing was asked",
    ),
)

CODEC = (
    Panel(
        "Decoded, and not certain",
        Look.LINES,
        12,
        "percentunit",
        (Query(_share("decode", "certain|known-mesh"), "{{codec}}: {{outcome}}"),),
        "Share of decoded identifiers that ended otherwise than certain or known-mesh. Assumed: the first dot counted, another "
        "reading needs a deprecated Mesh name. Ambiguous, unknown-mesh: several or none of the meshes given "
        "fit. The rest are codes "
        "of malformed identifiers. No line: nothing was decoded.",
    ),
    Panel(
        "Encoded, and refused or misread",
        Look.LINES,
        12,
        "percentunit",
        (Query(_share("encode", "encoded"), "{{codec}}: {{outcome}}"),),
        "Share of encodings that gave no identifier, by code, or one that is read back as something else "
        "(misread, made on demand). "
        "No line: nothing was encoded.",
    ),
)

SERVICE = (
    Panel(
        "Instances",
        Look.STATE,
        4,
        "none",
        (Query('sum(up{job=~"$job"})', "up"), Query('count(up{job=~"$job"})', "known")),
        "Instances that were scraped, and those that Prometheus knows. Below, what each runs. Not up: it does not answer scrapes; "
        "it may still answer callers.",
        empty="none",
    ),
    Panel(
        "Builds",
        Look.TABLE,
        8,
        "none",
        (Query('max by (job, instance, version) (kuma_names_build_info{job=~"$job"})'),),
        "The version of kuma-names that each instance runs.",
        empty="nothing is scraped",
        columns=("job", "instance", "version", ""),
    ),
    Panel(
        "Requests",
        Look.STACK,
        12,
        "reqps",
        (
            Query(
                f"sum by (method, route) (rate(kuma_names_http_requests_total{{{ASKED}}}[$__rate_interval])) > 0",
                "{{method}} {{route}}",
            ),
        ),
        "Requests a second by route, without probes and scrapes. A batch is one request; the route 'none' is what no route fits.",
        empty="no request",
    ),
    Panel(
        "Errors",
        Look.LINES,
        12,
        "percentunit",
        (
            Query(
                f'sum by (status) (rate(kuma_names_http_requests_total{{{ASKED}, status=~"[45].."}}[$__rate_interval]))'
                f" / on () group_left () sum(rate(kuma_names_http_requests_total{{{ASKED}}}[$__rate_interval]))",
                "{{status}}",
            ),
        ),
        "Share of requests answered with an error, without probes and scrapes. 4xx: the request was malformed, or a threshold "
        "(failOn) was reached; 5xx is a fault of the service. A rejected or broken name is not an error. The first error of a "
        "status other than 400 and 500 of an instance is not seen.",
    ),
    Panel(
        "Latency",
        Look.LINES,
        12,
        "s",
        (
            Query(f"histogram_quantile(0.5, {DURATIONS})", "p50 {{route}}"),
            Query(f"histogram_quantile(0.99, {DURATIONS})", "p99 {{route}}"),
        ),
        "Time from a request's headers to the start of its answer, the time a client takes to send its body included. Estimated "
        "within buckets; 2.5 s means that or more. No line: no request.",
    ),
)

ROWS = (
    ("Upgrade: what exists", UPGRADE),
    ("Deprecated names in use: what is asked about", NAMES),
    ("Names asked about", QUESTIONS),
    ("Identifiers", CODEC),
    ("Service", SERVICE),
)
"""All rows from top to bottom, with their heads."""


def queries() -> Iterator[tuple[str, str]]:
    """Every expression, with the name of its query: the title of its panel, and its legend where there are several."""
    for _, panels in ROWS:
        for panel in panels:
            for query in panel.queries:
                yield (
                    (f"{panel.title}: {query.legend}" if len(panel.queries) > 1 else panel.title),
                    query.expr,
                )
