"""The Dockerfile, its linter, and the files of the build context."""

import re
import subprocess

from tests.deploy.image.tools import ROOT, output, require_tools

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_linter_has_no_warnings() -> None:
    process = subprocess.run(
        [ROOT / ".venv/bin/hadolint", ROOT / "Dockerfile"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


def test_the_context_has_exactly_the_files_that_the_dockerfile_copies() -> None:
    copied_names = {
        name
        for line in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, re.MULTILINE)
        for name in line.split()[:-1]
    }
    first, *lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    included_names = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert (first, included_names) == ("*", copied_names)


def test_the_context_is_in_the_repository() -> None:
    require_tools("git")
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    included_names = sorted(line.removeprefix("!") for line in lines if line.startswith("!"))
    tracked_files = output("git", "ls-files", *included_names).splitlines()
    assert sorted({name.split("/")[0] for name in tracked_files}) == included_names


def test_both_stages_have_the_same_replaceable_base() -> None:
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${PYTHON_IMAGE}"] * 2
    assert re.findall(r"^ARG PYTHON_IMAGE=(.+)$", DOCKERFILE, re.MULTILINE) == [
        "python:3.13-slim-trixie"
    ]
