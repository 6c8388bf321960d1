"""Every panel on a real Prometheus: the labels and numbers of all its series."""

import pytest

from kuma_names import __version__
from kuma_names.core.tables.kinds import KINDS
from kuma_names.metrics.label_values import CODEC_OUTCOMES, SOURCES, possible_verdicts
from tests.deploy.prometheus.conftest import MESHES, NAMED_MESHES, TIMES
from tests.deploy.prometheus.servers import RANGE, Prometheus, Values
from tests.support.servers import Server
from tools.dashboard.panels import queries
from tools.dashboard.rows.upgrade import UPGRADE

AUDIT_PANELS = {panel.title for panel in UPGRADE.panels}
"""Panels of audits, which test_audit.py tests."""
TIME_PANELS = {"Deprecated names asked about", "Latency: p50 {{route}}", "Latency: p99 {{route}}"}
"""Panels whose numbers are times, which differ in each run."""
QUERIES = dict(queries())
ROUTES = (
    "route=/proxyid/decode",
    "route=/proxyid/encode",
    "route=/validate",
    "route=/validate/batch",
)


def _outcomes(operation: str, *expected: str) -> Values:
    return {
        f"codec=proxyid, outcome={outcome}": 0
        for outcome in CODEC_OUTCOMES[operation]
        if outcome not in expected
    }


def _rates(numbers: Values) -> Values:
    return {labels: number / RANGE for labels, number in numbers.items()}


VERDICTS = {verdict for _, verdict in possible_verdicts()}
EXACT: dict[str, Values] = {
    "Deprecated names in use, by rule": {
        "rule=rfc1035-label": NAMED_MESHES + 2,
        "rule=proxy-id-unambiguous": NAMED_MESHES + 1,
    },
    "Deprecated names in use, by the version that rejects them": {
        "rejected_in=3.0": NAMED_MESHES + 2,
        "rejected_in=none": NAMED_MESHES + 1,
    },
    "Names beyond the cap": {
        f"kind={kind}": TIMES * (MESHES - NAMED_MESHES) if kind == "Mesh" else 0 for kind in KINDS
    },
    "Rules broken": {
        "outcome=broken, rule=proxy-id-unambiguous": TIMES * MESHES,
        "outcome=refused, rule=rfc1123-subdomain": TIMES,
        "outcome=warned, rule=rfc1035-label": TIMES * (MESHES + 2),
    },
    "Verdicts by kind": {
        "kind=Mesh, verdict=broken": TIMES * MESHES,
        "kind=Mesh, verdict=rejected": TIMES,
        "kind=Zone, verdict=deprecated": TIMES,
        "kind=Zone, verdict=valid": TIMES,
    },
    "Names judged": {
        f"source={source}, verdict={verdict}": 0 for source in SOURCES for verdict in VERDICTS
    }
    | _rates(
        {
            "source=batch, verdict=broken": TIMES * MESHES,
            "source=single, verdict=deprecated": TIMES,
            "source=single, verdict=rejected": TIMES,
            "source=single, verdict=valid": TIMES,
        }
    ),
    "Asked versions": _rates({"kuma_version=2.14": TIMES * (MESHES + 3)}),
    "Decoded, and not certain": _outcomes("decode", "certain", "known-mesh")
    | {"codec=proxyid, outcome=assumed": 1},
    "Encoded, and refused or misread": _outcomes("encode", "encoded")
    | {"codec=proxyid, outcome=misread": 1},
    "Instances: up": {"": 1},
    "Instances: known": {"": 1},
    "Builds": {f"instance=one, job=kuma-names, version={__version__}": 1},
    "Requests": _rates(
        {
            "method=GET, route=/proxyid/decode": TIMES,
            "method=GET, route=/proxyid/encode": TIMES,
            "method=GET, route=/validate": TIMES * 4,
            "method=POST, route=/validate/batch": TIMES,
        }
    ),
    "Errors": {"status=400": 1 / 7, "status=500": 0},
}


def test_every_panel_is_tested() -> None:
    assert set(QUERIES) == AUDIT_PANELS | TIME_PANELS | EXACT.keys()


@pytest.mark.parametrize(
    ("title", "expression"),
    [(title, expression) for title, expression in QUERIES.items() if title in EXACT],
    ids=list(EXACT),
)
def test_a_panel_shows_the_requests(
    prometheus: Prometheus, scrape_time: float, title: str, expression: str
) -> None:
    assert prometheus.query(expression, scrape_time) == pytest.approx(EXACT[title])


def test_the_table_of_names_has_each_name_with_its_rules_and_time(
    service: Server, prometheus: Prometheus, scrape_time: float
) -> None:
    """The metric is in seconds, the table in milliseconds."""
    gauge = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
    milliseconds = {
        _labels(sample.labels): 1000 * sample.value
        for sample in service.samples()
        if sample.name == gauge
    }
    names = [
        ("Zone", "a.b"),
        ("Mesh", "other"),
        *(("Mesh", f"mesh.{number}") for number in range(NAMED_MESHES)),
    ]
    rules = {
        "Zone": [("3.0", "rfc1035-label")],
        "Mesh": [("3.0", "rfc1035-label"), ("none", "proxy-id-unambiguous")],
    }
    assert set(milliseconds) == {
        f"kind={kind}, name={name}, rejected_in={rejected_in}, rule={rule}"
        for kind, name in names
        for rejected_in, rule in rules[kind]
    }
    table = prometheus.query(QUERIES["Deprecated names asked about"], scrape_time)
    assert table == pytest.approx(milliseconds, rel=1e-12)


def _labels(labels: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in sorted(labels.items()))


@pytest.mark.parametrize("quantile", ["p50", "p99"])
def test_latency_is_shown_for_every_route_with_requests(
    prometheus: Prometheus, scrape_time: float, quantile: str
) -> None:
    latencies = prometheus.query(QUERIES[f"Latency: {quantile} {{{{route}}}}"], scrape_time)
    assert sorted(latencies) == sorted(ROUTES)
    assert all(seconds > 0 for seconds in latencies.values())
