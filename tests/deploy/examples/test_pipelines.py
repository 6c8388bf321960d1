"""The scripts of the GitHub Actions and GitLab CI examples, run in a virtual environment."""

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import kuma_names
from tests.deploy.examples.tools import EXAMPLES, GOOD, MALFORMED, REJECTED, path_with, run
from tests.deploy.image.test_workflows import WORKFLOWS, load_workflow
from tests.deploy.image.tools import assert_matches_schema

GITHUB, GITLAB = EXAMPLES / "github-actions.yaml", EXAMPLES / "gitlab-ci.yaml"
WORKFLOW: dict[Any, Any] = load_workflow(GITHUB)
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["audit"]["steps"]
JOB: dict[str, Any] = yaml.safe_load(GITLAB.read_text("utf-8"))["names"]
ALWAYS = "${{ success() || failure() }}"
UPLOAD_CONDITION = "${{ (success() || failure()) && steps.report.outcome == 'success' }}"
DEPRECATED = "type: Zone\nname: west.1\n"
NAMED = pytest.mark.parametrize("path", [GITHUB, GITLAB], ids=lambda path: path.name)


class Case(NamedTuple):
    """NamedTuple of files in `resources` and the expected results of an audit."""

    resources: dict[str, str]
    code: int
    annotations: int
    results: list[str]
    failed: int
    errors: int


CASES = {
    "good": Case({"a.yaml": GOOD}, 0, 0, [], 0, 0),
    "rejected": Case(
        {"a.yaml": GOOD, "b/c.yaml": REJECTED}, 1, 2, ["rfc1123-subdomain", "rfc1035-label"], 1, 0
    ),
    "rejected by the newer version": Case({"a.yaml": DEPRECATED}, 1, 1, ["rfc1035-label"], 1, 0),
    "malformed": Case({"a.yaml": MALFORMED, "b.yaml": GOOD}, 3, 1, [], 0, 1),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    """Each case, with its files written."""
    case = CASES[request.param]
    for name, text in case.resources.items():
        file = tmp_path / "resources" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return case


@pytest.fixture
def github(case: Case, wheel: Path, programs: Path, tmp_path: Path) -> dict[str, tuple[int, str]]:
    """Exit code and output of each `run` step; after a failure only those with a condition run."""
    variables = _variables(WORKFLOW["env"], wheel, programs)
    results: dict[str, tuple[int, str]] = {}
    for step in STEPS:
        failed = any(code for code, _ in results.values())
        if "run" in step and (not failed or step.get("if") == ALWAYS):
            process = run("bash", "-e", "-c", step["run"], folder=tmp_path, **variables)
            results[step["name"]] = (process.returncode, process.stdout)
    return results


@pytest.fixture
def gitlab(case: Case, wheel: Path, programs: Path, tmp_path: Path) -> tuple[int, str]:
    """Exit code and output of the job's lines, which a runner executes as one script."""
    script = "\n".join(["set -eo pipefail", *JOB["before_script"], *JOB["script"]])
    variables = _variables(JOB["variables"], wheel, programs)
    process = run("bash", "-c", script, folder=tmp_path, **variables)
    return process.returncode, process.stdout


def _variables(variables: dict[str, str], wheel: Path, programs: Path) -> dict[str, str]:
    """Return the variables of an example, with a local wheel and a virtual environment."""
    return {**variables, "WHEEL": str(wheel), "PATH": path_with(programs), "PYTHONPATH": ""}


def test_github_installs_annotates_fails_and_reports(
    case: Case, github: dict[str, tuple[int, str]], tmp_path: Path
) -> None:
    codes = {name: code for name, (code, _) in github.items()}
    assert codes == {"Install": 0, "Audit": case.code, "Report": 0}
    annotations = [
        line
        for line in github["Audit"][1].splitlines()
        if re.match(r"::(error|warning) file=resources/", line)
    ]
    assert len(annotations) == case.annotations
    (run,) = json.loads((tmp_path / "names.sarif").read_text())["runs"]
    assert sorted(result["ruleId"] for result in run["results"]) == sorted(case.results)


def test_github_has_no_report_without_an_audit(wheel: Path, programs: Path, tmp_path: Path) -> None:
    (report,) = (step["run"] for step in STEPS if step.get("name") == "Report")
    variables = _variables({**WORKFLOW["env"], "FROM": "9.9"}, wheel, programs)
    assert run("bash", "-e", "-c", report, folder=tmp_path, **variables).returncode != 0
    assert not (tmp_path / "names.sarif").exists()


def test_github_uploads_the_report_even_after_a_failure() -> None:
    conditions = {
        step.get("name", step.get("uses", "").partition("@")[0]): step.get("if") for step in STEPS
    }
    assert conditions == {
        "actions/checkout": None,
        "actions/setup-python": None,
        "Install": None,
        "Audit": None,
        "Report": ALWAYS,
        "github/codeql-action/upload-sarif": UPLOAD_CONDITION,
    }
    assert STEPS[-2]["id"] == "report"
    assert f"--output {STEPS[-1]['with']['sarif_file']} " in STEPS[-2]["run"]


def test_github_permissions_are_minimal() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["audit"]["permissions"] == {
        "contents": "read",
        "security-events": "write",
    }
    assert STEPS[0]["with"] == {"persist-credentials": False}


def test_github_actions_are_pinned_as_in_the_own_workflows() -> None:
    actions = _actions(GITHUB)
    assert len(actions) == sum("uses" in step for step in STEPS) == 3
    pin = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in actions if not pin.fullmatch(action)] == []
    own_actions = {action for path in WORKFLOWS for action in _actions(path)}
    others = [action for action in actions if action.startswith("github/codeql-action/")]
    assert [action for action in actions if action not in own_actions] == others


def _actions(path: Path) -> list[str]:
    return re.findall(r"uses: (.+)$", path.read_text("utf-8"), re.MULTILINE)


def test_gitlab_installs_fails_and_reports(
    case: Case, gitlab: tuple[int, str], tmp_path: Path
) -> None:
    code, text = gitlab
    assert code == case.code
    assert "resources: " in text
    suites = ET.parse(tmp_path / JOB["artifacts"]["reports"]["junit"]).getroot()
    assert (suites.get("failures"), suites.get("errors")) == (str(case.failed), str(case.errors))


def test_gitlab_keeps_the_report_of_a_failure() -> None:
    assert JOB["artifacts"] == {"when": "always", "reports": {"junit": "names.xml"}}


@pytest.mark.parametrize(
    ("path", "schema"),
    [(GITHUB, "github-workflows"), (GITLAB, "gitlab-ci")],
    ids=["github", "gitlab"],
)
def test_it_matches_the_published_schema(path: Path, schema: str) -> None:
    assert_matches_schema(schema, path)


@NAMED
def test_the_wheel_is_of_this_version(path: Path, wheel: Path) -> None:
    variables = WORKFLOW["env"] if path == GITHUB else JOB["variables"]
    assert variables["WHEEL"].endswith(f"/v{kuma_names.__version__}/{wheel.name}")


def test_the_wheel_is_installed(wheel: Path, programs: Path, tmp_path: Path) -> None:
    variables = _variables({}, wheel, programs)
    assert run("bash", "-ec", STEPS[2]["run"], folder=tmp_path, **variables).returncode == 0
    process = run("bash", "-c", "command -v kuma-names", folder=tmp_path, **variables)
    assert process.stdout.strip() == os.fspath(programs / "kuma-names")
