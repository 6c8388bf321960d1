"""The dashboard's row about an upgrade, with metrics of fresh, old, other and no audits."""

import math
from itertools import count
from time import time as now

import pytest

from tests.deploy.prometheus.servers import AuditMetrics, Prometheus, Values
from tests.support.servers import until
from tools.dashboard.panels import queries
from tools.dashboard.rows.upgrade import UPGRADE

UNKNOWN, NOT_SAFE, SAFE = -1.0, 0.0, 1.0
DAY = 86400
"""Seconds for which an audit counts in these tests."""
NOW = int(now())
OLD = NOW - 2 * DAY
PANELS = dict(queries())
_phases = count(1)


def _audit(
    rejected: int = 0,
    broken: int = 0,
    time: int = NOW - 60,
    version: str = "3.0",
    instance: str = "one",
) -> str:
    """Return the metrics of an audit of 43 resources and those that fail."""
    labels = f'instance="{instance}", kuma_version="{version}"'
    return f"""\
kuma_names_audit_timestamp_seconds{{{labels}}} {time}
kuma_names_audit_resources{{{labels}, verdict="valid"}} 40
kuma_names_audit_resources{{{labels}, verdict="deprecated"}} 3
kuma_names_audit_resources{{{labels}, verdict="broken"}} {broken}
kuma_names_audit_resources{{{labels}, verdict="rejected"}} {rejected}
"""


FINDINGS = """\
kuma_names_audit_findings{rule="rfc1035-label", rejected_in="3.0"} 2
kuma_names_audit_findings{rule="proxy-id-unambiguous", rejected_in="none"} 1
"""
OFFENDERS = """\
kuma_names_audit_offender{kind="Mesh", mesh="", name="aa.a", rule="rfc1035-label",\
 rejected_in="3.0"} 1
kuma_names_audit_offender{kind="Mesh", mesh="", name="aa.a", rule="proxy-id-unambiguous",\
 rejected_in="none"} 1
kuma_names_audit_offender{kind="MeshService", mesh="default", name="1-web", rule="rfc1035-label",\
 rejected_in="3.0"} 1
"""

PHASES = (
    ("no audit", "", UNKNOWN),
    ("a fresh audit with rejected resources", _audit(rejected=2), NOT_SAFE),
    ("a fresh audit with broken resources", _audit(broken=2), NOT_SAFE),
    ("a fresh audit without failures", _audit(), SAFE),
    (
        "two fresh audits, one with a rejected resource",
        _audit() + _audit(rejected=1, instance="two"),
        NOT_SAFE,
    ),
    (
        "two fresh audits, one with a broken resource",
        _audit() + _audit(broken=1, instance="two"),
        NOT_SAFE,
    ),
    ("two fresh audits without failures", _audit() + _audit(instance="two"), SAFE),
    ("an old audit", _audit(time=OLD), UNKNOWN),
    ("an old audit with a rejected resource", _audit(rejected=1, time=OLD), UNKNOWN),
    ("a fresh and an old audit", _audit() + _audit(time=OLD, instance="two"), UNKNOWN),
    ("an audit from the future", _audit(time=NOW + 2 * DAY), UNKNOWN),
    ("a fresh audit of another version", _audit(version="2.14"), UNKNOWN),
    (
        "a fresh audit and an old one of another version",
        _audit() + _audit(version="2.14", time=OLD),
        SAFE,
    ),
    ("resources without the time of their audit", _audit().split("\n", 1)[1], UNKNOWN),
    ("the time of an audit without its resources", _audit().split("\n", 1)[0] + "\n", UNKNOWN),
    ("the audit has disappeared", "", UNKNOWN),
)


def _scraped(prometheus: Prometheus, audits: AuditMetrics, exposition: str) -> int:
    """Serve metrics until Prometheus has scraped them; return a time after that."""
    phase = next(_phases)
    audits.exposition = f"test_phase {phase}\n{exposition}"
    until(lambda: list(prometheus.query("test_phase").values()) == [phase], f"phase {phase}")
    return math.ceil(now())


def _panels(prometheus: Prometheus, time: float) -> dict[str, Values]:
    """Return the values of all panels of the row."""
    titles = [panel.title for panel in UPGRADE.panels]
    return {title: prometheus.query(PANELS[title], time) for title in titles}


@pytest.mark.parametrize(
    ("exposition", "state"), [row[1:] for row in PHASES], ids=[row[0] for row in PHASES]
)
def test_an_upgrade_is_safe_only_with_fresh_audits_without_failures(
    prometheus: Prometheus, audits: AuditMetrics, exposition: str, state: float
) -> None:
    time = _scraped(prometheus, audits, exposition)
    assert prometheus.query(PANELS["Safe to upgrade to $version?"], time) == {"": state}


def test_the_row_shows_the_metrics_of_an_audit(
    prometheus: Prometheus, audits: AuditMetrics
) -> None:
    audit = _audit(rejected=2, broken=1, time=NOW - 3600)
    time = _scraped(prometheus, audits, audit + FINDINGS + OFFENDERS)
    assert _panels(prometheus, time) == {
        "Safe to upgrade to $version?": {"": NOT_SAFE},
        "Age of the oldest audit": {"": time - NOW + 3600},
        "Resources by verdict of $version": {
            "verdict=valid": 40,
            "verdict=deprecated": 3,
            "verdict=broken": 1,
            "verdict=rejected": 2,
        },
        "Offending resources": {
            "kind=Mesh, name=aa.a, rejected_in=3.0, rule=rfc1035-label": 1,
            "kind=Mesh, name=aa.a, rejected_in=none, rule=proxy-id-unambiguous": 1,
            "kind=MeshService, mesh=default, name=1-web, rejected_in=3.0, rule=rfc1035-label": 1,
        },
        "Findings of audits": {
            "rejected_in=3.0, rule=rfc1035-label": 2,
            "rejected_in=none, rule=proxy-id-unambiguous": 1,
        },
    }


def test_without_an_audit_the_state_is_unknown(
    prometheus: Prometheus, audits: AuditMetrics
) -> None:
    panels = _panels(prometheus, _scraped(prometheus, audits, ""))
    assert panels.pop("Safe to upgrade to $version?") == {"": UNKNOWN}
    assert list(panels.values()) == [{}] * 4
