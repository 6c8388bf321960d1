"""What the dashboard says of an upgrade, from the metrics that audits leave behind: fresh, old, of another version, or none."""

import math
import time
from itertools import count

import pytest

from tests.deploy.prometheus.servers import Audits, Prometheus, Values
from tests.support.servers import until
from tools.dashboard.panels import UPGRADE, queries

UNKNOWN, NOT_SAFE, SAFE = -1.0, 0.0, 1.0
DAY = 86400
"""Seconds that an audit counts here."""
NOW = int(time.time())
OLD = NOW - 2 * DAY
PANELS = dict(queries())
_phases = count(1)


def _audit(
    rejected: int = 0,
    broken: int = 0,
    ran: int = NOW - 60,
    version: str = "3.0",
    instance: str = "one",
) -> str:
    """Write what an audit of 43 names and those that fail leaves behind."""
    of = f'instance="{instance}", kuma_version="{version}"'
    return f"""\
kuma_names_audit_timestamp_seconds{{{of}}} {ran}
kuma_names_audit_resources{{{of}, verdict="valid"}} 40
kuma_names_audit_resources{{{of}, verdict="deprecated"}} 3
kuma_names_audit_resources{{{of}, verdict="broken"}} {broken}
kuma_names_audit_resources{{{of}, verdict="rejected"}} {rejected}
"""


FOUND = """\
kuma_names_audit_findings{rule="rfc1035-label", rejected_in="3.0"} 2
kuma_names_audit_findings{rule="proxy-id-unambiguous", rejected_in="none"} 1
kuma_names_audit_offender{kind="Mesh", mesh="", name="aa.a", rule="rfc1035-label", rejected_in="3.0"} 1
kuma_names_audit_offender{kind="Mesh", mesh="", name="aa.a", rule="proxy-id-unambiguous", rejected_in="none"} 1
kuma_names_audit_offender{kind="MeshService", mesh="default", name="1-web", rule="rfc1035-label", rejected_in="3.0"} 1
"""

PHASES = (
    ("no audit", "", UNKNOWN),
    ("a fresh audit that rejects two", _audit(rejected=2), NOT_SAFE),
    ("a fresh audit that rejects none, and two do not work", _audit(broken=2), NOT_SAFE),
    ("a fresh audit that rejects none, and all work", _audit(), SAFE),
    (
        "two fresh audits, and only the second rejects",
        _audit() + _audit(rejected=1, instance="two"),
        NOT_SAFE,
    ),
    (
        "two fresh audits, and one is of what does not work",
        _audit() + _audit(broken=1, instance="two"),
        NOT_SAFE,
    ),
    ("two fresh audits that reject none", _audit() + _audit(instance="two"), SAFE),
    ("an old audit", _audit(ran=OLD), UNKNOWN),
    ("an old audit that rejects", _audit(rejected=1, ran=OLD), UNKNOWN),
    ("a fresh audit beside an old one", _audit() + _audit(ran=OLD, instance="two"), UNKNOWN),
    ("an audit by a clock that is days ahead", _audit(ran=NOW + 2 * DAY), UNKNOWN),
    ("a fresh audit of another version", _audit(version="2.14"), UNKNOWN),
    (
        "a fresh audit, and an old one of another version",
        _audit() + _audit(version="2.14", ran=OLD),
        SAFE,
    ),
    ("resources without the time of their audit", _audit().split("\n", 1)[1], UNKNOWN),
    ("the time of an audit without its resources", _audit().split("\n", 1)[0] + "\n", UNKNOWN),
    ("the audit is gone", "", UNKNOWN),
)


def _seen(prometheus: Prometheus, audits: Audits, exposition: str) -> int:
    """Serve metrics until Prometheus has scraped them, and nothing older; return a time after that."""
    phase = next(_phases)
    audits.exposition = f"test_phase {phase}\n{exposition}"
    until(lambda: list(prometheus.ask("test_phase").values()) == [phase], f"phase {phase}")
    return math.ceil(time.time())


def _upgrade(prometheus: Prometheus, at: float) -> dict[str, Values]:
    """Read all panels of the first row."""
    return {panel.title: prometheus.ask(PANELS[panel.title], at) for panel in UPGRADE}


@pytest.mark.parametrize(
    ("exposition", "answer"), [row[1:] for row in PHASES], ids=[row[0] for row in PHASES]
)
def test_only_fresh_audits_say_whether_an_upgrade_is_safe(
    prometheus: Prometheus, audits: Audits, exposition: str, answer: float
) -> None:
    at = _seen(prometheus, audits, exposition)
    assert prometheus.ask(PANELS["Safe to upgrade to $version?"], at) == {"": answer}


def test_the_first_row_shows_what_the_audit_found(prometheus: Prometheus, audits: Audits) -> None:
    at = _seen(prometheus, audits, _audit(rejected=2, broken=1, ran=NOW - 3600) + FOUND)
    assert _upgrade(prometheus, at) == {
        "Safe to upgrade to $version?": {"": NOT_SAFE},
        "Age of the oldest audit": {"": at - NOW + 3600},
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


def test_without_an_audit_the_first_row_says_that_nothing_is_known(
    prometheus: Prometheus, audits: Audits
) -> None:
    silent: dict[str, Values] = {panel.title: {} for panel in UPGRADE[1:]}
    assert _upgrade(prometheus, _seen(prometheus, audits, "")) == {
        "Safe to upgrade to $version?": {"": UNKNOWN},
        **silent,
    }
