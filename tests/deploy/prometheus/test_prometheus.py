"""A real Prometheus scrapes the running service: every query of every panel, alert and recording rule is evaluated there."""

import json
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.dashboard.build import TARGET, text
from tests.deploy.dashboard.panels import queries
from tests.deploy.tools import missing
from tests.process.servers import PATIENCE, Server, free_port, until

RULES = TARGET.parents[1] / "rules" / "kuma-names.yaml"
VARIABLES = {"$job": ".*", "$version": "3.0", "$seen": "604800", "$fresh": "86400", "$__rate_interval": "10s", "$__range_s": "60"}
SILENT = {
    "Age of the oldest audit",
    "Resources by verdict of $version",
    "Offending resources",
    "Findings of audits",
}
"""Panels that have nothing to show without an audit."""
EXPRESSIONS = [
    (rule.get("record") or rule["alert"], rule["expr"])
    for group in yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
FIRING = {"kuma_names:deprecated_name_last_seen_timestamp_seconds:max", "KumaNamesDeprecatedNameInUse", "KumaNamesNotAllNamesShown"}
"""Rules that the traffic of this test makes true."""


class Prometheus:
    """A Prometheus that scrapes one service every second."""

    def __init__(self, folder: Path, scraped: int) -> None:
        self._port = free_port()
        jobs = [{"job_name": "kuma-names", "static_configs": [{"targets": [f"127.0.0.1:{scraped}"]}]}]
        settings = {
            "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
            "rule_files": [str(RULES)],
            "scrape_configs": jobs,
        }
        (folder / "prometheus.yaml").write_text(yaml.safe_dump(settings), "utf-8")
        listen = f"--web.listen-address=127.0.0.1:{self._port}"
        command = ["prometheus", f"--config.file={folder}/prometheus.yaml", f"--storage.tsdb.path={folder}/data", listen]
        with (folder / "prometheus.log").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    def ask(self, expression: str) -> list[dict[str, Any]]:
        """Evaluate an expression, and return its series."""
        for name, value in sorted(VARIABLES.items(), reverse=True):
            expression = expression.replace(name, value)
        query = urllib.parse.urlencode({"query": expression.replace("$__range", "60s")})
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/api/v1/query?{query}", timeout=PATIENCE) as answer:
            series: list[dict[str, Any]] = json.load(answer)["data"]["result"]
        return series

    def has(self, expression: str) -> bool:
        """Tell whether there is something to show already."""
        try:
            return bool(self.ask(expression))
        except OSError:
            return False


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("service"), KUMA_NAMES_WORKERS="1")
    _send(server)
    yield server
    server.end()


@pytest.fixture(scope="module")
def prometheus(service: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    if not shutil.which("prometheus"):
        missing("prometheus", "Debian has a package of that name")
    started = Prometheus(tmp_path_factory.mktemp("prometheus"), service.port)
    try:
        until(lambda: started.has("count_over_time(kuma_names_build_info[1m]) > 1"), "two scrapes")
        _send(service)
        until(lambda: started.has('increase(kuma_names_validations_total{kind="Zone"}[10s]) > 0'), "the second traffic")
        until(lambda: started.has("kuma_names:deprecated_name_last_seen_timestamp_seconds:max"), "the rules")
        yield started
    finally:
        started.process.terminate()
        started.process.wait(PATIENCE)


def _send(server: Server) -> None:
    """Send each sort of question once."""
    for kind, name in (("Zone", "east"), ("Zone", "a.b"), ("Mesh", "North")):
        server.get(f"/validate?kind={kind}&name={name}&kumaVersion=2.14")
    server.get("/proxyid/decode?proxyId=aa.a.web")
    server.get("/proxyid/encode?mesh=aa.a&name=web&lenient=true")
    server.post("/validate/batch", {"kind": "Mesh", "names": [f"mesh.{number}" for number in range(300)]})
    with pytest.raises(urllib.error.HTTPError):
        server.get("/validate?kind=Nothing&name=a")


def test_the_dashboard_is_what_the_panels_say() -> None:
    assert TARGET.read_text("utf-8") == text()


@pytest.mark.parametrize(("title", "expression"), list(queries()), ids=lambda value: value if "(" not in value else "")
def test_every_panel_shows_what_the_traffic_implies(prometheus: Prometheus, title: str, expression: str) -> None:
    until(lambda: prometheus.has(expression) or title in SILENT, title)
    assert bool(prometheus.ask(expression)) == (title not in SILENT)


def test_silence_is_not_safety(prometheus: Prometheus) -> None:
    (safe,) = [expression for title, expression in queries() if title.startswith("Safe to upgrade")]
    assert [series["value"][1] for series in prometheus.ask(safe)] == ["-1"]


def test_the_table_of_names_has_the_name_and_its_rule(prometheus: Prometheus) -> None:
    (table,) = [expression for title, expression in queries() if title == "Deprecated names asked about"]
    named = [series["metric"] for series in prometheus.ask(table)]
    assert [labels for labels in named if labels["kind"] == "Zone"] == [
        {"kind": "Zone", "name": "a.b", "rule": "rfc1035-label", "rejected_in": "3.0"}
    ]


@pytest.mark.parametrize(("name", "expression"), EXPRESSIONS, ids=[name for name, _ in EXPRESSIONS])
def test_rules_are_true_of_what_was_sent_and_of_nothing_else(prometheus: Prometheus, name: str, expression: str) -> None:
    if name in FIRING:
        until(lambda: prometheus.has(expression), name)
    assert bool(prometheus.ask(expression)) == (name in FIRING)


def test_promtool_has_nothing_to_say(service: Server) -> None:
    if not shutil.which("promtool"):
        missing("promtool", "Debian has it in its package prometheus")
    exposed = service.get("/metrics")[1]
    checked = subprocess.run(["promtool", "check", "metrics"], input=exposed, capture_output=True, timeout=PATIENCE, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")
    for command in (["check", "rules", str(RULES)], ["test", "rules", str(Path(__file__).parent / "rules.test.yaml")]):
        done = subprocess.run(["promtool", *command], capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
