"""What the recipes of GitHub Actions and GitLab CI run, in a new environment of Python; what only they do is compared."""

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import kuma_names
from tests.deploy.image.test_workflows import WORKFLOWS, read
from tests.deploy.image.tools import assert_fits
from tests.deploy.recipes.tools import BROKEN, GOOD, RECIPES, REJECTED, first, ran

GITHUB, GITLAB = RECIPES / "github-actions.yaml", RECIPES / "gitlab-ci.yaml"
WORKFLOW: dict[Any, Any] = read(GITHUB)
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["audit"]["steps"]
JOB: dict[str, Any] = yaml.safe_load(GITLAB.read_text("utf-8"))["names"]
ALWAYS = "${{ success() || failure() }}"
DEPRECATED = "type: Zone\nname: west.1\n"
NAMED = pytest.mark.parametrize("path", [GITHUB, GITLAB], ids=lambda path: path.name)


class Case(NamedTuple):
    """What is in resources/, and what an audit makes of it."""

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
    "broken": Case({"a.yaml": BROKEN, "b.yaml": GOOD}, 2, 1, [], 0, 1),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    """A case whose resources are there."""
    chosen = CASES[request.param]
    for name, text in chosen.resources.items():
        file = tmp_path / "resources" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return chosen


@pytest.fixture
def github(case: Case, wheel: Path, programs: Path, tmp_path: Path) -> dict[str, tuple[int, str]]:
    """The code and output of each `run` step, as a runner starts them: after a failure only those that say so."""
    ended: dict[str, tuple[int, str]] = {}
    for step in STEPS:
        failed = any(code for code, _ in ended.values())
        if "run" in step and (not failed or step.get("if") == ALWAYS):
            one = ran(
                "bash",
                "-e",
                "-c",
                step["run"],
                folder=tmp_path,
                **_variables(WORKFLOW["env"], wheel, programs),
            )
            ended[step["name"]] = (one.returncode, one.stdout)
    return ended


@pytest.fixture
def gitlab(case: Case, wheel: Path, programs: Path, tmp_path: Path) -> tuple[int, str]:
    """The code and output of the job's lines, which a runner puts into one script."""
    script = "\n".join(["set -eo pipefail", *JOB["before_script"], *JOB["script"]])
    ended = ran(
        "bash", "-c", script, folder=tmp_path, **_variables(JOB["variables"], wheel, programs)
    )
    return ended.returncode, ended.stdout


def _variables(written: dict[str, str], wheel: Path, programs: Path) -> dict[str, str]:
    """The variables of a recipe, with the wheel that a release would have and the programs of its own Python."""
    return {**written, "WHEEL": str(wheel), "PATH": first(programs), "PYTHONPATH": ""}


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


def test_github_has_no_report_where_nothing_was_audited(
    wheel: Path, programs: Path, tmp_path: Path
) -> None:
    (report,) = (step["run"] for step in STEPS if step.get("name") == "Report")
    variables = _variables({**WORKFLOW["env"], "FROM": "9.9"}, wheel, programs)
    assert ran("bash", "-e", "-c", report, folder=tmp_path, **variables).returncode != 0
    assert not (tmp_path / "names.sarif").exists()


def test_github_uploads_what_was_written_also_after_a_failure() -> None:
    conditions = {
        step.get("name", step.get("uses", "").partition("@")[0]): step.get("if") for step in STEPS
    }
    assert conditions == {
        "actions/checkout": None,
        "actions/setup-python": None,
        "Install": None,
        "Audit": None,
        "Report": ALWAYS,
        "github/codeql-action/upload-sarif": "${{ (success() || failure()) && steps.report.outcome == 'success' }}",
    }
    assert STEPS[-2]["id"] == "report"
    assert f"--output {STEPS[-1]['with']['sarif_file']} " in STEPS[-2]["run"]


def test_github_may_read_and_upload() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["audit"]["permissions"] == {
        "contents": "read",
        "security-events": "write",
    }
    assert STEPS[0]["with"] == {"persist-credentials": False}


def test_github_actions_are_pinned_as_in_our_workflows() -> None:
    written = re.findall(r"uses: (.+)$", GITHUB.read_text("utf-8"), re.MULTILINE)
    assert len(written) == sum("uses" in step for step in STEPS) == 3
    assert [
        use for use in written if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []
    ours = {
        use
        for path in WORKFLOWS
        for use in re.findall(r"uses: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert [use for use in written if use not in ours] == [
        use for use in written if use.startswith("github/codeql-action/")
    ]


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
def test_it_fits_the_published_schema(path: Path, schema: str) -> None:
    assert_fits(schema, path)


@NAMED
def test_the_wheel_is_that_of_this_version(path: Path, wheel: Path) -> None:
    written = (WORKFLOW["env"] if path == GITHUB else JOB["variables"])["WHEEL"]
    assert written.endswith(f"/v{kuma_names.__version__}/{wheel.name}")


def test_installed_is_what_was_built(wheel: Path, programs: Path, tmp_path: Path) -> None:
    variables = _variables({}, wheel, programs)
    assert ran("bash", "-ec", STEPS[2]["run"], folder=tmp_path, **variables).returncode == 0
    found = ran("bash", "-c", "command -v kuma-names", folder=tmp_path, **variables).stdout.strip()
    assert found == os.fspath(programs / "kuma-names")
