"""The Dockerfile as its linter sees it, and what of the repository a build is given."""

import re
import subprocess

from tests.deploy.image.tools import ROOT, need, output

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_linter_has_nothing_to_say() -> None:
    ended = subprocess.run(
        [ROOT / ".venv/bin/hadolint", ROOT / "Dockerfile"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_build_is_given_what_the_dockerfile_copies_and_nothing_else() -> None:
    copied = {
        name
        for line in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, re.MULTILINE)
        for name in line.split()[:-1]
    }
    first, *lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    given = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert (first, given) == ("*", copied)


def test_what_a_build_is_given_is_in_the_repository() -> None:
    need("git")
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    given = sorted(line.removeprefix("!") for line in lines if line.startswith("!"))
    kept = output("git", "ls-files", *given).splitlines()
    assert sorted({name.split("/")[0] for name in kept}) == given


def test_both_stages_are_one_image_that_can_be_replaced() -> None:
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${PYTHON_IMAGE}"] * 2
    assert re.findall(r"^ARG PYTHON_IMAGE=(.+)$", DOCKERFILE, re.MULTILINE) == [
        "python:3.13-slim-trixie"
    ]
