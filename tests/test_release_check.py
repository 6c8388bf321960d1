"""Package, chart, contract, changelog and examples have one version."""

import doctest

import pytest

import kuma_names
from tools import release_check


def test_every_place_has_the_same_version() -> None:
    versions = release_check.versions()
    assert versions == dict.fromkeys(versions, kuma_names.__version__)
    assert set(versions) == {
        "package",
        "contract",
        "changelog",
        "chart version",
        "chart appVersion",
        "example github-actions.yaml",
        "example gitlab-ci.yaml",
        "example pre-commit-config.yaml",
    }


def test_doctest_passes() -> None:
    assert doctest.testmod(release_check) == (0, 1)


@pytest.mark.parametrize(
    ("tag", "versions", "date", "expected"),
    [
        ("v1.0.0", {"package": "1.0.0", "chart version": "1.0.0"}, "2026-12-01", []),
        ("v1.0.1", {"package": "1.0.0"}, "2026-12-01", ["the package has '1.0.0', not '1.0.1'"]),
        (
            "v1.0.0",
            {"chart appVersion": "1.0"},
            "2026-12-01",
            ["the chart appVersion has '1.0', not '1.0.0'"],
        ),
        ("v1.0.0", {"package": "1.0.0"}, "soon", ["the changelog must have a date, has 'soon'"]),
    ],
)
def test_differences_prevent_a_release(
    tag: str, versions: dict[str, str], date: str, expected: list[str]
) -> None:
    assert release_check.problems(tag, versions, date) == expected


def test_command_fails_on_another_tag(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_check.main("v0.0.0") == 1
    message = f"the package has '{kuma_names.__version__}', not '0.0.0'"
    assert message in capsys.readouterr().out.splitlines()
