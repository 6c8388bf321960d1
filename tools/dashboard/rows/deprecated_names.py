"""The row about deprecated names in requests."""

from tools.dashboard.model import Panel, Query, Row, Visualization
from tools.dashboard.rows.shared import USE

_LAST_SEEN = 'kuma_names_deprecated_name_last_seen_timestamp_seconds{job=~"$job"}'
_IN_USE = 'kuma_names:deprecated_name_last_seen_timestamp_seconds:max{job=~"$job"} > time() - $seen'
_OVERFLOW = 'kuma_names_deprecated_name_overflow_total{job=~"$job"}[$__rate_interval]'
_FINDINGS = 'kuma_names_findings_total{job=~"$job"}[$__rate_interval]'
_NOT_RECORDED = "nothing recorded: is the rule file loaded?"

DEPRECATED_NAMES = Row(
    title="Deprecated names in use: what is asked about",
    panels=(
        Panel(
            title="Deprecated names asked about",
            visualization=Visualization.TABLE,
            width=24,
            height=10,
            unit="dateTimeFromNow",
            # the metric is in seconds, Grafana's times are in milliseconds
            queries=(
                Query(
                    expr=(
                        "1000 * (max by (kind, name, rule, rejected_in) "
                        f"(max_over_time({_LAST_SEEN}[$__range])) > time() - $__range_s)"
                    )
                ),
            ),
            description=(
                "Names that the asked version accepts, and that do not work in it, or that it or a "
                "later one warns of or rejects, within the time range of the dashboard. "
                f"{USE} A worker shows the first hundred names, and the rest as 'other'. What is "
                "typed in a user interface is left out."
            ),
            no_data=("no deprecated name was asked about (this does not mean that there is none)"),
            columns=("kind", "name", "rule", "rejected_in", "last seen"),
        ),
        Panel(
            title="Deprecated names in use, by rule",
            visualization=Visualization.LINES,
            width=12,
            unit="short",
            queries=(
                Query(
                    expr=f"count by (rule) (count by (kind, name, rule) ({_IN_USE}))",
                    legend="{{rule}}",
                ),
            ),
            description=(
                "Names asked about within the chosen time ('Seen within'). A name that breaks two "
                "rules counts under both, all that are 'other' count as one for each kind. "
                f"{USE}"
            ),
            no_data=_NOT_RECORDED,
        ),
        Panel(
            title="Deprecated names in use, by the version that rejects them",
            visualization=Visualization.LINES,
            width=12,
            unit="short",
            queries=(
                Query(
                    expr=(
                        f"count by (rejected_in) (count by (kind, name, rejected_in) ({_IN_USE}))"
                    ),
                    legend="rejected in: {{rejected_in}}",
                ),
            ),
            description=(
                "The same names by the first version that rejects them for a rule; 'none': warned "
                "of, or broken, and never rejected. An upgrade meets the names of every version up "
                f"to the new one. {USE}"
            ),
            no_data=_NOT_RECORDED,
        ),
        Panel(
            title="Names beyond the cap",
            visualization=Visualization.LINES,
            width=12,
            unit="short",
            queries=(Query(expr=f"sum by (kind) (increase({_OVERFLOW}))", legend="{{kind}}"),),
            description=(
                "How often a deprecated name was asked about that is shown as 'other', because its "
                "worker shows as many names as it may (KUMA_NAMES_NAME_GAUGE_CAP). Above 0, the "
                "table of names is not complete; the log is."
            ),
        ),
        Panel(
            title="Rules broken",
            visualization=Visualization.LINES,
            width=12,
            unit="short",
            queries=(
                Query(
                    expr=f"sum by (rule, outcome) (increase({_FINDINGS})) > 0",
                    legend="{{rule}}: {{outcome}}",
                ),
            ),
            description=(
                "Findings in answers, of all names asked about, typed ones too, by rule and by "
                "what Kuma does in the asked version. A name counts each time it is asked about, "
                "once a finding."
            ),
            no_data="no finding",
        ),
    ),
)
