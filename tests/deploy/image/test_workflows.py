"""The workflows: targets exist, permissions are minimal, actions are pinned."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.image.tools import ROOT, assert_matches_schema

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yaml"))
NAMED = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def load_workflow(path: Path) -> dict[Any, Any]:
    """Return a workflow; its key `on` is True in YAML 1.1."""
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return workflow


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of all jobs."""
    return [step for job in load_workflow(path)["jobs"].values() for step in job["steps"]]


def test_all_workflows_are_tested() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yaml", "release.yaml"]


@NAMED
def test_it_matches_the_published_schema(path: Path) -> None:
    assert_matches_schema("github-workflows", path)


@NAMED
def test_actions_are_pinned_by_commit_with_the_version_as_comment(path: Path) -> None:
    actions = re.findall(r"uses: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert len(actions) == sum("uses" in step for step in steps(path)) > 0
    pin = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in actions if not pin.fullmatch(action)] == []


def test_an_action_has_the_same_pin_in_all_workflows() -> None:
    uses = {
        tuple(step["uses"].split("@"))
        for path in WORKFLOWS
        for step in steps(path)
        if "uses" in step
    }
    assert sorted(uses) == sorted(dict(uses).items())


@NAMED
def test_no_checkout_keeps_its_token(path: Path) -> None:
    checkouts = [
        step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts != []
    for step in checkouts:
        assert step.get("with") == {"persist-credentials": False}


def test_permissions_of_jobs_are_minimal() -> None:
    permissions = {
        f"{path.stem} {name}": job.get("permissions", load_workflow(path)["permissions"])
        for path in WORKFLOWS
        for name, job in load_workflow(path)["jobs"].items()
    }
    reads = {"contents": "read"}
    pushes = {"contents": "read", "packages": "write"}
    assert permissions == {
        "ci ci": reads,
        "release check": reads,
        "release wheel": reads,
        "release image": pushes,
        "release chart": pushes,
        "release publish": {"contents": "write"},
    }


@NAMED
def test_make_targets_exist(path: Path) -> None:
    targets = {
        target
        for step in steps(path)
        for target in re.findall(r"^make ([a-z-]+)$", step.get("run", ""), re.MULTILINE)
    }
    assert targets <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_nothing_is_published_before_it_is_checked() -> None:
    jobs = load_workflow(ROOT / ".github/workflows/release.yaml")["jobs"]
    assert {name: job.get("needs", []) for name, job in jobs.items()} == {
        "check": [],
        "wheel": "check",
        "image": "check",
        "chart": ["check", "image"],
        "publish": ["check", "wheel", "image", "chart"],
    }
    commands = [step["run"] for step in jobs["check"]["steps"] if "run" in step]
    assert commands[:3] == [
        "make test",
        "make check",
        '.venv/bin/python -m tools.release_check "$GITHUB_REF_NAME"',
    ]


def test_a_tag_starts_a_release_and_ci_runs_the_local_script() -> None:
    release = load_workflow(ROOT / ".github/workflows/release.yaml")
    ci = load_workflow(ROOT / ".github/workflows/ci.yaml")
    assert release[True] == {"push": {"tags": ["v*"]}}
    assert ci[True] == {"pull_request": None, "push": {"branches": ["main"]}}
    assert ci["jobs"]["ci"]["steps"][-1] == {"run": ".ci/run"}


def test_the_image_is_built_with_sbom_provenance_and_labels() -> None:
    job = load_workflow(ROOT / ".github/workflows/release.yaml")["jobs"]["image"]
    (inputs,) = (
        step["with"] for step in job["steps"] if "build-push-action" in step.get("uses", "")
    )
    assert inputs["sbom"] is True
    assert inputs["provenance"] == "mode=max"
    assert inputs["platforms"] == "linux/amd64,linux/arm64"
    arguments = {line.partition("=")[0] for line in inputs["build-args"].splitlines()}
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    arguments = set(re.findall(r"^ARG (\w+)=$", dockerfile, re.MULTILINE))
    assert arguments == arguments == {"VERSION", "REVISION", "CREATED"}
