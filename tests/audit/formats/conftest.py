"""The report that the formats write."""

import pytest

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import audit_inventory


@pytest.fixture(scope="package")
def report() -> AuditReport:
    """Return a report with every kind of entry."""
    return audit_inventory()
