"""Servers of the tests: a real Prometheus, and a target with metrics of audits."""

import json
import subprocess
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from kuma_names.json_types import JsonObject
from tests.support.servers import TIMEOUT, free_port
from tools.dashboard.build import TARGET

RULES = TARGET.parents[1] / "rules" / "kuma-names.yaml"
RANGE = 600
"""Seconds in every range of a panel: all requests of the tests are within."""
VARIABLES = {
    "$job": "kuma-names",
    "$version": "3.0",
    "$seen": "604800",
    "$fresh": "86400",
    "$__rate_interval": f"{RANGE}s",
    "$__range_s": str(RANGE),
    "$__range": f"{RANGE}s",
}
Values = dict[str, float]
"""Values of series by their sorted labels, such as `a=1, b=2`."""


class Prometheus:
    """A Prometheus on a free port that scrapes one target for each job every second."""

    def __init__(self, folder: Path, jobs: dict[str, int]) -> None:
        self._port = free_port()
        settings = {
            "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
            "rule_files": [str(RULES)],
            "scrape_configs": [_scrape_config(job, port) for job, port in jobs.items()],
        }
        (folder / "prometheus.yaml").write_text(yaml.safe_dump(settings), "utf-8")
        listen = f"--web.listen-address=127.0.0.1:{self._port}"
        command = [
            "prometheus",
            f"--config.file={folder}/prometheus.yaml",
            f"--storage.tsdb.path={folder}/data",
            listen,
        ]
        with (folder / "prometheus.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)

    def query(self, expression: str, time: float | None = None) -> Values:
        """Evaluate an expression at a Unix time, by default now."""
        # longer names first: $__range is the beginning of $__range_s
        for name, value in sorted(VARIABLES.items(), reverse=True):
            expression = expression.replace(name, value)
        parameters: dict[str, str | float] = {"query": expression}
        if time is not None:
            parameters["time"] = time
        query = urllib.parse.urlencode(parameters)
        url = f"http://127.0.0.1:{self._port}/api/v1/query?{query}"
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
            samples: list[JsonObject] = json.load(response)["data"]["result"]
        return {_labels(sample["metric"]): float(sample["value"][1]) for sample in samples}

    def has_data(self, expression: str) -> bool:
        """Return whether Prometheus runs, and an expression has a result."""
        try:
            return bool(self.query(expression))
        except OSError:
            return False

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(TIMEOUT)


def _scrape_config(job: str, port: int) -> JsonObject:
    """Return the settings of a job; audits have their own labels, as from a Pushgateway."""
    # the instance has a fixed name, because the port differs in each run
    targets = [{"targets": [f"127.0.0.1:{port}"], "labels": {"instance": "one"}}]
    return {"job_name": job, "honor_labels": True, "static_configs": targets}


def _labels(metric: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in sorted(metric.items()))


class AuditMetrics(HTTPServer):
    """HTTP server of metrics on a free port; `exposition` is in Prometheus's text format."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.exposition = ""
        self._thread = Thread(target=self.serve_forever)
        self._thread.start()

    def end(self) -> None:
        """Stop serving."""
        self.shutdown()
        self._thread.join(TIMEOUT)
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: AuditMetrics

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(self.server.exposition.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing."""
