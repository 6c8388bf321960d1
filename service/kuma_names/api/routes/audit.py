"""Route of audits: one or more files in the body, a report in one of the formats."""

import io
from typing import IO

from flask import Blueprint, Response, request

from kuma_names.api.errors import invalid_field
from kuma_names.api.extensions import current_settings
from kuma_names.api.multipart import FILE_FIELD, MULTIPART_TYPE, parse_files
from kuma_names.api.request_parsing import INVENTORY_TYPES, parse_query, read_upload
from kuma_names.api.schemas import AuditSchema
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import AuditOptions, Side
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import MINORS, parse_version, version_to_upgrade
from kuma_names.json_types import JsonObject

blueprint = Blueprint("audit", __name__)
DEFAULT_FILE = "inventory"
"""Name of the inventory in its report, unless the request gives one."""
_AUDIT = AuditSchema()
_CONTENT_TYPES = {
    "json": "application/json",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_TEXT = "text/plain; charset=utf-8"


@blueprint.post("/audit")
def post_audit() -> Response:
    """Audit the inventory in the body, or the files in it."""
    query = parse_query(request, _AUDIT)
    files = _files(query)
    options = _options(query, current_settings().default_version)
    report = audit(files, options)
    format_ = query.get("format", "json")
    text = "".join(FORMATS[format_](report))
    content = text.encode("utf-8", "backslashreplace")
    response = Response(content, content_type=_CONTENT_TYPES.get(format_, _TEXT))
    if format_ == "html":
        # It is a document of its own, which must not run as a page of the service.
        response.headers["Content-Disposition"] = 'attachment; filename="audit.html"'
    return response


def _files(query: JsonObject) -> list[tuple[str, IO[bytes]]]:
    """Return the names and contents of the files in the body; raises RequestError."""
    types = (*INVENTORY_TYPES, MULTIPART_TYPE)
    body = read_upload(request, types, current_settings().max_inventory)
    if request.mimetype != MULTIPART_TYPE:
        return [(query.get("file", DEFAULT_FILE), io.BytesIO(body))]
    if "file" in query:
        reason = f"must not be in the URL of {MULTIPART_TYPE}, whose files have names"
        raise invalid_field(FILE_FIELD, reason)
    return parse_files(body, request.mimetype_params.get("boundary"))


def _options(query: JsonObject, default_version: str) -> AuditOptions:
    """Parse the options; raises `UnknownVersionError`."""
    return AuditOptions(
        parse_version(query.get("kumaVersion", version_to_upgrade(default_version))),
        parse_version(query.get("targetVersion", MINORS[-1]), "targetVersion"),
        Operation(query.get("operation", Operation.UPDATE)),
        Mode(query.get("mode", Mode.ZONE)),
        Side(query.get("first", Side.GLOBAL)),
        query.get("zone") or None,
    )
