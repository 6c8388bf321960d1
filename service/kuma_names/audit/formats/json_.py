"""JSON: the whole report; audit.schema.json describes it."""

import json
from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.model import Audit


def write(made: Audit) -> Iterator[str]:
    """Write the report."""
    yield json.dumps(summary.audit(made), indent=2, ensure_ascii=False) + "\n"
