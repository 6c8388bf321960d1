"""The row about decoded and encoded identifiers."""

from tools.dashboard.model import Panel, Query, Row, Visualization


def _unexpected_share(operation: str, expected_outcomes: str) -> str:
    """Return the PromQL expression for the share of each unexpected outcome."""
    selector = f'job=~"$job", operation="{operation}"'
    unexpected = f'{selector}, outcome!~"{expected_outcomes}"'
    unexpected_rate = f"sum by (codec, outcome) ({_rate(unexpected)})"
    total_rate = f"sum by (codec) ({_rate(selector)})"
    return f"{unexpected_rate} / on (codec) group_left () {total_rate}"


def _rate(selector: str) -> str:
    return f"rate(kuma_names_codec_operations_total{{{selector}}}[$__rate_interval])"


IDENTIFIERS = Row(
    title="Identifiers",
    panels=(
        Panel(
            title="Decoded, and not certain",
            visualization=Visualization.LINES,
            width=12,
            unit="percentunit",
            queries=(
                Query(
                    expr=_unexpected_share("decode", "certain|known-mesh"),
                    legend="{{codec}}: {{outcome}}",
                ),
            ),
            description=(
                "Share of decoded identifiers that ended otherwise than certain or known-mesh. "
                "Assumed: the first dot counted, another reading needs a deprecated Mesh name. "
                "Ambiguous, unknown-mesh: several or none of the meshes given fit. The rest are "
                "codes of malformed identifiers. No line: nothing was decoded."
            ),
        ),
        Panel(
            title="Encoded, and refused or misread",
            visualization=Visualization.LINES,
            width=12,
            unit="percentunit",
            queries=(
                Query(
                    expr=_unexpected_share("encode", "encoded"),
                    legend="{{codec}}: {{outcome}}",
                ),
            ),
            description=(
                "Share of encodings that gave no identifier, by code, or one that is read back as "
                "something else (misread, made on demand). No line: nothing was encoded."
            ),
        ),
    ),
)
