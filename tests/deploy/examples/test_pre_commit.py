"""The hook, installed and run by pre-commit from a Git repository of this project."""

import subprocess
from pathlib import Path

import pytest
import yaml

import kuma_names
from tests.deploy.examples.tools import (
    EXAMPLES,
    GOOD,
    REJECTED,
    ROOT,
    commit_all,
    console_script,
    run,
)

CONFIG = EXAMPLES / "pre-commit-config.yaml"
DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: Web_1}\n"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which pre-commit installs hooks."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a good, a rejected and a foreign resource, and with other files."""
    texts = {
        "resources/good.yaml": GOOD,
        "resources/rejected.json": '{"type": "Zone", "name": "east_1"}',
        "resources/deployment.yaml": DEPLOYMENT,
        "tests/rejected.yaml": REJECTED,
        "resources/notes.txt": REJECTED,
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    commit_all(tmp_path)
    return tmp_path


def pre_commit(
    project: Path, home: Path, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    variables = {"PRE_COMMIT_HOME": str(home), "PYTHONPATH": "", "PRE_COMMIT_COLOR": "never"}
    return run(console_script("pre-commit"), *arguments, folder=project, **variables)


def add_configuration(project: Path, repository: Path) -> None:
    """Write the example's configuration, with a local repository in place of a release."""
    config = yaml.safe_load(CONFIG.read_text("utf-8"))
    head = run("git", "rev-parse", "HEAD", folder=repository).stdout.strip()
    config["repos"][0] |= {"repo": str(repository), "rev": head}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))


@pytest.mark.parametrize(
    ("files", "code", "output"),
    [
        (["resources/good.yaml", "resources/deployment.yaml"], 0, "Passed"),
        (
            ["resources/good.yaml", "resources/rejected.json"],
            1,
            "resources/rejected.json:1: must not contain '_'",
        ),
        (["resources/deployment.yaml"], 0, "Passed"),
        (["resources/notes.txt"], 0, "Skipped"),
    ],
)
def test_the_hook_can_be_tried(
    project: Path, repository: Path, home: Path, files: list[str], code: int, output: str
) -> None:
    process = pre_commit(
        project, home, "try-repo", repository, "kuma-names-audit", "--files", *files
    )
    assert process.returncode == code, process.stdout + process.stderr
    assert output in process.stdout


def test_the_example_audits_the_folder_resources(
    project: Path, repository: Path, home: Path
) -> None:
    add_configuration(project, repository)
    bad = pre_commit(project, home, "run", "--all-files")
    assert bad.returncode == 1
    assert bad.stdout.count("resources/rejected.json") == 1
    assert "tests/" not in bad.stdout
    assert "resources: 3 read, 2 judged, 1 skipped, 0 malformed, 0 unreadable" in bad.stdout
    run("git", "rm", "--quiet", "resources/rejected.json", folder=project)
    good = pre_commit(project, home, "run", "--all-files")
    assert good.returncode == 0, good.stdout + good.stderr


@pytest.mark.parametrize(
    ("command", "path"), [("validate-manifest", MANIFEST), ("validate-config", CONFIG)]
)
def test_pre_commit_accepts_the_files(tmp_path: Path, home: Path, command: str, path: Path) -> None:
    process = pre_commit(tmp_path, home, command, path)
    assert (process.returncode, process.stdout + process.stderr) == (0, "")


def test_the_example_has_the_hook_and_this_version() -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
    (repository,) = yaml.safe_load(CONFIG.read_text("utf-8"))["repos"]
    assert [row["id"] for row in repository["hooks"]] == [hook["id"]]
    assert repository["rev"] == f"v{kuma_names.__version__}"
