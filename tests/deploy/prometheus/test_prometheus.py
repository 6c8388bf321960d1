"""The alert and recording rules on a real Prometheus, and the checks of promtool."""

import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
import yaml

from kuma_names.core.model import EFFECTS, Mode, Verdict
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.names.rule_sets import Assessment, CompiledClause
from kuma_names.core.tables.kinds import KINDS
from tests.deploy.prometheus.conftest import RECORDING_RULE
from tests.deploy.prometheus.servers import RULES, Prometheus
from tests.deploy.tools import fail_or_skip
from tests.support.servers import TIMEOUT, Server
from tools.dashboard.build import TARGET, text

RULE_TESTS = Path(__file__).with_name("rules.test.yaml")
EXPRESSIONS = [
    (rule.get("record") or rule["alert"], rule["expr"])
    for group in yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
FIRING = {
    RECORDING_RULE,
    "KumaNamesBrokenNameInUse",
    "KumaNamesDeprecatedNameInUse",
    "KumaNamesNotAllNamesShown",
}
"""Rules with a result for the requests of these tests."""


def test_the_dashboard_is_generated_from_the_panels() -> None:
    assert TARGET.read_text("utf-8") == text()


@pytest.mark.parametrize(("name", "expression"), EXPRESSIONS, ids=[name for name, _ in EXPRESSIONS])
def test_only_the_expected_rules_have_a_result(
    prometheus: Prometheus, scrape_time: float, name: str, expression: str
) -> None:
    assert bool(prometheus.query(expression, scrape_time)) == (name in FIRING)


def test_the_alert_on_broken_names_has_every_rule_that_makes_the_verdict_broken() -> None:
    """Other rules with this outcome are violated only by names that are rejected, too."""
    all_rules = [
        compiled_rules(kind.name, environment, operation, mode)
        for kind in KINDS.values()
        for environment, operation, mode in product(kind.environments, kind.operations, Mode)
    ]
    assessments = [
        rules.assessment(index, clause.bit)
        for rules in all_rules
        for index, rule_set in enumerate(rules.rule_sets)
        for clause in rule_set.clauses
    ]
    broken = {
        clause.rule.id
        for assessment in assessments
        if assessment.verdict == Verdict.BROKEN
        for clause in _breaking_clauses(assessment)
    }
    (pattern,) = re.findall(r'rule=~"(.+)"', dict(EXPRESSIONS)["KumaNamesBrokenNameInUse"])
    assert set(pattern.split("|")) == broken


def _breaking_clauses(assessment: Assessment) -> list[CompiledClause]:
    return [row for row in assessment.clauses if EFFECTS[row.row.outcome].verdict is Verdict.BROKEN]


def test_promtool_accepts_the_metrics(service: Server) -> None:
    _, exposition = service.get("/metrics")
    process = _promtool("check", "metrics", stdin=exposition)
    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")


@pytest.mark.parametrize(("command", "path"), [("check", RULES), ("test", RULE_TESTS)])
def test_promtool_accepts_the_rules(command: str, path: Path) -> None:
    process = _promtool(command, "rules", str(path))
    assert process.returncode == 0, process.stdout + process.stderr


def _promtool(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    if not shutil.which("promtool"):
        fail_or_skip("promtool", "Debian has it in its package prometheus")
    return subprocess.run(
        ["promtool", *arguments],
        input=stdin,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
