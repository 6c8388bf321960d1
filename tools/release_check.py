"""Check of a tag against every version in the repository: `python -m tools.release_check v1.2.3`.

Exits with 0 if package, contract, chart, changelog and examples have the version of the tag, and
the changelog has a date for it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

import kuma_names

_ROOT = Path(__file__).parents[1]
_CHART = _ROOT / "helm" / "kuma-names" / "Chart.yaml"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CHANGELOG_HEAD = re.compile(r"^## \[([0-9][^\]]*)\] - (.+)$", re.MULTILINE)
_EXAMPLE_VERSION = re.compile(r"(?:/|rev: )v([0-9][^/\s]*)|kuma_names-([^-\s]+)-py3")
"""The version in a tag, or in the name of a wheel."""


def versions() -> dict[str, str]:
    """Return the version in every place."""
    contract = yaml.load((_ROOT / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
    chart = yaml.safe_load(_CHART.read_text("utf-8"))
    changelog_version, _ = latest_release()
    return {
        "package": kuma_names.__version__,
        "contract": contract["info"]["version"],
        "changelog": changelog_version,
        "chart version": str(chart["version"]),
        "chart appVersion": str(chart["appVersion"]),
        **dict(example_versions()),
    }


def example_versions() -> Iterator[tuple[str, str]]:
    """Yield the examples that install the package, with the versions that they install."""
    for path in sorted((_ROOT / "examples").glob("*.yaml")):
        matches = _EXAMPLE_VERSION.findall(path.read_text("utf-8"))
        wheel_versions = {tag or wheel for tag, wheel in matches}
        if wheel_versions:
            yield f"example {path.name}", " and ".join(sorted(wheel_versions))


def latest_release() -> tuple[str, str]:
    """Return the newest version of the changelog, and its date or `Unreleased`."""
    changelog = (_ROOT / "CHANGELOG.md").read_text("utf-8")
    version, date = _CHANGELOG_HEAD.findall(changelog)[0]
    return version, date


def problems(tag: str, versions: dict[str, str], date: str) -> list[str]:
    """Return the reasons why a tag cannot be released.

    >>> problems("v1.2.3", {"package": "1.2.3", "contract": "1.2.2"}, "Unreleased")
    ["the contract has '1.2.2', not '1.2.3'", "the changelog must have a date, has 'Unreleased'"]
    """
    expected = tag.removeprefix("v")
    messages = [
        f"the {place} has {version!r}, not {expected!r}"
        for place, version in versions.items()
        if version != expected
    ]
    if not _DATE.fullmatch(date):
        messages.append(f"the changelog must have a date, has {date!r}")
    return messages


def main(tag: str) -> int:
    """Print why a tag cannot be released; return 1 if there is a reason."""
    _, date = latest_release()
    messages = problems(tag, versions(), date)
    print("\n".join(messages) or f"{tag} can be released")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
