"""Tests that command line, POST /audit and library return the same report."""

import io
import json
from pathlib import Path

import pytest

from kuma_names.api import create_app
from kuma_names.audit.formats.json_ import report_json
from kuma_names.audit.model import AuditOptions, Side
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from tests.audit.expectations import INVENTORY_FILES
from tests.audit.formats.support import INVENTORY
from tests.cli.runner import invoke

QUERIES = [
    {"kumaVersion": "2.9", "targetVersion": "3.0", "operation": "update", "mode": "zone"},
    {"kumaVersion": "2.14", "targetVersion": "3.0", "operation": "create", "mode": "global"},
    {"kumaVersion": "2.5", "targetVersion": "2.10", "mode": "federated-zone", "first": "zones"},
    {"kumaVersion": "3.0", "targetVersion": "2.5", "operation": "create"},
]
OPTIONS = {
    "kumaVersion": "--from",
    "targetVersion": "--to",
    "operation": "--operation",
    "mode": "--mode",
    "first": "--first",
}
"""Options of the command line by the parameter of HTTP."""


def _without_time(report: JsonObject) -> JsonObject:
    return {**report, "auditedAt": None}


def _by_library(path: Path, query: dict[str, str]) -> JsonObject:
    options = AuditOptions(
        parse_version(query["kumaVersion"]),
        parse_version(query.get("targetVersion", "3.0")),
        Operation(query.get("operation", "update")),
        Mode(query.get("mode", "zone")),
        Side(query.get("first", "global")),
    )
    return report_json(audit([(str(path), io.BytesIO(path.read_bytes()))], options))


def _by_command_line(path: Path, query: dict[str, str]) -> JsonObject:
    arguments = [text for key, value in query.items() for text in (OPTIONS[key], value)]
    result = invoke("audit", "--format", "json", *arguments, str(path))
    report: JsonObject = json.loads(result.stdout)
    return report


def _by_http(path: Path, query: dict[str, str]) -> JsonObject:
    response = (
        create_app()
        .test_client()
        .post(
            "/audit",
            query_string={**query, "file": str(path)},
            data=path.read_bytes(),
            content_type="application/yaml",
        )
    )
    report: JsonObject | None = response.json
    assert report is not None
    return report


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_all_interfaces_return_the_same_report(query: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "inventory.yaml"
    path.write_text(INVENTORY)
    report = _without_time(_by_library(path, query))
    assert report["resources"] != []
    assert _without_time(_by_command_line(path, query)) == report
    assert _without_time(_by_http(path, query)) == report


@pytest.mark.parametrize("file", INVENTORY_FILES, ids=lambda path: path.name)
def test_all_interfaces_have_the_same_defaults(file: Path) -> None:
    query = {"kumaVersion": "2.9"}
    report = _without_time(_by_library(file, query))
    assert _without_time(_by_command_line(file, query)) == report
    assert _without_time(_by_http(file, query)) == report
