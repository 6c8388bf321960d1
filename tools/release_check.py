"""Every place that says which version this is, and whether they agree; it changes none of them.

    python -m tools.release_check v1.2.3

exits with 0 if all places have the version of that tag, and the changelog a date for it.
"""

import re
import sys
from pathlib import Path

import yaml

import kuma_names

ROOT = Path(__file__).parents[1]
CHART = ROOT / "helm" / "kuma-names" / "Chart.yaml"


def versions() -> dict[str, str]:
    """The version by the place that says it; the chart's places only where there is a chart."""
    contract = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
    found = {
        "package": kuma_names.__version__,
        "contract": contract["info"]["version"],
        "changelog": latest()[0],
    }
    if CHART.exists():
        chart = yaml.safe_load(CHART.read_text("utf-8"))
        found |= {f"chart {field}": str(chart[field]) for field in ("version", "appVersion")}
    return found | recipes()


def recipes() -> dict[str, str]:
    """The version by the recipe that installs it: as a tag, and in the name of the wheel."""
    texts = {
        path.name: path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))
    }
    places = re.compile(r"(?:/|rev: )v([0-9][^/\s]*)|kuma_names-([^-\s]+)-py3")
    found = {
        name: {tag or wheel for tag, wheel in places.findall(text)} for name, text in texts.items()
    }
    return {
        f"recipe {name}": " and ".join(sorted(versions))
        for name, versions in found.items()
        if versions
    }


def latest() -> tuple[str, str]:
    """The newest version of the changelog that is more than a collection, and its date or `Unreleased`."""
    heads = re.findall(
        r"^## \[([0-9][^\]]*)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    version, date = heads[0]
    return version, date


def faults(tag: str, found: dict[str, str], date: str) -> list[str]:
    """What keeps a tag from being released.

    >>> faults("v1.2.3", {"package": "1.2.3", "contract": "1.2.2"}, "Unreleased")
    ["the contract has '1.2.2', not '1.2.3'", "the changelog must have a date, has 'Unreleased'"]
    """
    wanted = tag.removeprefix("v")
    wrong = [
        f"the {place} has {version!r}, not {wanted!r}"
        for place, version in found.items()
        if version != wanted
    ]
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", date, re.ASCII)
    return wrong if dated else [*wrong, f"the changelog must have a date, has {date!r}"]


def main(tag: str) -> int:
    """Print what keeps a tag from being released, and return the exit code."""
    found = faults(tag, versions(), latest()[1])
    print("\n".join(found) or f"{tag} can be released")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
