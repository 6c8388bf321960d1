"""The row about all validated names."""

from tools.dashboard.model import Panel, Query, Row, Visualization
from tools.dashboard.rows.shared import USE, VERDICT_COLOURS

_VALIDATIONS = 'kuma_names_validations_total{job=~"$job"}'
_VERSIONS = 'kuma_names_asked_versions_total{job=~"$job"}'

VALIDATIONS = Row(
    title="Names asked about",
    panels=(
        Panel(
            title="Verdicts by kind",
            visualization=Visualization.MATRIX,
            width=12,
            unit="short",
            queries=(
                Query(
                    expr=(f"round(sum by (kind, verdict) (increase({_VALIDATIONS}[$__range]))) > 0")
                ),
            ),
            description=(
                "Names judged within the time range of the dashboard, estimated from what was "
                f"scraped. A name counts each time it is asked about. {USE}"
            ),
            no_data="nothing was asked",
            colours=VERDICT_COLOURS,
            columns=("kind", "verdict"),
        ),
        Panel(
            title="Names judged",
            visualization=Visualization.STACK,
            width=12,
            unit="cps",
            queries=(
                Query(
                    expr=(f"sum by (verdict, source) (rate({_VALIDATIONS}[$__rate_interval]))"),
                    legend="{{verdict}}, {{source}}",
                ),
            ),
            description=(
                "Names a second, by verdict in the asked version and by source: single, batch, or "
                "interactive (as it is typed)."
            ),
            colours=VERDICT_COLOURS,
        ),
        Panel(
            title="Asked versions",
            visualization=Visualization.STACK,
            width=24,
            unit="cps",
            queries=(
                Query(
                    expr=f"sum by (kuma_version) (rate({_VERSIONS}[$__rate_interval])) > 0",
                    legend="{{kuma_version}}",
                ),
            ),
            description=(
                "Names a second by the Kuma version that was asked about, the default included. It "
                "is what callers say, not what runs."
            ),
            no_data="nothing was asked",
        ),
    ),
)
