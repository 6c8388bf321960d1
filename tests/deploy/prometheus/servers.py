"""A real Prometheus for tests, and audits for it to scrape; what either should say is the tests' to know."""

import json
import subprocess
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from tests.support.servers import TIMEOUT, free_port
from tools.dashboard.build import TARGET

RULES = TARGET.parents[1] / "rules" / "kuma-names.yaml"
RANGE = 600
"""Seconds in every range of a panel: all that a test sends lies within."""
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
"""The value of each series by its labels: `a=1, b=2`, in the order of their names."""


class Prometheus:
    """A Prometheus that scrapes each job's one target, on a port of its own, every second."""

    def __init__(self, folder: Path, jobs: dict[str, int]) -> None:
        self._port = free_port()
        settings = {
            "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
            "rule_files": [str(RULES)],
            "scrape_configs": [_scraped(job, port) for job, port in jobs.items()],
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

    def ask(self, expression: str, at: float | None = None) -> Values:
        """Evaluate an expression, at a Unix time or now."""
        for name, value in sorted(VARIABLES.items(), reverse=True):
            expression = expression.replace(name, value)
        query = urllib.parse.urlencode({"query": expression} | ({} if at is None else {"time": at}))
        with urllib.request.urlopen(
            f"http://127.0.0.1:{self._port}/api/v1/query?{query}", timeout=TIMEOUT
        ) as answer:
            series: list[dict[str, Any]] = json.load(answer)["data"]["result"]
        return {_labels(one["metric"]): float(one["value"][1]) for one in series}

    def has(self, expression: str) -> bool:
        """Tell whether there is something to show already."""
        try:
            return bool(self.ask(expression))
        except OSError:
            return False

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(TIMEOUT)


def _scraped(job: str, port: int) -> dict[str, Any]:
    """Name the instance, whose port is another each time; audits bring labels of their own, as from a Pushgateway."""
    targets = [{"targets": [f"127.0.0.1:{port}"], "labels": {"instance": "one"}}]
    return {"job_name": job, "honor_labels": True, "static_configs": targets}


def _labels(metric: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in sorted(metric.items()))


class Audits(HTTPServer):
    """Serves on a free port what audits leave behind: `exposition`, in Prometheus's text format."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.exposition = ""
        self._thread = Thread(target=self.serve_forever)
        self._thread.start()

    def end(self) -> None:
        """Stop serving."""
        self.shutdown()
        self._thread.join(TIMEOUT)
        self.server_close()


class _Answer(BaseHTTPRequestHandler):
    server: Audits

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(self.server.exposition.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""
