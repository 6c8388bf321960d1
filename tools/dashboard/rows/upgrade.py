"""The row about an upgrade, from the metrics of audits."""

from tools.dashboard.model import Mapping, Panel, Query, Row, Visualization
from tools.dashboard.rows.shared import VERDICT_COLOURS

_RESOURCES = 'kuma_names_audit_resources{kuma_version="$version"}'
_FAILING = 'kuma_names_audit_resources{kuma_version="$version", verdict=~"broken|rejected"}'
_AGE = 'time() - kuma_names_audit_timestamp_seconds{kuma_version="$version"}'
# -1 unless there is an audit and all audits are fresh: silence must not look like safety
_SAFE = f"""(
    sum({_FAILING}) == bool 0
  unless
    count({_FAILING} unless on (job, instance) abs({_AGE}) < $fresh)
)
or vector(-1)"""

UPGRADE = Row(
    title="Upgrade: what exists",
    panels=(
        Panel(
            title="Safe to upgrade to $version?",
            visualization=Visualization.STAT,
            width=6,
            height=6,
            unit="none",
            queries=(Query(expr=_SAFE),),
            description=(
                "From audits of what exists, and nothing else. Safe: every audit is fresh, and in "
                "the version no resource is rejected or broken. Not safe: some resource is "
                "rejected, or accepted and does not work. Unknown: no audit is scraped, or one is "
                "older than what counts as fresh: silence is not safety. It speaks of names only, "
                "and only of the control planes that were audited."
            ),
            no_data="unknown",
            mappings=(
                Mapping(number="-1", text="unknown", colour="orange"),
                Mapping(number="0", text="not safe", colour="red"),
                Mapping(number="1", text="safe", colour="green"),
            ),
        ),
        Panel(
            title="Age of the oldest audit",
            visualization=Visualization.STAT,
            width=6,
            height=6,
            unit="s",
            queries=(Query(expr=f"max({_AGE})"),),
            description=(
                "Time since the audit that ran longest ago, of those for the version. What was "
                "created since is not in it."
            ),
            no_data="no audit",
        ),
        Panel(
            title="Resources by verdict of $version",
            visualization=Visualization.LINES,
            width=12,
            height=6,
            unit="short",
            queries=(Query(expr=f"sum by (verdict) ({_RESOURCES})", legend="{{verdict}}"),),
            description=(
                "How many resources exist, as the version would judge their names. Rejected and "
                "broken ones must be gone before the upgrade: the version refuses the first, and "
                "accepts the others, which do not work. Deprecated ones survive it, with findings."
            ),
            no_data="no audit",
            colours=VERDICT_COLOURS,
        ),
        Panel(
            title="Offending resources",
            visualization=Visualization.TABLE,
            width=16,
            unit="none",
            queries=(
                Query(
                    expr="max by (kind, mesh, name, rule, rejected_in) (kuma_names_audit_offender)"
                ),
            ),
            description=(
                "Every existing resource with a finding, one line a rule, as the last audits saw "
                "it. This is the inventory: no line, and a fresh audit, means no offender."
            ),
            no_data="no offender, or no audit: see its age",
            columns=("kind", "mesh", "name", "rule", "rejected_in", ""),
        ),
        Panel(
            title="Findings of audits",
            visualization=Visualization.LINES,
            width=8,
            unit="short",
            queries=(
                Query(
                    expr="sum by (rule, rejected_in) (kuma_names_audit_findings)",
                    legend="{{rule}} (rejected in: {{rejected_in}})",
                ),
            ),
            description=(
                "Findings on what exists, by rule and by the version that rejects. A resource that "
                "breaks two rules counts twice."
            ),
            no_data="no audit",
        ),
    ),
)
