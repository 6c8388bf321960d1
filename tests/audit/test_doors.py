"""One report through three doors: the command line, POST /audit, and the library."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from kuma_names.api import create_app
from kuma_names.audit import summary
from kuma_names.audit.model import Question
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version
from tests.audit.test_formats import INVENTORY
from tests.cli.runner import invoke

QUESTIONS = [
    ("2.9", "3.0", "update", "zone"),
    ("2.14", "3.0", "create", "global"),
    ("2.5", "2.10", "update", "federated-zone"),
    ("3.0", "2.5", "create", "zone"),
]


def _timeless(report: dict[str, Any]) -> dict[str, Any]:
    return {**report, "auditedAt": None}


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_all_doors_give_the_same_report(asked: tuple[str, str, str, str], tmp_path: Path) -> None:
    before, after, operation, mode = asked
    path = tmp_path / "inventory.yaml"
    path.write_text(INVENTORY)
    question = Question(
        parse_version(before), parse_version(after), Operation(operation), Mode(mode)
    )
    own = _timeless(summary.audit(audit([(str(path), io.BytesIO(INVENTORY.encode()))], question)))
    options = ("--from", before, "--to", after, "--operation", operation, "--mode", mode)
    printed = json.loads(invoke("audit", "--format", "json", *options, str(path)).stdout)
    query = {
        "kumaVersion": before,
        "targetVersion": after,
        "operation": operation,
        "mode": mode,
        "file": str(path),
    }
    client = create_app().test_client()
    answered = client.post(
        "/audit", query_string=query, data=INVENTORY.encode(), content_type="application/yaml"
    )
    assert own["resources"] != []
    assert _timeless(printed) == own
    assert answered.json is not None
    assert _timeless(answered.json) == own
