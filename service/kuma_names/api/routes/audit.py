"""From an uploaded inventory to its report, in any of the formats."""

import io
from typing import Any

from flask import Response

from kuma_names.api.http_settings import Settings
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Question, Side
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import MINORS, upgraded, version

FILE = "inventory"
"""What the inventory is called in its report, unless the request says."""
_TYPES = {
    "json": "application/json",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
}
_TEXT = "text/plain; charset=utf-8"


def report(data: dict[str, Any], inventory: bytes, settings: Settings) -> Response:
    """Audit an inventory; raises the core's errors for versions that are unknown."""
    question = Question(
        version(data.get("kumaVersion", upgraded(settings.default_version))),
        version(data.get("targetVersion", MINORS[-1]), "targetVersion"),
        Operation(data.get("operation", Operation.UPDATE)),
        Mode(data.get("mode", Mode.ZONE)),
        Side(data.get("first", Side.GLOBAL)),
    )
    made = audit([(data.get("file", FILE), io.BytesIO(inventory))], question)
    format_ = data.get("format", "json")
    return Response("".join(FORMATS[format_](made)).encode("utf-8", "backslashreplace"), content_type=_TYPES.get(format_, _TEXT))
