"""The wheel, the image, the chart, the contract and the changelog have one version."""

import doctest

import pytest

import kuma_names
from tools import release_check


def test_every_place_has_the_same_version() -> None:
    found = release_check.versions()
    assert found == dict.fromkeys(found, kuma_names.__version__)
    assert {"package", "contract", "changelog"} <= set(found)
    assert set(release_check.recipes()) == {
        f"recipe {name}.yaml" for name in ("github-actions", "gitlab-ci", "pre-commit-config")
    }


def test_the_doctest_passes() -> None:
    assert doctest.testmod(release_check) == (0, 1)


@pytest.mark.parametrize(
    ("tag", "found", "date", "expected"),
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
def test_a_tag_is_released_only_where_all_agree(
    tag: str, found: dict[str, str], date: str, expected: list[str]
) -> None:
    assert release_check.faults(tag, found, date) == expected


def test_the_command_refuses_another_tag(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_check.main("v0.0.0") == 1
    assert (
        f"the package has '{kuma_names.__version__}', not '0.0.0'"
        in capsys.readouterr().out.splitlines()
    )
