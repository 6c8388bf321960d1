"""The hook, installed and run by the real pre-commit from a repository of this project."""

import subprocess
from pathlib import Path

import pytest
import yaml

import kuma_names
from tests.deploy.recipes.tools import GOOD, RECIPES, REJECTED, ROOT, beside_python, committed, ran

CONFIG = RECIPES / "pre-commit-config.yaml"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a good and a rejected resource, one of something else, and a rejected one elsewhere."""
    texts = {
        "resources/good.yaml": GOOD,
        "resources/rejected.json": '{"type": "Zone", "name": "east_1"}',
        "resources/deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: Web_1}\n",
        "tests/rejected.yaml": REJECTED,
        "resources/notes.txt": REJECTED,
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    committed(tmp_path)
    return tmp_path


def pre_commit(
    project: Path, home: Path, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    variables = {"PRE_COMMIT_HOME": str(home), "PYTHONPATH": "", "PRE_COMMIT_COLOR": "never"}
    return ran(beside_python("pre-commit"), *arguments, folder=project, **variables)


def configured(project: Path, repository: Path) -> None:
    """Put the recipe there, with this project's own repository in place of a release."""
    config = yaml.safe_load(CONFIG.read_text("utf-8"))
    head = ran("git", "rev-parse", "HEAD", folder=repository).stdout.strip()
    config["repos"][0] |= {"repo": str(repository), "rev": head}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        (["resources/good.yaml", "resources/deployment.yaml"], 0, "Passed"),
        (
            ["resources/good.yaml", "resources/rejected.json"],
            1,
            "rejected  Zone east_1  resources/rejected.json:1",
        ),
        (["resources/notes.txt"], 0, "Skipped"),
    ],
)
def test_the_hook_can_be_tried(
    project: Path, repository: Path, home: Path, files: list[str], code: int, said: str
) -> None:
    ended = pre_commit(project, home, "try-repo", repository, "kuma-names-audit", "--files", *files)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert said in ended.stdout


def test_the_recipe_audits_what_is_below_resources(
    project: Path, repository: Path, home: Path
) -> None:
    configured(project, repository)
    bad = pre_commit(project, home, "run", "--all-files")
    assert (
        bad.returncode,
        bad.stdout.count("resources/rejected.json"),
        "tests/" in bad.stdout,
    ) == (1, 1, False)
    assert "resources: 3 read, 2 judged, 1 skipped, 0 malformed, 0 unreadable" in bad.stdout
    ran("git", "rm", "--quiet", "resources/rejected.json", folder=project)
    good = pre_commit(project, home, "run", "--all-files")
    assert good.returncode == 0, good.stdout + good.stderr


@pytest.mark.parametrize(
    ("command", "path"), [("validate-manifest", MANIFEST), ("validate-config", CONFIG)]
)
def test_pre_commit_takes_the_files(tmp_path: Path, home: Path, command: str, path: Path) -> None:
    ended = pre_commit(tmp_path, home, command, path)
    assert (ended.returncode, ended.stdout + ended.stderr) == (0, "")


def test_the_recipe_names_a_hook_that_there_is_and_this_version() -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
    (repository,) = yaml.safe_load(CONFIG.read_text("utf-8"))["repos"]
    assert [one["id"] for one in repository["hooks"]] == [hook["id"]]
    assert repository["rev"] == f"v{kuma_names.__version__}"
