"""The workflows: what they run exists, what they may do is little, and what they use is pinned."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.image.tools import ROOT, assert_fits

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yaml"))
NAMED = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def read(path: Path) -> dict[Any, Any]:
    """A workflow; its `on` is True to YAML 1.1."""
    read: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return read


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_are_two() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yaml", "release.yaml"]


@NAMED
def test_it_fits_the_published_schema(path: Path) -> None:
    assert_fits("github-workflows", path)


@NAMED
def test_actions_are_pinned_by_commit_with_the_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps(path)) > 0
    assert [
        use for use in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []


def test_an_action_has_one_pin_in_all_workflows() -> None:
    uses = {
        tuple(step["uses"].split("@"))
        for path in WORKFLOWS
        for step in steps(path)
        if "uses" in step
    }
    assert sorted(uses) == sorted(dict(uses).items())


@NAMED
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    checkouts = [
        step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert (
        [step.get("with") for step in checkouts]
        == [{"persist-credentials": False}] * len(checkouts)
        != []
    )


def test_jobs_may_do_what_they_must_and_no_more() -> None:
    granted = {
        f"{path.stem} {name}": job.get("permissions", read(path)["permissions"])
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    }
    reads, pushes = {"contents": "read"}, {"contents": "read", "packages": "write"}
    assert granted == {
        "ci ci": reads,
        "release check": reads,
        "release wheel": reads,
        "release image": pushes,
        "release chart": pushes,
        "release publish": {"contents": "write"},
    }


@NAMED
def test_make_targets_exist(path: Path) -> None:
    named = {
        target
        for step in steps(path)
        for target in re.findall(r"^make ([a-z-]+)$", step.get("run", ""), re.MULTILINE)
    }
    assert named <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_nothing_is_published_before_it_is_checked() -> None:
    jobs = read(ROOT / ".github/workflows/release.yaml")["jobs"]
    assert {name: job.get("needs", []) for name, job in jobs.items()} == {
        "check": [],
        "wheel": "check",
        "image": "check",
        "chart": ["check", "image"],
        "publish": ["check", "wheel", "image", "chart"],
    }
    ran = [step["run"] for step in jobs["check"]["steps"] if "run" in step]
    assert ran[:3] == [
        "make test",
        "make check",
        '.venv/bin/python -m tools.release_check "$GITHUB_REF_NAME"',
    ]


def test_a_release_starts_from_a_tag_and_ci_runs_what_everybody_runs() -> None:
    release, ci = (read(ROOT / f".github/workflows/{name}.yaml") for name in ("release", "ci"))
    assert release[True] == {"push": {"tags": ["v*"]}}
    assert ci[True] == {"pull_request": None, "push": {"branches": ["main"]}}
    assert ci["jobs"]["ci"]["steps"][-1] == {"run": ".ci/run"}


def test_the_image_says_what_is_in_it_and_where_it_comes_from() -> None:
    job = read(ROOT / ".github/workflows/release.yaml")["jobs"]["image"]
    (given,) = (
        step["with"] for step in job["steps"] if "build-push-action" in step.get("uses", "")
    )
    said = {name: given[name] for name in ("sbom", "provenance", "platforms")}
    assert said == {"sbom": True, "provenance": "mode=max", "platforms": "linux/amd64,linux/arm64"}
    arguments = {line.partition("=")[0] for line in given["build-args"].splitlines()}
    wanted = set(
        re.findall(r"^ARG (\w+)=$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    )
    assert arguments == wanted == {"VERSION", "REVISION", "CREATED"}
