"""The rules on a real Prometheus, and what promtool says of them and of the metrics."""

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
from tests.deploy.prometheus.conftest import RECORDED
from tests.deploy.prometheus.servers import RULES, Prometheus
from tests.deploy.tools import missing
from tests.support.servers import TIMEOUT, Server
from tools.dashboard.build import TARGET, text

EXPRESSIONS = [
    (rule.get("record") or rule["alert"], rule["expr"])
    for group in yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
FIRING = {
    RECORDED,
    "KumaNamesBrokenNameInUse",
    "KumaNamesDeprecatedNameInUse",
    "KumaNamesNotAllNamesShown",
}
"""Rules that the traffic of these tests makes true."""


def test_the_dashboard_is_what_the_panels_say() -> None:
    assert TARGET.read_text("utf-8") == text()


@pytest.mark.parametrize(("name", "expression"), EXPRESSIONS, ids=[name for name, _ in EXPRESSIONS])
def test_rules_are_true_of_what_was_sent_and_of_nothing_else(
    prometheus: Prometheus, sent: float, name: str, expression: str
) -> None:
    assert bool(prometheus.ask(expression, sent)) == (name in FIRING)


def test_the_alert_on_broken_names_has_every_rule_by_which_a_name_is_broken() -> None:
    """What the metric shows is accepted; by other rules that break, a name is broken only where it is rejected, too."""
    made = [
        compiled_rules(kind.name, environment, operation, mode)
        for kind in KINDS.values()
        for environment, operation, mode in product(kind.environments, kind.operations, Mode)
    ]
    rulings = [
        rules.assessment(index, clause.bit)
        for rules in made
        for index, rule_set in enumerate(rules.rule_sets)
        for clause in rule_set.clauses
    ]
    broken = {
        row.rule.id
        for ruling in rulings
        if ruling.verdict == Verdict.BROKEN
        for row in _failing(ruling)
    }
    (named,) = re.findall(r'rule=~"(.+)"', dict(EXPRESSIONS)["KumaNamesBrokenNameInUse"])
    assert set(named.split("|")) == broken


def _failing(assessment: Assessment) -> list[CompiledClause]:
    return [row for row in assessment.clauses if EFFECTS[row.clause.outcome].verdict is Verdict.BROKEN]


def test_promtool_has_nothing_to_say(service: Server) -> None:
    if not shutil.which("promtool"):
        missing("promtool", "Debian has it in its package prometheus")
    exposed = service.get("/metrics")[1]
    checked = subprocess.run(
        ["promtool", "check", "metrics"],
        input=exposed,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")
    for command in (
        ["check", "rules", str(RULES)],
        ["test", "rules", str(Path(__file__).parent / "rules.test.yaml")],
    ):
        done = subprocess.run(
            ["promtool", *command], capture_output=True, timeout=TIMEOUT, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
